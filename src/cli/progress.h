/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 10, cli. How far a long run is, in one line on a terminal: from its third second on, twice a second. Nothing where there is none.
 * */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

struct cc_progress {
    bool wanted, shown, begun;
    struct timespec started, last;
};

void cc_progress_init(struct cc_progress *progress, bool terminal);
/* Shows how many bytes were read so far, where it is time to. */
void cc_progress_show(struct cc_progress *progress, size_t bytes);
/* Takes the line away: before other output, and at the end. */
void cc_progress_hide(struct cc_progress *progress);

#endif
