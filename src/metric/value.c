/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preferred figure of a fact, its other sides, or the reason why there is none. The rule of preference stands in specs/README.md. */
#include "chipcmp/metric/value.h"

#include "chipcmp/num/format.h"

#include <stdlib.h>

static const char *const state_names[CC_STATE_COUNT] = {"value", "conflicting", "not_published", "not_supported", "not_researched"};
static const char *const state_words[CC_STATE_COUNT] = {"published", "sources disagree", "not published", "not supported",
    "not researched"};

const char *cc_state_name(enum cc_state state)
{
    return state_names[state];
}

const char *cc_state_words(enum cc_state state)
{
    return state_words[state];
}

const char *cc_side_status(const struct cc_side *side)
{
    return side->halving ? "derived" : cc_status_name((enum cc_status)side->figure->status);
}

bool cc_side_is_choice(const struct cc_value *value, size_t side)
{
    const struct cc_interval range = value->sides[side].quantity.range;
    if (side == 0)
        return true;
    if (!value->sides[side].conflicts)
        return false;
    for (size_t i = 1; i < side; i++)
        if (value->sides[i].conflicts && value->sides[i].quantity.range.lo == range.lo && value->sides[i].quantity.range.hi == range.hi)
            return false;
    return true;
}

bool cc_metric_applies(const struct cc_metric *metric, enum cc_kind kind)
{
    return metric->kinds >> kind & 1;
}

bool cc_metric_is_number(const struct cc_metric *metric)
{
    return metric->dimension != CC_DIM_TEXT && metric->dimension != CC_DIM_DATE;
}

/* Half of a printed decimal, with the digits it needs: 835 -> 417.5. */
static struct cc_decimal halve(struct cc_decimal d)
{
    if (d.digits % 2 == 0 && d.exponent >= 0) {
        d.digits /= 2;
        return d;
    }
    d.digits *= 5;
    d.exponent -= 1;
    while (d.digits && d.digits % 10 == 0 && d.exponent < 0) {
        d.digits /= 10;
        d.exponent++;
    }
    return d;
}

static struct cc_str literal_of_half(struct cc_arena *arena, struct cc_decimal d)
{
    struct cc_buf buf = {0};
    cc_format_grouped(&buf, cc_decimal_to_double(d, 0, 1, 1), d.exponent < 0 ? -d.exponent : 0);
    struct cc_str copy = cc_arena_copy(arena, cc_buf_view(&buf));
    cc_buf_release(&buf);
    return copy;
}

static bool fill_side(const struct cc_metric *metric, const struct cc_figure *figure, struct cc_side *side, struct cc_error *error)
{
    *side = (struct cc_side){.figure = figure, .literal = figure->value};
    if (!cc_metric_is_number(metric)) {
        side->quantity.unit.dimension = metric->dimension;
        return true;
    }
    return cc_quantity_parse(figure->value, figure->unit, figure->step, metric->rounding, &side->quantity, error);
}

/* The dense side that a cited statement makes of a sparse figure. */
static bool fill_halved(const struct cc_db *db, const struct cc_halving *halving, const struct cc_figure *sparse, struct cc_arena *arena,
    struct cc_side *side, struct cc_error *error)
{
    if (!fill_side(&db->metrics[halving->metric], sparse, side, error))
        return false;
    side->halving = halving;
    side->quantity.value /= 2;
    side->quantity.range = (struct cc_interval){side->quantity.range.lo / 2, side->quantity.range.hi / 2};
    side->quantity.decimal = halve(side->quantity.decimal);
    side->literal = literal_of_half(arena, side->quantity.decimal);
    return side->literal.s || cc_error_memory(error);
}

/* A bare number, or one with "about" or "up to", says more than "over 3" or "350-400". */
static int vagueness(const struct cc_side *side)
{
    return side->quantity.qualifier == CC_QUAL_OVER || side->quantity.qualifier == CC_QUAL_RANGE;
}

static bool is_chosen(const struct cc_preference *choice, const struct cc_side *side)
{
    return choice && choice->source == side->figure->source;
}

/* Negative when a is preferred to b by rank, 0 when only the last tie-breaks (digits, id) would part them. */
static int rank_order(const struct cc_db *db, const struct cc_preference *choice, const struct cc_side *a, const struct cc_side *b)
{
    const struct cc_source *sa = &db->sources[a->figure->source], *sb = &db->sources[b->figure->source];
    int keys[][2] = {
        {!is_chosen(choice, a), !is_chosen(choice, b)},
        {a->figure->status, b->figure->status},
        {a->figure->basis_inferred, b->figure->basis_inferred},
        {vagueness(a), vagueness(b)},
        {(int)sa->kind, (int)sb->kind},
        {a->halving != NULL, b->halving != NULL},
    };
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (keys[i][0] != keys[i][1])
            return keys[i][0] < keys[i][1] ? -1 : 1;
    return cc_str_cmp(sb->date, sa->date); /* ISO dates: the later first, a missing one last */
}

