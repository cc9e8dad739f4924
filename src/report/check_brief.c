/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A check in one line a claim, as compilers write their messages: "draft.md:3:12: contradicted: "28 percent less than the H100": 148/989.4
 * TFLOPS = 85.0 percent less, stated 28 percent less [no_reading_agrees]". Columns are bytes, from 1.
 */
#include "check.h"
#include "check_place.h"

#include "chipcmp/base/escape.h"
#include "chipcmp/base/utf8.h"
#include "chipcmp/num/format.h"

#include <string.h>

enum { QUOTED = 100 /* columns shown of a claim's words */ };

static bool is_reading(const struct cc_reading *reading, bool by_default)
{
    return reading->part == CC_PART_MAIN && (by_default ? reading->is_default : reading->agrees && reading->like_for_like);
}

/* The default reading, or the first that agrees; NULL where there is none. */
static const struct cc_reading *find_reading(const struct cc_judgement *judgement, bool by_default)
{
    for (size_t i = 0; i < judgement->reading_count; i++)
        if (is_reading(&judgement->readings[i], by_default))
            return &judgement->readings[i];
    return NULL;
}

/* In one line: a line end or a tab of the text is a space, what could harm a terminal is spelled out, and long words are cut. */
static void add_quoted(struct cc_buf *out, struct cc_str text)
{
    size_t length = 0, columns = 0, at = 0;
    cc_buf_add_char(out, '"');
    for (bool spaced = true; at < text.len && columns < QUOTED; at += length) {
        bool space = cc_is_space(text.s[at]);
        cc_utf8_decode(text, at, &length);
        struct cc_str one = cc_str_sub(text, at, at + length);
        columns += space ? !spaced : cc_utf8_width(one);
        if (!space)
            cc_escape_terminal(out, one, false);
        else if (!spaced)
            cc_buf_add_char(out, ' ');
        spaced = space;
    }
    cc_buf_add(out, at < text.len ? CC_STR(" ...\"") : CC_STR("\""));
}

/* What stands behind the last space of a figure: its unit. */
static struct cc_str unit_of(struct cc_str figure)
{
    for (size_t i = figure.len; i > 0; i--)
        if (figure.s[i - 1] == ' ')
            return cc_str_sub(figure, i - 1, figure.len);
    return (struct cc_str){NULL, 0};
}

static bool is_plain(struct cc_str figure, const struct cc_operand *operand)
{
    return operand->side_count == 1 && figure.len > 0 && cc_is_digit(figure.s[0]);
}

/* "148/989.4 TFLOPS"; where the units differ "900 GB/s / 4 TB/s"; of computed figures "(148 TFLOPS / 400 W) / (989.4 TFLOPS / 700 W)". */
static void add_quotient(const struct check_view *view, struct cc_buf *out, const struct cc_reading *reading, struct cc_str left,
    struct cc_str right)
{
    struct cc_str unit = unit_of(left);
    bool computed = reading->left.side_count > 1 || reading->right.side_count > 1 || check_is_derived(view->claim->metric);
    bool plain = !computed && is_plain(left, &reading->left) && is_plain(right, &reading->right);
    if (plain && unit.len && cc_str_eq(unit, unit_of(right)))
        cc_buf_addf(out, "%.*s/%.*s", CC_PRI(cc_str_sub(left, 0, left.len - unit.len)), CC_PRI(right));
    else
        cc_buf_addf(out, computed ? "(%.*s) / (%.*s)" : "%.*s / %.*s", CC_PRI(left), CC_PRI(right));
}

static const char *stated_tail(enum cc_form form)
{
    static const char *const tails[CC_FORM_COUNT] = {
        [CC_FORM_PERCENT_LESS] = " percent less",
        [CC_FORM_PERCENT_MORE] = " percent more",
        [CC_FORM_PERCENT_OF] = " percent",
        [CC_FORM_TIMES] = " times",
        [CC_FORM_TIMES_LESS] = " times less",
    };
    return tails[form] ? tails[form] : "";
}

/* ", stated 28 percent less". Of a range and of a pair the quoted words tell more than one number would. */
static void add_stated(const struct check_view *view, struct cc_buf *out)
{
    const struct cc_stated *stated = &view->claim->stated;
    if (stated->form == CC_FORM_NONE || stated->form == CC_FORM_PAIR || stated->form == CC_FORM_RANK || stated->amount.range)
        return;
    struct check_unit unit = check_unit_of(view->claim, &stated->amount);
    bool in_units = stated->form == CC_FORM_VALUE || stated->form == CC_FORM_DIFFERENCE;
    double value = in_units ? check_in_unit(&unit, stated->amount.value) : stated->amount.value;
    cc_buf_add(out, CC_STR(", stated "));
    check_add_number(out, value);
    cc_buf_addf(out, "%s%s%s", in_units && unit.name[0] ? " " : "", in_units ? unit.name : "", stated_tail(stated->form));
}

