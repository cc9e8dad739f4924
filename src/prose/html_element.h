/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 2, prose, private. The elements of HTML that matter to prose. */
#ifndef PROSE_HTML_ELEMENT_H
#define PROSE_HTML_ELEMENT_H

#include "chipcmp/base/str.h"

enum html_flag {
    HTML_BLOCK = 1, /* ends the block before it, and its own end does so, too */
    HTML_HEADING = 2,
    HTML_ITEM = 4,
    HTML_CELL = 8,
    HTML_BREAK = 16,   /* a line end */
    HTML_RAW = 32,     /* its content is no markup: it goes up to the end tag */
    HTML_HIDDEN = 64,  /* holds no prose */
    HTML_OBJECT = 128, /* a part of the sentence all the same */
    HTML_INLINE = 256, /* hidden, but never beyond the block, for end tags are forgotten */
    HTML_SUP = 512,
    HTML_LINK = 1024,
    HTML_TABLE = 2048,
    HTML_ROW = 4096
};

struct html_element {
    const char *name;
    unsigned flags;
};

/* NULL for all others, which are inline and say nothing. Letter case is ignored. */
const struct html_element *html_element_find(struct cc_str name);

#endif
