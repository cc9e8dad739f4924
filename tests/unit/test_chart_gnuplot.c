/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Programs run by the chart layer, and gnuplots that are missing, old, slow or broken: stand-ins written in sh. */
#include "chart_fixture.h"
#include "chart_place.h"

#include "chart/process.h"
#include "chipcmp/base/fileio.h"
#include "chipcmp/chart/chart.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static void write_script(struct chart_place *p, const char *text)
{
    struct cc_error error = {0};
    struct cc_str script = cc_arena_format(&p->arena, "#!/bin/sh\n%s", text);
    assert_true(cc_file_write_atomic(p->program, script, &error));
    assert_int_equal(chmod(p->program, 0755), 0);
}

/* ---- running programs ---- */

static enum cc_process_end run_script(struct chart_place *p, const char *text, unsigned timeout_ms, struct cc_buf *output, int *code)
{
    const char *const argv[] = {"gnuplot", "one two", "*", NULL};
    struct cc_process process = {p->program, argv, p->directory, timeout_ms};
    struct cc_process_result result = {CC_PROCESS_KILLED, -1};
    struct cc_error error = {0};
    write_script(p, text);
    if (!cc_process_run(&process, output, &result, &error))
        fail_msg("%s", error.text);
    *code = result.code;
    return result.end;
}

static void assert_run(struct chart_place *p, const char *text, enum cc_process_end end, int code, const char *printed)
{
    struct cc_buf output;
    int got = 0;
    cc_buf_init(&output, 0);
    assert_int_equal(run_script(p, text, 20000, &output, &got), end);
    assert_int_equal(got, code);
    assert_view(cc_buf_view(&output), printed);
    cc_buf_release(&output);
}

static void test_run(void **state)
{
    struct chart_place *p = *state;
    assert_run(p, "printf '<%s>' \"$@\"", CC_PROCESS_EXITED, 0, "<one two><*>");
    assert_run(p, "echo out; echo err >&2; exit 7", CC_PROCESS_EXITED, 7, "out\nerr\n");
    assert_run(p, "cat; echo end", CC_PROCESS_EXITED, 0, "end\n");
    assert_run(p, "kill -SEGV $$", CC_PROCESS_KILLED, SIGSEGV, "");
    assert_run(p, "pwd", CC_PROCESS_EXITED, 0, cc_arena_format(&p->arena, "%s\n", p->directory).s);
    assert_run(p, "exec >&- 2>&-; exit 3", CC_PROCESS_EXITED, 3, "");
    assert_run(p, "sleep 1000 & echo $! >pid; echo done", CC_PROCESS_EXITED, 0, "done\n");
    assert_run(p, "kill $(cat pid)", CC_PROCESS_EXITED, 0, "");
}

static void test_environment(void **state)
{
    struct chart_place *p = *state;
    setenv("LANG", "de_DE.UTF-8", 1);
    setenv("LC_NUMERIC", "de_DE.UTF-8", 1);
    setenv("GNUTERM", "x11", 1);
    setenv("CHIPCMP_TEST_KEPT", "yes", 1);
    assert_run(p, "echo \"$LC_ALL/$LANG/$LC_NUMERIC/$GNUTERM/$CHIPCMP_TEST_KEPT\"", CC_PROCESS_EXITED, 0, "C////yes\n");
    unsetenv("CHIPCMP_TEST_KEPT");
    unsetenv("GNUTERM");
}

/* Also where the parent ignores the end of children, as some that start programs do. */
static void test_ignored_children(void **state)
{
    struct chart_place *p = *state;
    struct sigaction ignore = {.sa_handler = SIG_IGN}, before, after;
    sigaction(SIGCHLD, &ignore, &before);
    assert_run(p, "exit 5", CC_PROCESS_EXITED, 5, "");
    sigaction(SIGCHLD, &before, &after);
    assert_true(after.sa_handler == SIG_IGN);
}

/* A program that never stops printing, one that ignores SIGTERM, and one that waits for another. */
static void test_time_limit(void **state)
{
    static const char *const slow[] = {
        "while :; do echo xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx; done",
        "trap '' TERM; while :; do sleep 1; done",
        "sleep 1000",
        "exec >&- 2>&-; sleep 1000",
    };
    struct chart_place *p = *state;
    for (size_t i = 0; i < sizeof slow / sizeof *slow; i++) {
        struct cc_buf output;
        int code = 0;
        cc_buf_init(&output, 0);
        assert_int_equal(run_script(p, slow[i], 100, &output, &code), CC_PROCESS_TIMED_OUT);
        assert_true(output.len <= CC_PROCESS_MAX_OUTPUT);
        cc_buf_release(&output);
    }
}

