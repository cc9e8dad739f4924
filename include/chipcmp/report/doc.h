/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 8, report. The neutral document: what a command has to say, before it is written in a format.
 *
 * Builders (one per kind of result, src/report/) fill it; writers (src/render/) read nothing else. It has up to four views of one result:
 *   - blocks: headings, paragraphs, tables, lists, for people (table, markdown, html);
 *   - records: one flat table for csv and tsv, one fact a row;
 *   - data: the JSON document of the contract (a jansson value owned by the document), NULL where the command has none;
 *   - sarif: a log for editors and code hosts (a jansson value likewise), NULL but where that was asked for.
 * Blocks are always made, records and data where they are wanted (cc_doc_wants). All views cite into one list of sources, and some things
 * only programs are told: a document that is to be read by people alone wants no data.
 * All text is unescaped: writers escape, and fold line breaks and tabs to spaces everywhere but in verbatim blocks. Text handed in is
 * copied into the arena. Adding functions do nothing once `failed` is set (memory ran out); check it once.
 */
#ifndef CHIPCMP_REPORT_DOC_H
#define CHIPCMP_REPORT_DOC_H

#include "chipcmp/base/arena.h"
#include "chipcmp/base/buf.h"
#include "chipcmp/base/error.h"

#include <jansson.h>

enum cc_align { CC_ALIGN_LEFT, CC_ALIGN_RIGHT };

enum cc_tone { /* how a piece of text is meant; never carried by colour alone */
    CC_TONE_PLAIN,
    CC_TONE_STRONG,
    CC_TONE_MUTED,
    CC_TONE_GOOD,   /* supported */
    CC_TONE_BAD,    /* contradicted, error */
    CC_TONE_WARN,   /* depends, conflict */
    CC_TONE_UNKNOWN /* unknown, with the reason below */
};

struct cc_cell {
    struct cc_str text;
    enum cc_tone tone;
    const uint16_t *cites; /* source numbers shown as [1, 3]; cite_count of them */
    size_t cite_count;
    const uint16_t *marks; /* note numbers shown as (a, b); mark_count of them, from 1 */
    size_t mark_count;
    bool has_order; /* `order` says where the cell stands when the reader of a page sorts its column; others come last */
    double order;
};

struct cc_column {
    struct cc_str title;
    enum cc_align align;
    bool may_wrap; /* long text: the column is narrowed first and wraps */
};

struct cc_row {
    struct cc_cell *cells; /* as many as columns; NULL for a group row */
    struct cc_str group;   /* a group row: a heading inside the table */
};

struct cc_table {
    struct cc_str title; /* may be empty */
    /* Where the title of every column is empty the table has no header. */
    struct cc_column *columns;
    size_t column_count;
    struct cc_row *rows;
    size_t row_count, row_capacity;
};

struct cc_picture {
    struct cc_str svg;   /* a whole <svg> element, well-formed and harmless: pages take it as it is */
    struct cc_str plain; /* the same for where there are no pictures: lines of characters; may be empty */
    struct cc_str tex;   /* the same as a LaTeX environment, taken as it is; may be empty */
    struct cc_str words; /* what it shows, for those who do not see it */
};

struct cc_span { /* a piece of a passage */
    struct cc_str text;
    enum cc_tone tone;
    struct cc_str label;  /* of a highlighted piece: "1: contradicted"; empty: no highlight */
    struct cc_str target; /* id of the heading it leads to, or empty */
};

enum cc_block_kind {
    CC_BLOCK_HEADING,   /* text; the first of a document is its title */
    CC_BLOCK_PARAGRAPH, /* text, tone; wrapped to the width */
    CC_BLOCK_TABLE,
    CC_BLOCK_NOTES,     /* items, numbered a, b, c ... where marked, else dashes */
    CC_BLOCK_VERBATIM,  /* text kept as it is, line by line */
    CC_BLOCK_QUOTATION, /* text: a line, and below it a line of carets that marks words in it, a caret a column; wrapped together */
    CC_BLOCK_PICTURE,   /* picture, text: its caption */
    CC_BLOCK_PASSAGE,   /* spans: a text of others with some of its words highlighted; its line breaks are kept */
    CC_BLOCK_CHOICE,    /* what follows, up to the next of these, is one of several that a reader may choose from; text: its name. Without a
                           choice they stand one below the other */
    CC_BLOCK_CHOICE_END,
    CC_BLOCK_SOURCES /* the numbered sources of the document stand here */
};

struct cc_block {
    enum cc_block_kind kind;
    enum cc_tone tone;
    struct cc_str text;
    struct cc_str id; /* HEADING: by which other places lead to it, and a table of contents is made; letters, digits, hyphens; or empty */
    unsigned level;   /* HEADING: 2 a section, 3 a part of one */
    struct cc_table *table;
    struct cc_str *items;
    size_t item_count;
    bool lettered; /* NOTES: items carry the marks (a), (b) ... used in cells */
    struct cc_picture *picture;
    const struct cc_span *spans; /* span_count of them */
    size_t span_count;
};

struct cc_doc_source {
    struct cc_str id, publisher, title, date, url, how; /* how: "read in a third party's transcription" ... may be empty */
    bool user;
};

struct cc_record { /* one flat table for csv and tsv */
    struct cc_str *columns;
    size_t column_count;
    struct cc_str *cells; /* row_count x column_count */
    size_t row_count, row_capacity;
};

enum cc_view { CC_VIEW_RECORDS = 1, CC_VIEW_DATA = 2 }; /* which of the machines' views are wanted; blocks always are */

