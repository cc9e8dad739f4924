/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 0, base. The growing, capped byte buffer. */
#include "chipcmp/base/buf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CAPACITY_LEAST = 64 };

void cc_buf_init(struct cc_buf *buf, size_t cap)
{
    *buf = (struct cc_buf){.cap = cap};
}

void cc_buf_release(struct cc_buf *buf)
{
    free(buf->data);
    cc_buf_init(buf, buf->cap);
}

void cc_buf_clear(struct cc_buf *buf)
{
    buf->len = 0;
    buf->failed = false;
    if (buf->data)
        buf->data[0] = '\0';
}

/* Makes room for `more` bytes and the NUL after them; capacity counts the NUL. */
static bool reserve(struct cc_buf *buf, size_t more)
{
    size_t cap = buf->cap > 0 ? buf->cap : CC_BUF_DEFAULT_CAP;
    if (buf->failed || buf->len > cap || more > cap - buf->len || cap == SIZE_MAX) {
        buf->failed = true;
        return false;
    }
    size_t needed = buf->len + more + 1;
    if (needed <= buf->capacity)
        return true;
    size_t capacity = buf->capacity < CAPACITY_LEAST ? CAPACITY_LEAST : buf->capacity;
    while (capacity < needed)
        capacity = capacity > SIZE_MAX / 2 ? needed : capacity * 2;
    if (capacity > cap + 1)
        capacity = cap + 1;
    char *data = realloc(buf->data, capacity);
    if (!data) {
        buf->failed = true;
        return false;
    }
    buf->data = data;
    buf->capacity = capacity;
    return true;
}

void cc_buf_add(struct cc_buf *buf, struct cc_str s)
{
    if (!reserve(buf, s.len))
        return;
    if (s.len > 0)
        memcpy(buf->data + buf->len, s.s, s.len);
    buf->len += s.len;
    buf->data[buf->len] = '\0';
}

void cc_buf_add_char(struct cc_buf *buf, char c)
{
    cc_buf_add(buf, (struct cc_str){&c, 1});
}

void cc_buf_addf(struct cc_buf *buf, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    cc_buf_vaddf(buf, format, args);
    va_end(args);
}

void cc_buf_vaddf(struct cc_buf *buf, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (length < 0) {
        buf->failed = true;
        return;
    }
    if (!reserve(buf, (size_t)length))
        return;
    vsnprintf(buf->data + buf->len, (size_t)length + 1, format, args);
    buf->len += (size_t)length;
}

void cc_buf_repeat(struct cc_buf *buf, char c, size_t times)
{
    if (!reserve(buf, times))
        return;
    memset(buf->data + buf->len, c, times);
    buf->len += times;
    buf->data[buf->len] = '\0';
}

struct cc_str cc_buf_view(const struct cc_buf *buf)
{
    return (struct cc_str){buf->data, buf->len};
}
