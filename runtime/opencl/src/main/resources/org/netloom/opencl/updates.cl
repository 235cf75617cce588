// Updates of parameters p along their gradients g, see UpdateOps. None happens while hold[0] is not 0, see AheadOps.

// g += l2*p + l1*sign(p); the sign of 0 is 0, that of NaN is NaN.
kernel void regularize(
        global const float *p, int pAt, float l1, float l2, global float *g, int gAt, int n) {
    int i = get_global_id(0);
    if (i < n) {
        float v = p[pAt + i];
        float sign = v > 0 ? 1 : v < 0 ? -1 : v;
        g[gAt + i] += l2 * v + l1 * sign;
    }
}

kernel void sgd(global float *p, int pAt, global const float *g, int gAt, float rate, global const float *restrict hold, int n) {
    int i = get_global_id(0);
    if (i < n && hold[0] == 0) {
        p[pAt + i] -= rate * g[gAt + i];
    }
}

kernel void momentum(
        global float *p, int pAt, global const float *g, int gAt, global float *v, int vAt,
        float rate, float share, int nesterov, global const float *restrict hold, int n) {
    int i = get_global_id(0);
    if (i < n && hold[0] == 0) {
        float gradient = g[gAt + i];
        float velocity = share * v[vAt + i] + gradient;
        v[vAt + i] = velocity;
        p[pAt + i] -= rate * (nesterov ? gradient + share * velocity : velocity);
    }
}

// s = keep*s + take*g*g; p -= rate * g / (sqrt(s) + epsilon).
kernel void squares(
        global float *p, int pAt, global const float *g, int gAt, global float *s, int sAt,
        float rate, float keep, float take, float epsilon, global const float *restrict hold, int n) {
    int i = get_global_id(0);
    if (i < n && hold[0] == 0) {
        float gradient = g[gAt + i];
        float square = keep * s[sAt + i] + take * gradient * gradient;
        s[sAt + i] = square;
        p[pAt + i] -= rate * gradient / (sqrt(square) + epsilon);
    }
}

// rate is divided by 1 - beta1^step; scale is 1 / (1 - beta2^step); decay is rate * decoupled decay.
kernel void adam(
        global float *p, int pAt, global const float *g, int gAt, global float *m, int mAt, global float *v, int vAt,
        float rate, float keep1, float take1, float keep2, float take2, float scale, float epsilon, float decay, global const float *restrict hold, int n) {
    int i = get_global_id(0);
    if (i < n && hold[0] == 0) {
        float gradient = g[gAt + i];
        float first = keep1 * m[mAt + i] + take1 * gradient;
        float second = keep2 * v[vAt + i] + take2 * gradient * gradient;
        m[mAt + i] = first;
        v[vAt + i] = second;
        float decayed = p[pAt + i] - decay * p[pAt + i];
        p[pAt + i] = decayed - rate * first / (sqrt(second * scale) + epsilon);
    }
}
