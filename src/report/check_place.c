/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where claims stand in what was given. */
#include "check_place.h"

/* Lines and columns are those of a whole text, or of what a prose was made from: that may begin amid its file. */
static void set_ends(struct check_place *place, struct cc_str source, struct cc_prose_origin origin, struct cc_position *position)
{
    if (position->line == 0 || position->text.s != source.s || position->text.len != source.len)
        cc_position_start(position, source);
    cc_position_move(position, place->start - origin.offset);
    bool first = position->line == 1;
    place->line = position->line + origin.line - 1;
    place->column = position->column + (first ? origin.column - 1 : 0);
    place->character = position->character + (first ? origin.column - 1 : 0);
    cc_position_move(position, place->end - origin.offset);
    first = position->line == 1;
    place->end_line = position->line + origin.line - 1;
    place->end_character = position->character + (first ? origin.column - 1 : 0);
}

struct check_place check_place_of(const struct cc_check *check, const struct cc_claim *claim, struct cc_position *position)
{
    static const struct cc_prose_origin whole = {0, 1, 1};
    struct check_place place = {.start = claim->start, .end = claim->end};
    if (check->prose) {
        struct cc_prose_place found = cc_check_place(check, claim->start, claim->end);
        place.start = found.start;
        place.end = found.end;
        set_ends(&place, check->prose->source, check->prose->origin, position);
    } else {
        set_ends(&place, check->text, whole, position);
    }
    return place;
}
