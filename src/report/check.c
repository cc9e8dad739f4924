/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document of a check: for each claim the verdict in a sentence, the quoted words, the working, the readings; then what was skipped,
 * and the sources. */
#include "check.h"

#include "chipcmp/num/format.h"
#include "chipcmp/report/json.h"
#include "chipcmp/report/number.h"
#include "chipcmp/report/source.h"
#include "chipcmp/report/value.h"

#include <string.h>

static void cite_operand(const struct check_view *view, struct cc_cell *cell, const struct cc_operand *operand)
{
    for (size_t i = 0; i < operand->side_count; i++) {
        const struct cc_side *side = operand->sides[i];
        cc_cell_cite(view->doc, cell, cc_report_cite(view->doc, view->db, side->figure->source));
        if (side->halving && side->halving->stated_by != side->figure->source)
            cc_cell_cite(view->doc, cell, cc_report_cite(view->doc, view->db, side->halving->stated_by));
    }
}

static bool is_ratio(const struct check_view *view, const struct cc_reading *reading)
{
    return reading->part == CC_PART_MAIN && (view->claim->kind == CC_CLAIM_RATIO || view->claim->kind == CC_CLAIM_ORDER);
}

static const struct cc_reading *default_reading(const struct check_view *view)
{
    for (size_t i = 0; i < view->judgement->reading_count; i++)
        if (view->judgement->readings[i].is_default && view->judgement->readings[i].part == CC_PART_MAIN)
            return &view->judgement->readings[i];
    return NULL;
}

static void working_row(const struct check_view *view, struct cc_table *table, const char *step, struct cc_str text)
{
    struct cc_cell *cells = cc_table_row(view->doc, table);
    if (!cells)
        return;
    cc_cell_set(view->doc, &cells[0], CC_TONE_MUTED, cc_str_of(step));
    cc_cell_set(view->doc, &cells[1], CC_TONE_PLAIN, text);
}

/* What is itself a quotient or a product stands in brackets in one. */
static struct cc_str in_brackets(const struct check_view *view, struct cc_str figures, const struct cc_operand *operand)
{
    bool computed = operand->side_count > 1 || check_is_derived(view->claim->metric);
    return computed ? cc_doc_format(view->doc, "(%.*s)", CC_PRI(figures)) : figures;
}

/* "148 TFLOPS / 989.4 TFLOPS = 0.1496, from 0.149 to 0.1501 by the rounding of the printed figures". */
static struct cc_str computed(const struct check_view *view, const struct cc_reading *reading)
{
    struct cc_str left = check_figures(view, &reading->left), right = check_figures(view, &reading->right);
    if (!is_ratio(view, reading)) {
        bool difference = view->claim->kind == CC_CLAIM_DIFFERENCE;
        struct cc_str value = check_amount(view, reading, reading->nominal);
        return difference ? cc_doc_format(view->doc, "%.*s and %.*s: %.*s", CC_PRI(left), CC_PRI(right), CC_PRI(value)) : left;
    }
    struct cc_interval range = cc_report_ratio_range(reading->amount, 4);
    struct cc_str ratio = cc_report_printed(view->doc, cc_format_significant, reading->nominal, 4);
    left = in_brackets(view, left, &reading->left);
    right = in_brackets(view, right, &reading->right);
    if (!(range.lo < range.hi))
        return cc_doc_format(view->doc, "%.*s / %.*s = %.*s", CC_PRI(left), CC_PRI(right), CC_PRI(ratio));
    return cc_doc_format(view->doc, "%.*s / %.*s = %.*s; from %.*s to %.*s by the rounding of the printed figures", CC_PRI(left),
        CC_PRI(right), CC_PRI(ratio), CC_PRI(cc_report_printed(view->doc, cc_format_significant, range.lo, 4)),
        CC_PRI(cc_report_printed(view->doc, cc_format_significant, range.hi, 4)));
}

static void add_working(const struct check_view *view)
{
    const struct cc_column columns[2] = {{CC_STR("Working"), CC_ALIGN_LEFT, false}, {CC_STR(""), CC_ALIGN_LEFT, true}};
    const struct cc_reading *reading = default_reading(view);
    if (!reading || !view->judgement->has_allowed)
        return;
    struct cc_table *table = cc_doc_table(view->doc, CC_STR(""), columns, 2);
    bool ratio = is_ratio(view, reading);
    working_row(view, table, ratio ? "Ratio" : "Figure", computed(view, reading));
    if (ratio) {
        struct cc_str percent = cc_report_printed(view->doc, cc_format_percent, 100 * (reading->nominal - 1), 1);
        working_row(view, table, "As percent", cc_doc_format(view->doc, "%.*s percent", CC_PRI(percent)));
    }
    working_row(view, table, "Allowed by the words", check_allowed(view, &view->judgement->allowed, &view->claim->stated.amount, ratio));
    if (view->claim->stated.form == CC_FORM_PAIR) {
        working_row(view, table, "First value", check_allowed(view, &view->judgement->allowed_subject, &view->claim->stated.amount, false));
        working_row(view, table, "Second value", check_allowed(view, &view->judgement->allowed_object, &view->claim->stated.other, false));
    }
}

