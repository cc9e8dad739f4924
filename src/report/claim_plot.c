/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report. The chart `claim`: what the words allow, and every reading of them. */
#include "chipcmp/report/claim_plot.h"

#include "check.h"
#include "plot_part.h"
#include "plot_source.h"

#include <math.h>
#include <string.h>

enum { AGREES, DIFFERS, SLIP, SERIES, PARTS = 3 };

/* What the functions below share. */
struct build {
    const struct cc_db *db;
    const struct cc_check *check;
    struct cc_arena *arena;
    struct cc_plot *plot;
    struct cc_doc words; /* holds no document: only the phrases that documents share */
    struct cc_plot_sources sources;
};

/* One part of a claim on its way to a panel. */
struct part {
    struct check_view view;
    enum cc_reading_part which;
    const struct cc_allowed *allowed;
    const struct cc_amount *amount;
    bool is_ratio;
    struct check_unit unit; /* of what is no ratio */
    struct cc_plot_panel *panel;
};

static double drawn(const struct part *part, double value)
{
    return part->is_ratio ? value : check_in_unit(&part->unit, value);
}

static struct cc_interval drawn_range(const struct part *part, struct cc_interval range)
{
    return (struct cc_interval){drawn(part, range.lo), drawn(part, range.hi)};
}

static size_t readings_of(const struct cc_judgement *judgement, enum cc_reading_part which)
{
    size_t count = 0;
    for (size_t i = 0; i < judgement->reading_count; i++)
        count += judgement->readings[i].part == which;
    return count;
}

/* "BF16 tensor, dense: H20 SXM5 96GB / H100 SXM5 80GB" */
static struct cc_str reading_name(struct build *b, const struct part *part, const struct cc_reading *reading)
{
    struct cc_str measure = check_measure(&part->view, reading), subject = cc_plot_short_name(&b->db->chips[reading->subject]);
    const char *departure = reading->departure ? reading->departure : "";
    const char *side = strcmp(departure, "conflict") == 0      ? ", another source"
                       : strcmp(departure, "preliminary") == 0 ? ", an early figure"
                                                               : "";
    if (reading->object == CC_NO_INDEX || part->which != CC_PART_MAIN)
        return cc_arena_format(b->arena, "%.*s: %.*s%s", CC_PRI(measure), CC_PRI(subject), side);
    return cc_arena_format(b->arena, "%.*s: %.*s / %.*s%s", CC_PRI(measure), CC_PRI(subject),
        CC_PRI(cc_plot_short_name(&b->db->chips[reading->object])), side);
}

static void add_reading(struct build *b, struct part *part, const struct cc_reading *reading, size_t at)
{
    static const char *const words[SERIES] = {[AGREES] = "agrees", [DIFFERS] = "no", [SLIP] = "slip"};
    size_t series = !reading->like_for_like ? SLIP : reading->agrees ? AGREES : DIFFERS;
    struct cc_plot_mark mark = {.kind = CC_MARK_POINT, .series = series, .x = drawn(part, reading->nominal), .y = (double)(at + 1)};
    struct cc_interval range = drawn_range(part, reading->amount);
    mark.x_range = (struct cc_interval){fmin(range.lo, mark.x), fmax(range.hi, mark.x)};
    mark.label = cc_arena_format(b->arena, "%.*s: %s", CC_PRI(check_amount(&part->view, reading, reading->nominal)), words[series]);
    mark.name = cc_str_of(reading->is_default ? "default reading" : reading->departure ? reading->departure : "other reading");
    part->panel->y.names[at] = reading_name(b, part, reading);
    cc_plot_add_mark(part->panel, &mark, b->arena);
}

/* What there is no figure of. */
static void add_missing(struct build *b, struct part *part)
{
    const struct cc_operand *missing = &part->view.judgement->missing;
    struct cc_str chip = missing->chip == CC_NO_INDEX ? CC_STR("") : b->db->chips[missing->chip].name;
    struct cc_plot_mark mark = {.kind = CC_MARK_SLOT, .y = 1, .label = cc_str_of(cc_plot_state_words(missing->state)), .name = chip};
    part->panel->y.names[0] = chip.len > 0 ? chip : CC_STR("what it needs");
    cc_plot_add_mark(part->panel, &mark, b->arena);
}

