/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report. Sources as references: plain lines, BibTeX, CSL-JSON. */
#include "chipcmp/report/cite.h"

#include "chipcmp/base/escape.h"
#include "chipcmp/report/json.h"
#include "chipcmp/report/source.h"

#include <stdlib.h>

struct job {
    const struct cc_db *db;
    const uint32_t *sources;
    size_t count;
    bool ascii;
    struct cc_buf *out;
};

static bool write_text(const struct job *job, struct cc_error *error);
static bool write_bibtex(const struct job *job, struct cc_error *error);
static bool write_csl_json(const struct job *job, struct cc_error *error);

static const struct {
    const char *name;
    bool (*write)(const struct job *job, struct cc_error *error);
} formats[CC_CITE_FORMAT_COUNT] = {
    [CC_CITE_TEXT] = {"text", write_text},
    [CC_CITE_BIBTEX] = {"bibtex", write_bibtex},
    [CC_CITE_CSL_JSON] = {"csl-json", write_csl_json},
};

const char *cc_cite_format_name(enum cc_cite_format format)
{
    return formats[format].name;
}

bool cc_cite_format_parse(struct cc_str name, enum cc_cite_format *out)
{
    for (int i = 0; i < CC_CITE_FORMAT_COUNT; i++) {
        if (cc_str_eq(name, cc_str_of(formats[i].name))) {
            *out = (enum cc_cite_format)i;
            return true;
        }
    }
    return false;
}

bool cc_cite_init(struct cc_cite_set *set, const struct cc_db *db, struct cc_arena *arena, struct cc_error *error)
{
    *set = (struct cc_cite_set){.db = db};
    set->sources = CC_NEW(arena, uint32_t, db->source_count);
    set->seen = CC_NEW(arena, bool, db->source_count);
    return set->sources && set->seen ? true : cc_error_memory(error);
}

void cc_cite_add(struct cc_cite_set *set, uint32_t source)
{
    if (set->seen[source])
        return;
    set->seen[source] = true;
    set->sources[set->count++] = source;
}

static void add_looked_at(struct cc_cite_set *set, const struct cc_unknown *unknown)
{
    for (uint32_t i = 0; i < unknown->looked_at_count; i++)
        cc_cite_add(set, unknown->looked_at[i]);
}

static void add_halving(struct cc_cite_set *set, const struct cc_halving *halving)
{
    cc_cite_add(set, halving->source);
    cc_cite_add(set, halving->stated_by);
}

void cc_cite_add_chip(struct cc_cite_set *set, uint32_t chip)
{
    const struct cc_db *db = set->db;
    const struct cc_chip *c = &db->chips[chip];
    for (uint32_t i = 0; i < c->figure_count; i++)
        cc_cite_add(set, db->figures[c->first_figure + i].source);
    for (size_t i = 0; i < db->halving_count; i++) {
        if (db->halvings[i].chip == chip)
            add_halving(set, &db->halvings[i]);
    }
    for (uint32_t i = 0; i < c->unknown_count; i++)
        add_looked_at(set, &db->unknowns[c->first_unknown + i]);
}

void cc_cite_add_metric(struct cc_cite_set *set, uint32_t metric)
{
    const struct cc_db *db = set->db;
    for (size_t i = 0; i < db->figure_count; i++) {
        if (db->figures[i].metric == metric)
            cc_cite_add(set, db->figures[i].source);
    }
    for (size_t i = 0; i < db->halving_count; i++) {
        if (db->halvings[i].metric == metric)
            add_halving(set, &db->halvings[i]);
    }
    for (size_t i = 0; i < db->unknown_count; i++) {
        if (db->unknowns[i].metric == metric)
            add_looked_at(set, &db->unknowns[i]);
    }
}

bool cc_cite_write(const struct cc_db *db, const uint32_t *sources, size_t count, enum cc_cite_format format, bool ascii,
    struct cc_buf *out, struct cc_error *error)
{
    struct job job = {db, sources, count, ascii, out};
    if (!formats[format].write(&job, error))
        return false;
    return out->failed ? cc_error_memory(error) : true;
}

