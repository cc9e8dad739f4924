/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line that says how far a long run is. */
#include "progress.h"

#include <stdio.h>
#include <unistd.h>

static double seconds_since(struct timespec then, struct timespec now)
{
    return (double)(now.tv_sec - then.tv_sec) + (double)(now.tv_nsec - then.tv_nsec) / 1e9;
}

static void say(const char *text, int length)
{
    ssize_t ignored = length > 0 ? write(STDERR_FILENO, text, (size_t)length) : 0; /* progress that cannot be shown is no failure */
    (void)ignored;
}

void cc_progress_init(struct cc_progress *progress, bool terminal)
{
    *progress = (struct cc_progress){.wanted = terminal};
    progress->wanted = terminal && clock_gettime(CLOCK_MONOTONIC, &progress->started) == 0;
}

void cc_progress_show(struct cc_progress *progress, size_t bytes)
{
    static const double first = 2, interval = 0.5;
    struct timespec now;
    char line[64];
    if (!progress->wanted || clock_gettime(CLOCK_MONOTONIC, &now) != 0 || seconds_since(progress->started, now) < first)
        return;
    bool hidden = progress->begun && !progress->shown;
    if (!hidden && seconds_since(progress->last, now) < interval)
        return;
    size_t rate = (size_t)((double)bytes / seconds_since(progress->started, now));
    say(line, snprintf(line, sizeof line, "\r%zu MB read, %zu MB/s\033[K", bytes / 1000000, rate / 1000000));
    progress->shown = progress->begun = true;
    progress->last = now;
}

void cc_progress_hide(struct cc_progress *progress)
{
    static const char blank[] = "\r\033[K";
    if (progress->shown)
        say(blank, (int)sizeof blank - 1);
    progress->shown = false;
}