/* An end that is open lies beyond every reading. */
static struct cc_interval band_of(const struct part *part)
{
    struct cc_interval band = drawn_range(part, part->allowed->range);
    double least = part->allowed->open_low ? band.hi : band.lo, most = part->allowed->open_high ? band.lo : band.hi;
    for (size_t i = 0; i < part->panel->mark_count; i++) {
        const struct cc_plot_mark *mark = &part->panel->marks[i];
        if (mark->kind != CC_MARK_POINT)
            continue;
        least = fmin(least, mark->x_range.lo);
        most = fmax(most, mark->x_range.hi);
    }
    double far = 10 * (most - least + fabs(most));
    return (struct cc_interval){part->allowed->open_low ? least - far : band.lo, part->allowed->open_high ? most + far : band.hi};
}

static void add_band(struct build *b, struct part *part)
{
    struct cc_interval band = band_of(part);
    double rows = (double)part->panel->y.name_count;
    struct cc_plot_vertex sides[] = {{band.lo, 0.5, rows + 0.5}, {band.hi, 0.5, rows + 0.5}};
    cc_plot_add_line(part->panel, &(struct cc_plot_line){.kind = CC_LINE_BAND, .vertices = sides, .vertex_count = 2}, b->arena);
    for (int i = 0; i < 2; i++) {
        double at = i ? band.hi : band.lo;
        struct cc_plot_vertex ends[] = {{at, 0.5, 0}, {at, rows + 0.5, 0}};
        if (i ? part->allowed->open_high : part->allowed->open_low)
            continue;
        cc_plot_reach(&part->panel->x, at);
        cc_plot_add_line(part->panel, &(struct cc_plot_line){.kind = CC_LINE_LIMIT, .vertices = ends, .vertex_count = 2}, b->arena);
    }
}

static struct cc_str quoted(const struct build *b, const struct cc_claim *claim)
{
    return cc_str_sub(b->check->text, claim->start, claim->end);
}

static void set_texts(struct build *b, struct part *part)
{
    struct cc_str allowed = check_allowed(&part->view, part->allowed, part->amount, part->is_ratio);
    const char *verdict = check_verdict_words(part->view.judgement->verdict);
    if (part->which == CC_PART_MAIN)
        part->panel->title = cc_arena_format(b->arena, "\"%.*s\": %s", CC_PRI(quoted(b, part->view.claim)), verdict);
    else
        part->panel->title = cc_arena_format(b->arena, "\"%.*s\": the %s value", CC_PRI(quoted(b, part->view.claim)),
            part->which == CC_PART_SUBJECT_VALUE ? "first" : "second");
    part->panel->x.label = part->is_ratio ? cc_arena_format(b->arena, "Ratio; the words allow %.*s", CC_PRI(allowed))
                                          : cc_arena_format(b->arena, "Amount%s%s%s; the words allow %.*s", part->unit.name[0] ? " (" : "",
                                                part->unit.name, part->unit.name[0] ? ")" : "", CC_PRI(allowed));
}

static void add_part(struct build *b, struct part *part, size_t readings)
{
    struct cc_plot_panel *panel = part->panel = &b->plot->panels[b->plot->panel_count++];
    const struct cc_judgement *judgement = part->view.judgement;
    size_t at = 0;
    panel->x.low = 1;
    panel->y.scale = CC_SCALE_NAMES;
    panel->y.name_count = readings > 0 ? readings : 1;
    panel->y.names = CC_NEW(b->arena, struct cc_str, panel->y.name_count);
    if (!panel->y.names)
        return;
    if (readings == 0)
        add_missing(b, part);
    for (size_t i = 0; i < judgement->reading_count; i++) {
        if (judgement->readings[i].part == part->which)
            add_reading(b, part, &judgement->readings[i], at++);
    }
    add_band(b, part);
    set_texts(b, part);
}

