/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 2, prose, private. HTML as the reader of Markdown needs it, too: a tokenizer after the HTML standard (13.2.5) that builds no tree.
 *
 * A tree builder was weighed: gumbo 0.10 takes a second for 10,000 nested elements and minutes for 100,000, and tells of a text only where
 * it began. What counts here is where blocks end and which elements hold no prose, and that needs a few flags but no stack: nothing in
 * here grows with the depth of the markup.
 */
#ifndef PROSE_HTML_H
#define PROSE_HTML_H

#include "prose.h"

struct html_element;

struct html {
    struct prose *prose;
    struct cc_str bytes;                /* the source of the prose */
    const struct html_element *skipped; /* the element that hides what is in it, or NULL */
    size_t depth;                       /* of it in itself */
    bool heading;                       /* within h1 to h6 */
    bool raised;                        /* within sup, since `point` */
    bool linked;                        /* and a link began in it */
    struct prose_point point;
};

void html_init(struct html *html, struct prose *prose);

/* Reads bytes [at, end) of the source: text and markup. */
void html_read(struct html *html, size_t at, size_t end);

/* Reads the one piece of markup that begins with '<' at `at`, and returns what stands behind it; `at` itself where there is none. */
size_t html_markup(struct html *html, size_t at, size_t end);

/* Text that an element hides is not to be added. */
static inline bool html_hides(const struct html *html)
{
    return html->skipped != NULL;
}

#endif
