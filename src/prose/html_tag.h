/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 2, prose, private. Where the pieces of HTML's markup end. */
#ifndef PROSE_HTML_TAG_H
#define PROSE_HTML_TAG_H

#include "chipcmp/base/str.h"

enum html_piece { HTML_NONE, HTML_OTHER, HTML_START, HTML_END };

struct html_tag {
    enum html_piece piece; /* OTHER: a comment, a doctype, a processing instruction */
    struct cc_str name;
    bool closes_itself; /* "<br/>" */
    size_t end;         /* behind it; where it is never closed the end of the bytes, and then it is no tag but OTHER */
};

/* The piece of markup that begins with '<' at bytes.s[at]; NONE where that is a character like any other. */
struct html_tag html_tag_at(struct cc_str bytes, size_t at);

/* Where the end tag of an element with raw content begins, or the end of the bytes. */
size_t html_raw_end(struct cc_str bytes, size_t at, const char *name);

#endif
