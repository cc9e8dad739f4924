/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 9, render. LaTeX: an article with booktabs tables that may run over pages, for pdflatex, xelatex and lualatex.
 *
 * No text of a file reaches TeX unescaped. Characters that pdflatex has no font for are named by their number there.
 */
#include "chipcmp/base/escape.h"
#include "chipcmp/base/utf8.h"
#include "chipcmp/num/format.h"
#include "writers.h"

static const char preamble[] = "\\documentclass[10pt,a4paper]{article}\n"
                               "\\usepackage{iftex}\n"
                               "\\ifPDFTeX\n"
                               "  \\usepackage[utf8]{inputenc}\n"
                               "  \\usepackage[T1]{fontenc}\n"
                               "  \\usepackage{lmodern}\n"
                               "  \\usepackage{textcomp}\n"
                               "  \\newcommand\\ccother[2]{[U+#1]}\n"
                               "\\else\n"
                               "  \\usepackage{fontspec}\n"
                               "  \\newcommand\\ccother[2]{#2}\n"
                               "\\fi\n"
                               "\\usepackage[margin=20mm]{geometry}\n"
                               "\\usepackage{array,booktabs,longtable,xcolor}\n";

/* Drawings that are too large for the page are made smaller. */
static const char drawings[] =
    "\\usepackage{graphicx}\n"
    "\\usepackage{gnuplot-lua-tikz} % comes with gnuplot\n"
    "\\newsavebox\\ccbox\n"
    "\\newenvironment{ccdrawing}{\\begin{lrbox}{\\ccbox}}{\\end{lrbox}%\n"
    "  \\ifdim\\dimexpr\\ht\\ccbox+\\dp\\ccbox\\relax>0.8\\textheight\\resizebox{!}{0.8\\textheight}{\\usebox\\ccbox}%\n"
    "  \\else\\ifdim\\wd\\ccbox>\\linewidth\\resizebox{\\linewidth}{!}{\\usebox\\ccbox}\\else\\usebox\\ccbox\\fi\\fi}\n";

static const char opening[] = "\\usepackage[hidelinks]{hyperref}\n"
                              "\\newcolumntype{L}[1]{>{\\raggedright\\arraybackslash}p{#1}}\n"
                              "\\newcolumntype{R}[1]{>{\\raggedleft\\arraybackslash}p{#1}}\n"
                              "\\setlength{\\tabcolsep}{3pt}\n"
                              "\\renewcommand{\\arraystretch}{1.15}\n"
                              "\\setlength{\\emergencystretch}{3em}\n"
                              "\\setlength{\\parindent}{0pt}\n"
                              "\\setlength{\\parskip}{0.5\\baselineskip}\n"
                              "\\definecolor{ccgood}{HTML}{146C2E}\n"
                              "\\definecolor{ccbad}{HTML}{A8201A}\n"
                              "\\definecolor{ccwarn}{HTML}{7A4A00}\n"
                              "\\definecolor{ccunknown}{HTML}{0B5874}\n"
                              "\\definecolor{ccmuted}{HTML}{55595E}\n";

static const char *const tones[] = {
    [CC_TONE_PLAIN] = "",
    [CC_TONE_STRONG] = "\\bfseries ",
    [CC_TONE_MUTED] = "\\color{ccmuted}",
    [CC_TONE_GOOD] = "\\color{ccgood}",
    [CC_TONE_BAD] = "\\color{ccbad}",
    [CC_TONE_WARN] = "\\color{ccwarn}",
    [CC_TONE_UNKNOWN] = "\\color{ccunknown}",
};

static void add(struct cc_buf *out, const char *text)
{
    cc_buf_add(out, cc_str_of(text));
}

/* What T1 fonts and the replacements of cc_escape_latex cover. */
static bool is_known(uint32_t c)
{
    static const uint16_t others[] = {0x2009, 0x2010, 0x2011, 0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2022,
        0x2026, 0x202F, 0x20AC, 0x2122, 0x2192, 0x2212, 0x2248, 0x2264, 0x2265};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        if (c == others[i])
            return true;
    return c < 0x180;
}

enum { LONGEST = 24 /* characters without a place to break the line */ };

/* Whether the line may be broken behind the character before `at`: inside long words only, and never in a number. */
static bool may_break(struct cc_str text, size_t at, size_t run)
{
    if (at >= text.len || cc_is_space(text.s[at]))
        return false;
    char before = text.s[at - 1];
    return before == '/' || before == '_' || ((before == '.' || before == '-') && cc_is_alpha(text.s[at])) || run >= LONGEST;
}

static void add_character(struct cc_buf *out, struct cc_str character, uint32_t code)
{
    if (is_known(code)) {
        cc_escape_latex(out, character);
        return;
    }
    cc_buf_addf(out, "\\ccother{%04X}{", (unsigned)code);
    cc_escape_latex(out, character);
    add(out, "}");
}

