/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 9, render, private. One writer a format; render.c holds the table of them. */
#ifndef CHIPCMP_SRC_RENDER_WRITERS_H
#define CHIPCMP_SRC_RENDER_WRITERS_H

#include "chipcmp/render/render.h"

/* Appends to `out`. False only with an error set; that the buffer failed is found by cc_render. */
typedef bool cc_writer(const struct cc_doc *doc, const struct cc_render_options *options, struct cc_buf *out, struct cc_error *error);

cc_writer cc_write_table, cc_write_json, cc_write_ndjson, cc_write_csv, cc_write_tsv, cc_write_markdown, cc_write_html, cc_write_latex,
    cc_write_sarif;

/* The cites and marks that stand behind a cell's text: " [1,3] (a)", or nothing. */
void cc_cell_add_refs(const struct cc_cell *cell, struct cc_buf *out);

/* How a format writes the parts of a source: any text, its address, and what stands around its title. */
struct cc_source_style {
    void (*text)(struct cc_buf *out, struct cc_str text);
    void (*address)(struct cc_buf *out, struct cc_str url);
    const char *open_title, *close_title;
};

/* "Publisher, Title, 2023-05, https://... (read in a third party's transcription) (yours)" */
void cc_add_source(struct cc_buf *out, const struct cc_doc_source *source, const struct cc_source_style *style);

#endif
