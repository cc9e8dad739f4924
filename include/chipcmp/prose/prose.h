/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 2, prose. Prose: what a file says in sentences, as blocks of plain UTF-8, with the way back to the bytes of the file.
 *
 * Left out are code, addresses of links and images, markup, comments, scripts, struck-out text and the front matter of Markdown. Entities
 * are decoded, line ends inside a paragraph become spaces, white space is folded to one space, and what is invisible (soft hyphens, zero
 * width spaces) is dropped. Inline code is one U+FFFC OBJECT REPLACEMENT CHARACTER, so that a sentence keeps its place for it. A NUL and a
 * byte that is no UTF-8 become U+001A SUBSTITUTE: no word and no name runs across it. Plain text is otherwise kept as it is, with its line
 * ends, because there they may mean something; but consecutive lines with bars or tabs in them are the rows of a table.
 *
 * The arrays live in the arena given, `source` wherever the caller keeps it.
 */
#ifndef CHIPCMP_PROSE_PROSE_H
#define CHIPCMP_PROSE_PROSE_H

#include "chipcmp/base/arena.h"
#include "chipcmp/base/error.h"

#include <stdint.h>

enum cc_prose_kind { CC_PROSE_TEXT, CC_PROSE_MARKDOWN, CC_PROSE_HTML };

enum {
    CC_PROSE_BLOCK_MOST = 64 * 1024,        /* bytes: a longer paragraph is cut where a sentence ends, else a line or a word */
    CC_PROSE_PIECE = 256 * 1024,            /* bytes: plain text is read in pieces of at most this */
    CC_PROSE_MARKUP_MOST = 64 * 1024 * 1024 /* bytes of a Markdown or HTML document; plain text has no limit */
};

enum cc_prose_block_kind { CC_PROSE_PARAGRAPH, CC_PROSE_HEADING, CC_PROSE_ITEM, CC_PROSE_CELL };

/* The place of a cell: all count from 1, and all are 0 where no table is known. Empty cells count, though they are no blocks. */
struct cc_prose_cell {
    uint32_t table, row, column;
    uint32_t columns; /* of the row */
};

struct cc_prose_block {
    enum cc_prose_block_kind kind;
    size_t start, end;         /* in prose->text; never empty, no white space at the ends */
    struct cc_prose_cell cell; /* zeroed for all but cells */
};

/* The text from `text` to the next run stands for `length` bytes of the source at `file`: byte for byte where it is as long, as a whole
 * otherwise. The last run stands for nothing; it ends the list. */
struct cc_prose_run {
    size_t text, file, length;
};

struct cc_prose_origin { /* where the source begins in its file: bytes and lines before it; zeroed for a whole file */
    size_t offset, lines;
    size_t columns, characters; /* of the line at hand: bytes, and characters (an ill-formed byte is one) */
};

struct cc_prose {
    struct cc_str source;
    struct cc_prose_origin origin;
    struct cc_str text; /* the blocks one behind the other, with nothing between */
    struct cc_prose_block *blocks;
    size_t block_count, block_capacity;
    struct cc_prose_run *runs; /* ascending in `text` and in `file` */
    size_t run_count, run_capacity;
};

/* The kind that a file's name tells: .md .markdown Markdown, .html .htm .xhtml HTML, else text; letter case is ignored. */
enum cc_prose_kind cc_prose_kind_of(const char *path);

/* Whether the bytes, the first 8 KiB of a file, look like no text: more than eight NULs, or one in eight bytes. */
bool cc_prose_is_binary(struct cc_str head);

/* Fills *out. False when memory ran out, when Markdown or HTML is too large, or a table in it has far more cells than text. */
bool cc_prose_read(enum cc_prose_kind kind, struct cc_str source, struct cc_prose_origin origin, struct cc_arena *arena,
    struct cc_prose *out, struct cc_error *error);

struct cc_prose_span {
    size_t start, end;
};

/* Likewise of plain text, and of that only these stretches, ascending and apart from each other; what stands between two in one paragraph
 * is left out of it. False only when memory ran out. */
bool cc_prose_read_spans(struct cc_str source, struct cc_prose_origin origin, const struct cc_prose_span *spans, size_t count,
    struct cc_arena *arena, struct cc_prose *out, struct cc_error *error);

/* Where text [start, end) stands in the source, start < end; `runs` are those of prose->text or of a text made from it. */
struct cc_prose_span cc_prose_find(const struct cc_prose_run *runs, size_t run_count, size_t start, size_t end);

/* The origin of what follows the first `length` bytes of a source. */
struct cc_prose_origin cc_prose_origin_after(struct cc_prose_origin origin, struct cc_str source, size_t length);

/* The most of a text, at most `most` bytes, that may be cut off in front: up to the end of a sentence, else of a line, of a word, of a
 * character. The whole text where it is not longer. At least 4 for `most`. */
size_t cc_prose_cut(struct cc_str text, size_t most);

/* The first piece of a plain text that goes on behind the CC_PROSE_PIECE bytes given: up to the last blank line in their second half, else
 * as cc_prose_cut has it. */
size_t cc_prose_piece(struct cc_str text);

#endif
