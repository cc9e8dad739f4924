/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 0, base. Lines and columns of a text. */
#include "chipcmp/base/position.h"

#include "chipcmp/base/utf8.h"

#include <string.h>

void cc_position_start(struct cc_position *position, struct cc_str text)
{
    *position = (struct cc_position){.text = text, .line = 1, .column = 1, .character = 1};
}

/* To the start of the last line that begins at `offset` or before. */
static void pass_lines(struct cc_position *position, size_t offset)
{
    const char *from = position->text.s + position->offset, *line;
    while (position->offset < offset && (line = memchr(from, '\n', offset - position->offset)) != NULL) {
        position->offset += (size_t)(line - from) + 1;
        position->line++;
        position->column = position->character = 1;
        from = line + 1;
    }
}

void cc_position_move(struct cc_position *position, size_t offset)
{
    if (offset > position->text.len)
        offset = position->text.len;
    if (offset < position->offset)
        cc_position_start(position, position->text);
    pass_lines(position, offset);
    while (position->offset < offset) {
        size_t length;
        cc_utf8_decode(position->text, position->offset, &length);
        if (position->offset + length > offset) /* the offset is inside a character */
            length = offset - position->offset;
        position->offset += length;
        position->column += length;
        position->character++;
    }
}
