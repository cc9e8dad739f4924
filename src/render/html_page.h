/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 9, render, private. What the parts of the HTML writer share. */
#ifndef CHIPCMP_SRC_RENDER_HTML_PAGE_H
#define CHIPCMP_SRC_RENDER_HTML_PAGE_H

#include "chipcmp/report/doc.h"

struct html_page {
    const struct cc_doc *doc;
    struct cc_buf *out;
    struct cc_str heading; /* the one in force that no table has as its caption yet */
    size_t tables;
    size_t notes; /* lettered lists so far */
    size_t figures;
    size_t choosers; /* groups of choices so far */
    bool choosing;   /* inside a choice */
    bool sections;
    unsigned level; /* of the last heading */
    bool sources;   /* listed already */
};

void html_add(struct html_page *page, const char *markup);
void html_add_text(struct html_page *page, struct cc_str text);
/* Text, or a link where all of it is an address. */
void html_add_linked(struct html_page *page, struct cc_str text);
const char *html_tone_class(enum cc_tone tone); /* "" for a plain one */
/* <NAME class="..."> */
void html_open_tag(struct html_page *page, const char *name, const char *class);
/* The first block of a kind, or NULL. */
const struct cc_block *html_find_block(const struct cc_doc *doc, enum cc_block_kind kind);

/* html_table.c */
void html_add_table(struct html_page *page, const struct cc_table *table);
bool html_is_sortable(const struct cc_table *table, size_t column); /* some cell says where it stands */

/* html_picture.c */
void html_add_picture(struct html_page *page, const struct cc_block *block);
void html_add_passage(struct html_page *page, const struct cc_block *block);
void html_open_choice(struct html_page *page, const struct cc_block *block);
void html_close_choice(struct html_page *page, const struct cc_block *block);

/* html_script.c: what the script does is comfort; pages are whole without it. */
extern const char *const html_script;
/* Its SHA-256 digest in Base64, by which the page's content security policy lets it run, and nothing else. */
extern const char *const html_script_digest;
/* Whether the document has something for it to do. */
bool html_needs_script(const struct cc_doc *doc);

#endif
