/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The corrected sentence for a claim that is contradicted: what the default reading gives, in the style of the claim. Only where that
 * reading has one value (no published figures conflict about it), and only a sentence that a check of its own supports.
 */
#include "check.h"

#include "chipcmp/grammar/find.h"
#include "chipcmp/num/format.h"
#include "chipcmp/report/json.h"
#include "chipcmp/report/source.h"
#include "chipcmp/report/value.h"

#include <math.h>
#include <string.h>

/* How a sentence speaks of a metric. */
static const struct {
    const char *verb;    /* "has", "draws" */
    const char *noun;    /* NULL: the words of the measure and "compute" */
    const char *of;      /* between a value and the noun; NULL: the verb says it all, "draws 700 W" */
    const char *smaller; /* "less", "fewer" */
} words[CC_CM_COUNT] = {
    [CC_CM_COMPUTE] = {"has", NULL, " of ", "less"},
    [CC_CM_MEMORY_CAPACITY] = {"has", "memory", " of ", "less"},
    [CC_CM_MEMORY_BANDWIDTH] = {"has", "memory bandwidth", " of ", "less"},
    [CC_CM_INTERCONNECT_BANDWIDTH] = {"has", "interconnect bandwidth", " of ", "less"},
    [CC_CM_POWER] = {"draws", "power", NULL, "less"},
    [CC_CM_COMPUTE_PER_WATT] = {"has", NULL, " of ", "less"},
    [CC_CM_COMPUTE_UNITS] = {"has", "compute units", " ", "fewer"},
    [CC_CM_DIE_AREA] = {"has", "die area", " of ", "less"},
    [CC_CM_TRANSISTORS] = {"has", "transistors", " ", "fewer"},
    [CC_CM_TPP] = {"has", "TPP", " of ", "less"},
    [CC_CM_PERFORMANCE_DENSITY] = {"has", "performance density", " of ", "less"},
    [CC_CM_ACCELERATORS] = {"has", "accelerators", " ", "fewer"},
    [CC_CM_OTHER] = {"has", "", " of ", "less"},
};

static const struct cc_reading *default_of(const struct check_view *view, enum cc_reading_part part)
{
    for (size_t i = 0; i < view->judgement->reading_count; i++)
        if (view->judgement->readings[i].is_default && view->judgement->readings[i].part == part)
            return &view->judgement->readings[i];
    return NULL;
}

static bool has_conflict(const struct check_view *view)
{
    for (size_t i = 0; i < view->judgement->reading_count; i++) {
        const char *departure = view->judgement->readings[i].departure;
        if (departure && strcmp(departure, "conflict") == 0)
            return true;
    }
    return false;
}

/* The family where all its members that are readings come to the same, else the chip itself, without its maker. */
static struct cc_str name_of(const struct check_view *view, const struct cc_named *named, const struct cc_reading *told, bool subject)
{
    const struct cc_chip *chip = &view->db->chips[subject ? told->subject : told->object];
    bool same = named->target.chip == CC_NO_INDEX;
    for (size_t i = 0; i < view->judgement->reading_count; i++) {
        const struct cc_reading *reading = &view->judgement->readings[i];
        bool other = subject ? reading->subject != told->subject : reading->object != told->object;
        if (other && reading->part == told->part && reading->like_for_like)
            same = same && fabs(reading->nominal - told->nominal) <= 1e-9 * told->nominal;
    }
    if (same)
        return view->db->families[named->target.family].name;
    bool maker = cc_str_starts(chip->name, chip->vendor) && chip->name.len > chip->vendor.len && chip->name.s[chip->vendor.len] == ' ';
    return cc_str_sub(chip->name, maker ? chip->vendor.len + 1 : 0, chip->name.len);
}

static struct cc_str noun_of(const struct check_view *view, const struct cc_reading *told)
{
    const char *noun = words[view->claim->metric].noun;
    bool units = view->claim->metric == CC_CM_COMPUTE_UNITS && told->basis != CC_BASIS_NONE;
    if (noun)
        return cc_str_of(units ? cc_basis_words(told->basis) : noun);
    bool per_watt = view->claim->metric == CC_CM_COMPUTE_PER_WATT;
    const struct cc_metric *metric = &view->db->metrics[told->metric];
    return cc_doc_format(view->doc, "%s %.*s compute%s", cc_basis_words(told->basis), CC_PRI(metric->label), per_watt ? " per watt" : "");
}