static bool write_text(const struct job *job, struct cc_error *error)
{
    (void)error;
    struct cc_buf words;
    cc_buf_init(&words, 0);
    for (size_t i = 0; i < job->count; i++) {
        struct cc_doc_source source = cc_report_source(&job->db->sources[job->sources[i]]);
        cc_buf_clear(&words);
        cc_doc_source_words(&source, &words);
        cc_escape_terminal(job->out, cc_buf_view(&words), job->ascii);
        cc_buf_add_char(job->out, '\n');
    }
    job->out->failed = job->out->failed || words.failed;
    cc_buf_release(&words);
    return true;
}

/* Splits YYYY, YYYY-MM or YYYY-MM-DD; returns how many parts there are, 0 where it is no such date. */
static size_t date_parts(struct cc_str date, unsigned parts[3])
{
    size_t count = 0;
    bool more = date.len > 0;
    while (more && count < 3) {
        struct cc_str part, rest;
        more = cc_str_cut(date, '-', &part, &rest);
        if (part.len != (count == 0 ? 4 : 2))
            return 0;
        parts[count] = 0;
        for (size_t i = 0; i < part.len; i++) {
            if (!cc_is_digit(part.s[i]))
                return 0;
            parts[count] = parts[count] * 10 + (unsigned)(part.s[i] - '0');
        }
        count++;
        date = rest;
    }
    bool valid = !more && (count < 2 || (parts[1] >= 1 && parts[1] <= 12)) && (count < 3 || (parts[2] >= 1 && parts[2] <= 31));
    return valid ? count : 0;
}

/* An address stands verbatim in a url field: what would end the field or is no part of an address is percent-encoded (RFC 3986). */
static void add_url(struct cc_buf *out, struct cc_str url)
{
    for (size_t i = 0; i < url.len; i++) {
        char c = url.s[i];
        if (c > ' ' && c <= '~' && cc_str_find(CC_STR("{}\\\"<>^`|"), (struct cc_str){&c, 1}) == SIZE_MAX)
            cc_buf_add_char(out, c);
        else
            cc_buf_addf(out, "%%%02X", (unsigned)(unsigned char)c);
    }
}

/* Double braces keep the letter case of names and titles. */
static void add_field(struct cc_buf *out, const char *name, struct cc_str text)
{
    if (text.len == 0)
        return;
    cc_buf_addf(out, ",\n  %s = {{", name);
    cc_escape_bibtex(out, text);
    cc_buf_add(out, CC_STR("}}"));
}

static void add_bibtex_date(struct cc_buf *out, struct cc_str date)
{
    static const char *const months[] = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
    unsigned parts[3];
    size_t count = date_parts(date, parts);
    if (count >= 1)
        cc_buf_addf(out, ",\n  year = {%04u}", parts[0]);
    if (count >= 2)
        cc_buf_addf(out, ",\n  month = %s", months[parts[1] - 1]);
    if (count >= 3)
        cc_buf_addf(out, ",\n  day = {%u}", parts[2]);
}

/* How it was read, and that the user added it: "read in a third party's transcription; yours". */
static struct cc_str remark(struct cc_buf *scratch, const struct cc_doc_source *source)
{
    cc_buf_clear(scratch);
    cc_buf_add(scratch, source->how);
    if (source->user)
        cc_buf_addf(scratch, "%syours", source->how.len ? "; " : "");
    return cc_buf_view(scratch);
}

static void add_entry(struct cc_buf *out, const struct cc_doc_source *source, struct cc_buf *scratch)
{
    cc_buf_add(out, CC_STR("@misc{"));
    for (size_t i = 0; i < source->id.len; i++) {
        char c = source->id.s[i];
        cc_buf_add_char(out, cc_is_alpha(c) || cc_is_digit(c) || c == '-' ? c : '-');
    }
    add_field(out, "author", source->publisher);
    add_field(out, "title", source->title);
    add_bibtex_date(out, source->date);
    if (source->url.len) {
        cc_buf_add(out, CC_STR(",\n  url = {"));
        add_url(out, source->url);
        cc_buf_add(out, CC_STR("}"));
    }
    add_field(out, "note", remark(scratch, source));
    cc_buf_add(out, CC_STR("\n}\n"));
}