static void add_text(struct cc_buf *out, struct cc_str text)
{
    size_t length, run = 0;
    text = cc_str_trim(text);
    for (size_t at = 0; at < text.len; at += length) {
        uint32_t c = cc_utf8_decode(text, at, &length);
        add_character(out, cc_str_sub(text, at, at + length), c);
        run = cc_is_space(text.s[at]) ? 0 : run + 1;
        if (may_break(text, at + length, run)) {
            add(out, "\\allowbreak{}");
            run = 0;
        } else if (c == '-') {
            add(out, "{}"); /* two hyphens in a row would be drawn as a dash */
        }
    }
}

static void add_toned(struct cc_buf *out, enum cc_tone tone, struct cc_str text)
{
    add(out, "{");
    add(out, tones[tone]);
    add_text(out, text);
    add(out, "}");
}

/* ---- tables ---- */

enum { LEAST = 6, MOST = 34 /* characters that a column is reckoned with */ };

static size_t reckoned(const struct cc_table *table, size_t column)
{
    size_t widest = cc_utf8_width(table->columns[column].title);
    for (size_t i = 0; i < table->row_count; i++) {
        const struct cc_cell *cell = table->rows[i].cells ? &table->rows[i].cells[column] : NULL;
        size_t width = cell ? cc_utf8_width(cell->text) + 4 * (cell->cite_count + cell->mark_count) : 0;
        widest = width > widest ? width : widest;
    }
    return widest < LEAST ? LEAST : widest > MOST ? MOST : widest;
}

/* Columns share the line by the width of their texts. */
static void add_columns(struct cc_buf *out, const struct cc_table *table)
{
    size_t total = 0;
    for (size_t i = 0; i < table->column_count; i++)
        total += reckoned(table, i);
    for (size_t i = 0; i < table->column_count; i++) {
        double share = 0.98 * (double)reckoned(table, i) / (double)total;
        cc_buf_addf(out, "%c{\\dimexpr ", table->columns[i].align == CC_ALIGN_RIGHT ? 'R' : 'L');
        cc_format_fixed(out, share, 4);
        add(out, "\\linewidth-2\\tabcolsep}");
    }
}

static void add_titles(struct cc_buf *out, const struct cc_table *table)
{
    bool headed = false;
    for (size_t i = 0; i < table->column_count; i++)
        headed = headed || table->columns[i].title.len > 0;
    add(out, "\\toprule\n");
    for (size_t i = 0; headed && i < table->column_count; i++) {
        add(out, i ? " & " : "");
        add_toned(out, CC_TONE_STRONG, table->columns[i].title);
    }
    add(out, headed ? " \\\\\n\\midrule\n\\endhead\n" : "\\endhead\n");
    add(out, "\\bottomrule\n\\endfoot\n");
}

static void add_row(struct cc_buf *out, const struct cc_table *table, const struct cc_row *row)
{
    if (!row->cells) {
        cc_buf_addf(out, "\\multicolumn{%zu}{l}{\\bfseries ", table->column_count);
        add_text(out, row->group);
        add(out, "} \\\\*\n");
        return;
    }
    for (size_t i = 0; i < table->column_count; i++) {
        struct cc_buf refs = {0};
        add(out, i ? " & " : "");
        add_toned(out, row->cells[i].tone, row->cells[i].text);
        cc_cell_add_refs(&row->cells[i], &refs);
        if (refs.len)
            add(out, " {\\scriptsize ");
        add_text(out, cc_buf_view(&refs));
        add(out, refs.len ? "}" : "");
        out->failed |= refs.failed;
        cc_buf_release(&refs);
    }
    add(out, " \\\\\n");
}

static void add_table(struct cc_buf *out, const struct cc_table *table)
{
    if (table->title.len) {
        add_toned(out, CC_TONE_STRONG, table->title);
        add(out, "\\nopagebreak\n\n");
    }
    if (table->column_count == 0)
        return;
    add(out, table->column_count > 4 ? "{\\scriptsize\n" : "{\\footnotesize\n");
    add(out, "\\begin{longtable}{");
    add_columns(out, table);
    add(out, "}\n");
    add_titles(out, table);
    for (size_t i = 0; i < table->row_count; i++)
        add_row(out, table, &table->rows[i]);
    add(out, "\\end{longtable}}\n");
}

/* ---- the other blocks ---- */

static void add_heading(struct cc_buf *out, const struct cc_block *block)
{
    add(out, block->level == 3 ? "\\subsection*{" : "\\section*{");
    add_text(out, block->text);
    add(out, "}\n");
}

static void add_notes(struct cc_buf *out, const struct cc_block *block)
{
    if (block->item_count == 0)
        return;
    if (block->text.len) {
        add_toned(out, CC_TONE_STRONG, block->text);
        add(out, "\n");
    }
    add(out, "\\begin{description}\\setlength{\\itemsep}{0pt}\\setlength{\\parskip}{0pt}\n");
    for (size_t i = 0; i < block->item_count; i++) {
        add(out, "\\item[");
        if (block->lettered) {
            add(out, "(");
            cc_doc_note_letters(i + 1, out);
            add(out, ")");
        } else {
            add(out, "--");
        }
        add(out, "] {}");
        add_text(out, block->items[i]);
        add(out, "\n");
    }
    add(out, "\\end{description}\n");
}

