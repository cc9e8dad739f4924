/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 0, base. A byte buffer that grows up to a hard cap.
 *
 * Zero-initialise or call cc_buf_init. What is appended may not point into the buffer itself.
 * Append functions do nothing once `failed` is set (out of memory, or the cap would be passed); check it once at the end.
 * data is NUL-terminated whenever it is not NULL; the NUL does not count in len.
 */
#ifndef CHIPCMP_BASE_BUF_H
#define CHIPCMP_BASE_BUF_H

#include "chipcmp/base/str.h"

#include <stdarg.h>

struct cc_buf {
    char *data;
    size_t len;
    size_t capacity;
    size_t cap; /* hard limit in bytes; 0 means CC_BUF_DEFAULT_CAP */
    bool failed;
};

#define CC_BUF_DEFAULT_CAP ((size_t)1 << 30)

void cc_buf_init(struct cc_buf *buf, size_t cap);
void cc_buf_release(struct cc_buf *buf); /* frees; the buffer is empty and usable again with the same cap, failed is cleared */
void cc_buf_clear(struct cc_buf *buf);   /* keeps the memory, clears failed */
void cc_buf_add(struct cc_buf *buf, struct cc_str s);
void cc_buf_add_char(struct cc_buf *buf, char c);
void cc_buf_addf(struct cc_buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
void cc_buf_vaddf(struct cc_buf *buf, const char *format, va_list args) __attribute__((format(printf, 2, 0)));
void cc_buf_repeat(struct cc_buf *buf, char c, size_t times);
struct cc_str cc_buf_view(const struct cc_buf *buf);

#endif
