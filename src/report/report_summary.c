/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report. What a reader should know first: the ratios most asked for, who leads on which work, how a draft's claims came out. */
#include "check.h"
#include "report_parts.h"

#include "chipcmp/num/format.h"
#include "chipcmp/report/source.h"
#include "chipcmp/report/value.h"

/* Rows of the first table where the comparison has them; of two that say the same of a chip the first. */
static const struct {
    const char *metric;
    enum cc_basis basis;
    const char *words; /* "19.4 percent more memory bandwidth" */
} headlines[] = {
    {"bf16_tensor", CC_BASIS_DENSE, "dense BF16 tensor compute"},
    {"fp8_tensor", CC_BASIS_DENSE, "dense FP8 tensor compute"},
    {"memory_capacity", CC_BASIS_NONE, "memory"},
    {"memory_bandwidth", CC_BASIS_NONE, "memory bandwidth"},
    {"interconnect_bandwidth", CC_BASIS_BOTH_DIRECTIONS, "scale-up bandwidth"},
    {"tdp", CC_BASIS_NONE, "power (TDP)"},
};
enum { HEADLINES = sizeof headlines / sizeof headlines[0] };

static const struct cc_compare_row *find_row(const struct cc_compare *compare, size_t headline)
{
    for (size_t i = 0; i < compare->row_count; i++) {
        const struct cc_compare_row *row = &compare->rows[i];
        if (row->basis == headlines[headline].basis &&
            cc_str_eq(compare->db->metrics[row->metric].id, cc_str_of(headlines[headline].metric)))
            return row;
    }
    return NULL;
}

/* "0.15x" with its figures' sources, or why there is none. */
static void set_ratio(struct cc_doc *doc, const struct cc_compare *compare, const struct cc_compare_row *row, size_t column,
    struct cc_cell *cell)
{
    const struct cc_compare_cell *sides[] = {&row->cells[column], &row->cells[cc_compare_base(compare)]};
    const struct cc_ratio *ratio = &sides[0]->ratio;
    struct cc_buf text;
    if (!ratio->known) {
        cc_cell_set(doc, cell, CC_TONE_UNKNOWN, cc_doc_format(doc, "none: %.*s", CC_PRI(ratio->refused)));
        return;
    }
    cc_buf_init(&text, 0);
    cc_format_significant(&text, ratio->ratio, 3);
    cc_buf_add(&text, CC_STR("x: "));
    for (size_t i = 0; i < 2; i++) {
        const struct cc_side *side = &sides[i]->value.sides[0];
        cc_buf_addf(&text, "%.*s%s%s", CC_PRI(cc_report_literal(doc, side)), sides[i]->divided ? " over its accelerators" : "",
            i ? "" : " against ");
        cc_cell_cite(doc, cell, cc_report_cite(doc, compare->db, side->figure->source));
    }
    cc_cell_set(doc, cell, ratio->has_spread ? CC_TONE_WARN : CC_TONE_PLAIN, cc_doc_keep(doc, &text));
}

static void add_table(const struct cc_compare *compare, struct cc_doc *doc)
{
    size_t chips = compare->options.chip_count, base = cc_compare_base(compare), columns = 1;
    struct cc_column *column = CC_DOC_NEW(doc, struct cc_column, chips);
    if (!column)
        return;
    column[0] = (struct cc_column){CC_STR("Measure"), CC_ALIGN_LEFT, true};
    for (size_t i = 0; i < chips; i++)
        if (i != base)
            column[columns++] = (struct cc_column){cc_compare_chip(compare, i)->name, CC_ALIGN_LEFT, true};
    struct cc_str title = cc_doc_format(doc, "At a glance, as multiples of %.*s", CC_PRI(cc_compare_chip(compare, base)->name));
    struct cc_table *table = cc_doc_table(doc, title, column, columns);
    for (size_t h = 0; h < HEADLINES; h++) {
        const struct cc_compare_row *row = find_row(compare, h);
        struct cc_cell *cells = row ? cc_table_row(doc, table) : NULL;
        if (!cells)
            continue;
        cc_cell_set(doc, cells, CC_TONE_PLAIN, cc_report_metric_label(doc, &compare->db->metrics[row->metric], row->basis));
        for (size_t i = 0; i < chips; i++)
            if (i != base)
                set_ratio(doc, compare, row, i, ++cells);
    }
}

