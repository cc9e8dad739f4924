/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 9, render. HTML: tables, with anchors from each figure to its notes and sources. */
#include "html_page.h"

#include "chipcmp/num/format.h"

/* Items of the lettered list that the marks of the next table mean: the first one that is not written yet. */
static size_t lettered_items(const struct html_page *page)
{
    size_t seen = 0;
    for (size_t i = 0; i < page->doc->block_count; i++) {
        const struct cc_block *block = &page->doc->blocks[i];
        if (block->kind == CC_BLOCK_NOTES && block->lettered && seen++ == page->notes)
            return block->item_count;
    }
    return 0;
}

static void add_cites(struct html_page *page, const struct cc_cell *cell)
{
    bool listed = html_find_block(page->doc, CC_BLOCK_SOURCES) != NULL;
    for (size_t i = 0; i < cell->cite_count; i++) {
        unsigned number = cell->cites[i];
        html_add(page, i ? ", " : "[");
        if (listed)
            cc_buf_addf(page->out, "<a href=\"#source-%u\" aria-label=\"source %u\">%u</a>", number, number, number);
        else
            cc_buf_addf(page->out, "%u", number);
    }
    html_add(page, cell->cite_count ? "]" : "");
}

static void add_mark(struct html_page *page, size_t number)
{
    struct cc_buf letters = {0};
    cc_doc_note_letters(number, &letters);
    struct cc_str name = cc_buf_view(&letters);
    if (number <= lettered_items(page))
        cc_buf_addf(page->out, "<a href=\"#note-%zu-%.*s\" aria-label=\"note %.*s\">%.*s</a>", page->notes + 1, CC_PRI(name), CC_PRI(name),
            CC_PRI(name));
    else
        cc_buf_add(page->out, name);
    page->out->failed = page->out->failed || letters.failed;
    cc_buf_release(&letters);
}

static void add_refs(struct html_page *page, const struct cc_cell *cell)
{
    if (!cell->cite_count && !cell->mark_count)
        return;
    html_add(page, " <span class=\"refs\">");
    add_cites(page, cell);
    html_add(page, cell->cite_count && cell->mark_count ? " " : "");
    for (size_t i = 0; i < cell->mark_count; i++) {
        html_add(page, i ? ", " : "(");
        add_mark(page, cell->marks[i]);
    }
    html_add(page, cell->mark_count ? ")</span>" : "</span>");
}

/* The first cell names its row; an empty cell names nothing. */
static void add_cell(struct html_page *page, const struct cc_column *column, const struct cc_cell *cell, bool names_row)
{
    const char *right = column->align == CC_ALIGN_RIGHT ? "right" : "", *tone = html_tone_class(cell->tone);
    bool heads = names_row && cell->text.len > 0;
    cc_buf_addf(page->out, "<%s", heads ? "th scope=\"row\"" : "td");
    if (cell->has_order) {
        html_add(page, " data-order=\"");
        cc_format_shortest(page->out, cell->order);
        html_add(page, "\"");
    }
    if (*right || *tone)
        cc_buf_addf(page->out, " class=\"%s%s%s\"", right, *right && *tone ? " " : "", tone);
    html_add(page, ">");
    html_add_linked(page, cell->text);
    add_refs(page, cell);
    html_add(page, heads ? "</th>" : "</td>");
}

static void add_row(struct html_page *page, const struct cc_table *table, const struct cc_row *row)
{
    html_add(page, "<tr>");
    if (!row->cells) {
        cc_buf_addf(page->out, "<th class=\"group\" scope=\"rowgroup\" colspan=\"%zu\">", table->column_count);
        html_add_text(page, row->group);
        html_add(page, "</th>");
    }
    for (size_t i = 0; row->cells && i < table->column_count; i++)
        add_cell(page, &table->columns[i], &row->cells[i], i == 0 && table->column_count > 1);
    html_add(page, "</tr>\n");
}

bool html_is_sortable(const struct cc_table *table, size_t column)
{
    for (size_t i = 0; i < table->row_count; i++)
        if (table->rows[i].cells && table->rows[i].cells[column].has_order)
            return true;
    return false;
}

static void add_header(struct html_page *page, const struct cc_table *table)
{
    bool headed = false;
    for (size_t i = 0; i < table->column_count; i++)
        headed = headed || table->columns[i].title.len > 0;
    if (!headed)
        return;
    html_add(page, "<thead>\n<tr>");
    for (size_t i = 0; i < table->column_count; i++) {
        bool named = table->columns[i].title.len > 0;
        html_add(page, named ? "<th scope=\"col\"" : "<td");
        html_add(page, named && html_is_sortable(table, i) ? " data-sort" : "");
        html_add(page, table->columns[i].align == CC_ALIGN_RIGHT ? " class=\"right\">" : ">");
        html_add_text(page, table->columns[i].title);
        html_add(page, named ? "</th>" : "</td>");
    }
    html_add(page, "</tr>\n</thead>\n");
}

/* A table has its title as caption; without one, for those who hear it, the heading above it or its number. */
static void add_caption(struct html_page *page, const struct cc_table *table)
{
    cc_buf_addf(page->out, "<caption id=\"table-%zu\"%s>", page->tables, table->title.len ? "" : " class=\"heard\"");
    if (table->title.len)
        html_add_text(page, table->title);
    else if (page->heading.len)
        html_add_text(page, page->heading);
    else
        cc_buf_addf(page->out, "Table %zu", page->tables);
    if (!table->title.len)
        page->heading.len = 0;
    html_add(page, "</caption>\n");
}

void html_add_table(struct html_page *page, const struct cc_table *table)
{
    if (table->column_count == 0)
        return;
    page->tables++;
    cc_buf_addf(page->out, "<div class=\"scroll\" role=\"group\" aria-labelledby=\"table-%zu\" tabindex=\"0\">\n<table>\n", page->tables);
    add_caption(page, table);
    add_header(page, table);
    html_add(page, "<tbody>\n");
    for (size_t i = 0; i < table->row_count; i++) {
        if (i > 0 && !table->rows[i].cells)
            html_add(page, "</tbody>\n<tbody>\n");
        add_row(page, table, &table->rows[i]);
    }
    html_add(page, "</tbody>\n</table>\n</div>\n");
}
