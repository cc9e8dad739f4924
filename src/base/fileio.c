/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 0, base. Reading files, writing to descriptors, and directories; whole-file writing is in atomic.c. */
#include "chipcmp/base/fileio.h"

#include "chipcmp/base/arena.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CHUNK = 1 << 20 };

static bool is_standard_input(const char *path)
{
    return strcmp(path, "-") == 0;
}

static const char *input_name(const char *path)
{
    return is_standard_input(path) ? "standard input" : path;
}

static int open_input(const char *path, struct cc_error *error)
{
    if (is_standard_input(path))
        return STDIN_FILENO;
    int fd;
    do
        fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    while (fd < 0 && errno == EINTR);
    if (fd < 0)
        cc_error_set(error, CC_ERR_IO, "cannot open %s: %s", path, strerror(errno));
    return fd;
}

static bool read_pieces(int fd, const char *name, char *piece, bool (*chunk)(void *, struct cc_str), void *context, struct cc_error *error)
{
    for (;;) {
        ssize_t got = read(fd, piece, CHUNK);
        if (got == 0)
            return true;
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return cc_error_set(error, CC_ERR_IO, "cannot read %s: %s", name, strerror(errno));
        if (!chunk(context, (struct cc_str){piece, (size_t)got}))
            return false;
    }
}

bool cc_file_stream(const char *path, bool (*chunk)(void *context, struct cc_str bytes), void *context, struct cc_error *error)
{
    int fd = open_input(path, error);
    if (fd < 0)
        return false;
    char *piece = malloc(CHUNK);
    bool ok = piece ? read_pieces(fd, input_name(path), piece, chunk, context, error) : cc_error_memory(error);
    free(piece);
    if (!is_standard_input(path))
        close(fd);
    return ok;
}

bool cc_file_probe(const char *path, struct cc_error *error)
{
    enum cc_path_kind kind = cc_path_kind(path);
    if (is_standard_input(path))
        return true;
    if (kind == CC_PATH_OTHER)
        return access(path, R_OK) == 0 || cc_error_set(error, CC_ERR_IO, "cannot open %s: %s", path, strerror(errno));
    int fd = open_input(path, error);
    if (fd < 0)
        return false;
    close(fd);
    return kind != CC_PATH_DIR || cc_error_set(error, CC_ERR_IO, "cannot read %s: %s", path, strerror(EISDIR));
}

struct whole {
    struct cc_buf *buf;
    const char *path;
    struct cc_error *error;
};

static bool add_piece(void *context, struct cc_str bytes)
{
    struct whole *whole = context;
    size_t cap = whole->buf->cap > 0 ? whole->buf->cap : CC_BUF_DEFAULT_CAP;
    if (bytes.len > cap - whole->buf->len)
        return cc_error_set(whole->error, CC_ERR_IO, "%s is too large: more than %zu bytes", whole->path, cap);
    cc_buf_add(whole->buf, bytes);
    return !whole->buf->failed || cc_error_memory(whole->error);
}

bool cc_file_read(const char *path, struct cc_buf *buf, struct cc_error *error)
{
    struct whole whole = {buf, input_name(path), error};
    return cc_file_stream(path, add_piece, &whole, error);
}

bool cc_fd_write_all(int fd, struct cc_str bytes, const char *name, struct cc_error *error)
{
    for (size_t at = 0; at < bytes.len;) {
        ssize_t written = write(fd, bytes.s + at, bytes.len - at);
        if (written > 0)
            at += (size_t)written;
        else if (written == 0)
            return cc_error_set(error, CC_ERR_IO, "cannot write %s: the device takes no more", name);
        else if (errno != EINTR)
            return cc_error_set(error, CC_ERR_IO, "cannot write %s: %s", name, strerror(errno));
    }
    return true;
}

enum cc_path_kind cc_path_kind(const char *path)
{
    struct stat info;
    if (stat(path, &info) != 0)
        return CC_PATH_NONE;
    return S_ISREG(info.st_mode) ? CC_PATH_FILE : S_ISDIR(info.st_mode) ? CC_PATH_DIR : CC_PATH_OTHER;
}

static int by_name(const void *a, const void *b)
{
    return cc_str_cmp(*(const struct cc_str *)a, *(const struct cc_str *)b);
}

static bool list(DIR *dir, const char *path, struct cc_arena *arena, struct cc_str **names, size_t *count, struct cc_error *error)
{
    size_t capacity = 0;
    const struct dirent *entry;
    while (errno = 0, (entry = readdir(dir)) != NULL) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        struct cc_str name = cc_arena_copy(arena, cc_str_of(entry->d_name));
        if (!name.s || !CC_PUSH_ROOM(arena, *names, *count, capacity))
            return cc_error_memory(error);
        (*names)[(*count)++] = name;
    }
    if (errno != 0)
        return cc_error_set(error, CC_ERR_IO, "cannot read the directory %s: %s", path, strerror(errno));
    if (*count > 0)
        qsort(*names, *count, sizeof **names, by_name);
    return true;
}

bool cc_dir_list(const char *path, struct cc_arena *arena, struct cc_str **names, size_t *count, struct cc_error *error)
{
    *names = NULL;
    *count = 0;
    DIR *dir = opendir(path);
    if (!dir)
        return cc_error_set(error, CC_ERR_IO, "cannot open the directory %s: %s", path, strerror(errno));
    bool ok = list(dir, path, arena, names, count, error);
    closedir(dir);
    if (!ok) {
        *names = NULL;
        *count = 0;
    }
    return ok;
}

bool cc_dir_make_temporary(const char *parent, struct cc_arena *arena, struct cc_str *path, struct cc_error *error)
{
    static const char pattern[] = "/chipcmp-XXXXXX";
    *path = CC_STR("");
    size_t len = strlen(parent);
    char *name = CC_NEW(arena, char, len + sizeof pattern);
    if (!name)
        return cc_error_memory(error);
    memcpy(name, parent, len);
    memcpy(name + len, pattern, sizeof pattern);
    if (!mkdtemp(name))
        return cc_error_set(error, CC_ERR_IO, "cannot make a directory in %s: %s", parent, strerror(errno));
    *path = cc_str_of(name);
    return true;
}

void cc_dir_remove(const char *path)
{
    DIR *dir = opendir(path);
    if (!dir)
        return;
    const struct dirent *entry;
    while ((entry = readdir(dir)) != NULL) {
        struct stat info;
        if (fstatat(dirfd(dir), entry->d_name, &info, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(info.st_mode))
            unlinkat(dirfd(dir), entry->d_name, 0);
    }
    closedir(dir);
    rmdir(path);
}