/* What a reading is: its measure, and how it leaves the default. */
static struct cc_str reading_name(const struct check_view *view, const struct cc_reading *reading, const struct cc_reading *first)
{
    const struct cc_db *db = view->db;
    struct cc_str measure = check_measure(view, reading);
    if (reading->is_default)
        return cc_doc_format(view->doc, "%.*s (default)", CC_PRI(measure));
    const char *how = reading->departure ? reading->departure : "";
    if (strcmp(how, "variant") == 0 || strcmp(how, "member") == 0) {
        bool objects = reading->object != CC_NO_INDEX && first && reading->subject == first->subject; /* which of the two is another one */
        uint32_t chip = objects ? reading->object : reading->subject;
        return cc_doc_format(view->doc, "%.*s, %.*s", CC_PRI(measure), CC_PRI(db->chips[chip].name));
    }
    static const struct {
        const char *departure, *words;
    } words[] = {{"conflict", "another source"}, {"digits", "in fewer digits"}, {"preliminary", "early figure"},
        {"one_plus_x", "X times on top"}, {"with_sparsity", "with sparsity"}, {"one_direction", "half of it: one direction"}};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strcmp(how, words[i].departure) == 0)
            return cc_doc_format(view->doc, "%.*s, %s", CC_PRI(measure), words[i].words);
    if (!reading->like_for_like)
        return cc_doc_format(view->doc, "%.*s, not like for like", CC_PRI(measure));
    return measure;
}

/* Which columns a claim's readings need. */
struct columns {
    struct cc_column items[6];
    size_t count;
    bool object, ratio;
};

static struct columns columns_of(const struct check_view *view)
{
    struct columns out = {.object = view->claim->object.named};
    out.ratio = view->claim->kind == CC_CLAIM_RATIO || view->claim->kind == CC_CLAIM_ORDER;
    out.items[out.count++] = (struct cc_column){CC_STR("Reading"), CC_ALIGN_LEFT, true};
    out.items[out.count++] = (struct cc_column){check_name(view, &view->claim->subject), CC_ALIGN_LEFT, true};
    if (out.object)
        out.items[out.count++] = (struct cc_column){check_name(view, &view->claim->object), CC_ALIGN_LEFT, true};
    if (out.ratio) {
        out.items[out.count++] = (struct cc_column){CC_STR("Ratio"), CC_ALIGN_RIGHT, false};
        out.items[out.count++] = (struct cc_column){CC_STR("Percent"), CC_ALIGN_RIGHT, false};
    }
    out.items[out.count++] = (struct cc_column){CC_STR("Agrees"), CC_ALIGN_LEFT, false};
    return out;
}

static void figures_cell(const struct check_view *view, struct cc_cell *cell, const struct cc_operand *operand)
{
    cc_cell_set(view->doc, cell, CC_TONE_PLAIN, check_figures(view, operand));
    cite_operand(view, cell, operand);
}

static void reading_row(const struct check_view *view, struct cc_table *table, const struct columns *columns, size_t at)
{
    const struct cc_reading *reading = &view->judgement->readings[at], *first = default_reading(view);
    struct cc_doc *doc = view->doc;
    struct cc_cell *cell = cc_table_row(doc, table);
    if (!cell)
        return;
    cc_cell_set(doc, cell++, reading->is_default ? CC_TONE_STRONG : CC_TONE_PLAIN, reading_name(view, reading, first));
    bool right = reading->part == CC_PART_OBJECT_VALUE; /* the object's own figure of a pair */
    if (!right)
        figures_cell(view, cell, &reading->left);
    cell++;
    if (columns->object && (right || reading->right.side_count))
        figures_cell(view, cell, right ? &reading->left : &reading->right);
    cell += columns->object;
    if (columns->ratio && is_ratio(view, reading)) {
        cc_cell_set(doc, cell, CC_TONE_PLAIN, cc_report_printed(view->doc, cc_format_significant, reading->nominal, 4));
        cc_cell_setf(doc, cell + 1, CC_TONE_PLAIN, "%.*s%%",
            CC_PRI(cc_report_printed(view->doc, cc_format_percent, 100 * (reading->nominal - 1), 1)));
    }
    cell += columns->ratio ? 2 : 0;
    bool nearest = at == view->judgement->nearest && !reading->agrees;
    const char *agrees = !reading->like_for_like ? "slip" : reading->agrees ? "yes" : nearest ? "no (nearest)" : "no";
    cc_cell_set(doc, cell, reading->agrees && reading->like_for_like ? CC_TONE_GOOD : CC_TONE_PLAIN, cc_str_of(agrees));
}

