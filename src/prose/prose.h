/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 2, prose, private. How the readers of the kinds of files write prose down.
 *
 * A reader opens blocks and adds bytes of the source, or text that stands for some of them, in the order of the source. Everything is
 * checked at the end: the functions do nothing once `failed` is set.
 */
#ifndef PROSE_PROSE_H
#define PROSE_PROSE_H

#include "chipcmp/prose/prose.h"

#include "chipcmp/base/buf.h"

enum prose_gap { PROSE_GAP_NONE, PROSE_GAP_SPACE, PROSE_GAP_BREAK };

struct prose {
    struct cc_prose *out;
    struct cc_arena *arena;
    struct cc_buf text;
    enum cc_prose_block_kind kind; /* of the block at hand */
    size_t start;                  /* of the block at hand, in `text` */
    size_t seen;                   /* behind the last byte of the source that became text */
    enum prose_gap gap;            /* white space met since then */
    struct cc_prose_cell cell;     /* at hand; zeroed outside of tables */
    uint32_t tables;
    bool failed;
};

/* The start of a part of the block at hand, to go back to. */
struct prose_point {
    size_t start, text, seen, runs, last_run;
    enum prose_gap gap;
};

/* Ends the list of runs. */
void prose_end(struct prose *prose);

/* Ends the block at hand and begins another; an empty block is none. */
void prose_open(struct prose *prose, enum cc_prose_block_kind kind);
bool prose_is_empty(const struct prose *prose); /* the block at hand */

/* Tables. A table in a table takes its place: what is left of the outer one has no known place. */
void prose_open_table(struct prose *prose);
void prose_close_table(struct prose *prose);
void prose_open_row(struct prose *prose);
void prose_open_cell(struct prose *prose);

/* Bytes [from, to) of the source, white space folded, the invisible dropped, ill-formed bytes replaced. */
void prose_add(struct prose *prose, size_t from, size_t to);
/* The same bytes exactly as they are but for ill-formed ones. */
void prose_keep(struct prose *prose, size_t from, size_t to);
/* `text` in place of bytes [from, to) of the source. */
void prose_replace(struct prose *prose, struct cc_str text, size_t from, size_t to);
void prose_space(struct prose *prose);      /* a space, unless at an end of the block */
void prose_break(struct prose *prose);      /* likewise a line end */
#define PROSE_OBJECT CC_STR("\xEF\xBF\xBC") /* stands for inline code */

struct prose_point prose_point(const struct prose *prose);
/* What was added since the point; false where the block is another one by now. prose_drop is for points of which this is true. */
bool prose_since(const struct prose *prose, const struct prose_point *point, struct cc_str *added);
void prose_drop(struct prose *prose, const struct prose_point *point);

/* The readers. */
/* prose_grid.c: bytes [from, to) of a plain text, which are whole lines: as they are, but for tables. */
void prose_keep_lines(struct prose *prose, size_t from, size_t to);
/* Of plain text; the text from `from` to the span was left out. */
void prose_read_span(struct prose *prose, size_t from, struct cc_prose_span span);
void prose_read_html(struct prose *prose);
bool prose_read_markdown(struct prose *prose, struct cc_error *error);

/* The length of the entity at s.s[at], which is '&', or 0 where it is none; its text, up to 8 bytes and maybe none, goes into `out`. */
size_t prose_entity(struct cc_str s, size_t at, char out[8], struct cc_str *text);

#endif