/* A pair is two figures side by side, a value one, the rest a quotient or a difference. */
static void add_working(const struct check_view *view, struct cc_buf *out, const struct cc_reading *reading)
{
    struct cc_str left = check_figures(view, &reading->left), right = check_figures(view, &reading->right);
    struct cc_str amount = check_amount(view, reading, reading->nominal);
    if (view->claim->kind == CC_CLAIM_VALUE) {
        cc_buf_addf(out, "published %.*s", CC_PRI(left));
    } else if (view->claim->stated.form == CC_FORM_PAIR) {
        cc_buf_addf(out, "published %.*s against %.*s", CC_PRI(left), CC_PRI(right));
    } else if (view->claim->kind == CC_CLAIM_DIFFERENCE) {
        cc_buf_addf(out, "%.*s and %.*s are %.*s apart", CC_PRI(left), CC_PRI(right), CC_PRI(amount));
    } else {
        add_quotient(view, out, reading, left, right);
        cc_buf_addf(out, " = %.*s", CC_PRI(amount));
    }
}

static void add_rank(const struct check_view *view, struct cc_buf *out)
{
    const struct cc_judgement *judgement = view->judgement;
    cc_buf_addf(out, "of %zu%s in the data", judgement->ranked, view->claim->of_maker ? " of its maker" : "");
    if (!judgement->ranked_above_count)
        cc_buf_add(out, CC_STR(" none stands before it"));
    for (size_t i = 0; i < judgement->ranked_above_count; i++)
        cc_buf_addf(out, "%s%.*s", i ? ", " : " these stand before it: ", CC_PRI(view->db->chips[judgement->ranked_above[i]].id));
}

/* "another reading agrees: BF16 tensor, dense, h100-nvl, 82.3 percent less". */
static void add_other(const struct check_view *view, struct cc_buf *out, const struct cc_reading *first)
{
    const struct cc_reading *other = find_reading(view->judgement, false);
    if (!other || other == first)
        return;
    cc_buf_addf(out, "; another reading agrees: %.*s", CC_PRI(check_measure(view, other)));
    if (other->subject != first->subject)
        cc_buf_addf(out, ", %.*s", CC_PRI(view->db->chips[other->subject].id));
    if (other->object != first->object && other->object != CC_NO_INDEX)
        cc_buf_addf(out, ", %.*s", CC_PRI(view->db->chips[other->object].id));
    bool value = view->claim->kind == CC_CLAIM_VALUE; /* as printed: "350-400 W" agrees with 350 W, its upper end does not */
    cc_buf_addf(out, ", %.*s", CC_PRI(value ? check_figures(view, &other->left) : check_amount(view, other, other->nominal)));
}

static void add_told(const struct check_view *view, struct cc_buf *out)
{
    const struct cc_reading *reading = find_reading(view->judgement, true);
    if (view->claim->kind == CC_CLAIM_RANK && view->judgement->ranked) {
        add_rank(view, out);
    } else if (view->judgement->verdict == CC_VERDICT_UNKNOWN) {
        cc_buf_addf(out, "no published figure for the %s of %.*s", check_metric_words(view->claim->metric),
            CC_PRI(view->db->chips[view->judgement->missing.chip].id));
    } else if (view->judgement->verdict != CC_NOT_CHECKABLE && reading) {
        add_working(view, out, reading);
        add_stated(view, out);
        if (view->judgement->verdict == CC_DEPENDS)
            add_other(view, out, reading);
    }
}

/* The file, or in angle brackets, as compilers do, what is none. */
static void add_origin(struct cc_buf *out, const struct cc_check *check, bool parts)
{
    struct cc_str shown = parts ? check->id : check->name;
    bool bare = !parts && shown.len && !cc_str_eq(shown, CC_STR("standard input"));
    if (!bare)
        cc_buf_add_char(out, '<');
    cc_escape_terminal(out, bare || (parts && shown.len) ? shown : shown.len ? CC_STR("stdin") : CC_STR("text"), false);
    if (!bare)
        cc_buf_add_char(out, '>');
}

static void add_line(const struct check_view *view, bool parts, struct check_place place, struct cc_buf *out)
{
    struct cc_buf told;
    cc_buf_init(&told, 0);
    add_told(view, &told);
    add_origin(out, view->check, parts);
    cc_buf_addf(out, ":%zu:%zu: %s: ", place.line, place.column, cc_verdict_name(view->judgement->verdict));
    add_quoted(out, cc_str_sub(view->check->text, view->claim->start, view->claim->end));
    if (told.len)
        cc_buf_add(out, CC_STR(": "));
    cc_escape_terminal(out, cc_buf_view(&told), false);
    cc_buf_addf(out, " [%s]\n", view->judgement->reason);
    view->doc->failed = view->doc->failed || told.failed;
    cc_buf_release(&told);
}

static void add_lines(const struct cc_db *db, const struct cc_check *check, bool parts, struct cc_buf *out, struct cc_doc *doc)
{
    struct cc_position position = {0};
    for (size_t i = 0; i < check->claims.claim_count; i++) {
        const struct check_view view = {db, check, &check->claims.claims[i], &check->judgements[i], doc};
        add_line(&view, parts, check_place_of(check, view.claim, &position), out);
    }
}

bool cc_report_check_brief(const struct cc_db *db, const struct cc_check *checks, size_t count, bool parts, struct cc_doc *doc,
    struct cc_error *error)
{
    struct cc_buf lines;
    cc_buf_init(&lines, 0);
    for (size_t i = 0; i < count; i++)
        add_lines(db, &checks[i], parts, &lines, doc);
    doc->failed = doc->failed || lines.failed;
    if (lines.len)
        cc_doc_verbatim(doc, cc_buf_view(&lines));
    cc_buf_release(&lines);
    return cc_doc_check(doc, error);
}
