#include "functions.cl"

// Blocks of channels, and rows by their number. A block is `count` channels of every row from its index on; the rows of its
// tensor are `Distance` apart. One work item for each number.

#define BLOCK(x) global float *x, int x##At, int x##Distance, int x##From
#define ROW_AND_CHANNEL           \
    int i = get_global_id(0);     \
    if (i >= n) {                 \
        return;                   \
    }                             \
    int row = i / count;          \
    int channel = i - row * count
#define AT(x) x[x##At + row * x##Distance + x##From + channel]

// y (+)= factor * a * b; y may be a or b.
kernel void multiplyBlocks(float factor, BLOCK(a), BLOCK(b), int accumulate, BLOCK(y), int count, int n) {
    ROW_AND_CHANNEL;
    AT(y) = (accumulate ? AT(y) : 0) + factor * AT(a) * AT(b);
}

kernel void activateBlock(float alpha, float beta, BLOCK(x), int count, int n) {
    ROW_AND_CHANNEL;
    AT(x) = f(AT(x), alpha, beta);
}

kernel void activateBlockGradient(float alpha, float beta, BLOCK(y), BLOCK(dy), int count, int n) {
    ROW_AND_CHANNEL;
    AT(dy) = AT(dy) * slope(AT(y), alpha, beta);
}

// y may be x.
kernel void addToSamples(
        global const float *x, int xAt, global const float *one, int oneAt, int count, global float *y, int yAt, int n) {
    int i = get_global_id(0);
    if (i < n) {
        y[yAt + i] = x[xAt + i] + one[oneAt + i % count];
    }
}

// y[row] = table[numbers[row]], rows of `count` channels.
kernel void takeRows(
        global const float *table, int tableAt, global const float *numbers, int numbersAt, int count,
        global float *y, int yAt, int n) {
    ROW_AND_CHANNEL;
    y[yAt + i] = table[tableAt + (int) numbers[numbersAt + row] * count + channel];
}

// links[r] = next row of the same number, n behind the last; links[n + r] = 1 for the first row of its number.
kernel void links(global const float *numbers, int numbersAt, global int *links, int n) {
    int r = get_global_id(0);
    if (r < n) {
        global const float *all = numbers + numbersAt;
        int next = r + 1;
        while (next < n && all[next] != all[r]) {
            next++;
        }
        int before = r - 1;
        while (before >= 0 && all[before] != all[r]) {
            before--;
        }
        links[r] = next;
        links[n + r] = before < 0;
    }
}

// table[numbers[row]] += dy[row], and all rows of the same number after it in their order.
kernel void addToRows(
        global const float *dy, int dyAt, global const float *numbers, int numbersAt, global const int *links, int rows,
        global float *table, int tableAt, int count, int n) {
    ROW_AND_CHANNEL;
    if (links[rows + row]) {
        int at = tableAt + (int) numbers[numbersAt + row] * count + channel;
        float sum = table[at];
        for (int r = row; r < rows; r = links[r]) {
            sum += dy[dyAt + r * count + channel];
        }
        table[at] = sum;
    }
}
