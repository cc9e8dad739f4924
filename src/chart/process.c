/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 9, chart. Runs a program without a shell, with a time limit. */
#include "process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

enum { GRACE_MS = 500, NAP_MS = 5, PIECES = 32 };

static bool failed_to(struct cc_error *error, const struct cc_process *process, const char *what, int number)
{
    return cc_error_set(error, CC_ERR_PROGRAM, "cannot %s %s: %s", what, process->program, strerror(number));
}

static long long now_ms(void)
{
    struct timespec t = {0, 0};
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (long long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* ---- before the start ---- */

/* Variables that change what gnuplot reads or how it writes numbers. */
static bool is_dropped(const char *variable)
{
    static const char *const prefixes[] = {"LC_", "LANG=", "LANGUAGE=", "GNUTERM=", "GNUPLOT", "FIT_", "TZ="};
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        if (strncmp(variable, prefixes[i], strlen(prefixes[i])) == 0)
            return true;
    }
    return false;
}

/* The environment of the child; to be freed (the strings are not its own). NULL when memory ran out. */
static const char **make_environment(void)
{
    size_t count = 0, kept = 0;
    while (environ && environ[count])
        count++;
    const char **made = malloc((count + 3) * sizeof *made);
    if (!made)
        return NULL;
    for (size_t i = 0; i < count; i++) {
        if (!is_dropped(environ[i]))
            made[kept++] = environ[i];
    }
    made[kept++] = "LC_ALL=C";
    made[kept++] = "TZ=UTC0"; /* pdfs carry a date, and its length is the zone's */
    made[kept] = NULL;
    return made;
}

/* A pipe above the standard streams, whichever of them are closed, that a new program does not inherit. */
static bool make_pipe(int ends[2])
{
    int low[2];
    if (pipe(low) != 0)
        return false;
    ends[0] = fcntl(low[0], F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    ends[1] = fcntl(low[1], F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    int number = errno;
    close(low[0]);
    close(low[1]);
    if (ends[0] >= 0 && ends[1] >= 0)
        return true;
    if (ends[0] >= 0)
        close(ends[0]);
    if (ends[1] >= 0)
        close(ends[1]);
    errno = number;
    return false;
}

/* ---- in the child: only what is allowed between fork and exec ---- */

/* execve takes char *const [] only because C cannot convert to const char *const []; it does not write there. */
union string_list {
    const char *const *in;
    char *const *out;
};

static void become(const struct cc_process *process, const char *const *environment, int output)
{
    signal(SIGPIPE, SIG_DFL);
    setpgid(0, 0);
    if (process->directory && chdir(process->directory) != 0)
        return;
    int input = open("/dev/null", O_RDONLY);
    if (input < 0 || dup2(input, STDIN_FILENO) < 0 || dup2(output, STDOUT_FILENO) < 0 || dup2(output, STDERR_FILENO) < 0)
        return;
    if (input > STDERR_FILENO)
        close(input);
    union string_list argv = {process->argv}, envp = {environment};
    execve(process->program, argv.out, envp.out);
}

static _Noreturn void run_child(const struct cc_process *process, const char *const *environment, int output, int report)
{
    become(process, environment, output);
    int number = errno;
    ssize_t written = write(report, &number, sizeof number);
    (void)written; /* nobody is left to be told */
    _exit(127);
}

/* Errno of the child, 0 once the new program runs. */
static int wait_for_exec(int report)
{
    int number = 0;
    ssize_t length;
    do
        length = read(report, &number, sizeof number);
    while (length < 0 && errno == EINTR);
    return length == (ssize_t)sizeof number ? number : 0;
}

/* ---- in the parent ---- */

/* Moves some of what there is to read into `output`; false once the other end is closed. Not all of it: a program that never stops
 * printing must not keep us from looking at the clock. */
static bool drain(int from, struct cc_buf *output)
{
    char piece[4096];
    for (int i = 0; i < PIECES; i++) {
        ssize_t length = read(from, piece, sizeof piece);
        if (length < 0 && errno == EINTR)
            continue;
        if (length <= 0)
            return length < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
        size_t room = output->len < CC_PROCESS_MAX_OUTPUT ? CC_PROCESS_MAX_OUTPUT - output->len : 0;
        cc_buf_add(output, (struct cc_str){piece, (size_t)length < room ? (size_t)length : room});
    }
    return true;
}

/* Waits for the end of the child until `deadline`; 1 when it ended, 0 when the time is over, -1 when it cannot be waited for. */
static int await(pid_t child, int *from, long long deadline, struct cc_buf *output, int *status)
{
    for (;;) {
        pid_t ended = waitpid(child, status, WNOHANG);
        if (ended < 0 && errno != EINTR)
            return -1;
        if (*from >= 0 && !drain(*from, output)) {
            close(*from);
            *from = -1;
        }
        if (ended == child)
            return 1;
        long long left = deadline - now_ms();
        if (left <= 0)
            return 0;
        /* The end of the output wakes this before the nap is over. */
        struct pollfd poll_on = {*from, POLLIN, 0};
        poll(&poll_on, *from >= 0, *from >= 0 && left > 50 ? 50 : NAP_MS);
    }
}

static int await_or_stop(pid_t child, int *from, unsigned timeout_ms, struct cc_buf *output, int *status, bool *late)
{
    int ended = await(child, from, now_ms() + timeout_ms, output, status);
    if (ended != 0)
        return ended;
    *late = true;
    kill(-child, SIGTERM);
    ended = await(child, from, now_ms() + GRACE_MS, output, status);
    if (ended == 0)
        kill(-child, SIGKILL);
    while (ended == 0)
        ended = await(child, from, now_ms() + GRACE_MS, output, status);
    return ended;
}

static void read_status(int status, bool late, struct cc_process_result *result)
{
    if (late)
        *result = (struct cc_process_result){CC_PROCESS_TIMED_OUT, 0};
    else if (WIFSIGNALED(status))
        *result = (struct cc_process_result){CC_PROCESS_KILLED, WTERMSIG(status)};
    else
        *result = (struct cc_process_result){CC_PROCESS_EXITED, WEXITSTATUS(status)};
}

static bool supervise(const struct cc_process *process, pid_t child, int output_end, int report_end, struct cc_buf *output,
    struct cc_process_result *result, struct cc_error *error)
{
    int status = 0, from = output_end;
    bool late = false;
    fcntl(from, F_SETFL, O_NONBLOCK);
    int number = wait_for_exec(report_end);
    int ended = await_or_stop(child, &from, process->timeout_ms, output, &status, &late);
    int wait_number = errno;
    if (from >= 0)
        close(from);
    if (number != 0)
        return failed_to(error, process, "run", number);
    if (ended < 0)
        return failed_to(error, process, "wait for", wait_number);
    read_status(status, late, result);
    return !output->failed || cc_error_memory(error);
}

static bool start(const struct cc_process *process, const char *const *environment, struct cc_buf *output, struct cc_process_result *result,
    struct cc_error *error)
{
    int out[2], report[2];
    if (!make_pipe(out))
        return failed_to(error, process, "open a pipe to", errno);
    if (!make_pipe(report)) {
        int number = errno;
        close(out[0]);
        close(out[1]);
        return failed_to(error, process, "open a pipe to", number);
    }
    pid_t child = fork();
    int number = errno;
    if (child == 0)
        run_child(process, environment, out[1], report[1]);
    close(out[1]);
    close(report[1]);
    bool done = child > 0 ? supervise(process, child, out[0], report[0], output, result, error)
                          : failed_to(error, process, "start", number);
    if (child < 0)
        close(out[0]);
    close(report[0]);
    return done;
}

bool cc_process_run(const struct cc_process *process, struct cc_buf *output, struct cc_process_result *result, struct cc_error *error)
{
    const char **environment = make_environment();
    if (!environment)
        return cc_error_memory(error);
    /* A parent that ignores SIGCHLD hands that on, and then no child can be waited for. */
    struct sigaction normal = {.sa_handler = SIG_DFL}, before;
    sigemptyset(&normal.sa_mask);
    sigaction(SIGCHLD, &normal, &before);
    bool done = start(process, environment, output, result, error);
    sigaction(SIGCHLD, &before, NULL);
    free(environment);
    return done;
}
