// The work items share `total` tasks: each takes neighbours. On cards there are as many items as tasks.
#define SHARE(total) (((total) + (int)get_global_size(0) - 1) / (int)get_global_size(0))
#define FIRST_TASK(total) ((int)get_global_id(0) * SHARE(total))
#define END_TASK(total) min((total), FIRST_TASK(total) + SHARE(total))
