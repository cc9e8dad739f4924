/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks of one cell by itself: that it is researched, and that the figures in it agree or say why not. */
#include "lint.h"

/* Figures that lie further apart carry a note (specs/README.md). */
#define UNEXPLAINED_RATIO 1.10

bool lint_not_researched(struct value_lint *lint, const struct cc_value *value)
{
    const struct cc_chip *chip = &lint->db->chips[value->chip];
    if (value->state != CC_STATE_NOT_RESEARCHED || chip->context)
        return true;
    return LINT_ADD(lint, chip->place, "id", "%.*s has neither a figure nor a row in unknowns; add one%s", CC_PRI(lint_cell(lint, value)),
        value->disputed_count ? " (disputed figures are never used as a value)" : "");
}

static struct cc_place place_of(const struct cc_side *side)
{
    return side->halving ? side->halving->place : side->figure->place;
}

static struct cc_place later(struct cc_place a, struct cc_place b)
{
    return a.file != b.file ? (a.file > b.file ? a : b) : a.line > b.line ? a : b;
}

static struct cc_str printed(struct value_lint *lint, const struct cc_side *side)
{
    return cc_arena_format(&lint->findings.arena, "%.*s%s%.*s of \"%.*s\"", CC_PRI(side->literal), side->figure->unit.len ? " " : "",
        CC_PRI(side->figure->unit), CC_PRI(lint->db->sources[side->figure->source].id));
}

bool lint_no_preference(struct value_lint *lint, const struct cc_value *value)
{
    if (value->state != CC_STATE_CONFLICTING)
        return true;
    size_t other = 1;
    while (other + 1 < value->side_count && !value->sides[other].conflicts)
        other++;
    const struct cc_side *a = &value->sides[0], *b = &value->sides[other];
    bool same_source = a->figure->source == b->figure->source; /* preferences.csv names a source */
    return LINT_ADD(lint, later(place_of(a), place_of(b)), "value", "%.*s: %.*s and %.*s stand equal and disagree; %s",
        CC_PRI(lint_cell(lint, value)), CC_PRI(printed(lint, a)), CC_PRI(printed(lint, b)),
        same_source ? "is one preliminary or disputed?" : "choose one in preferences.csv");
}

bool lint_vague(struct value_lint *lint, const struct cc_value *value)
{
    if (!value->side_count || !cc_metric_is_number(&lint->db->metrics[value->metric]) || value->sides[0].quantity.qualifier != CC_QUAL_OVER)
        return true;
    return LINT_ADD(lint, place_of(&value->sides[0]), "value",
        "%.*s: the preferred figure is only a bound, \"%.*s\"; a source with the number itself is wanted", CC_PRI(lint_cell(lint, value)),
        CC_PRI(value->sides[0].literal));
}

static bool has_note(const struct cc_side *side)
{
    return side->figure->note.len || (side->halving && side->halving->note.len);
}

static bool far_apart(const struct cc_side *a, const struct cc_side *b)
{
    double x = a->quantity.value, y = b->quantity.value;
    return !cc_interval_overlap(a->quantity.range, b->quantity.range) && (x > y ? x / y : y / x) > UNEXPLAINED_RATIO;
}

static bool report_conflict(struct value_lint *lint, const struct cc_value *value, const struct cc_side *a, const struct cc_side *b)
{
    return LINT_ADD(lint, later(place_of(a), place_of(b)), "note", "%.*s: %.*s and %.*s lie more than 10 percent apart; say in a note why",
        CC_PRI(lint_cell(lint, value)), CC_PRI(printed(lint, a)), CC_PRI(printed(lint, b)));
}

/* Of each status the two figures without a note that lie furthest apart; and each that lies far from the preferred one. */
bool lint_conflict(struct value_lint *lint, const struct cc_value *value)
{
    const struct cc_side *preferred = value->sides, *least[CC_STATUS_COUNT] = {NULL}, *most[CC_STATUS_COUNT] = {NULL};
    if (!value->side_count || !cc_metric_is_number(&lint->db->metrics[value->metric]))
        return true;
    for (size_t i = 0; i < value->side_count; i++) {
        const struct cc_side *side = &value->sides[i];
        size_t status = side->figure->status;
        if (has_note(side))
            continue;
        if (!least[status] || side->quantity.value < least[status]->quantity.value)
            least[status] = side;
        if (!most[status] || side->quantity.value > most[status]->quantity.value)
            most[status] = side;
        if (status != preferred->figure->status && !has_note(preferred) && far_apart(preferred, side) &&
            !report_conflict(lint, value, preferred, side))
            return false;
    }
    for (size_t status = 0; status < CC_STATUS_COUNT; status++)
        if (least[status] && most[status] && far_apart(least[status], most[status]) &&
            !report_conflict(lint, value, least[status], most[status]))
            return false;
    return true;
}