static bool write_bibtex(const struct job *job, struct cc_error *error)
{
    (void)error;
    struct cc_buf scratch;
    cc_buf_init(&scratch, 0);
    for (size_t i = 0; i < job->count; i++) {
        struct cc_doc_source source = cc_report_source(&job->db->sources[job->sources[i]]);
        if (i > 0)
            cc_buf_add_char(job->out, '\n');
        add_entry(job->out, &source, &scratch);
    }
    job->out->failed = job->out->failed || scratch.failed;
    cc_buf_release(&scratch);
    return true;
}

static const char *const csl_types[CC_SOURCE_KIND_COUNT] = {
    [CC_SOURCE_VENDOR_DATASHEET] = "report",
    [CC_SOURCE_VENDOR_PAGE] = "webpage",
    [CC_SOURCE_VENDOR_WHITEPAPER] = "report",
    [CC_SOURCE_FILING] = "report",
    [CC_SOURCE_PAPER] = "article",
    [CC_SOURCE_ANALYST] = "report",
    [CC_SOURCE_PRESS] = "article-newspaper",
    [CC_SOURCE_DATABASE] = "webpage",
    [CC_SOURCE_CODE] = "software",
    [CC_SOURCE_RULE] = "legislation",
};

static json_t *csl_author(struct cc_doc *doc, struct cc_str name)
{
    json_t *authors = cc_json_array(doc);
    json_t *author = cc_json_object(doc);
    cc_json_set(doc, author, "literal", cc_json_str(doc, name));
    cc_json_add(doc, authors, author);
    return authors;
}

static json_t *csl_date(struct cc_doc *doc, const unsigned *parts, size_t count)
{
    json_t *issued = cc_json_object(doc);
    json_t *dates = cc_json_array(doc);
    json_t *date = cc_json_array(doc);
    for (size_t i = 0; i < count; i++)
        cc_json_add(doc, date, cc_json_count(doc, parts[i]));
    cc_json_add(doc, dates, date);
    cc_json_set(doc, issued, "date-parts", dates);
    return issued;
}

static json_t *csl_item(struct cc_doc *doc, const struct cc_source *source, struct cc_buf *scratch)
{
    struct cc_doc_source shown = cc_report_source(source);
    unsigned parts[3];
    size_t part_count = date_parts(source->date, parts);
    json_t *item = cc_json_object(doc);
    cc_json_set(doc, item, "id", cc_json_str(doc, source->id));
    cc_json_set(doc, item, "type", cc_json_name(doc, csl_types[source->kind]));
    cc_json_set(doc, item, "title", cc_json_str(doc, source->title));
    cc_json_set(doc, item, "author", csl_author(doc, source->publisher));
    cc_json_set(doc, item, "publisher", cc_json_str(doc, source->publisher));
    if (part_count)
        cc_json_set(doc, item, "issued", csl_date(doc, parts, part_count));
    if (source->url.len)
        cc_json_set(doc, item, "URL", cc_json_str(doc, source->url));
    struct cc_str note = remark(scratch, &shown);
    if (note.len)
        cc_json_set(doc, item, "note", cc_json_str(doc, note));
    return item;
}

static bool write_csl_json(const struct job *job, struct cc_error *error)
{
    struct cc_arena arena;
    struct cc_doc doc;
    struct cc_buf scratch;
    cc_arena_init(&arena);
    cc_doc_init(&doc, &arena);
    cc_buf_init(&scratch, 0);
    doc.data = cc_json_array(&doc);
    for (size_t i = 0; i < job->count; i++)
        cc_json_add(&doc, doc.data, csl_item(&doc, &job->db->sources[job->sources[i]], &scratch));
    char *text = doc.failed || scratch.failed ? NULL : json_dumps(doc.data, JSON_INDENT(2));
    if (text) {
        cc_escape_json(job->out, cc_str_of(text), false);
        cc_buf_add_char(job->out, '\n');
    } else {
        cc_error_memory(error);
    }
    free(text);
    cc_buf_release(&scratch);
    cc_doc_release(&doc);
    cc_arena_release(&arena);
    return text != NULL;
}
