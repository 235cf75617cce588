// Work items share `total` tasks. On cards there are as many items as tasks, and `shares` is 0. On processors, where items are
// the loops of a few threads, tasks fall into `shares` pieces of neighbours, and who is done with one takes the next: nobody
// waits for a thread that started late or is slow. Which tasks are in a piece follows from numbers alone. taken[0] counts
// pieces, taken[1] items that found none left; the last of these leaves both 0 for the next kernel.
#define SHARED_TASKS global int *taken, int shares
#define SHARES (shares ? shares : (int)get_global_size(0))
#define FIRST_SHARE (shares ? atomic_inc(taken) : (int)get_global_id(0))
#define NEXT_SHARE (shares ? atomic_inc(taken) : SHARES)
#define EACH_SHARE(share) for (int share = FIRST_SHARE; share < SHARES; share = NEXT_SHARE)
#define SIZE_OF_SHARE(total) (((total) + SHARES - 1) / SHARES)
#define EACH_TASK_OF(share, task, total)           \
    for (int task = (share) * SIZE_OF_SHARE(total); \
         task < min((total), ((share) + 1) * SIZE_OF_SHARE(total)); task++)
#define EACH_TASK(task, total) EACH_SHARE(share) EACH_TASK_OF(share, task, total)
#define NO_MORE_TASKS                                                       \
    if (shares && atomic_inc(taken + 1) == (int)get_global_size(0) - 1) { \
        taken[0] = 0;                                                       \
        taken[1] = 0;                                                       \
    }
