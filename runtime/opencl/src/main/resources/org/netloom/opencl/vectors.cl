#include "inlined.cl"

// V neighbouring channels at once, as the compiler's option -DV=8, say, has it: 1 where work items themselves are lanes,
// more where they are loops. Comparisons of floats are ints, which select takes.

#define JOINED(a, b) a##b
#define JOIN(a, b) JOINED(a, b)

#if V == 1
typedef float floats;
typedef int ints;
#define load(p) (*(p))
#define store(v, p) (*(p) = (v))
#define storeInts(v, p) (*(p) = (v))
#else
typedef JOIN(float, V) floats;
typedef JOIN(int, V) ints;
#define load(p) JOIN(vload, V)(0, p)
// An assignment, since vstore writes vectors by quarters on some drivers.
typedef floats loose __attribute__((aligned(4)));
typedef ints looseInts __attribute__((aligned(4)));
#define store(v, p) (*(global loose *)(p) = (v))
#define storeInts(v, p) (*(global looseInts *)(p) = (v))
#endif

// V numbers that all channels have or, where there are none, the same number.
floats loadOr(global const float *numbers, int given, float otherwise) {
    floats v = otherwise;
    return given ? load(numbers) : v;
}

// Sum of V numbers.
float across(floats v) {
#if V == 1
    return v;
#else
    float all[V];
    JOIN(vstore, V)(v, 0, all);
    float sum = 0;
    for (int i = 0; i < V; i++) {
        sum += all[i];
    }
    return sum;
#endif
}
