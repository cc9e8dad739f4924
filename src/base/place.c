/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 0, base. Lines and columns of a text. */
#include "chipcmp/base/place.h"

#include "chipcmp/base/utf8.h"

void cc_place_start(struct cc_place *place, struct cc_str text)
{
    *place = (struct cc_place){.text = text, .line = 1, .column = 1, .character = 1};
}

void cc_place_move(struct cc_place *place, size_t offset)
{
    if (offset > place->text.len)
        offset = place->text.len;
    if (offset < place->offset)
        cc_place_start(place, place->text);
    while (place->offset < offset) {
        size_t length;
        bool line_ends = place->text.s[place->offset] == '\n';
        cc_utf8_decode(place->text, place->offset, &length);
        if (place->offset + length > offset) /* the offset is inside a character */
            length = offset - place->offset;
        place->offset += length;
        place->line += line_ends;
        place->column = line_ends ? 1 : place->column + length;
        place->character = line_ends ? 1 : place->character + 1;
    }
}
