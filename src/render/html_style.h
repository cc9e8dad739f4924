/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 9, render, private. The style sheet of HTML pages. */
#ifndef CHIPCMP_SRC_RENDER_HTML_STYLE_H
#define CHIPCMP_SRC_RENDER_HTML_STYLE_H

/* Lines of CSS: colours and prose; then what only some pages have, narrow screens, and paper. */
extern const char *const cc_html_style;
extern const char *const cc_html_style_parts;

#endif