/* "85.0 percent less", "19.4 percent more", "2.27 times as much", "as much". */
static void add_difference(struct cc_buf *out, const struct cc_ratio *ratio)
{
    if (ratio->range.lo <= 1 && ratio->range.hi >= 1) {
        cc_buf_add(out, CC_STR("as much"));
    } else if (ratio->ratio >= 2) {
        cc_format_significant(out, ratio->ratio, 3);
        cc_buf_add(out, CC_STR(" times as much"));
    } else {
        cc_format_fixed(out, ratio->percent < 0 ? -ratio->percent : ratio->percent, 1);
        cc_buf_add(out, ratio->percent < 0 ? CC_STR(" percent less") : CC_STR(" percent more"));
    }
}

static bool is_known(const struct cc_compare_row *row, size_t column)
{
    return row && row->cells[column].ratio.known;
}

static struct cc_str sentence(const struct cc_compare *compare, size_t column, struct cc_doc *doc)
{
    struct cc_buf out, unknown;
    size_t said = 0, known = 0, base = cc_compare_base(compare);
    cc_buf_init(&out, 0);
    cc_buf_init(&unknown, 0);
    cc_buf_addf(&out, "%.*s", CC_PRI(cc_compare_chip(compare, column)->name));
    for (size_t h = 0; h < HEADLINES; h++)
        known += is_known(find_row(compare, h), column);
    for (size_t h = 0; h < HEADLINES; h++) {
        const struct cc_compare_row *row = find_row(compare, h);
        const struct cc_ratio *ratio = row ? &row->cells[column].ratio : NULL;
        if (ratio && !ratio->known)
            cc_buf_addf(&unknown, "%s%s", unknown.len ? ", " : "", headlines[h].words);
        if (!ratio || !ratio->known)
            continue;
        cc_buf_addf(&out, "%s", !said ? " has " : said + 1 == known ? " and " : ", ");
        said++;
        add_difference(&out, ratio);
        cc_buf_addf(&out, " %s", headlines[h].words);
    }
    if (said)
        cc_buf_addf(&out, ", set against %.*s.", CC_PRI(cc_compare_chip(compare, base)->name));
    if (unknown.len)
        cc_buf_addf(&out, "%s no like-for-like figures of both are public for %.*s.", said ? " Of these two," : ":",
            CC_PRI(cc_buf_view(&unknown)));
    doc->failed |= unknown.failed;
    cc_buf_release(&unknown);
    return cc_doc_keep(doc, &out);
}

static void add_sentences(const struct cc_compare *compare, struct cc_doc *doc)
{
    struct cc_str *items = CC_DOC_NEW(doc, struct cc_str, compare->options.chip_count);
    size_t count = 0, base = cc_compare_base(compare);
    if (!items)
        return;
    for (size_t i = 0; i < compare->options.chip_count; i++)
        if (i != base)
            items[count++] = sentence(compare, i, doc);
    cc_doc_notes(doc, (struct cc_str){0}, items, count, false);
}

static void add_verdicts(const struct cc_check *check, struct cc_doc *doc)
{
    struct cc_buf out;
    cc_buf_init(&out, 0);
    cc_buf_addf(&out, "Claims found in the draft: %zu", check->claims.claim_count);
    for (int i = 0, said = 0; i < CC_VERDICT_COUNT; i++) {
        size_t count = cc_check_count(check, (enum cc_verdict)i);
        if (count)
            cc_buf_addf(&out, "%s%zu %s", said++ ? ", " : " (", count, check_counted_words((enum cc_verdict)i));
    }
    cc_buf_addf(&out, check->claims.claim_count ? ")." : ".");
    cc_doc_paragraph(doc, cc_check_count(check, CC_CONTRADICTED) ? CC_TONE_BAD : CC_TONE_PLAIN, cc_doc_keep(doc, &out));
}

void report_add_summary(const struct cc_report_parts *parts, struct cc_doc *doc)
{
    add_sentences(&parts->compares[0], doc);
    add_table(&parts->compares[0], doc);
    if (parts->check)
        add_verdicts(parts->check, doc);
}