/* Lines of characters in which spaces count. */
static void add_verbatim(struct cc_buf *out, struct cc_str text)
{
    add(out, "{\\scriptsize\\ttfamily\n");
    while (text.len) {
        struct cc_str line, piece;
        cc_str_cut(text, '\n', &line, &text);
        add(out, "\\mbox{}");
        while (cc_str_cut(line, ' ', &piece, &line)) {
            add_text(out, piece);
            add(out, "\\ ");
        }
        add_text(out, piece);
        add(out, text.len ? "\\\\*\n" : "\\par}\n");
    }
}

static void add_picture(struct cc_buf *out, const struct cc_block *block)
{
    const struct cc_picture *picture = block->picture;
    add(out, "\\begin{figure}[htbp]\n\\centering\n");
    if (picture->tex.len) {
        add(out, "\\begin{ccdrawing}%\n");
        cc_buf_add(out, picture->tex);
        add(out, "\\end{ccdrawing}");
    } else {
        add_toned(out, CC_TONE_MUTED, picture->words);
    }
    add(out, "\n\\caption{");
    add_text(out, block->text);
    add(out, "}\n\\end{figure}\n");
}

/* Spaces at either end of a piece stay: they part it from the highlighted words. */
static void add_piece(struct cc_buf *out, struct cc_str text)
{
    struct cc_str line;
    add(out, text.len && text.s[0] == ' ' ? " " : "");
    while (cc_str_cut(text, '\n', &line, &text)) {
        add_text(out, line);
        add(out, "\n\n");
    }
    add_text(out, line);
    add(out, line.len && line.s[line.len - 1] == ' ' ? " " : "");
}

static void add_passage(struct cc_buf *out, const struct cc_block *block)
{
    add(out, "\\begin{quote}\n");
    for (size_t i = 0; i < block->span_count; i++) {
        const struct cc_span *span = &block->spans[i];
        if (!span->label.len) {
            add_piece(out, span->text);
            continue;
        }
        add(out, "\\textbf{");
        add_toned(out, span->tone, span->text);
        add(out, "}~[");
        add_text(out, span->label);
        add(out, "]");
    }
    add(out, "\n\\end{quote}\n");
}

static void add_address(struct cc_buf *out, struct cc_str url)
{
    add_toned(out, CC_TONE_PLAIN, url);
}

static void add_sources(struct cc_buf *out, const struct cc_doc *doc)
{
    static const struct cc_source_style style = {add_text, add_address, "\\emph{", "}"};
    if (doc->source_count == 0)
        return;
    add(out, "\\section*{Sources}\n\\begin{description}\\setlength{\\itemsep}{0pt}\\setlength{\\parskip}{0pt}\\raggedright\n");
    for (size_t i = 0; i < doc->source_count; i++) {
        cc_buf_addf(out, "\\item[{[%zu]}] ", i + 1);
        cc_add_source(out, &doc->sources[i], &style);
        add(out, "\n");
    }
    add(out, "\\end{description}\n");
}

static void add_block(struct cc_buf *out, const struct cc_doc *doc, const struct cc_block *block)
{
    switch (block->kind) {
    case CC_BLOCK_HEADING:
        add_heading(out, block);
        break;
    case CC_BLOCK_PARAGRAPH:
    case CC_BLOCK_CHOICE:
        add_toned(out, block->kind == CC_BLOCK_CHOICE ? CC_TONE_STRONG : block->tone, block->text);
        add(out, "\n");
        break;
    case CC_BLOCK_TABLE:
        add_table(out, block->table);
        break;
    case CC_BLOCK_NOTES:
        add_notes(out, block);
        break;
    case CC_BLOCK_VERBATIM:
    case CC_BLOCK_QUOTATION:
        add_verbatim(out, block->text);
        break;
    case CC_BLOCK_PICTURE:
        add_picture(out, block);
        break;
    case CC_BLOCK_PASSAGE:
        add_passage(out, block);
        break;
    case CC_BLOCK_CHOICE_END:
        break;
    case CC_BLOCK_SOURCES:
        add_sources(out, doc);
        break;
    }
}

static bool has_drawings(const struct cc_doc *doc)
{
    for (size_t i = 0; i < doc->block_count; i++)
        if (doc->blocks[i].kind == CC_BLOCK_PICTURE && doc->blocks[i].picture->tex.len)
            return true;
    return false;
}

bool cc_write_latex(const struct cc_doc *doc, const struct cc_render_options *options, struct cc_buf *out, struct cc_error *error)
{
    (void)options;
    (void)error;
    bool titled = doc->block_count > 0 && doc->blocks[0].kind == CC_BLOCK_HEADING;
    add(out, preamble);
    add(out, has_drawings(doc) ? drawings : "");
    add(out, opening);
    if (titled) {
        add(out, "\\title{");
        add_text(out, doc->blocks[0].text);
        add(out, "}\n\\author{}\n\\date{}\n");
    }
    add(out, titled ? "\\begin{document}\n\\maketitle\n" : "\\begin{document}\n");
    for (size_t i = titled; i < doc->block_count; i++) {
        add(out, "\n");
        add_block(out, doc, &doc->blocks[i]);
    }
    add(out, "\\end{document}\n");
    return true;
}