/* What a sentence is made of. */
struct parts {
    const char *verb, *of, *smaller;
    const char *the[2]; /* articles */
    struct cc_str subject, object, noun;
};

/* "has 85 percent less compute than the H100", "has 15 percent of the compute of the H100", "has 6.7 times the compute of the H20". */
static void add_ratio(const struct check_view *view, struct cc_buf *out, const struct parts *parts, double ratio)
{
    enum cc_form form = view->claim->stated.form;
    double percent = 100 * fabs(ratio - 1);
    if (percent < 0.05) {
        cc_buf_addf(out, "the same %.*s as %s%.*s", CC_PRI(parts->noun), parts->the[1], CC_PRI(parts->object));
        return;
    }
    bool times = ratio > 1 && (form == CC_FORM_TIMES || form == CC_FORM_TIMES_LESS);
    bool of = form == CC_FORM_PERCENT_OF || (form == CC_FORM_TIMES && ratio < 1);
    if (times) {
        cc_format_significant(out, ratio, 3);
        cc_buf_addf(out, " times the %.*s of %s%.*s", CC_PRI(parts->noun), parts->the[1], CC_PRI(parts->object));
    } else if (of) {
        cc_format_fixed(out, 100 * ratio, check_percent_places(100 * ratio));
        cc_buf_addf(out, " percent of the %.*s of %s%.*s", CC_PRI(parts->noun), parts->the[1], CC_PRI(parts->object));
    } else {
        cc_format_fixed(out, percent, check_percent_places(percent));
        cc_buf_addf(out, " percent %s %.*s than %s%.*s", ratio < 1 ? parts->smaller : "more", CC_PRI(parts->noun), parts->the[1],
            CC_PRI(parts->object));
    }
}

static void add_value(const struct check_view *view, struct cc_buf *out, const struct parts *parts, const struct cc_reading *told)
{
    enum cc_claim_metric metric = view->claim->metric;
    bool plain = check_is_derived(metric) || view->db->metrics[told->metric].dimension == CC_DIM_COUNT; /* "72", not "72 GPUs" */
    struct cc_str amount = plain ? check_amount(view, told, told->nominal) : check_figures_inside(view, &told->left);
    if (metric == CC_CM_TPP || metric == CC_CM_PERFORMANCE_DENSITY)
        cc_buf_addf(out, "a %.*s of %.*s", CC_PRI(parts->noun), CC_PRI(amount));
    else
        cc_buf_addf(out, "%.*s%s%.*s", CC_PRI(amount), parts->of ? parts->of : "", CC_PRI(parts->of ? parts->noun : CC_STR("")));
}

static void add_difference(const struct check_view *view, struct cc_buf *out, const struct parts *parts, const struct cc_reading *told)
{
    double apart = told->left.value - told->right.value;
    cc_buf_addf(out, "%.*s %s%s%.*s than %s%.*s", CC_PRI(check_amount(view, told, fabs(apart))), apart < 0 ? parts->smaller : "more",
        parts->of ? " " : "", CC_PRI(parts->of ? parts->noun : CC_STR("")), parts->the[1], CC_PRI(parts->object));
}

static bool add_sentence(const struct check_view *view, struct cc_buf *out, const struct cc_reading *told)
{
    const struct cc_claim *claim = view->claim;
    bool two = claim->kind != CC_CLAIM_VALUE;
    struct parts parts = {.verb = words[claim->metric].verb,
        .of = words[claim->metric].of,
        .smaller = words[claim->metric].smaller,
        .the = {check_article(view, &claim->subject), two ? check_article(view, &claim->object) : ""},
        .subject = name_of(view, &claim->subject, told, true),
        .object = two ? name_of(view, &claim->object, told, false) : CC_STR(""),
        .noun = noun_of(view, told)};
    cc_buf_addf(out, "%s%.*s %s ", parts.the[0][0] ? "The " : "", CC_PRI(parts.subject), parts.verb);
    switch (claim->kind) {
    case CC_CLAIM_VALUE:
        add_value(view, out, &parts, told);
        break;
    case CC_CLAIM_DIFFERENCE:
        add_difference(view, out, &parts, told);
        break;
    case CC_CLAIM_RATIO:
    case CC_CLAIM_ORDER:
        add_ratio(view, out, &parts, told->nominal);
        break;
    case CC_CLAIM_RANK:
        return false;
    }
    cc_buf_add_char(out, '.');
    return true;
}

