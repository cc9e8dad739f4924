/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 10, cli. Tasks done by threads, and handed on in the order of the inputs.
 *
 * One thread reads, `jobs` work, and the caller's writes: a task goes from one to the next, and is never in two hands. With one job all is
 * done in the caller's thread, a task at a time.
 */
#ifndef CLI_CREW_H
#define CLI_CREW_H

#include "work.h"

enum { CC_JOBS_MOST = 256 };

/* `done` is called in the caller's thread for each task, in order; where it returns false the rest is given up. False when it did, or when
 * threads or memory could not be had. */
bool cc_crew_run(const struct cc_work *work, const struct cc_inputs *inputs, size_t jobs, bool (*done)(void *context, struct cc_task *task),
    void *context, struct cc_error *error);

#endif
