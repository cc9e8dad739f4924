/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 9, chart. What is done to a picture after gnuplot wrote it. */
#include "finish.h"

#include "chipcmp/base/escape.h"

static bool not_made(struct cc_error *error, const char *kind)
{
    return cc_error_set(error, CC_ERR_PROGRAM, "gnuplot ended without an error, but what it wrote is not %s", kind);
}

static bool check(const struct cc_buf *out, struct cc_error *error)
{
    return !out->failed || cc_error_memory(error);
}

/* Position behind the first occurrence of `mark` from `from` on, or SIZE_MAX. */
static size_t behind(struct cc_str s, size_t from, struct cc_str mark)
{
    size_t at = cc_str_find(cc_str_sub(s, from, s.len), mark);
    return at == SIZE_MAX ? SIZE_MAX : from + at + mark.len;
}

static void add_element(struct cc_buf *out, struct cc_str name, struct cc_str text)
{
    cc_buf_addf(out, "\n<%.*s>", CC_PRI(name));
    cc_escape_html(out, text);
    cc_buf_addf(out, "</%.*s>", CC_PRI(name));
}

/* Where the drawing starts: behind gnuplot's own title and description, where it wrote them as the first things. */
static size_t drawing_start(struct cc_str made, size_t tag_end)
{
    struct cc_str rest = cc_str_sub(made, tag_end, made.len);
    if (!cc_str_starts(cc_str_trim(rest), CC_STR("<title>")))
        return tag_end;
    size_t end = behind(made, tag_end, CC_STR("</desc>"));
    return end == SIZE_MAX ? tag_end : end;
}

/* gnuplot takes the weight of a font for a part of its name: font-family="sans-serif:Bold". */
static struct cc_str add_font(struct cc_buf *out, struct cc_str rest)
{
    struct cc_str family = CC_STR("font-family=\""), bold = CC_STR(":Bold");
    size_t start = family.len, end = cc_str_find(cc_str_sub(rest, start, rest.len), CC_STR("\""));
    struct cc_str name = cc_str_sub(rest, start, end == SIZE_MAX ? start : start + end);
    if (!cc_str_ends(name, bold) || cc_str_find(name, CC_STR("<")) != SIZE_MAX) {
        cc_buf_add(out, family);
        return cc_str_sub(rest, family.len, rest.len);
    }
    cc_buf_addf(out, "font-family=\"%.*s\" font-weight=\"bold\"", CC_PRI(cc_str_sub(name, 0, name.len - bold.len)));
    return cc_str_sub(rest, start + end + 1, rest.len);
}

/* What stands in a tag, up to its end; false where there is none. */
static bool next_tag(struct cc_str drawing, size_t *start, size_t *end)
{
    *start = cc_str_find(drawing, CC_STR("<"));
    size_t length = *start == SIZE_MAX ? SIZE_MAX : cc_str_find(cc_str_sub(drawing, *start, drawing.len), CC_STR(">"));
    *end = length == SIZE_MAX ? drawing.len : *start + length + 1;
    return length != SIZE_MAX;
}

static void add_tag(struct cc_buf *out, struct cc_str tag)
{
    struct cc_str family = CC_STR("font-family=\"");
    size_t at;
    while ((at = cc_str_find(tag, family)) != SIZE_MAX) {
        cc_buf_add(out, cc_str_sub(tag, 0, at));
        tag = add_font(out, cc_str_sub(tag, at, tag.len));
    }
    cc_buf_add(out, tag);
}

/* gnuplot titles each part of the plot with its number, which browsers show beside the pointer. */
static void add_drawing(struct cc_buf *out, struct cc_str drawing)
{
    struct cc_str mark = CC_STR("<title>gnuplot_plot_"), close = CC_STR("</title>");
    size_t start, end;
    while (next_tag(drawing, &start, &end)) {
        struct cc_str from = cc_str_sub(drawing, start, drawing.len);
        cc_buf_add(out, cc_str_sub(drawing, 0, start));
        if (cc_str_starts(from, mark) && behind(drawing, start, close) != SIZE_MAX)
            end = behind(drawing, start, close);
        else
            add_tag(out, cc_str_sub(drawing, start, end));
        drawing = cc_str_sub(drawing, end, drawing.len);
    }
    cc_buf_add(out, drawing);
}

/* What gnuplot leaves in texts although XML does not allow it there. */
static const struct {
    const char *from, *to;
} not_xml[] = {{"]]>", "]]&gt;"}, {"\xEF\xBF\xBE", "\xEF\xBF\xBD"}, {"\xEF\xBF\xBF", "\xEF\xBF\xBD"}};

/* Appends `text` with entry `index` of the table above, and those behind it, replaced. */
static void add_well_formed(struct cc_buf *out, struct cc_str text, size_t index)
{
    if (index == sizeof not_xml / sizeof *not_xml) {
        cc_buf_add(out, text);
        return;
    }
    struct cc_str from = cc_str_of(not_xml[index].from), to = cc_str_of(not_xml[index].to);
    size_t at;
    while ((at = cc_str_find(text, from)) != SIZE_MAX) {
        add_well_formed(out, cc_str_sub(text, 0, at), index + 1);
        cc_buf_add(out, to);
        text = cc_str_sub(text, at + from.len, text.len);
    }
    add_well_formed(out, text, index + 1);
}

