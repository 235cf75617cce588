// Local response normalisation (Krizhevsky et al. 2012) along rows of c channels: one work item for each number. A number's
// base is k + share * sum of the squares of the numbers from `before` channels before it to `after` behind.

#define RESPONSE int before, int after, float k, float share, float beta, int c

float base(global const float *x, int i, RESPONSE) {
    int channel = i % c;
    float sum = 0;
    for (int j = max(-channel, -before); j <= min(after, c - 1 - channel); j++) {
        sum += x[i + j] * x[i + j];
    }
    return k + share * sum;
}

kernel void responseFactors(RESPONSE, global const float *x, int xAt, global float *factors, int n) {
    int i = get_global_id(0);
    if (i < n) {
        factors[i] = pow(base(x + xAt, i, before, after, k, share, beta, c), -beta);
    }
}

// y may be x.
kernel void respond(global const float *x, int xAt, global const float *factors, global float *y, int yAt, int n) {
    int i = get_global_id(0);
    if (i < n) {
        y[yAt + i] = x[xAt + i] * factors[i];
    }
}

// parts[i] = what each number's gradient owes to its base; parts[n + i] = what goes straight on.
kernel void responseParts(
        RESPONSE, global const float *x, int xAt, global const float *dy, int dyAt, global float *parts, int n) {
    int i = get_global_id(0);
    if (i < n) {
        float b = base(x + xAt, i, before, after, k, share, beta, c);
        float d = dy[dyAt + i] * pow(b, -beta);
        parts[i] = d * x[xAt + i] / b;
        parts[n + i] = d;
    }
}

// A number is in the base of those that have it among their neighbours. dx may be dy.
kernel void responseGradient(
        RESPONSE, global const float *x, int xAt, global const float *parts, global float *dx, int dxAt, int n) {
    int i = get_global_id(0);
    if (i < n) {
        int channel = i % c;
        float sum = 0;
        for (int j = max(-channel, -after); j <= min(before, c - 1 - channel); j++) {
            sum += parts[i + j];
        }
        dx[dxAt + i] = parts[n + i] - 2 * share * beta * x[xAt + i] * sum;
    }
}
