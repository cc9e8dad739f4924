/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The threads of check: a ring of tasks, each of which goes through its states in the order of the ring. */
#include "crew.h"

#include <pthread.h>
#include <stdlib.h>

struct crew {
    const struct cc_work *work;
    const struct cc_inputs *inputs;
    bool (*done)(void *, struct cc_task *);
    void *context;
    struct cc_task *tasks;
    bool *finished; /* the work on a task is done */
    size_t count;
    /* Tasks counted from the start; task n is in tasks[n % count]. */
    size_t taken, given, begun, passed_on;
    bool fed, stopped;
    pthread_mutex_t lock;
    pthread_cond_t room, to_do, to_pass_on;
};

/* ---- in one thread */

static struct cc_task *take_next(void *context)
{
    struct crew *crew = context;
    return crew->stopped ? NULL : &crew->tasks[crew->taken++ % crew->count];
}

static bool do_at_once(void *context, struct cc_task *task)
{
    struct crew *crew = context;
    cc_work_do(crew->work, task);
    crew->stopped = !crew->done(crew->context, task);
    return !crew->stopped;
}

/* ---- in several */

static struct cc_task *take_free(void *context)
{
    struct crew *crew = context;
    pthread_mutex_lock(&crew->lock);
    while (crew->taken - crew->passed_on == crew->count && !crew->stopped)
        pthread_cond_wait(&crew->room, &crew->lock);
    struct cc_task *task = crew->stopped ? NULL : &crew->tasks[crew->taken++ % crew->count];
    pthread_mutex_unlock(&crew->lock);
    return task;
}

/* Tasks are given in the order in which they were taken. */
static bool give(void *context, struct cc_task *task)
{
    struct crew *crew = context;
    (void)task;
    pthread_mutex_lock(&crew->lock);
    crew->finished[crew->given++ % crew->count] = false;
    pthread_cond_signal(&crew->to_do);
    bool wanted = !crew->stopped;
    pthread_mutex_unlock(&crew->lock);
    return wanted;
}

static void *feed(void *context)
{
    struct crew *crew = context;
    const struct cc_sink sink = {take_free, give, crew};
    cc_feed(crew->inputs, &sink);
    pthread_mutex_lock(&crew->lock);
    crew->fed = true;
    pthread_cond_broadcast(&crew->to_do);
    pthread_cond_signal(&crew->to_pass_on);
    pthread_mutex_unlock(&crew->lock);
    return NULL;
}

static void *labour(void *context)
{
    struct crew *crew = context;
    pthread_mutex_lock(&crew->lock);
    for (;;) {
        while (crew->begun == crew->given && !crew->fed && !crew->stopped)
            pthread_cond_wait(&crew->to_do, &crew->lock);
        if (crew->begun == crew->given || crew->stopped)
            break;
        size_t at = crew->begun++ % crew->count;
        pthread_mutex_unlock(&crew->lock);
        cc_work_do(crew->work, &crew->tasks[at]);
        pthread_mutex_lock(&crew->lock);
        crew->finished[at] = true;
        pthread_cond_signal(&crew->to_pass_on);
    }
    pthread_mutex_unlock(&crew->lock);
    return NULL;
}

/* In the caller's thread, until all is done or no more is wanted. */
static void pass_on(struct crew *crew)
{
    pthread_mutex_lock(&crew->lock);
    for (;;) {
        size_t at = crew->passed_on % crew->count;
        while (!crew->stopped && (crew->passed_on == crew->given ? !crew->fed : !crew->finished[at]))
            pthread_cond_wait(&crew->to_pass_on, &crew->lock);
        if (crew->stopped || crew->passed_on == crew->given)
            break;
        pthread_mutex_unlock(&crew->lock);
        bool wanted = crew->done(crew->context, &crew->tasks[at]);
        pthread_mutex_lock(&crew->lock);
        crew->passed_on++;
        crew->stopped = crew->stopped || !wanted;
        pthread_cond_signal(&crew->room);
    }
    pthread_cond_signal(&crew->room);
    pthread_cond_broadcast(&crew->to_do);
    pthread_mutex_unlock(&crew->lock);
}

static bool run_threads(struct crew *crew, pthread_t *threads, size_t count, struct cc_error *error)
{
    size_t started = 0;
    while (started < count && pthread_create(&threads[started], NULL, started ? labour : feed, crew) == 0)
        started++;
    bool ok = started > 1 || cc_error_set(error, CC_ERR_PROGRAM, "no thread could be started; --jobs 1 needs none");
    pthread_mutex_lock(&crew->lock);
    crew->stopped = !ok;
    pthread_mutex_unlock(&crew->lock);
    pass_on(crew);
    for (size_t i = 0; i < started; i++)
        pthread_join(threads[i], NULL);
    return ok && !crew->stopped;
}

static bool run(struct crew *crew, size_t jobs, struct cc_error *error)
{
    const struct cc_sink sink = {take_next, do_at_once, crew};
    if (jobs == 1) {
        cc_feed(crew->inputs, &sink);
        return !crew->stopped;
    }
    pthread_t *threads = calloc(jobs + 1, sizeof *threads);
    bool ok = threads ? run_threads(crew, threads, jobs + 1, error) : cc_error_memory(error);
    free(threads);
    return ok;
}

bool cc_crew_run(const struct cc_work *work, const struct cc_inputs *inputs, size_t jobs, bool (*done)(void *context, struct cc_task *task),
    void *context, struct cc_error *error)
{
    struct crew crew = {.work = work, .inputs = inputs, .done = done, .context = context, .count = 2 * jobs + 2};
    crew.tasks = calloc(crew.count, sizeof *crew.tasks);
    crew.finished = calloc(crew.count, sizeof *crew.finished);
    pthread_mutex_init(&crew.lock, NULL);
    pthread_cond_init(&crew.room, NULL);
    pthread_cond_init(&crew.to_do, NULL);
    pthread_cond_init(&crew.to_pass_on, NULL);
    bool ok = crew.tasks && crew.finished ? run(&crew, jobs, error) : cc_error_memory(error);
    pthread_cond_destroy(&crew.to_pass_on);
    pthread_cond_destroy(&crew.to_do);
    pthread_cond_destroy(&crew.room);
    pthread_mutex_destroy(&crew.lock);
    for (size_t i = 0; crew.tasks && i < crew.count; i++)
        cc_task_release(&crew.tasks[i]);
    free(crew.finished);
    free(crew.tasks);
    return ok;
}
