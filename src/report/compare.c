/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document of a comparison for people: one table grouped by kind of metric, notes, sources. */
#include "chipcmp/report/efficiency.h"
#include "chipcmp/report/measured.h"
#include "compare.h"

/* "Each amount is divided by the chip's own figure of TDP or system power, in W." */
static struct cc_str normalize_words(struct compare_view *view)
{
    const struct cc_measure *by = view->compare->options.normalize;
    struct cc_str label = cc_report_measure_label(view->doc, view->compare->db, by), unit = cc_measure_unit(view->compare->db, by);
    return cc_doc_format(view->doc, "Each amount is divided by the chip's own figure of %.*s%s%.*s.", CC_PRI(label),
        unit.len ? ", in " : "", CC_PRI(unit));
}

static void add_people(struct compare_view *view)
{
    const struct cc_compare *compare = view->compare;
    struct cc_doc *doc = view->doc;
    cc_doc_heading(doc, compare_title(doc, compare));
    cc_doc_paragraphs(doc, CC_TONE_PLAIN, view->options->notes, view->options->note_count);
    cc_doc_paragraphs(doc, CC_TONE_WARN, compare->notes, compare->note_count);
    if (compare->options.normalize)
        cc_doc_paragraph(doc, CC_TONE_PLAIN, normalize_words(view));
    bool two = compare->options.chip_count == 2;
    compare_add_values(view, two);
    if (!two)
        compare_add_ratios(view);
    if (!compare->row_count)
        cc_doc_paragraph(doc, CC_TONE_UNKNOWN,
            compare->options.only_known ? CC_STR("No chip has a figure of what was asked for; without --only-known the reasons are shown.")
                                        : CC_STR("Nothing was researched of what was asked for."));
    cc_doc_paragraph(doc, CC_TONE_MUTED,
        CC_STR("Ratio: the chip's figure over the base's. Interval: what the rounding of the printed figures allows."));
    if (view->options->efficiency)
        cc_report_efficiency(doc, view->options->efficiency, view->options->digits, &view->notes);
    cc_notes_show(doc, CC_STR("Notes"), &view->notes);
    cc_doc_sources(doc);
}

bool cc_report_compare(const struct cc_compare *compare, const struct cc_report_compare_options *options, struct cc_doc *doc,
    struct cc_error *error)
{
    struct compare_view view = compare_view_of(compare, options, doc);
    add_people(&view);
    compare_records(&view);
    if (cc_doc_wants(doc, CC_VIEW_DATA))
        compare_json(&view);
    return cc_doc_check(doc, error);
}