struct cc_doc {
    struct cc_arena *arena;
    unsigned views; /* those that builders are to make: bits of enum cc_view; all after cc_doc_init */
    struct cc_block *blocks;
    size_t block_count, block_capacity;
    struct cc_doc_source *sources; /* numbered from 1 in the order of first citation */
    size_t source_count, source_capacity;
    struct cc_record record;
    json_t *data;
    json_t *sarif;
    bool failed;
};

void cc_doc_init(struct cc_doc *doc, struct cc_arena *arena);
void cc_doc_release(struct cc_doc *doc);                             /* drops `data` and `sarif`; the rest goes with the arena */
bool cc_doc_check(const struct cc_doc *doc, struct cc_error *error); /* false with CC_ERR_MEMORY once it or its arena has failed */
bool cc_doc_wants(const struct cc_doc *doc, enum cc_view view);

void cc_doc_heading(struct cc_doc *doc, struct cc_str text); /* level 2, no id */
/* A heading that other places lead to: "rules", "Export rules", 2. */
void cc_doc_section(struct cc_doc *doc, struct cc_str id, struct cc_str text, unsigned level);
void cc_doc_paragraph(struct cc_doc *doc, enum cc_tone tone, struct cc_str text);
void cc_doc_paragraphs(struct cc_doc *doc, enum cc_tone tone, const struct cc_str *texts, size_t count); /* one each */
void cc_doc_verbatim(struct cc_doc *doc, struct cc_str text);
void cc_doc_quotation(struct cc_doc *doc, struct cc_str line_and_carets);
/* NULL when failed. */
struct cc_table *cc_doc_table(struct cc_doc *doc, struct cc_str title, const struct cc_column *columns, size_t column_count);
/* Appends a row and returns its cells (column_count, zeroed) to be filled; NULL when failed or table is NULL. */
struct cc_cell *cc_table_row(struct cc_doc *doc, struct cc_table *table);
void cc_table_group(struct cc_doc *doc, struct cc_table *table, struct cc_str heading);
void cc_doc_notes(struct cc_doc *doc, struct cc_str title, const struct cc_str *items, size_t count, bool lettered);
void cc_doc_sources(struct cc_doc *doc);
/* Texts of the picture are copied. */
void cc_doc_picture(struct cc_doc *doc, struct cc_str caption, const struct cc_picture *picture);
/* Spans and their texts are copied. */
void cc_doc_passage(struct cc_doc *doc, const struct cc_span *spans, size_t count);
void cc_doc_choice(struct cc_doc *doc, struct cc_str name);
void cc_doc_choice_end(struct cc_doc *doc);

/* A part of a longer document that a builder of its own makes. It goes on with the numbers of the sources of `doc`, which must not be added
 * to until cc_doc_append has moved the blocks of the part to the end of `doc`: the first `skip` of them and its lists of sources are left
 * out, its headings get `level`. The part wants no machines' views. */
void cc_doc_part(struct cc_doc *doc, struct cc_doc *part);
void cc_doc_append(struct cc_doc *doc, struct cc_doc *part, size_t skip, unsigned level);

/* Number of a source (from 1), added at its first citation. Matching is by id. 0 when failed. */
uint16_t cc_doc_cite(struct cc_doc *doc, const struct cc_doc_source *source);

/* The words of a source in one line, unescaped: "Publisher, Title, 2023-05, https://... (read in a third party's transcription) (yours)";
 * "undated" in place of a missing date. */
void cc_doc_source_words(const struct cc_doc_source *source, struct cc_buf *out);

/* The letters of note number n (from 1): a, b ... z, aa, ab ... */
void cc_doc_note_letters(size_t n, struct cc_buf *out);

/* Fills a cell; texts are copied. A NULL cell is left alone, but &cells[i] of a NULL row is not NULL: check the row. Cites and marks are
 * kept in ascending order, each once; number 0 is ignored. */
void cc_cell_set(struct cc_doc *doc, struct cc_cell *cell, enum cc_tone tone, struct cc_str text);
void cc_cell_setf(struct cc_doc *doc, struct cc_cell *cell, enum cc_tone tone, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void cc_cell_cite(struct cc_doc *doc, struct cc_cell *cell, uint16_t source);
void cc_cell_mark(struct cc_doc *doc, struct cc_cell *cell, uint16_t note);

/* Texts for it, in its arena; where memory ran out the document has failed and the text is empty. */
struct cc_str cc_doc_format(struct cc_doc *doc, const char *format, ...) __attribute__((format(printf, 2, 3)));
struct cc_str cc_doc_keep(struct cc_doc *doc, struct cc_buf *buf); /* what the buffer holds, which is released */
/* Zeroed memory likewise, NULL where it ran out: CC_DOC_NEW(doc, struct cc_column, 3). */
void *cc_doc_alloc(struct cc_doc *doc, size_t count, size_t size);
#define CC_DOC_NEW(doc, type, count) ((type *)cc_doc_alloc((doc), (count), sizeof(type)))

/* The flat table: columns once, then row after row. Where it is not wanted there are no rows. */
void cc_record_columns(struct cc_doc *doc, const char *const *names, size_t count);
struct cc_str *cc_record_row(struct cc_doc *doc); /* column_count empty cells, valid until the next row; NULL when failed */
/* Fills cell number `column` of a row with a copy; a NULL row is left alone. */
void cc_record_set(struct cc_doc *doc, struct cc_str *row, size_t column, struct cc_str text);
void cc_record_setf(struct cc_doc *doc, struct cc_str *row, size_t column, const char *format, ...) __attribute__((format(printf, 4, 5)));

#endif