/* The parts that a claim has; of one without readings that it is unknown, the main one. */
static void add_claim(struct build *b, size_t index)
{
    const struct cc_claim *claim = &b->check->claims.claims[index];
    const struct cc_judgement *judgement = &b->check->judgements[index];
    const struct cc_allowed *const allowed[PARTS] = {[CC_PART_MAIN] = &judgement->allowed,
        [CC_PART_SUBJECT_VALUE] = &judgement->allowed_subject,
        [CC_PART_OBJECT_VALUE] = &judgement->allowed_object};
    if (!judgement->has_allowed)
        return;
    for (size_t which = 0; which < PARTS; which++) {
        struct part part = {.view = {b->db, b->check, claim, judgement, &b->words}, .which = (enum cc_reading_part)which};
        size_t readings = readings_of(judgement, part.which);
        if (readings == 0 && (which != CC_PART_MAIN || judgement->verdict != CC_VERDICT_UNKNOWN))
            continue;
        part.allowed = allowed[which];
        part.amount = which == CC_PART_OBJECT_VALUE ? &claim->stated.other : &claim->stated.amount;
        part.is_ratio = which == CC_PART_MAIN && claim->kind != CC_CLAIM_VALUE && claim->kind != CC_CLAIM_DIFFERENCE;
        if (!part.is_ratio)
            part.unit = check_unit_of(claim, part.amount);
        add_part(b, &part, readings);
    }
}

/* The verdict on each claim in a sentence, below the picture and for those who do not see it. */
static void say_claims(struct build *b)
{
    struct cc_buf text;
    cc_buf_init(&text, 0);
    cc_buf_add(&text, CC_STR("What the words of a claim allow, and every reading of it."));
    for (size_t i = 0; i < b->check->claims.claim_count; i++) {
        struct check_view view = {b->db, b->check, &b->check->claims.claims[i], &b->check->judgements[i], &b->words};
        struct cc_str said = check_say(&view);
        cc_plot_add_note(b->plot, said, b->arena);
        cc_buf_addf(&text, " %.*s", CC_PRI(said));
        for (size_t k = 0; k < view.judgement->source_count; k++)
            cc_plot_sources_add_one(&b->sources, view.judgement->sources[k]);
    }
    b->plot->description = cc_plot_take(&text, b->arena);
    b->plot->sources = cc_plot_sources_line(&b->sources);
}

static bool open_plot(struct build *b)
{
    static const char *const series[SERIES] = {"agrees", "does not agree", "not like for like"};
    cc_doc_init(&b->words, b->arena);
    cc_plot_open(b->plot, "claim", PARTS * b->check->claims.claim_count, b->arena);
    b->plot->panel_count = 0; /* as many as turn out to be needed */
    b->plot->series = CC_NEW(b->arena, struct cc_str, SERIES);
    for (size_t i = 0; b->plot->series && i < SERIES; i++)
        b->plot->series[b->plot->series_count++] = cc_str_of(series[i]);
    return !b->arena->failed;
}

bool cc_report_claim_plot(const struct cc_db *db, const struct cc_check *check, struct cc_arena *arena, struct cc_plot *out,
    struct cc_error *error)
{
    struct build b = {.db = db, .check = check, .arena = arena, .plot = out, .sources = {.db = db, .arena = arena}};
    *out = (struct cc_plot){.series_count = 0};
    if (check->claims.claim_count == 0)
        return cc_error_set(error, CC_ERR_USAGE, "there is nothing to draw: no claim was found in the text");
    if (!open_plot(&b))
        return cc_error_memory(error);
    for (size_t i = 0; i < check->claims.claim_count; i++)
        add_claim(&b, i);
    say_claims(&b);
    if (arena->failed || b.words.failed)
        return cc_error_memory(error);
    if (out->panel_count == 0)
        return cc_error_set(error, CC_ERR_USAGE, "there is nothing to draw: %.*s", CC_PRI(out->notes[0]));
    if (out->panel_count == 1) { /* its title has more room above */
        out->title = out->panels[0].title;
        out->panels[0].title = CC_STR("");
    } else {
        out->title = CC_STR("Stated and published");
    }
    out->subtitle = CC_STR("Shaded, between the dashed lines: what the words allow; points: every reading of them");
    return true;
}