static void test_output_is_capped(void **state)
{
    struct chart_place *p = *state;
    struct cc_buf output;
    int code = 0;
    cc_buf_init(&output, 0);
    assert_int_equal(run_script(p, "head -c 300000 /dev/zero | tr '\\0' x; exit 4", 20000, &output, &code), CC_PROCESS_EXITED);
    assert_int_equal(code, 4);
    assert_int_equal(output.len, CC_PROCESS_MAX_OUTPUT);
    cc_buf_release(&output);
}

static void test_not_a_program(void **state)
{
    struct chart_place *p = *state;
    const char *const argv[] = {"x", NULL};
    struct cc_process missing = {"/no/such/program", argv, NULL, 1000}, elsewhere = {"/bin/sh", argv, "/no/such/directory", 1000};
    struct cc_process_result result;
    struct cc_buf output;
    struct cc_error error = {0}, error2 = {0};
    (void)p;
    cc_buf_init(&output, 0);
    assert_false(cc_process_run(&missing, &output, &result, &error));
    assert_int_equal(error.code, CC_ERR_PROGRAM);
    assert_non_null(strstr(error.text, "cannot run /no/such/program: "));
    assert_false(cc_process_run(&elsewhere, &output, &result, &error2));
    assert_int_equal(error2.code, CC_ERR_PROGRAM);
    cc_buf_release(&output);
}

/* ---- gnuplots ---- */

/* The chart is not written, nothing is left, and the error says what happened. */
static void assert_fails(struct chart_place *p, const char *gnuplot, const char *search_path, unsigned timeout_ms, const char *text)
{
    struct made_plot m;
    struct cc_error error = {0};
    struct cc_chart_options options = {.output = p->output,
        .search_path = search_path,
        .gnuplot = gnuplot,
        .temp_parent = p->temp,
        .timeout_ms = timeout_ms};
    made_plot_small(&m);
    assert_false(cc_chart_write(&m.plot, &options, &error));
    assert_int_equal(error.code, CC_ERR_PROGRAM);
    if (!strstr(error.text, text))
        fail_msg("\"%s\" does not say \"%s\"", error.text, text);
    assert_int_equal(cc_path_kind(p->output), CC_PATH_NONE);
}

static void test_missing(void **state)
{
    struct chart_place *p = *state;
    assert_fails(p, NULL, p->directory, 0, "'gnuplot' was not found; install it");
    assert_fails(p, NULL, "", 0, "'gnuplot' was not found");
    assert_fails(p, NULL, ":::/nowhere:", 0, "'gnuplot' was not found");
    assert_fails(p, p->program, NULL, 0, "was not found");
    assert_fails(p, p->directory, NULL, 0, "was not found");
    write_script(p, "exit 0");
    assert_int_equal(chmod(p->program, 0644), 0);
    if (geteuid() != 0 || access(p->program, X_OK) != 0)
        assert_fails(p, NULL, p->directory, 0, "'gnuplot' was not found");
}

/* A directory that is not absolute is no place to look for programs. */
static void test_relative_directories(void **state)
{
    struct chart_place *p = *state;
    char before[4096];
    assert_non_null(getcwd(before, sizeof before));
    write_script(p, "touch ran");
    assert_int_equal(chdir(p->directory), 0);
    assert_fails(p, NULL, ".", 0, "was not found");
    assert_fails(p, NULL, "", 0, "was not found");
    assert_int_equal(cc_path_kind("ran"), CC_PATH_NONE);
    assert_fails(p, "./gnuplot", NULL, 0, "does not answer as gnuplot does");
    assert_int_equal(cc_path_kind("ran"), CC_PATH_FILE);
    assert_int_equal(chdir(before), 0);
}

