// Random numbers that are pure functions of a key and an index, the bits of Randoms: SplitMix64's mixing.

ulong randomBits(ulong key, ulong i) {
    ulong z = key + i * 0x9E3779B97F4A7C15UL;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
    return z ^ (z >> 31);
}

// In [0, 1) with 24 random bits.
float uniformNumber(ulong key, ulong i) {
    return (float) (randomBits(key, i) >> 40) * 0x1p-24f;
}

// y = x * factor where the number of the element is at least `threshold`, else 0; y may be x.
kernel void dropout(
        ulong key, float threshold, float factor, global const float *x, int xAt, global float *y, int yAt, int n) {
    int i = get_global_id(0);
    if (i < n) {
        y[yAt + i] = uniformNumber(key, i) >= threshold ? x[xAt + i] * factor : 0;
    }
}

#ifdef cl_khr_fp64
#pragma OPENCL EXTENSION cl_khr_fp64 : enable

double tail(double root) {
    if (root <= 5) {
        double r = root - 1.6;
        double above = ((0.17023821103 * r + 1.3067284816) * r + 2.7568153900) * r + 1.4234372777;
        return above / ((0.12021132975 * r + 0.73700164250) * r + 1);
    }
    double r = root - 5;
    double above = ((0.017337203997 * r + 0.42868294337) * r + 3.0812263860) * r + 6.6579051150;
    return above / ((0.012258202635 * r + 0.24197894225) * r + 1);
}

// Of mean 0 and deviation 1: algorithm AS 241, PPND7 (Wichura 1988).
double normalNumber(ulong key, ulong i) {
    double p = ((double) (randomBits(key, i) >> 12) + 0.5) * 0x1p-52;
    double q = p - 0.5;
    if (fabs(q) <= 0.425) {
        double r = 0.180625 - q * q;
        double above = ((59.109374720 * r + 159.29113202) * r + 50.434271938) * r + 3.3871327179;
        return q * above / (((67.187563600 * r + 78.757757664) * r + 17.895169469) * r + 1);
    }
    return copysign(tail(sqrt(-log(fmin(p, 1 - p)))), q);
}

// y = x + deviation * r; y may be x.
kernel void addNoise(ulong key, float deviation, global const float *x, int xAt, global float *y, int yAt, int n) {
    int i = get_global_id(0);
    if (i < n) {
        y[yAt + i] = (float) (x[xAt + i] + deviation * normalNumber(key, i));
    }
}
#endif
