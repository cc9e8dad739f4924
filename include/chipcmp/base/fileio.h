/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 0, base. The one home of open, read, write, rename and mkdtemp.
 *
 * Errors name the file and the system's reason; EINTR is retried; a short write is an error.
 */
#ifndef CHIPCMP_BASE_FILEIO_H
#define CHIPCMP_BASE_FILEIO_H

#include "chipcmp/base/error.h"

/* Reads a whole file ("-" is standard input) into buf; more than the buffer's cap is an error. A directory is an error. */
bool cc_file_read(const char *path, struct cc_buf *buf, struct cc_error *error);

/* Whether a file could be read: an error as cc_file_read would give, without a byte read. A pipe or device is not opened. */
bool cc_file_probe(const char *path, struct cc_error *error);

/* Reads a file in pieces of up to 1 MiB; `chunk` returns false to stop (then this returns false and the callee has set the error). */
bool cc_file_stream(const char *path, bool (*chunk)(void *context, struct cc_str bytes), void *context, struct cc_error *error);

/* Writes a temporary file beside `path`, syncs, then renames it over `path`; on any failure `path` is as it was and the temporary file is
 * gone. A symbolic link stays and the file it names is replaced. Permissions of an existing file are kept, and one that may not be
 * written is left alone. A path that is a device, pipe or other non-regular file is written directly; /dev/stdout and /dev/stderr are
 * written through the open descriptor (flush stdio first). */
bool cc_file_write_atomic(const char *path, struct cc_str bytes, struct cc_error *error);

bool cc_fd_write_all(int fd, struct cc_str bytes, const char *name, struct cc_error *error);

enum cc_path_kind { CC_PATH_NONE, CC_PATH_FILE, CC_PATH_DIR, CC_PATH_OTHER };
enum cc_path_kind cc_path_kind(const char *path);

/* Names (not paths) of what lies in a directory, of whatever kind (cc_path_kind), sorted bytewise; allocated in the arena. */
struct cc_arena;
bool cc_dir_list(const char *path, struct cc_arena *arena, struct cc_str **names, size_t *count, struct cc_error *error);

/* A new private directory under TMPDIR-like `parent` (not NULL); *path in the arena. cc_dir_remove deletes the regular files in it, then
 * itself. */
bool cc_dir_make_temporary(const char *parent, struct cc_arena *arena, struct cc_str *path, struct cc_error *error);
void cc_dir_remove(const char *path);

#endif