static void test_versions(void **state)
{
    struct chart_place *p = *state;
    write_script(p, "echo gnuplot 5.0 patchlevel 7");
    assert_fails(p, NULL, p->directory, 0, "gnuplot 5.0 (");
    assert_fails(p, NULL, p->directory, 0, "is too old for charts: they need 5.2 or newer");
    write_script(p, "echo gnuplot 4.6 patchlevel 6");
    assert_fails(p, NULL, p->directory, 0, "too old");
    write_script(p, "echo Python 3.11");
    assert_fails(p, NULL, p->directory, 0, "does not answer as gnuplot does: Python 3.11");
    write_script(p, "");
    assert_fails(p, NULL, p->directory, 0, "does not answer as gnuplot does");
    write_script(p, "echo 'gnuplot: cannot load libX.so' >&2; exit 127");
    assert_fails(p, NULL, p->directory, 0, "failed with status 127: gnuplot: cannot load libX.so");
    write_script(p, "sleep 1000");
    assert_fails(p, NULL, p->directory, 100, "did not finish within 100 ms");
}

#define NEW_ENOUGH "[ \"$1\" = --version ] && { echo gnuplot 5.4 patchlevel 4; exit; }\n"

static void test_broken_runs(void **state)
{
    struct chart_place *p = *state;
    write_script(p, NEW_ENOUGH "sleep 1000");
    assert_fails(p, NULL, p->directory, 300, "did not finish within 300 ms and was stopped");
    write_script(p, NEW_ENOUGH "kill -SEGV $$");
    assert_fails(p, NULL, p->directory, 0, "was ended by signal 11");
    write_script(p, NEW_ENOUGH
        "printf '\\n\\nplot x\\n     ^\\n\"chart.gp\" line 3: warning: empty\\n\"chart.gp\" line 7: undefined variable: x\\n' >&2; exit 1");
    assert_fails(p, NULL, p->directory, 0, "failed with status 1: \"chart.gp\" line 7: undefined variable: x");
    write_script(p, NEW_ENOUGH "echo 'no disk \033[31m left'; exit 2");
    assert_fails(p, NULL, p->directory, 0, "failed with status 2: no disk \\x1B[31m left");
    write_script(p, NEW_ENOUGH "exit 0");
    assert_fails(p, NULL, p->directory, 0, "wrote no picture");
    write_script(p, NEW_ENOUGH ": >chart.svg");
    assert_fails(p, NULL, p->directory, 0, "is not an SVG picture");
    write_script(p, NEW_ENOUGH "echo '<svg><g>' >chart.svg");
    assert_fails(p, NULL, p->directory, 0, "is not an SVG picture");
    write_script(p, NEW_ENOUGH "echo 'half of it' >chart.svg; exit 1");
    assert_fails(p, NULL, p->directory, 0, "failed with status 1");
}

/* An existing picture stays when drawing fails. */
static void test_old_picture_stays(void **state)
{
    struct chart_place *p = *state;
    struct made_plot m;
    struct cc_error error = {0};
    struct cc_buf left;
    struct cc_chart_options options = {.output = p->output, .search_path = p->directory, .temp_parent = p->temp};
    made_plot_small(&m);
    write_script(p, NEW_ENOUGH "exit 1");
    assert_true(cc_file_write_atomic(p->output, CC_STR("old"), &error));
    assert_false(cc_chart_write(&m.plot, &options, &error));
    cc_buf_init(&left, 0);
    error = (struct cc_error){0};
    assert_true(cc_file_read(p->output, &left, &error));
    assert_view(cc_buf_view(&left), "old");
    cc_buf_release(&left);
}

/* gnuplot gets -d and the script's name, in a directory with script and data. */
static void test_how_it_is_run(void **state)
{
    struct chart_place *p = *state;
    struct made_plot m;
    struct cc_error error = {0};
    struct cc_buf seen;
    struct cc_chart_options options = {.output = p->output, .search_path = p->directory, .temp_parent = p->temp};
    made_plot_small(&m);
    write_script(p, NEW_ENOUGH "{ echo '<svg>'; echo \"$@\"; ls; cat; echo '</svg>'; } >chart.svg");
    assert_true(cc_chart_write(&m.plot, &options, &error));
    cc_buf_init(&seen, 0);
    assert_true(cc_file_read(p->output, &seen, &error));
    assert_non_null(strstr(seen.data, "\n-d chart.gp\nchart.gp\nchart.svg\nchart.tsv\n</svg>\n"));
    cc_buf_release(&seen);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, chart_place_set_up, chart_place_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_run),
        TEST(test_environment),
        TEST(test_ignored_children),
        TEST(test_time_limit),
        TEST(test_output_is_capped),
        TEST(test_not_a_program),
        TEST(test_missing),
        TEST(test_relative_directories),
        TEST(test_versions),
        TEST(test_broken_runs),
        TEST(test_old_picture_stays),
        TEST(test_how_it_is_run),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
