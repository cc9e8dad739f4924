/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 0, base. Lines and columns of a text. */
#include "chipcmp/base/position.h"

#include "chipcmp/base/utf8.h"

void cc_position_start(struct cc_position *position, struct cc_str text)
{
    *position = (struct cc_position){.text = text, .line = 1, .column = 1, .character = 1};
}

void cc_position_move(struct cc_position *position, size_t offset)
{
    if (offset > position->text.len)
        offset = position->text.len;
    if (offset < position->offset)
        cc_position_start(position, position->text);
    while (position->offset < offset) {
        size_t length;
        bool line_ends = position->text.s[position->offset] == '\n';
        cc_utf8_decode(position->text, position->offset, &length);
        if (position->offset + length > offset) /* the offset is inside a character */
            length = offset - position->offset;
        position->offset += length;
        position->line += line_ends;
        position->column = line_ends ? 1 : position->column + length;
        position->character = line_ends ? 1 : position->character + 1;
    }
}