/* Read again as anybody's sentence, it has to be one claim that its default reading supports. */
static bool is_supported(const struct check_view *view, struct cc_str text)
{
    struct cc_arena scratch = {.fail_after = view->doc->arena->fail_after};
    struct cc_error error = {0};
    struct cc_check check;
    bool done = cc_check_text(view->db, CC_STR(""), CC_STR(""), text, NULL, &scratch, &check, &error);
    bool supported = done && check.claims.claim_count == 1 && !check.claims.skipped_count && check.judgements[0].verdict == CC_SUPPORTED &&
                     check.claims.claims[0].metric == view->claim->metric;
    cc_arena_release(&scratch);
    view->doc->failed |= !done;
    return supported;
}

bool check_correct(const struct check_view *view, struct check_correction *out)
{
    const struct cc_reading *told = default_of(view, CC_PART_MAIN);
    struct cc_buf buf;
    if (view->judgement->verdict != CC_CONTRADICTED || !told || view->claim->kind == CC_CLAIM_RANK || has_conflict(view))
        return false;
    cc_buf_init(&buf, 0);
    bool made = add_sentence(view, &buf, told);
    *out = (struct check_correction){cc_doc_keep(view->doc, &buf), told};
    return made && out->text.s && is_supported(view, out->text);
}

static void cite(const struct check_view *view, struct cc_buf *out, const struct cc_operand *operand)
{
    cc_buf_add(out, check_figures_inside(view, operand));
    for (size_t i = 0; i < operand->side_count; i++) {
        const struct cc_side *side = operand->sides[i];
        cc_buf_addf(out, "%s%u", i ? ", " : " [", (unsigned)cc_report_cite(view->doc, view->db, side->figure->source));
        if (side->halving && side->halving->stated_by != side->figure->source)
            cc_buf_addf(out, ", %u", (unsigned)cc_report_cite(view->doc, view->db, side->halving->stated_by));
    }
    cc_buf_add_char(out, ']');
}

void check_add_correction(const struct check_view *view)
{
    struct check_correction correction;
    struct cc_buf buf;
    if (!check_correct(view, &correction))
        return;
    cc_buf_init(&buf, 0);
    cc_buf_addf(&buf, "Supported would be: \"%.*s\" (", CC_PRI(correction.text));
    cite(view, &buf, &correction.reading->left);
    if (correction.reading->right.side_count) {
        cc_buf_add(&buf, CC_STR(" against "));
        cite(view, &buf, &correction.reading->right);
    }
    cc_buf_add_char(&buf, ')');
    cc_doc_paragraph(view->doc, CC_TONE_PLAIN, cc_doc_keep(view->doc, &buf));
}

/* Sources, each once. */
struct sources {
    uint32_t items[4 * CC_OPERAND_SIDES];
    size_t count;
};

static void add_source(struct sources *sources, uint32_t source)
{
    for (size_t i = 0; i < sources->count; i++)
        if (sources->items[i] == source)
            return;
    sources->items[sources->count++] = source;
}

static json_t *figures_json(struct cc_doc *doc, const struct cc_operand *operand, struct sources *sources)
{
    json_t *list = cc_json_array(doc);
    for (size_t i = 0; i < operand->side_count; i++) {
        const struct cc_side *side = operand->sides[i];
        cc_json_add(doc, list, cc_json_str(doc, cc_report_literal(doc, side)));
        add_source(sources, side->figure->source);
        if (side->halving)
            add_source(sources, side->halving->stated_by);
    }
    return list;
}

json_t *check_correction_json(const struct check_view *view)
{
    struct cc_doc *doc = view->doc;
    struct check_correction correction;
    if (!check_correct(view, &correction))
        return json_null();
    struct sources sources = {.count = 0};
    json_t *object = cc_json_object(doc);
    cc_json_set(doc, object, "text", cc_json_str(doc, correction.text));
    cc_json_set(doc, object, "subject_figures", figures_json(doc, &correction.reading->left, &sources));
    cc_json_set(doc, object, "object_figures", figures_json(doc, &correction.reading->right, &sources));
    cc_json_set(doc, object, "sources", cc_report_source_ids_json(doc, view->db, sources.items, sources.count));
    return object;
}