static void add_readings(const struct check_view *view)
{
    const struct cc_judgement *judgement = view->judgement;
    if (!judgement->reading_count)
        return;
    struct columns columns = columns_of(view);
    struct cc_table *table = cc_doc_table(view->doc, CC_STR(""), columns.items, columns.count);
    for (size_t i = 0; i < judgement->reading_count; i++)
        reading_row(view, table, &columns, i);
}

/* "H100 stands for NVIDIA H100 SXM5 80GB, its default member." */
static bool default_note(const struct check_view *view, const struct cc_named *named, struct cc_str *note)
{
    if (!named->named || named->target.chip != CC_NO_INDEX)
        return false;
    const struct cc_family *family = &view->db->families[named->target.family];
    size_t members = 0;
    for (uint32_t i = 0; i < view->db->chip_count; i++)
        members += cc_family_within(view->db, view->db->chips[i].family, named->target.family);
    if (members < 2)
        return false;
    *note = cc_doc_format(view->doc, "%.*s stands for %.*s, its default member; the others are among the readings.", CC_PRI(family->name),
        CC_PRI(view->db->chips[family->default_chip].name));
    return true;
}

static void add_notes(const struct check_view *view)
{
    struct cc_str notes[3];
    size_t count = 0;
    count += default_note(view, &view->claim->subject, &notes[count]);
    if (view->claim->object.target.chip != view->claim->subject.target.chip ||
        view->claim->object.target.family != view->claim->subject.target.family)
        count += default_note(view, &view->claim->object, &notes[count]);
    if (view->claim->metric == CC_CM_COMPUTE && view->claim->precision == CC_PREC_NONE && view->judgement->reading_count)
        notes[count++] = CC_STR("No precision is named: the default is the dense BF16 (or FP16) tensor rate.");
    if (count)
        cc_doc_notes(view->doc, CC_STR(""), notes, count, false);
}

void check_add_claim(const struct check_view *view)
{
    cc_doc_paragraph(view->doc, check_verdict_tone(view->judgement->verdict), check_say(view));
    cc_doc_quotation(view->doc, check_quote(view->check, view->claim, view->doc));
    check_add_correction(view);
    add_working(view);
    add_readings(view);
    add_notes(view);
    check_add_candidates(view);
}

static void add_skipped(const struct cc_check *parts, size_t part_count, struct cc_doc *doc)
{
    size_t count = 0;
    for (size_t i = 0; i < part_count; i++)
        count += parts[i].claims.skipped_count;
    struct cc_str *items = CC_DOC_NEW(doc, struct cc_str, count), *item = items;
    if (!items)
        return;
    for (size_t i = 0; i < part_count; i++) {
        for (size_t k = 0; k < parts[i].claims.skipped_count; k++, item++) {
            const struct cc_skipped *skipped = &parts[i].claims.skipped[k];
            *item = cc_doc_format(doc, "\"%.*s\": %s", CC_PRI(cc_str_sub(parts[i].text, skipped->start, skipped->end)),
                check_skip_words(skipped->reason));
        }
    }
    if (count)
        cc_doc_notes(doc, CC_STR("Left alone"), items, count, false);
}

/* The part behind the last one of the text that begins with checks[at]. */
static size_t text_end(const struct cc_check *checks, size_t count, size_t at)
{
    do
        at++;
    while (at < count && checks[at].continues);
    return at;
}

/* A text, or a piece of one. */
static void add_text(const struct cc_db *db, const struct cc_check *parts, size_t count, bool whole, struct cc_doc *doc)
{
    struct cc_str title = parts->id.len ? parts->id : parts->name;
    struct cc_check_tally tally = {0};
    for (size_t i = 0; i < count; i++)
        cc_check_tally_add(&tally, &parts[i]);
    if (title.len && !parts->continues)
        cc_doc_heading(doc, title);
    if (whole && tally.claims != 1)
        check_add_summary(&tally, doc);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < parts[i].claims.claim_count; k++)
            check_add_claim(&(struct check_view){db, &parts[i], &parts[i].claims.claims[k], &parts[i].judgements[k], doc});
    add_skipped(parts, count, doc);
}

