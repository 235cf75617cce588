// Part of the kernel, with its vectors and without copies of structures: by itself a function may be compiled for shorter
// vectors, and a structure that is passed by value is copied by overlapping moves, each of which waits for all stores before.
#define INLINED __attribute__((always_inline))