static int side_order(const struct cc_db *db, const struct cc_preference *choice, const struct cc_side *a, const struct cc_side *b)
{
    int order = rank_order(db, choice, a, b);
    if (order)
        return order;
    int digits = cc_decimal_significant(b->quantity.decimal) - cc_decimal_significant(a->quantity.decimal);
    if (digits)
        return digits;
    order = cc_str_cmp(db->sources[a->figure->source].id, db->sources[b->figure->source].id);
    if (order)
        return order;
    return (a->figure->place.line > b->figure->place.line) - (a->figure->place.line < b->figure->place.line);
}

static bool disagree(const struct cc_metric *metric, const struct cc_side *a, const struct cc_side *b)
{
    if (metric->dimension == CC_DIM_TEXT)
        return !cc_str_eq_nocase(a->literal, b->literal);
    if (metric->dimension == CC_DIM_DATE) /* "2022-03" does not contradict "2022-03-22" */
        return !cc_str_starts(a->literal, b->literal) && !cc_str_starts(b->literal, a->literal);
    return !cc_interval_overlap(a->quantity.range, b->quantity.range);
}

static void add_sorted(const struct cc_db *db, struct cc_value *out, struct cc_side side)
{
    size_t at = out->side_count++;
    while (at && side_order(db, out->choice, &side, &out->sides[at - 1]) < 0) {
        out->sides[at] = out->sides[at - 1];
        at--;
    }
    out->sides[at] = side;
}

static const struct cc_figure *sparse_figure(const struct cc_db *db, const struct cc_halving *h)
{
    const struct cc_chip *chip = &db->chips[h->chip];
    for (size_t i = chip->first_figure; i < chip->first_figure + (size_t)chip->figure_count; i++) {
        const struct cc_figure *f = &db->figures[i];
        if (f->metric == h->metric && f->basis == CC_BASIS_SPARSE && f->source == h->source && f->status != CC_STATUS_DISPUTED)
            return f;
    }
    return NULL;
}

/* A chip's figures of one metric and basis. */
struct cursor {
    const struct cc_figure *at, *end;
    uint32_t metric;
    enum cc_basis basis;
};

static struct cursor figures_of(const struct cc_db *db, uint32_t chip, uint32_t metric, enum cc_basis basis)
{
    const struct cc_figure *first = db->figures + db->chips[chip].first_figure;
    if (!db->chips[chip].figure_count)
        return (struct cursor){.metric = metric};
    return (struct cursor){first, first + db->chips[chip].figure_count, metric, basis};
}

static const struct cc_figure *next_figure(struct cursor *c)
{
    for (; c->at != c->end; c->at++)
        if (c->at->metric == c->metric && c->at->basis == c->basis)
            return c->at++;
    return NULL;
}

static bool is_halving_of(const struct cc_halving *h, const struct cc_value *value)
{
    return value->basis == CC_BASIS_DENSE && h->chip == value->chip && h->metric == value->metric;
}

/* The row of preferences.csv for this fact: the last one, so that an overlay's stands before a built-in one. A built-in one was written
 * without knowing the user's own figure, and does not hold beside one. */
static const struct cc_preference *find_choice(const struct cc_db *db, const struct cc_value *value)
{
    const struct cc_preference *choice = NULL;
    for (size_t i = 0; i < db->preference_count; i++) {
        const struct cc_preference *p = &db->preferences[i];
        if (p->chip == value->chip && p->metric == value->metric && p->basis == value->basis)
            choice = p;
    }
    if (!choice || choice->user)
        return choice;
    struct cursor c = figures_of(db, value->chip, value->metric, value->basis);
    for (const struct cc_figure *f; (f = next_figure(&c));)
        if (f->user)
            return NULL;
    return choice;
}

static bool make_room(const struct cc_db *db, struct cc_arena *arena, struct cc_value *out, struct cc_error *error)
{
    size_t sides = 0, disputed = 0;
    struct cursor c = figures_of(db, out->chip, out->metric, out->basis);
    for (const struct cc_figure *f; (f = next_figure(&c));)
        *(f->status == CC_STATUS_DISPUTED ? &disputed : &sides) += 1;
    for (size_t i = 0; i < db->halving_count; i++)
        sides += is_halving_of(&db->halvings[i], out);
    out->sides = CC_NEW(arena, struct cc_side, sides);
    out->disputed = CC_NEW(arena, struct cc_side, disputed);
    return (out->sides && out->disputed) || cc_error_memory(error);
}

static bool collect_printed(const struct cc_db *db, struct cc_value *out, struct cc_error *error)
{
    struct cursor c = figures_of(db, out->chip, out->metric, out->basis);
    struct cc_side side;
    for (const struct cc_figure *f; (f = next_figure(&c));) {
        if (!fill_side(&db->metrics[out->metric], f, &side, error))
            return false;
        if (f->status == CC_STATUS_DISPUTED)
            out->disputed[out->disputed_count++] = side;
        else
            add_sorted(db, out, side);
    }
    return true;
}

