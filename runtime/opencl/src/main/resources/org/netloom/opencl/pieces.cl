// Sums over rows, on two levels: a group of COLUMNS x LANES work items sums V channels each of a piece of the rows, its
// lanes taking turns; then one group adds up all pieces. Who adds to whom follows from the sizes alone.

// Sum over the lanes of a column; each gets it. Halves are added to halves.
floats laneSum(floats value, local floats *shared) {
    int at = get_local_id(1) * COLUMNS + get_local_id(0);
    shared[at] = value;
    barrier(CLK_LOCAL_MEM_FENCE);
    for (int reach = LANES / 2; reach > 0; reach /= 2) {
        if (get_local_id(1) < reach) {
            shared[at] += shared[at + reach * COLUMNS];
        }
        barrier(CLK_LOCAL_MEM_FENCE);
    }
    floats sum = shared[get_local_id(0)];
    barrier(CLK_LOCAL_MEM_FENCE);
    return sum;
}

// Channel and rows of an item; items beyond the last channel compute the last ones again and write nothing.
#define PIECE                                              \
    local floats shared[LANES * COLUMNS];                  \
    int lane = get_local_id(1);                            \
    int own = get_global_id(0) * V < c && lane == 0;       \
    int channel = min((int) get_global_id(0) * V, c - V);  \
    int first = get_group_id(1) * piece;                   \
    int end = min(rows, first + piece)

// Where a piece puts its first sum; the second comes c numbers later.
#define PART(parts) (parts + (int) get_group_id(1) * 2 * c + channel)

// totals = the sums of all pieces, dShift and dScale (+)= them where they are wanted.
kernel void gradientTotals(
        global const float *parts, int c, int pieces, global float *totals,
        int wanted, int accumulate, global float *dScale, int dScaleAt, global float *dShift, int dShiftAt) {
    local floats shared[LANES * COLUMNS];
    int channel = min((int) get_global_id(0) * V, c - V);
    floats sum = 0;
    floats sumHat = 0;
    for (int p = get_local_id(1); p < pieces; p += LANES) {
        sum += load(parts + 2 * p * c + channel);
        sumHat += load(parts + (2 * p + 1) * c + channel);
    }
    sum = laneSum(sum, shared);
    sumHat = laneSum(sumHat, shared);
    if (get_global_id(0) * V < c && get_local_id(1) == 0) {
        store(sum, totals + channel);
        store(sumHat, totals + c + channel);
        if (wanted) {
            store(loadOr(dShift + dShiftAt + channel, accumulate, 0) + sum, dShift + dShiftAt + channel);
            store(loadOr(dScale + dScaleAt + channel, accumulate, 0) + sumHat, dScale + dScaleAt + channel);
        }
    }
}
