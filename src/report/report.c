/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report. The order of a whole report, and the parts of it that other commands print too. */
#include "chipcmp/report/control.h"
#include "chipcmp/report/roofline.h"
#include "compare.h"
#include "report_parts.h"

enum { DIGITS = 4 /* of ratios */ };

static const struct cc_report_compare_options ratio_options = {.digits = DIGITS};

static void add_title(const struct cc_report_parts *parts, struct cc_doc *doc)
{
    cc_doc_heading(doc, compare_title(doc, &parts->compares[0]));
    cc_doc_paragraphs(doc, CC_TONE_PLAIN, parts->notes, parts->note_count);
}

static void add_figures(const struct cc_report_parts *parts, struct cc_doc *doc)
{
    struct compare_view view = compare_view_of(&parts->compares[0], &ratio_options, doc);
    cc_doc_section(doc, CC_STR("figures"), CC_STR("Figures"), 2);
    cc_doc_paragraph(doc, CC_TONE_PLAIN,
        CC_STR("As printed by the sources. A word in brackets behind a figure says why it is less than the maker's final word: leaked, "
               "relayed, preliminary, or derived as the note says; what nobody published is said to be so."));
    compare_add_values(&view, false);
    cc_notes_show(doc, CC_STR("Notes on the figures"), &view.notes);
}

/* The ratios to one base, to be chosen among those to the others. */
static void add_ratios_to(const struct cc_compare *compare, struct cc_doc *doc)
{
    struct compare_view view = compare_view_of(compare, &ratio_options, doc);
    struct cc_str name = cc_doc_format(doc, "ratios to %.*s", CC_PRI(compare->db->chips[compare->options.base].name));
    view.sortable = true;
    cc_doc_choice(doc, name);
    cc_doc_paragraphs(doc, CC_TONE_WARN, compare->notes, compare->note_count);
    compare_add_ratios(&view);
    cc_notes_show(doc, CC_STR("Notes on the ratios"), &view.notes);
}

static void add_ratios(const struct cc_report_parts *parts, struct cc_doc *doc)
{
    cc_doc_section(doc, CC_STR("ratios"), CC_STR("Ratios"), 2);
    cc_doc_paragraph(doc, CC_TONE_PLAIN,
        CC_STR("The chip's figure over the base's, like for like only; in brackets the percentage by which it is more or less, and the "
               "interval that the rounding of the printed figures allows."));
    for (size_t i = 0; i < parts->compare_count; i++)
        add_ratios_to(&parts->compares[i], doc);
    cc_doc_choice_end(doc);
}

static void add_charts(const struct cc_report_parts *parts, struct cc_doc *doc)
{
    if (parts->chart_count == 0)
        return;
    cc_doc_section(doc, CC_STR("charts"), CC_STR("Charts"), 2);
    for (size_t i = 0; i < parts->chart_count; i++)
        cc_doc_picture(doc, parts->charts[i].caption, &parts->charts[i].picture);
}

/* What its own command prints, below a heading of the report's. */
static void add_roofline(const struct cc_report_parts *parts, struct cc_doc *doc, struct cc_error *error)
{
    static const struct cc_report_roofline_options options = {.digits = 3};
    struct cc_doc part;
    if (!parts->roofline || !parts->roofline->row_count)
        return;
    cc_doc_section(doc, CC_STR("roofline"), CC_STR("Which work on which chip"), 2);
    cc_doc_part(doc, &part);
    part.failed |= !cc_report_roofline(parts->roofline, &options, &part, error);
    cc_doc_append(doc, &part, 1, 3);
}

static void add_rules(const struct cc_report_parts *parts, struct cc_doc *doc, struct cc_error *error)
{
    struct cc_doc part;
    if (!parts->control || !parts->control->rule_count)
        return;
    cc_doc_section(doc, CC_STR("rules"), CC_STR("Export rules"), 2);
    cc_doc_part(doc, &part);
    part.failed |= !cc_report_control(parts->control, NULL, 0, &part, error);
    cc_doc_append(doc, &part, 1, 3);
}

static void add_claims(const struct cc_report_parts *parts, struct cc_doc *doc)
{
    if (!parts->check)
        return;
    cc_doc_section(doc, CC_STR("claims"), CC_STR("Checked claims"), 2);
    report_add_claims(parts->check, parts->compares[0].db, doc);
}

static void add_reproduction(const struct cc_report_parts *parts, struct cc_doc *doc)
{
    const struct cc_db *db = parts->compares[0].db;
    struct cc_buf lines;
    cc_buf_init(&lines, 0);
    for (size_t i = 0; i < parts->command_count; i++)
        cc_buf_addf(&lines, "%.*s\n", CC_PRI(parts->commands[i]));
    cc_doc_section(doc, CC_STR("reproduce"), CC_STR("How to make this again"), 2);
    cc_doc_paragraph(doc, CC_TONE_PLAIN,
        cc_doc_format(doc,
            "Made by chipcmp %.*s from its data version %.*s of %.*s. The same commands with the same data print the same figures:",
            CC_PRI(parts->version), CC_PRI(db->version), CC_PRI(db->date)));
    cc_doc_verbatim(doc, cc_doc_keep(doc, &lines));
}

bool cc_report_whole(const struct cc_report_parts *parts, struct cc_doc *doc, struct cc_error *error)
{
    add_title(parts, doc);
    cc_doc_section(doc, CC_STR("summary"), CC_STR("Summary"), 2);
    report_add_summary(parts, doc);
    add_figures(parts, doc);
    add_ratios(parts, doc);
    add_charts(parts, doc);
    add_roofline(parts, doc, error);
    add_rules(parts, doc, error);
    add_claims(parts, doc);
    cc_doc_section(doc, CC_STR("open"), CC_STR("Unknown and disputed"), 2);
    report_add_open(&parts->compares[0], doc);
    add_reproduction(parts, doc);
    cc_doc_sources(doc);
    return cc_doc_check(doc, error);
}
