/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 9, render. The flat table as comma-separated (RFC 4180, but LF) or tab-separated values. */
#include "chipcmp/base/escape.h"
#include "writers.h"

typedef void field_writer(struct cc_buf *out, struct cc_str text);

static void comma_field(struct cc_buf *out, struct cc_str text)
{
    cc_escape_csv(out, text, ',');
}

/* Formulas are made text as in CSV; what begins with a tab or CR begins with a backslash here. */
static void tab_field(struct cc_buf *out, struct cc_str text)
{
    bool layout = text.len > 0 && (text.s[0] == '\t' || text.s[0] == '\r');
    if (cc_text_is_formula(text) && !layout)
        cc_buf_add_char(out, '\'');
    cc_escape_tsv(out, text);
}

static void write_row(const struct cc_str *cells, size_t count, char separator, field_writer *field, struct cc_buf *out)
{
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            cc_buf_add_char(out, separator);
        field(out, cells[i]);
    }
    cc_buf_add_char(out, '\n');
}

static bool write_record(const struct cc_record *record, char separator, field_writer *field, struct cc_buf *out)
{
    write_row(record->columns, record->column_count, separator, field, out);
    for (size_t i = 0; i < record->row_count; i++)
        write_row(record->cells + i * record->column_count, record->column_count, separator, field, out);
    return true;
}

bool cc_write_csv(const struct cc_doc *doc, const struct cc_render_options *options, struct cc_buf *out, struct cc_error *error)
{
    (void)options;
    (void)error;
    return write_record(&doc->record, ',', comma_field, out);
}

bool cc_write_tsv(const struct cc_doc *doc, const struct cc_render_options *options, struct cc_buf *out, struct cc_error *error)
{
    (void)options;
    (void)error;
    return write_record(&doc->record, '\t', tab_field, out);
}
