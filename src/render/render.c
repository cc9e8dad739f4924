/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 9, render. The table of formats and what all writers share. */
#include "writers.h"

enum need { NEED_NOTHING, NEED_DATA, NEED_RECORD, NEED_SARIF };

static const struct {
    const char *name;
    cc_writer *write;
    enum need need;
} formats[CC_FORMAT_COUNT] = {
    [CC_FORMAT_TABLE] = {"table", cc_write_table, NEED_NOTHING},
    [CC_FORMAT_JSON] = {"json", cc_write_json, NEED_DATA},
    [CC_FORMAT_NDJSON] = {"ndjson", cc_write_ndjson, NEED_DATA},
    [CC_FORMAT_CSV] = {"csv", cc_write_csv, NEED_RECORD},
    [CC_FORMAT_TSV] = {"tsv", cc_write_tsv, NEED_RECORD},
    [CC_FORMAT_MARKDOWN] = {"markdown", cc_write_markdown, NEED_NOTHING},
    [CC_FORMAT_HTML] = {"html", cc_write_html, NEED_NOTHING},
    [CC_FORMAT_TEX] = {"tex", cc_write_latex, NEED_NOTHING},
    [CC_FORMAT_SARIF] = {"sarif", cc_write_sarif, NEED_SARIF},
};

const char *cc_format_name(enum cc_format format)
{
    return formats[format].name;
}

bool cc_format_parse(struct cc_str name, enum cc_format *out)
{
    for (int i = 0; i < CC_FORMAT_COUNT; i++) {
        if (cc_str_eq(name, cc_str_of(formats[i].name))) {
            *out = (enum cc_format)i;
            return true;
        }
    }
    return false;
}

unsigned cc_format_views(enum cc_format format)
{
    static const unsigned views[] = {[NEED_NOTHING] = 0, [NEED_DATA] = CC_VIEW_DATA, [NEED_RECORD] = CC_VIEW_RECORDS, [NEED_SARIF] = 0};
    return views[formats[format].need];
}

static bool has(const struct cc_doc *doc, enum cc_format format)
{
    switch (formats[format].need) {
    case NEED_DATA:
        return doc->data != NULL;
    case NEED_RECORD:
        return doc->record.column_count > 0;
    case NEED_SARIF:
        return doc->sarif != NULL;
    case NEED_NOTHING:
        break;
    }
    return true;
}

static bool refuse(const struct cc_doc *doc, enum cc_format format, struct cc_error *error)
{
    struct cc_buf names;
    cc_buf_init(&names, 0);
    for (int i = 0; i < CC_FORMAT_COUNT; i++) {
        if (has(doc, (enum cc_format)i))
            cc_buf_addf(&names, "%s%s", names.len ? ", " : "", formats[i].name);
    }
    struct cc_str list = cc_buf_view(&names);
    cc_error_set(error, CC_ERR_USAGE, "there is no %s output of this; choose one of: %.*s", formats[format].name, CC_PRI(list));
    cc_buf_release(&names);
    return false;
}

bool cc_render(const struct cc_doc *doc, enum cc_format format, const struct cc_render_options *options, struct cc_buf *out,
    struct cc_error *error)
{
    if (!cc_doc_check(doc, error))
        return false;
    if (!has(doc, format))
        return refuse(doc, format, error);
    if (!formats[format].write(doc, options, out, error))
        return false;
    return out->failed ? cc_error_memory(error) : true;
}

void cc_cell_add_refs(const struct cc_cell *cell, struct cc_buf *out)
{
    for (size_t i = 0; i < cell->cite_count; i++)
        cc_buf_addf(out, "%s%u", i ? "," : " [", (unsigned)cell->cites[i]);
    if (cell->cite_count)
        cc_buf_add_char(out, ']');
    for (size_t i = 0; i < cell->mark_count; i++) {
        cc_buf_add(out, cc_str_of(i ? "," : " ("));
        cc_doc_note_letters(cell->marks[i], out);
    }
    if (cell->mark_count)
        cc_buf_add_char(out, ')');
}

void cc_add_source(struct cc_buf *out, const struct cc_doc_source *source, const struct cc_source_style *style)
{
    if (source->publisher.len) {
        style->text(out, source->publisher);
        cc_buf_add(out, CC_STR(", "));
    }
    cc_buf_add(out, cc_str_of(style->open_title));
    style->text(out, source->title);
    cc_buf_addf(out, "%s, ", style->close_title);
    style->text(out, source->date.len ? source->date : CC_STR("undated"));
    if (source->url.len) {
        cc_buf_add(out, CC_STR(", "));
        style->address(out, source->url);
    }
    if (source->how.len) {
        cc_buf_add(out, CC_STR(" ("));
        style->text(out, source->how);
        cc_buf_add(out, CC_STR(")"));
    }
    if (source->user)
        cc_buf_add(out, CC_STR(" (yours)"));
}
