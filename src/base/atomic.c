/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 0, base. cc_file_write_atomic: a temporary file beside the target, synced, renamed over it.
 *
 * A symbolic link is followed first, so that the link stays and the file it names is replaced. The temporary name is made with O_EXCL
 * rather than mkstemp so that a new file gets the permissions the umask gives.
 */
#include "chipcmp/base/fileio.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_LINKS = 40, MOST_ATTEMPTS = 1000, MOST_PATH = 2 * PATH_MAX };

/* These are written through the open descriptor: opened again by name they would lose the position of "program >>log". */
static const struct {
    const char *path;
    int fd;
} standard_streams[] = {{"/dev/stdout", STDOUT_FILENO}, {"/dev/stderr", STDERR_FILENO}};

static bool cannot_write(const char *path, struct cc_error *error)
{
    return cc_error_set(error, CC_ERR_IO, "cannot write %s: %s", path, strerror(errno));
}

/* Where `path` names a symbolic link, replaces it by what the link names; sets *more where it did. */
static bool follow_link(struct cc_buf *path, bool *more)
{
    char target[PATH_MAX];
    ssize_t len = readlink(path->data, target, sizeof target);
    *more = len >= 0;
    if (len < 0)
        return errno == EINVAL || errno == ENOENT || errno == ENOTDIR || errno == EACCES;
    if ((size_t)len == sizeof target) {
        errno = ENAMETOOLONG;
        return false;
    }
    const char *slash = strrchr(path->data, '/');
    if (target[0] == '/' || !slash)
        path->len = 0;
    else
        path->len = (size_t)(slash - path->data) + 1;
    cc_buf_add(path, (struct cc_str){target, (size_t)len});
    errno = ENOMEM;
    return !path->failed;
}

static bool resolve_links(struct cc_buf *path)
{
    bool more = true;
    for (int i = 0; i < MOST_LINKS; i++) {
        if (!follow_link(path, &more))
            return false;
        if (!more)
            return true;
    }
    errno = ELOOP;
    return false;
}

/* Creates a new file in the directory of `target` and stores its name in `name`. */
static int create_beside(const char *target, struct cc_buf *name)
{
    const char *slash = strrchr(target, '/');
    struct cc_str folder = {target, slash ? (size_t)(slash - target) + 1 : 0};
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
        cc_buf_clear(name);
        cc_buf_add(name, folder);
        cc_buf_addf(name, ".chipcmp-%ld-%d.tmp", (long)getpid(), attempt);
        if (name->failed) {
            errno = ENOMEM;
            return -1;
        }
        int fd = open(name->data, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
        if (fd >= 0 || (errno != EEXIST && errno != EINTR))
            return fd;
    }
    return -1;
}

static bool fill(int fd, const char *path, struct cc_str bytes, const struct stat *old, struct cc_error *error)
{
    if (!cc_fd_write_all(fd, bytes, path, error))
        return false;
    if (old && fchmod(fd, old->st_mode & (S_IRWXU | S_IRWXG | S_IRWXO)) != 0)
        return cannot_write(path, error);
    /* EINVAL: a file system that cannot sync (some network and virtual ones). */
    if (fsync(fd) != 0 && errno != EINVAL)
        return cannot_write(path, error);
    return true;
}

/* old: the file that is there, or NULL. */
static bool replace(const char *path, const char *target, struct cc_str bytes, const struct stat *old, struct cc_error *error)
{
    struct cc_buf name;
    cc_buf_init(&name, MOST_PATH);
    int fd = create_beside(target, &name);
    if (fd < 0) {
        cc_error_set(error, CC_ERR_IO, "cannot write %s: cannot create a file in its directory: %s", path, strerror(errno));
        cc_buf_release(&name);
        return false;
    }
    bool ok = fill(fd, path, bytes, old, error);
    if (close(fd) != 0 && ok)
        ok = cannot_write(path, error);
    if (ok && rename(name.data, target) != 0)
        ok = cannot_write(path, error);
    if (!ok)
        unlink(name.data);
    cc_buf_release(&name);
    return ok;
}

static bool write_directly(const char *path, struct cc_str bytes, struct cc_error *error)
{
    int fd;
    do
        fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    while (fd < 0 && errno == EINTR);
    if (fd < 0)
        return cannot_write(path, error);
    bool ok = cc_fd_write_all(fd, bytes, path, error);
    if (close(fd) != 0 && ok)
        ok = cannot_write(path, error);
    return ok;
}

static bool write_resolved(const char *path, struct cc_str bytes, struct cc_error *error)
{
    struct cc_buf target;
    cc_buf_init(&target, MOST_PATH);
    cc_buf_add(&target, cc_str_of(path));
    bool ok = !target.failed && resolve_links(&target);
    struct stat old;
    if (!ok)
        cannot_write(path, error);
    else if (stat(target.data, &old) != 0)
        ok = errno == ENOENT ? replace(path, target.data, bytes, NULL, error) : cannot_write(path, error);
    else if (faccessat(AT_FDCWD, target.data, W_OK, AT_EACCESS) != 0) /* a rename would go past a read-only file's permissions */
        ok = cannot_write(path, error);
    else
        ok = replace(path, target.data, bytes, &old, error);
    cc_buf_release(&target);
    return ok;
}

bool cc_file_write_atomic(const char *path, struct cc_str bytes, struct cc_error *error)
{
    for (size_t i = 0; i < sizeof standard_streams / sizeof standard_streams[0]; i++) {
        if (strcmp(path, standard_streams[i].path) == 0)
            return cc_fd_write_all(standard_streams[i].fd, bytes, path, error);
    }
    switch (cc_path_kind(path)) {
    case CC_PATH_DIR:
        errno = EISDIR;
        return cannot_write(path, error);
    case CC_PATH_OTHER:
        return write_directly(path, bytes, error);
    case CC_PATH_NONE:
    case CC_PATH_FILE:
        break;
    }
    return write_resolved(path, bytes, error);
}