bool cc_finish_svg(const struct cc_plot *plot, struct cc_str stem, struct cc_str made, struct cc_buf *out, struct cc_error *error)
{
    (void)stem;
    size_t tag = behind(made, 0, CC_STR("<svg"));
    size_t tag_end = tag == SIZE_MAX ? SIZE_MAX : behind(made, tag, CC_STR(">"));
    if (tag_end == SIZE_MAX || behind(made, tag_end, CC_STR("</svg>")) == SIZE_MAX)
        return not_made(error, "an SVG picture");
    struct cc_buf whole;
    cc_buf_init(&whole, 0);
    cc_buf_add(&whole, cc_str_sub(made, 0, tag));
    cc_buf_add(&whole, CC_STR(" role=\"img\""));
    cc_buf_add(&whole, cc_str_sub(made, tag, tag_end));
    add_element(&whole, CC_STR("title"), plot->title);
    add_element(&whole, CC_STR("desc"), plot->description);
    add_drawing(&whole, cc_str_sub(made, drawing_start(made, tag_end), made.len));
    add_well_formed(out, cc_buf_view(&whole), 0);
    out->failed |= whole.failed;
    cc_buf_release(&whole);
    return check(out, error);
}

bool cc_finish_png(const struct cc_plot *plot, struct cc_str stem, struct cc_str made, struct cc_buf *out, struct cc_error *error)
{
    (void)plot;
    (void)stem;
    if (!cc_str_starts(made, CC_STR("\x89PNG\r\n\x1A\n")) || cc_str_find(made, CC_STR("IEND")) == SIZE_MAX)
        return not_made(error, "a PNG picture");
    cc_buf_add(out, made);
    return check(out, error);
}

/* The table at the end of a PDF file holds the place of every object in bytes, so the date is blanked, not cut out. It is optional. */
bool cc_finish_pdf(const struct cc_plot *plot, struct cc_str stem, struct cc_str made, struct cc_buf *out, struct cc_error *error)
{
    (void)plot;
    (void)stem;
    if (!cc_str_starts(made, CC_STR("%PDF-")) || cc_str_find(made, CC_STR("%%EOF")) == SIZE_MAX)
        return not_made(error, "a PDF picture");
    size_t start = cc_str_find(made, CC_STR("/CreationDate ("));
    size_t end = start == SIZE_MAX ? SIZE_MAX : behind(made, start, CC_STR(")"));
    if (end == SIZE_MAX) {
        cc_buf_add(out, made);
        return check(out, error);
    }
    cc_buf_add(out, cc_str_sub(made, 0, start));
    cc_buf_repeat(out, ' ', end - start);
    cc_buf_add(out, cc_str_sub(made, end, made.len));
    return check(out, error);
}

bool cc_finish_sixel(const struct cc_plot *plot, struct cc_str stem, struct cc_str made, struct cc_buf *out, struct cc_error *error)
{
    (void)plot;
    (void)stem;
    if (!cc_str_starts(made, CC_STR("\033P")) || cc_str_find(made, CC_STR("\033\\")) == SIZE_MAX)
        return not_made(error, "a sixel picture");
    cc_buf_add(out, made);
    return check(out, error);
}

static void add_comment(struct cc_buf *out, struct cc_str text)
{
    cc_buf_addf(out, "%% %.*s\n", CC_PRI(text));
}

/* gnuplot's own comments hold the date. It calls the second file "chart". */
bool cc_finish_latex(const struct cc_plot *plot, struct cc_str stem, struct cc_str made, struct cc_buf *out, struct cc_error *error)
{
    struct cc_str line, rest = made, name = CC_STR("{chart}");
    if (cc_str_find(made, CC_STR("\\begin{tikzpicture}")) == SIZE_MAX && cc_str_find(made, CC_STR("\\begin{picture}")) == SIZE_MAX)
        return not_made(error, "a LaTeX picture");
    add_comment(out, plot->title);
    add_comment(out, plot->description);
    while (rest.len > 0) {
        cc_str_cut(rest, '\n', &line, &rest);
        if (cc_str_starts(line, CC_STR("%")))
            continue;
        size_t at = cc_str_find(line, CC_STR("\\includegraphics")) == SIZE_MAX ? SIZE_MAX : cc_str_find(line, name);
        cc_buf_add(out, cc_str_sub(line, 0, at == SIZE_MAX ? line.len : at));
        if (at != SIZE_MAX)
            cc_buf_addf(out, "{%.*s}%.*s", CC_PRI(stem), CC_PRI(cc_str_sub(line, at + name.len, line.len)));
        cc_buf_add_char(out, '\n');
    }
    return check(out, error);
}

static struct cc_str trim_end(struct cc_str line)
{
    while (line.len > 0 && cc_is_space(line.s[line.len - 1]))
        line.len--;
    return line;
}

bool cc_finish_txt(const struct cc_plot *plot, struct cc_str stem, struct cc_str made, struct cc_buf *out, struct cc_error *error)
{
    (void)plot;
    (void)stem;
    size_t empty = 0, before = out->len;
    struct cc_str line, rest = cc_str_starts(made, CC_STR("\f")) ? cc_str_sub(made, 1, made.len) : made;
    while (rest.len > 0) {
        cc_str_cut(rest, '\n', &line, &rest);
        line = trim_end(line);
        if (line.len == 0) {
            empty++;
            continue;
        }
        cc_buf_repeat(out, '\n', out->len > before ? empty : 0);
        cc_buf_add(out, line);
        cc_buf_add_char(out, '\n');
        empty = 0;
    }
    return (out->len > before || out->failed || not_made(error, "a text chart")) && check(out, error);
}
