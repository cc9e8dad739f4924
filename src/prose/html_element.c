/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of elements. */
#include "html_element.h"

#include <stdlib.h>

enum {
    CODE = HTML_HIDDEN | HTML_INLINE | HTML_OBJECT,
    GONE = HTML_HIDDEN | HTML_INLINE, /* struck out, or the sound of another word */
    TITLE = HTML_BLOCK | HTML_HEADING
};

/* Sorted by name. */
static const struct html_element elements[] = {
    {"a", HTML_LINK},
    {"address", HTML_BLOCK},
    {"article", HTML_BLOCK},
    {"aside", HTML_BLOCK},
    {"audio", HTML_HIDDEN},
    {"blockquote", HTML_BLOCK},
    {"body", HTML_BLOCK},
    {"br", HTML_BREAK},
    {"canvas", HTML_HIDDEN},
    {"caption", HTML_BLOCK},
    {"center", HTML_BLOCK},
    {"code", CODE},
    {"dd", HTML_BLOCK | HTML_ITEM},
    {"del", HTML_HIDDEN},
    {"details", HTML_BLOCK},
    {"dialog", HTML_BLOCK},
    {"dir", HTML_BLOCK},
    {"div", HTML_BLOCK},
    {"dl", HTML_BLOCK},
    {"dt", HTML_BLOCK},
    {"fieldset", HTML_BLOCK},
    {"figcaption", HTML_BLOCK},
    {"figure", HTML_BLOCK},
    {"footer", HTML_BLOCK},
    {"form", HTML_BLOCK},
    {"h1", TITLE},
    {"h2", TITLE},
    {"h3", TITLE},
    {"h4", TITLE},
    {"h5", TITLE},
    {"h6", TITLE},
    {"head", HTML_BLOCK},
    {"header", HTML_BLOCK},
    {"hgroup", HTML_BLOCK},
    {"hr", HTML_BLOCK},
    {"html", HTML_BLOCK},
    {"iframe", HTML_RAW | HTML_HIDDEN},
    {"kbd", CODE},
    {"legend", HTML_BLOCK},
    {"li", HTML_BLOCK | HTML_ITEM},
    {"main", HTML_BLOCK},
    {"math", HTML_HIDDEN | HTML_OBJECT},
    {"menu", HTML_BLOCK},
    {"nav", HTML_BLOCK},
    {"noembed", HTML_RAW | HTML_HIDDEN},
    {"noframes", HTML_RAW | HTML_HIDDEN},
    {"object", HTML_HIDDEN},
    {"ol", HTML_BLOCK},
    {"p", HTML_BLOCK},
    {"pre", HTML_BLOCK | HTML_HIDDEN},
    {"rp", GONE},
    {"rt", GONE},
    {"s", GONE},
    {"samp", CODE},
    {"script", HTML_RAW | HTML_HIDDEN},
    {"search", HTML_BLOCK},
    {"section", HTML_BLOCK},
    {"select", HTML_HIDDEN},
    {"strike", GONE},
    {"style", HTML_RAW | HTML_HIDDEN},
    {"summary", HTML_BLOCK},
    {"sup", HTML_SUP},
    {"svg", HTML_HIDDEN},
    {"table", HTML_BLOCK | HTML_TABLE},
    {"tbody", HTML_BLOCK},
    {"td", HTML_BLOCK | HTML_CELL},
    {"template", HTML_HIDDEN},
    {"textarea", HTML_RAW | HTML_HIDDEN},
    {"tfoot", HTML_BLOCK},
    {"th", HTML_BLOCK | HTML_CELL},
    {"thead", HTML_BLOCK},
    {"title", TITLE | HTML_RAW},
    {"tr", HTML_BLOCK | HTML_ROW},
    {"tt", CODE},
    {"ul", HTML_BLOCK},
    {"video", HTML_HIDDEN},
    {"xmp", HTML_RAW | HTML_HIDDEN},
};

static int by_name(const void *key, const void *item)
{
    const struct cc_str *name = key;
    return cc_str_cmp(*name, cc_str_of(((const struct html_element *)item)->name));
}

const struct html_element *html_element_find(struct cc_str name)
{
    char lower[16];
    if (name.len > sizeof lower)
        return NULL;
    for (size_t i = 0; i < name.len; i++)
        lower[i] = cc_lower(name.s[i]);
    struct cc_str key = {lower, name.len};
    return bsearch(&key, elements, sizeof elements / sizeof *elements, sizeof *elements, by_name);
}
