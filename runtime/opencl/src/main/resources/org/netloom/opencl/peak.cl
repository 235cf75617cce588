// What a device can do at most. V: the vector of an item.

#define TURN(s) s = fma(s, va, vb)

// Eight sums that do not wait for each other.
kernel void multiplyAdds(global float *out, int turns, float a, float b) {
    const V va = (V)(a);
    const V vb = (V)(b);
    V s0 = vb, s1 = va, s2 = vb + va, s3 = vb - va, s4 = va * 2.0f, s5 = vb * 3.0f, s6 = va * 4.0f, s7 = vb * 5.0f;
    for (int i = 0; i < turns; i++) {
        TURN(s0);
        TURN(s1);
        TURN(s2);
        TURN(s3);
        TURN(s4);
        TURN(s5);
        TURN(s6);
        TURN(s7);
    }
    ((global V *)out)[get_global_id(0)] = s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7;
}

kernel void copyNumbers(global const V *from, global V *to, int n) {
    const int i = get_global_id(0);
    if (i < n) {
        to[i] = from[i];
    }
}