bool cc_report_check_piece(const struct cc_db *db, const struct cc_check *checks, size_t count, bool whole, struct cc_doc *doc,
    struct cc_error *error)
{
    for (size_t i = 0, end; i < count; i = end) {
        end = text_end(checks, count, i);
        add_text(db, &checks[i], end - i, whole, doc);
    }
    return cc_doc_check(doc, error);
}

bool cc_report_check_end(const struct cc_check_tally *tally, bool summed, struct cc_doc *doc, struct cc_error *error)
{
    if (!summed)
        check_add_summary(tally, doc);
    cc_doc_sources(doc);
    check_add_coverage(tally, doc);
    return cc_doc_check(doc, error);
}

bool cc_report_check_blocks(const struct cc_db *db, const struct cc_check *checks, size_t count, struct cc_doc *doc, struct cc_error *error)
{
    struct cc_check_tally tally = {0};
    for (size_t i = 0; i < count; i++)
        cc_check_tally_add(&tally, &checks[i]);
    return cc_report_check_piece(db, checks, count, true, doc, error) && cc_report_check_end(&tally, true, doc, error);
}

bool cc_report_check_data(const struct cc_db *db, const struct cc_check *checks, size_t count, struct cc_doc *doc, struct cc_error *error)
{
    if (count && text_end(checks, count, 0) == count) {
        doc->data = check_json(db, checks, count, doc);
        return cc_doc_check(doc, error);
    }
    doc->data = cc_json_array(doc);
    for (size_t i = 0, end; i < count; i = end) {
        end = text_end(checks, count, i);
        cc_json_add(doc, doc->data, check_json(db, &checks[i], end - i, doc));
    }
    return cc_doc_check(doc, error);
}

/* One claim a row, for csv and tsv. */
static void add_record(const struct cc_db *db, const struct cc_check *check, size_t at, struct cc_doc *doc)
{
    const struct cc_claim *claim = &check->claims.claims[at];
    const struct cc_judgement *judgement = &check->judgements[at];
    const struct check_view view = {db, check, claim, judgement, doc};
    const struct cc_reading *reading = default_reading(&view);
    struct cc_str *cells = cc_record_row(doc);
    if (!cells)
        return;
    const char *precision = cc_precision_name(claim->precision);
    cells[0] = check->id.len ? check->id : check->name;
    cells[1] = cc_doc_format(doc, "%zu", claim->start + check->origin.offset);
    cells[2] = cc_doc_format(doc, "%zu", claim->end + check->origin.offset);
    cells[3] = cc_str_sub(check->text, claim->start, claim->end);
    cells[4] = cc_str_of(cc_claim_kind_name(claim->kind));
    cells[5] = claim->subject.named ? check_name(&view, &claim->subject) : CC_STR("");
    cells[6] = claim->object.named ? check_name(&view, &claim->object) : CC_STR("");
    cells[7] = cc_str_of(cc_claim_metric_name(claim->metric));
    cells[8] = cc_str_of(precision ? precision : "");
    cells[9] = cc_str_of(cc_direction_name(claim->direction));
    cells[10] = cc_str_of(cc_hedge_name(claim->hedge));
    cells[11] = cc_str_of(cc_verdict_name(judgement->verdict));
    cells[12] = cc_str_of(judgement->reason);
    if (!reading)
        return;
    bool ratio = is_ratio(&view, reading);
    cells[13] = check_figures(&view, &reading->left);
    cells[14] = check_figures(&view, &reading->right);
    cells[15] = ratio ? cc_report_printed(view.doc, cc_format_significant, reading->nominal, 6)
                      : check_amount(&view, reading, reading->nominal);
}

bool cc_report_check_records(const struct cc_db *db, const struct cc_check *checks, size_t count, struct cc_doc *doc,
    struct cc_error *error)
{
    static const char *const names[] = {"document", "start", "end", "text", "kind", "subject", "object", "metric", "precision", "direction",
        "hedge", "verdict", "reason", "subject_figure", "object_figure", "default_reading"};
    cc_record_columns(doc, names, sizeof names / sizeof names[0]);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < checks[i].claims.claim_count; k++)
            add_record(db, &checks[i], k, doc);
    return cc_doc_check(doc, error);
}

bool cc_report_check(const struct cc_db *db, const struct cc_check *checks, size_t count, struct cc_doc *doc, struct cc_error *error)
{
    return cc_report_check_blocks(db, checks, count, doc, error) && cc_report_check_records(db, checks, count, doc, error) &&
           cc_report_check_data(db, checks, count, doc, error);
}
