/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document of a rank for people: the order, and apart from it those without a place. */
#include "rank.h"

#include "chipcmp/report/chip.h"
#include "chipcmp/report/number.h"
#include "chipcmp/report/source.h"

static const struct cc_chip *chip_of(const struct rank_view *view, uint32_t chip)
{
    return &view->db->chips[chip];
}

/* ---- what was ranked */

static const char *kinds_words(uint32_t kinds)
{
    static const struct {
        uint32_t kinds;
        const char *words;
    } table[] = {
        {1U << CC_KIND_GPU, "GPUs"},
        {1U << CC_KIND_NPU, "NPUs"},
        {1U << CC_KIND_DIE, "Dies"},
        {1U << CC_KIND_SUPERCHIP, "Superchips"},
        {1U << CC_KIND_SYSTEM, "Systems"},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (kinds == table[i].kinds)
            return table[i].words;
    return "Accelerators";
}

/* "Families of GPUs by BF16 tensor, dense, the highest first (NVIDIA; announced by 2024-03)". */
static void add_heading(struct rank_view *view)
{
    const struct cc_rank_options *o = &view->rank->options;
    struct cc_buf buf;
    cc_buf_init(&buf, 0);
    cc_buf_addf(&buf, "%s%s by %.*s, the %s first", kinds_words(o->kinds), o->families ? ", by family," : "",
        CC_PRI(cc_report_measure_label(view->doc, view->db, view->measure)), o->order == CC_RANK_LOWEST_FIRST ? "lowest" : "highest");
    if (o->vendor.len || o->as_of.len)
        cc_buf_addf(&buf, " (%.*s%s%s%.*s)", CC_PRI(o->vendor), o->vendor.len && o->as_of.len ? "; " : "",
            o->as_of.len ? "announced by " : "", CC_PRI(o->as_of));
    cc_doc_heading(view->doc, cc_doc_keep(view->doc, &buf));
}

static void say_basis(struct rank_view *view)
{
    const struct cc_metric *metric = &view->db->metrics[view->measure->metric];
    struct cc_buf buf;
    cc_buf_init(&buf, 0);
    cc_buf_addf(&buf, "Ranked on one basis: %s. --basis takes another:", cc_basis_words(view->measure->basis));
    for (int basis = 0, first = 1; basis < CC_BASIS_COUNT; basis++) {
        if (!(metric->bases >> basis & 1) || basis == (int)view->measure->basis)
            continue;
        cc_buf_addf(&buf, "%s %s", first ? "" : ",", cc_basis_name((enum cc_basis)basis));
        first = 0;
    }
    cc_buf_add_char(&buf, '.');
    cc_doc_paragraph(view->doc, CC_TONE_PLAIN, cc_doc_keep(view->doc, &buf));
}

static void say_formula(struct rank_view *view)
{
    const struct cc_derived *derived = view->measure->derived;
    struct cc_buf buf;
    cc_buf_init(&buf, 0);
    cc_buf_addf(&buf, "%s: %s (%s).", derived->label, derived->formula, derived->citation);
    cc_doc_paragraph(view->doc, CC_TONE_PLAIN, cc_doc_keep(view->doc, &buf));
}

static void add_head(struct rank_view *view)
{
    add_heading(view);
    cc_doc_paragraphs(view->doc, CC_TONE_PLAIN, view->said, view->said_count);
    if (view->measure->derived)
        say_formula(view);
    if (view->rank->basis_chosen)
        say_basis(view);
    if (view->rank->better == CC_BETTER_NONE)
        cc_doc_paragraph(view->doc, CC_TONE_PLAIN, CC_STR("More is neither better nor worse here: this is an order, no judgement."));
}

/* ---- the order */

enum { COL_RANK, COL_CHIP, COL_FIGURE, COL_RANGE, COL_COUNT };

/* The places that the row's own interval allows, where they are fewer than those of its tie group. */
static void mark_places(struct rank_view *view, const struct cc_rank_row *row, struct cc_cell *cell)
{
    struct cc_buf buf;
    if (row->best == row->rank && row->worst == row->rank + row->tie_size - 1)
        return;
    cc_buf_init(&buf, 0);
    if (row->best == row->worst)
        cc_buf_addf(&buf, "By its own rounding it has place %zu.", row->best);
    else
        cc_buf_addf(&buf, "By its own rounding it may have place %zu to %zu.", row->best, row->worst);
    cc_cell_mark(view->doc, cell, cc_notes_add(view->doc, &view->notes, cc_doc_keep(view->doc, &buf)));
}

/* "h100-nvl would have rank 8 (835.5 TFLOPS), h100-pcie 9": the other members of a family. */
static void mark_members(struct rank_view *view, const struct cc_rank_row *row, struct cc_cell *cell)
{
    struct cc_buf buf;
    if (!row->member_count)
        return;
    cc_buf_init(&buf, 0);
    cc_buf_addf(&buf, "%.*s stands here as %.*s.", CC_PRI(view->db->families[chip_of(view, row->chip)->family].name),
        CC_PRI(chip_of(view, row->chip)->name));
    for (size_t i = 0; i < row->member_count; i++) {
        const struct cc_rank_member *member = &row->members[i];
        if (member->measured.known)
            cc_buf_addf(&buf, " %.*s would have rank %zu.", CC_PRI(chip_of(view, member->chip)->name), member->would_rank);
        else
            cc_buf_addf(&buf, " %.*s: %s.", CC_PRI(chip_of(view, member->chip)->name), cc_state_words(member->measured.state));
    }
    cc_cell_mark(view->doc, cell, cc_notes_add(view->doc, &view->notes, cc_doc_keep(view->doc, &buf)));
}

static void add_row(struct rank_view *view, struct cc_table *table, const struct cc_rank_row *row)
{
    const struct cc_chip *chip = chip_of(view, row->chip);
    struct cc_cell *cells = cc_table_row(view->doc, table);
    if (!cells)
        return;
    cc_cell_setf(view->doc, &cells[COL_RANK], CC_TONE_STRONG, "%zu%s", row->rank, row->tie_size > 1 ? "=" : "");
    mark_places(view, row, &cells[COL_RANK]);
    cc_cell_setf(view->doc, &cells[COL_CHIP], CC_TONE_PLAIN, "%.*s%s",
        CC_PRI(view->rank->options.families ? view->db->families[chip->family].name : chip->name), chip->user ? " (yours)" : "");
    mark_members(view, row, &cells[COL_CHIP]);
    cc_report_measured_cell(view->doc, view->db, view->measure, &row->measured, &view->notes, &cells[COL_FIGURE]);
    cc_report_measured_range_cell(view->doc, view->db, view->measure, &row->measured, &view->notes, &cells[COL_RANGE]);
}

static struct cc_str nothing_words(const struct cc_rank *rank)
{
    if (rank->later_count)
        return CC_STR("None that is known to have been announced by then has a public figure of this kind.");
    if (rank->absent_count)
        return CC_STR("None of them has a public figure of this kind.");
    return rank->options.chips ? CC_STR("None of the chips named is of this kind and maker.")
                               : CC_STR("No chip is of this kind and maker.");
}

static void add_order(struct rank_view *view)
{
    const struct cc_rank *rank = view->rank;
    const struct cc_column columns[COL_COUNT] = {
        [COL_RANK] = {CC_STR("Rank"), CC_ALIGN_RIGHT, false},
        [COL_CHIP] = {rank->options.families ? CC_STR("Family") : CC_STR("Chip"), CC_ALIGN_LEFT, true},
        [COL_FIGURE] = {view->measure->derived ? CC_STR("Value") : CC_STR("Figure as printed"), CC_ALIGN_LEFT, true},
        [COL_RANGE] = {CC_STR("Stands for"), CC_ALIGN_LEFT, true},
    };
    if (!rank->row_count) {
        cc_doc_paragraph(view->doc, CC_TONE_UNKNOWN, nothing_words(rank));
        return;
    }
    struct cc_table *table = cc_doc_table(view->doc, (struct cc_str){0}, columns, COL_COUNT);
    for (size_t i = 0; i < rank->row_count; i++)
        add_row(view, table, &rank->rows[i]);
}

/* ---- those without a place */

static struct cc_str absent_words(struct rank_view *view, const struct cc_rank_absent *absent)
{
    const struct cc_db *db = view->db;
    struct cc_buf buf;
    cc_buf_init(&buf, 0);
    if (absent->absence == CC_RANK_OTHER_BASIS)
        cc_buf_addf(&buf, "printed on another basis (%s)", cc_basis_words(absent->other));
    else if (absent->absence == CC_RANK_UNDATED)
        cc_buf_addf(&buf, "date of announcement %s", absent->state == CC_STATE_VALUE ? "open" : cc_state_words(absent->state));
    else if (absent->measured.missing != CC_NO_INDEX && view->measure->derived)
        cc_buf_addf(&buf, "%.*s %s", CC_PRI(db->metrics[absent->measured.missing].label), cc_state_words(absent->state));
    else
        cc_buf_addf(&buf, "%s", cc_state_words(absent->state));
    if (absent->would_rank)
        cc_buf_addf(&buf, "; by its figure it would have rank %zu", absent->would_rank);
    return cc_doc_keep(view->doc, &buf);
}

static void absent_reason(struct rank_view *view, const struct cc_rank_absent *absent, struct cc_cell *cell)
{
    const struct cc_unknown *unknown = absent->unknown;
    if (absent->absence == CC_RANK_OTHER_BASIS) {
        const struct cc_side *side = &absent->measured.facts[0].sides[0];
        cc_cell_set(view->doc, cell, CC_TONE_PLAIN, cc_report_literal(view->doc, side));
        cc_cell_cite(view->doc, cell, cc_report_cite(view->doc, view->db, side->figure->source));
        return;
    }
    cc_cell_setf(view->doc, cell, CC_TONE_PLAIN, "%.*s%s", CC_PRI(absent->reason), unknown && unknown->user ? " (yours)" : "");
    for (uint32_t i = 0; unknown && i < unknown->looked_at_count; i++)
        cc_cell_cite(view->doc, cell, cc_report_cite(view->doc, view->db, unknown->looked_at[i]));
}

static void add_absent(struct rank_view *view)
{
    const struct cc_rank *rank = view->rank;
    static const struct cc_column columns[] = {{{"Not ranked", 10}, CC_ALIGN_LEFT, true}, {{"Why", 3}, CC_ALIGN_LEFT, true},
        {{"What is known of it", 19}, CC_ALIGN_LEFT, true}};
    if (!rank->absent_count)
        return;
    struct cc_table *table = cc_doc_table(view->doc, (struct cc_str){0}, columns, 3);
    for (size_t i = 0; i < rank->absent_count; i++) {
        const struct cc_rank_absent *absent = &rank->absent[i];
        const struct cc_chip *chip = chip_of(view, absent->chip);
        struct cc_cell *cells = cc_table_row(view->doc, table);
        if (!cells)
            return;
        cc_cell_set(view->doc, &cells[0], CC_TONE_PLAIN, cc_report_chip_name(view->doc, chip));
        cc_cell_set(view->doc, &cells[1], CC_TONE_UNKNOWN, absent_words(view, absent));
        absent_reason(view, absent, &cells[2]);
    }
}

static void say_later(struct rank_view *view)
{
    const struct cc_rank *rank = view->rank;
    struct cc_buf buf;
    if (!rank->later_count)
        return;
    cc_buf_init(&buf, 0);
    cc_buf_addf(&buf, "Announced later, and left out:");
    for (size_t i = 0; i < rank->later_count; i++)
        cc_buf_addf(&buf, "%s %.*s", i ? "," : "", CC_PRI(chip_of(view, rank->later[i])->name));
    cc_buf_add_char(&buf, '.');
    cc_doc_paragraph(view->doc, CC_TONE_MUTED, cc_doc_keep(view->doc, &buf));
}

static void add_legend(struct rank_view *view)
{
    const struct cc_rank *rank = view->rank;
    bool ties = false;
    for (size_t i = 0; i < rank->row_count; i++)
        ties |= rank->rows[i].tie_size > 1;
    if (ties)
        cc_doc_paragraph(view->doc, CC_TONE_MUTED,
            rank->has_chain ? CC_STR("=: a tie. The rounding of the printed figures leaves the order open; a tie may be a chain, whose "
                                     "neighbours overlap and whose ends do not.")
                            : CC_STR("=: a tie. The rounding of the printed figures leaves the order open."));
}

bool cc_report_rank(const struct cc_rank *rank, const struct cc_str *notes, size_t note_count, struct cc_doc *doc, struct cc_error *error)
{
    struct rank_view view =
        {.rank = rank, .db = rank->db, .measure = &rank->options.measure, .doc = doc, .said = notes, .said_count = note_count};
    add_head(&view);
    add_order(&view);
    add_legend(&view);
    add_absent(&view);
    say_later(&view);
    cc_notes_show(doc, CC_STR("Notes"), &view.notes);
    cc_doc_sources(doc);
    rank_records(&view);
    if (cc_doc_wants(doc, CC_VIEW_DATA))
        rank_json(&view);
    return cc_doc_check(doc, error);
}
