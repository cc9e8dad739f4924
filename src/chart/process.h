/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 9, chart, private. Runs a program without a shell, with a time limit. */
#ifndef CHIPCMP_SRC_CHART_PROCESS_H
#define CHIPCMP_SRC_CHART_PROCESS_H

#include "chipcmp/base/error.h"

enum { CC_PROCESS_MAX_OUTPUT = 64 * 1024 };

struct cc_process {
    const char *program;     /* an absolute path */
    const char *const *argv; /* ended by NULL */
    const char *directory;   /* to run in; NULL: here */
    unsigned timeout_ms;
};

enum cc_process_end { CC_PROCESS_EXITED, CC_PROCESS_KILLED, CC_PROCESS_TIMED_OUT };

struct cc_process_result {
    enum cc_process_end end;
    int code; /* exit status, or number of the signal */
};

/* Standard input is empty; the environment is this process's but for the locale, which is C, and for what gnuplot would take from it.
 * What the program prints to either stream is appended to `output` until that has CC_PROCESS_MAX_OUTPUT bytes, the rest dropped. The
 * program has a process group of its own, which gets SIGTERM when the time is over and SIGKILL half a second later. False, with
 * CC_ERR_PROGRAM, where it could not be started. */
bool cc_process_run(const struct cc_process *process, struct cc_buf *output, struct cc_process_result *result, struct cc_error *error);

#endif
