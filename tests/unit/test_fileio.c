/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files and directories; each test works in a temporary directory of its own. */
#include "support.h"

#include "chipcmp/base/arena.h"
#include "chipcmp/base/fileio.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

struct fixture {
    struct cc_arena arena;
    struct cc_str dir;
    struct cc_error error;
    struct cc_buf buf;
};

static int set_up(void **state)
{
    static struct fixture fixture;
    fixture = (struct fixture){.error = {.code = CC_OK}};
    const char *parent = getenv("TMPDIR");
    *state = &fixture;
    return cc_dir_make_temporary(parent && parent[0] ? parent : "/tmp", &fixture.arena, &fixture.dir, &fixture.error) ? 0 : -1;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    cc_dir_remove(fixture->dir.s);
    int result = cc_path_kind(fixture->dir.s) == CC_PATH_NONE ? 0 : -1;
    cc_buf_release(&fixture->buf);
    cc_arena_release(&fixture->arena);
    return result;
}

static const char *path(struct fixture *f, const char *name)
{
    return cc_arena_format(&f->arena, "%s/%s", f->dir.s, name).s;
}

static void put(const char *name, const char *text)
{
    FILE *file = fopen(name, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void assert_file(struct fixture *f, const char *name, const char *text)
{
    cc_buf_clear(&f->buf);
    assert_true(cc_file_read(name, &f->buf, &f->error));
    assert_view(cc_buf_view(&f->buf), text);
}

static void assert_file_count(struct fixture *f, size_t expected)
{
    struct cc_str *names;
    size_t count;
    assert_true(cc_dir_list(f->dir.s, &f->arena, &names, &count, &f->error));
    assert_int_equal(count, expected);
}

static void assert_error_names(struct fixture *f, const char *name, const char *reason)
{
    assert_int_equal(f->error.code, CC_ERR_IO);
    assert_non_null(strstr(f->error.text, name));
    assert_non_null(strstr(f->error.text, reason));
    f->error.code = CC_OK;
}

static void test_read(void **state)
{
    struct fixture *f = *state;
    const char *name = path(f, "a.csv");
    put(name, "one\ntwo");
    assert_file(f, name, "one\ntwo");
    assert_true(cc_file_read(name, &f->buf, &f->error)); /* appends */
    assert_view(cc_buf_view(&f->buf), "one\ntwoone\ntwo");
    put(name, "");
    assert_file(f, name, "");
    assert_false(cc_file_read(path(f, "missing.csv"), &f->buf, &f->error));
    assert_error_names(f, "missing.csv", strerror(ENOENT));
    assert_false(cc_file_read(f->dir.s, &f->buf, &f->error));
    assert_error_names(f, f->dir.s, strerror(EISDIR));
}

static void test_read_cap(void **state)
{
    struct fixture *f = *state;
    const char *name = path(f, "a.csv");
    put(name, "12345678");
    f->buf.cap = 8;
    assert_file(f, name, "12345678");
    cc_buf_release(&f->buf);
    f->buf.cap = 7;
    assert_false(cc_file_read(name, &f->buf, &f->error));
    assert_error_names(f, "a.csv", "more than 7 bytes");
}

static void test_read_standard_input(void **state)
{
    struct fixture *f = *state;
    put(path(f, "in"), "piped");
    int saved = dup(STDIN_FILENO), fd = open(path(f, "in"), O_RDONLY);
    assert_true(fd >= 0 && dup2(fd, STDIN_FILENO) == STDIN_FILENO);
    close(fd);
    assert_file(f, "-", "piped");
    assert_true(fcntl(STDIN_FILENO, F_GETFD) >= 0); /* still open */
    if (saved >= 0) {
        dup2(saved, STDIN_FILENO);
        close(saved);
    }
}

struct pieces {
    size_t count, bytes, stop_after;
    struct cc_error *error;
};

static bool count_piece(void *context, struct cc_str bytes)
{
    struct pieces *pieces = context;
    pieces->count++;
    pieces->bytes += bytes.len;
    assert_in_range(bytes.len, 1, 1 << 20);
    return pieces->count != pieces->stop_after || cc_error_set(pieces->error, CC_ERR_DATA, "stopped");
}

static void test_stream(void **state)
{
    struct fixture *f = *state;
    const char *name = path(f, "large");
    struct cc_buf large = {.data = NULL};
    cc_buf_repeat(&large, 'x', ((size_t)5 << 19) + 3);
    assert_true(cc_file_write_atomic(name, cc_buf_view(&large), &f->error));
    struct pieces pieces = {0, 0, 0, &f->error};
    assert_true(cc_file_stream(name, count_piece, &pieces, &f->error));
    assert_int_equal(pieces.bytes, large.len);
    assert_true(pieces.count >= 3);
    pieces = (struct pieces){0, 0, 2, &f->error};
    assert_false(cc_file_stream(name, count_piece, &pieces, &f->error));
    assert_int_equal(pieces.count, 2);
    assert_string_equal(f->error.text, "stopped");
    cc_buf_release(&large);
}

static mode_t mode_of(const char *name)
{
    struct stat info;
    assert_int_equal(stat(name, &info), 0);
    return info.st_mode & 07777;
}

static void test_write_and_replace(void **state)
{
    struct fixture *f = *state;
    const char *name = path(f, "out.svg");
    mode_t mask = umask(027);
    assert_true(cc_file_write_atomic(name, CC_STR("first"), &f->error));
    umask(mask);
    assert_file(f, name, "first");
    assert_int_equal(mode_of(name), 0640);
    assert_int_equal(chmod(name, 0604), 0);
    assert_true(cc_file_write_atomic(name, CC_STR("second"), &f->error));
    assert_file(f, name, "second");
    assert_int_equal(mode_of(name), 0604);
    assert_true(cc_file_write_atomic(name, (struct cc_str){NULL, 0}, &f->error));
    assert_file(f, name, "");
    assert_file_count(f, 1);
}

static void test_write_in_current_directory(void **state)
{
    struct fixture *f = *state;
    char *before = getcwd(NULL, 0);
    assert_non_null(before);
    assert_int_equal(chdir(f->dir.s), 0);
    assert_true(cc_file_write_atomic("plain", CC_STR("x"), &f->error));
    assert_int_equal(symlink("plain", "link"), 0);
    assert_true(cc_file_write_atomic("link", CC_STR("y"), &f->error));
    assert_file(f, "plain", "y");
    assert_int_equal(unlink("link"), 0);
    assert_int_equal(chdir(before), 0);
    free(before);
}

static void test_write_follows_links(void **state)
{
    struct fixture *f = *state;
    const char *link = path(f, "link"), *second = path(f, "second"), *file = path(f, "file");
    put(file, "old");
    assert_int_equal(symlink("second", link), 0); /* relative to the link, not to here */
    assert_int_equal(symlink(file, second), 0);
    assert_true(cc_file_write_atomic(link, CC_STR("new"), &f->error));
    assert_file(f, file, "new");
    struct stat info;
    assert_int_equal(lstat(link, &info), 0);
    assert_true(S_ISLNK(info.st_mode));
    assert_int_equal(lstat(second, &info), 0);
    assert_true(S_ISLNK(info.st_mode));
    assert_int_equal(unlink(file), 0); /* the links dangle now: the file they name is made */
    assert_true(cc_file_write_atomic(link, CC_STR("again"), &f->error));
    assert_file(f, file, "again");
    assert_int_equal(unlink(second), 0);
    assert_int_equal(symlink("link", second), 0);
    assert_false(cc_file_write_atomic(link, CC_STR("x"), &f->error));
    assert_error_names(f, "link", strerror(ELOOP));
    assert_file_count(f, 3); /* the two links, and nothing left over beside the file */
    unlink(link);
    unlink(second);
}

static void test_write_errors(void **state)
{
    struct fixture *f = *state;
    assert_false(cc_file_write_atomic(path(f, "no/such/dir"), CC_STR("x"), &f->error));
    assert_error_names(f, "no/such/dir", strerror(ENOENT));
    assert_false(cc_file_write_atomic(f->dir.s, CC_STR("x"), &f->error));
    assert_error_names(f, f->dir.s, strerror(EISDIR));
    put(path(f, "file"), "x");
    assert_false(cc_file_write_atomic(path(f, "file/below"), CC_STR("x"), &f->error));
    assert_error_names(f, "file/below", strerror(ENOTDIR));
    assert_false(cc_file_write_atomic("", CC_STR("x"), &f->error));
    assert_error_names(f, "cannot write", strerror(ENOENT));
}

/* Root may write everything, so the test puts on another user's identity where it runs as root. */
static void test_write_protected(void **state)
{
    enum { NOBODY = 65534 };
    struct fixture *f = *state;
    const char *name = path(f, "kept");
    bool root = geteuid() == 0;
    if (root && (chown(f->dir.s, NOBODY, NOBODY) != 0 || seteuid(NOBODY) != 0))
        skip();
    put(name, "kept");
    assert_int_equal(chmod(name, 0444), 0);
    assert_false(cc_file_write_atomic(name, CC_STR("x"), &f->error));
    assert_error_names(f, "kept", strerror(EACCES));
    assert_int_equal(chmod(f->dir.s, 0555), 0);
    assert_false(cc_file_write_atomic(path(f, "new"), CC_STR("x"), &f->error));
    assert_error_names(f, "its directory", strerror(EACCES));
    assert_int_equal(chmod(f->dir.s, 0755), 0);
    assert_file(f, name, "kept");
    assert_file_count(f, 1);
    if (root)
        assert_int_equal(seteuid(0), 0);
}

/* A write that fails half-way: the limit on file sizes stands for a full disk. */
static void test_write_failing_half_way(void **state)
{
    struct fixture *f = *state;
    const char *name = path(f, "out");
    put(name, "as it was");
    struct rlimit old;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
    struct rlimit small = {4096, old.rlim_max};
    struct cc_buf large = {.data = NULL};
    cc_buf_repeat(&large, 'x', 10000);
    void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    bool written = cc_file_write_atomic(name, cc_buf_view(&large), &f->error);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
    signal(SIGXFSZ, handler);
    assert_false(written);
    assert_error_names(f, "out", strerror(EFBIG));
    assert_file(f, name, "as it was");
    assert_file_count(f, 1);
    cc_buf_release(&large);
}

static void test_write_to_devices(void **state)
{
    struct fixture *f = *state;
    assert_true(cc_file_write_atomic("/dev/null", CC_STR("x"), &f->error));
    assert_int_equal(cc_path_kind("/dev/null"), CC_PATH_OTHER);
    if (cc_path_kind("/dev/full") == CC_PATH_OTHER) {
        assert_false(cc_file_write_atomic("/dev/full", CC_STR("x"), &f->error));
        assert_error_names(f, "/dev/full", strerror(ENOSPC));
    }
    const char *name = path(f, "fifo");
    assert_int_equal(mkfifo(name, 0600), 0);
    int fd = open(name, O_RDWR); /* so that the writer need not wait */
    assert_true(fd >= 0);
    assert_true(cc_file_write_atomic(name, CC_STR("through"), &f->error));
    char got[8] = "";
    assert_int_equal(read(fd, got, sizeof got), 7);
    assert_string_equal(got, "through");
    assert_int_equal(cc_path_kind(name), CC_PATH_OTHER);
    close(fd);
    unlink(name);
}

/* "program -o /dev/stdout >>log" appends. */
static void test_write_to_standard_output(void **state)
{
    struct fixture *f = *state;
    const char *name = path(f, "log");
    put(name, "before;");
    fflush(stdout);
    int saved = dup(STDOUT_FILENO), fd = open(name, O_WRONLY | O_APPEND);
    assert_true(saved >= 0 && fd >= 0);
    dup2(fd, STDOUT_FILENO);
    close(fd);
    bool written = cc_file_write_atomic("/dev/stdout", CC_STR("after"), &f->error);
    dup2(saved, STDOUT_FILENO);
    close(saved);
    assert_true(written);
    assert_file(f, name, "before;after");
}

static void test_write_to_closed_descriptor(void **state)
{
    struct fixture *f = *state;
    assert_true(cc_fd_write_all(-1, CC_STR(""), "nothing", &f->error));
    assert_false(cc_fd_write_all(-1, CC_STR("x"), "standard output", &f->error));
    assert_error_names(f, "standard output", strerror(EBADF));
}

static void test_list(void **state)
{
    struct fixture *f = *state;
    struct cc_str *names;
    size_t count;
    assert_true(cc_dir_list(f->dir.s, &f->arena, &names, &count, &f->error));
    assert_int_equal(count, 0);
    static const char *const files[] = {"b.csv", "a.csv", "a-1.csv", "B.csv", "a"};
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
        put(path(f, files[i]), "");
    assert_int_equal(mkdir(path(f, "aa"), 0700), 0);
    assert_int_equal(symlink("nowhere", path(f, "dangling")), 0);
    assert_true(cc_dir_list(f->dir.s, &f->arena, &names, &count, &f->error));
    static const char *const sorted[] = {"B.csv", "a", "a-1.csv", "a.csv", "aa", "b.csv", "dangling"};
    assert_int_equal(count, sizeof sorted / sizeof sorted[0]);
    for (size_t i = 0; i < count; i++)
        assert_view(names[i], sorted[i]);
    assert_int_equal(rmdir(path(f, "aa")), 0);
    assert_int_equal(unlink(path(f, "dangling")), 0);
    assert_false(cc_dir_list(path(f, "a"), &f->arena, &names, &count, &f->error));
    assert_error_names(f, "/a:", strerror(ENOTDIR));
    assert_int_equal(count, 0);
    f->arena.fail_after = 3;
    assert_false(cc_dir_list(f->dir.s, &f->arena, &names, &count, &f->error));
    assert_int_equal(f->error.code, CC_ERR_MEMORY);
    assert_int_equal(count, 0);
    f->arena.fail_after = 0;
}

static void test_temporary_directory(void **state)
{
    struct fixture *f = *state;
    struct cc_str one, other;
    assert_int_equal(mode_of(f->dir.s), 0700);
    assert_true(cc_dir_make_temporary(f->dir.s, &f->arena, &one, &f->error));
    assert_true(cc_dir_make_temporary(f->dir.s, &f->arena, &other, &f->error));
    assert_false(cc_str_eq(one, other));
    assert_true(cc_str_starts(one, f->dir));
    put(cc_arena_format(&f->arena, "%s/script", one.s).s, "x");
    cc_dir_remove(one.s);
    cc_dir_remove(other.s);
    cc_dir_remove(other.s); /* gone already */
    assert_int_equal(cc_path_kind(one.s), CC_PATH_NONE);
    assert_false(cc_dir_make_temporary(path(f, "missing"), &f->arena, &one, &f->error));
    assert_error_names(f, "missing", strerror(ENOENT));
    f->arena.fail_after = 1;
    assert_false(cc_dir_make_temporary(f->dir.s, &f->arena, &one, &f->error));
    assert_int_equal(f->error.code, CC_ERR_MEMORY);
    f->arena.fail_after = 0;
}

#define FILE_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        FILE_TEST(test_read),
        FILE_TEST(test_read_cap),
        FILE_TEST(test_read_standard_input),
        FILE_TEST(test_stream),
        FILE_TEST(test_write_and_replace),
        FILE_TEST(test_write_in_current_directory),
        FILE_TEST(test_write_follows_links),
        FILE_TEST(test_write_errors),
        FILE_TEST(test_write_protected),
        FILE_TEST(test_write_failing_half_way),
        FILE_TEST(test_write_to_devices),
        FILE_TEST(test_write_to_standard_output),
        FILE_TEST(test_write_to_closed_descriptor),
        FILE_TEST(test_list),
        FILE_TEST(test_temporary_directory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