static bool collect_halved(const struct cc_db *db, struct cc_arena *arena, struct cc_value *out, struct cc_error *error)
{
    struct cc_side side;
    for (size_t i = 0; i < db->halving_count; i++) {
        const struct cc_figure *sparse = is_halving_of(&db->halvings[i], out) ? sparse_figure(db, &db->halvings[i]) : NULL;
        if (!sparse)
            continue;
        if (!fill_halved(db, &db->halvings[i], sparse, arena, &side, error))
            return false;
        add_sorted(db, out, side);
    }
    return true;
}

/* Ranges over the sides; figures of equal rank that disagree leave no preferred one. */
static void weigh(const struct cc_db *db, struct cc_value *out)
{
    const struct cc_metric *metric = &db->metrics[out->metric];
    const struct cc_side *first = &out->sides[0];
    out->state = CC_STATE_VALUE;
    out->range = out->spread = first->quantity.range;
    for (size_t i = 1; i < out->side_count; i++) {
        struct cc_side *side = &out->sides[i];
        side->conflicts = disagree(metric, first, side);
        if (side->conflicts && cc_metric_is_number(metric) && side->figure->status != CC_STATUS_PRELIMINARY)
            out->spread = cc_interval_hull(out->spread, side->quantity.range);
        if (side->conflicts && rank_order(db, out->choice, first, side) == 0) {
            out->state = CC_STATE_CONFLICTING;
            if (cc_metric_is_number(metric))
                out->range = cc_interval_hull(out->range, side->quantity.range);
        }
    }
}

bool cc_basis_excludes_others(enum cc_basis basis)
{
    return basis != CC_BASIS_NONE && basis != CC_BASIS_DENSE && basis != CC_BASIS_SPARSE;
}

/* The row for this very basis; else the one for all bases; else, where one basis stands in place of the others, the row for another. */
static const struct cc_unknown *find_unknown(const struct cc_db *db, const struct cc_chip *chip, uint32_t metric, enum cc_basis basis)
{
    const struct cc_unknown *general = NULL, *other = NULL;
    for (size_t i = chip->first_unknown; i < chip->first_unknown + (size_t)chip->unknown_count; i++) {
        const struct cc_unknown *u = &db->unknowns[i];
        if (u->metric != metric)
            continue;
        if (u->basis == basis)
            return u;
        if (u->basis == CC_BASIS_NONE)
            general = u;
        else if (cc_basis_excludes_others(basis))
            other = u;
    }
    return general ? general : other;
}

static bool printed_on_another_basis(const struct cc_db *db, const struct cc_value *value)
{
    for (int basis = 0; cc_basis_excludes_others(value->basis) && basis < CC_BASIS_COUNT; basis++) {
        struct cursor c = figures_of(db, value->chip, value->metric, (enum cc_basis)basis);
        for (const struct cc_figure *f; (f = next_figure(&c));)
            if (f->status != CC_STATUS_DISPUTED)
                return true;
    }
    return false;
}

static void explain_absence(const struct cc_db *db, struct cc_value *out)
{
    out->state = CC_STATE_NOT_PUBLISHED;
    if (printed_on_another_basis(db, out)) {
        out->reason = CC_STR("the sources print this figure on another basis only");
        return;
    }
    out->unknown = find_unknown(db, &db->chips[out->chip], out->metric, out->basis);
    if (!out->unknown) {
        out->state = CC_STATE_NOT_RESEARCHED;
        out->reason = CC_STR("nobody has looked for this figure yet");
        return;
    }
    if (out->unknown->state == CC_UNKNOWN_NOT_SUPPORTED)
        out->state = CC_STATE_NOT_SUPPORTED;
    out->reason = out->unknown->reason;
}

bool cc_value_get(const struct cc_db *db, uint32_t chip, uint32_t metric, enum cc_basis basis, struct cc_arena *arena, struct cc_value *out,
    struct cc_error *error)
{
    *out = (struct cc_value){.chip = chip, .metric = metric, .basis = basis};
    out->choice = find_choice(db, out);
    if (!make_room(db, arena, out, error) || !collect_printed(db, out, error) || !collect_halved(db, arena, out, error))
        return false;
    if (out->side_count)
        weigh(db, out);
    else
        explain_absence(db, out);
    return true;
}

bool cc_accelerator_count(const struct cc_db *db, uint32_t chip, struct cc_arena *arena, struct cc_value *out, double *count,
    struct cc_str *why, struct cc_error *error)
{
    uint32_t metric = cc_db_find_metric(db, CC_STR("accelerators"));
    enum cc_kind kind = db->chips[chip].kind;
    *out = (struct cc_value){.chip = chip, .metric = metric};
    *why = (struct cc_str){0};
    *count = 1;
    if (kind == CC_KIND_GPU || kind == CC_KIND_NPU)
        return true;
    if (kind == CC_KIND_DIE || metric == CC_NO_INDEX) {
        *count = 0;
        *why = CC_STR("one die is not an accelerator");
        return true;
    }
    if (!cc_value_get(db, chip, metric, CC_BASIS_NONE, arena, out, error))
        return false;
    *count = out->state == CC_STATE_VALUE ? out->sides[0].quantity.value : 0;
    if (*count <= 0)
        *why = CC_STR("no source states how many accelerators it has");
    return true;
}
