/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 0, base. Every escaping of the program, in one place. Text from files is hostile until it went through here.
 * Ill-formed UTF-8 becomes U+FFFD in all of them.
 */
#ifndef CHIPCMP_BASE_ESCAPE_H
#define CHIPCMP_BASE_ESCAPE_H

#include "chipcmp/base/buf.h"

/* For a terminal and for error texts: control characters become \xNN (ASCII: C0, DEL) or \u{NNNN} (C1, line separators, marks and
 * overrides of writing direction, the byte order mark); so do newlines and tabs. With ascii_only every non-ASCII character is replaced:
 * known typographic ones by their ASCII likeness (– to -, × to x, ± to +/-, ≥ to >=, … to ..., ² to 2, curly quotes, no-break spaces),
 * others by ?. */
void cc_escape_terminal(struct cc_buf *out, struct cc_str s, bool ascii_only);
void cc_escape_html(struct cc_buf *out, struct cc_str s); /* & < > " ' ; controls but newline and tab dropped */
void cc_escape_markdown(struct cc_buf *out,
    struct cc_str
        s); /* for a table cell or a paragraph: \ ` * _ [ ] < > | # escaped, newlines and tabs to a space, other controls dropped */
/* A cell that a spreadsheet would run: it starts with = + - @ tab or CR and is not a plain number. */
bool cc_text_is_formula(struct cc_str s);
/* A CSV field: quoted when it needs to be (separator, quote, line break, space at an end); a formula gets a leading ' inside quotes.
 * Controls but tab and line breaks are dropped. */
void cc_escape_csv(struct cc_buf *out, struct cc_str s, char separator);
void cc_escape_tsv(struct cc_buf *out, struct cc_str s); /* \t \n \r \\ as backslash escapes, other controls dropped */
/* Of finished JSON: the characters beyond ASCII that are no text (those that cc_escape_terminal spells), DEL, and with ascii_only all
 * others, as \uNNNN; of those beyond U+FFFF the two surrogates. JSON has such characters only in strings, so nothing else changes. */
void cc_escape_json(struct cc_buf *out, struct cc_str json, bool ascii_only);
/* A gnuplot single-quoted string with its quotes: ' doubled, controls and newlines to spaces. */
void cc_escape_gnuplot(struct cc_buf *out, struct cc_str s);
/* LaTeX's special characters, in a form in which braces stay balanced (BibTeX counts them even behind a backslash); controls and newlines
 * to spaces. */
void cc_escape_bibtex(struct cc_buf *out, struct cc_str s);
void cc_escape_latex(struct cc_buf *out, struct cc_str s);

#endif
