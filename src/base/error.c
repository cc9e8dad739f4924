/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 0, base. Filling and printing the error value; needs no memory of its own, so that "out of memory" can be said too. */
#include "chipcmp/base/error.h"

#include "chipcmp/base/utf8.h"
#include "control.h"

#include <stdio.h>
#include <string.h>

/* Copies s to dest as printable text; what does not fit is cut at a character's end and marked with "...". */
static void copy_printable(char *dest, size_t size, struct cc_str s)
{
    static const char mark[] = "...";
    size_t len = 0, length, fits = 0; /* fits: where the mark can still go */
    for (size_t at = 0; at < s.len; at += length) {
        char spelled[CC_CONTROL_SIZE];
        uint32_t character = cc_utf8_decode(s, at, &length);
        struct cc_str piece = cc_str_sub(s, at, at + length);
        if (length == 1 && (unsigned char)s.s[at] >= 0x80)
            piece = (struct cc_str){spelled, (size_t)snprintf(spelled, sizeof spelled, "\\x%02X", (unsigned)(unsigned char)s.s[at])};
        else if (cc_control_is(character))
            piece = (struct cc_str){spelled, cc_control_spell(character, spelled)};
        if (piece.len >= size - len) {
            memcpy(dest + fits, mark, sizeof mark);
            return;
        }
        memcpy(dest + len, piece.s, piece.len);
        len += piece.len;
        if (len + sizeof mark <= size)
            fits = len;
    }
    dest[len] = '\0';
}

static void set(struct cc_error *error, enum cc_code code, const char *format, va_list args) __attribute__((format(printf, 3, 0)));

static void set(struct cc_error *error, enum cc_code code, const char *format, va_list args)
{
    char raw[2 * sizeof error->text];
    int length = vsnprintf(raw, sizeof raw, format, args);
    size_t len = length < 0 ? 0 : (size_t)length < sizeof raw ? (size_t)length : sizeof raw - 1;
    copy_printable(error->text, sizeof error->text, (struct cc_str){raw, len});
    error->code = code;
}

bool cc_error_set(struct cc_error *error, enum cc_code code, const char *format, ...)
{
    if (error->code != CC_OK)
        return false;
    va_list args;
    va_start(args, format);
    set(error, code, format, args);
    va_end(args);
    error->source[0] = '\0';
    error->line = 0;
    error->column = 0;
    return false;
}

bool cc_error_at(struct cc_error *error, enum cc_code code, struct cc_str source, size_t line, size_t column, const char *format, ...)
{
    if (error->code != CC_OK)
        return false;
    va_list args;
    va_start(args, format);
    set(error, code, format, args);
    va_end(args);
    copy_printable(error->source, sizeof error->source, source);
    error->line = line;
    error->column = column;
    return false;
}

bool cc_error_memory(struct cc_error *error)
{
    return cc_error_set(error, CC_ERR_MEMORY, "out of memory");
}

void cc_error_print_to(const struct cc_error *error, struct cc_buf *out)
{
    if (error->source[0] != '\0') {
        cc_buf_addf(out, "%s:", error->source);
        if (error->line > 0)
            cc_buf_addf(out, "%zu:", error->line);
        if (error->line > 0 && error->column > 0)
            cc_buf_addf(out, "%zu:", error->column);
        cc_buf_add_char(out, ' ');
    }
    cc_buf_add(out, cc_str_of(error->text));
}
