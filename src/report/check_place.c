/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where claims stand in what was given. */
#include "check_place.h"

struct check_place check_place_of(const struct cc_check *check, const struct cc_claim *claim, struct cc_position *position)
{
    const struct cc_prose_origin *origin = &check->origin;
    struct check_place place = {.start = claim->start + origin->offset, .end = claim->end + origin->offset};
    if (position->line == 0 || position->text.s != check->text.s || position->text.len != check->text.len)
        cc_position_start(position, check->text);
    cc_position_move(position, claim->start);
    size_t before = position->line == 1 ? origin->columns : 0; /* a text that begins amid a line */
    place.line = position->line + origin->lines;
    place.column = position->column + before;
    place.character = position->character + (position->line == 1 ? origin->characters : 0);
    cc_position_move(position, claim->end);
    place.end_line = position->line + origin->lines;
    place.end_character = position->character + (position->line == 1 ? origin->characters : 0);
    return place;
}
