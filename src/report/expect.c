/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document of a comparison with expected claims. */
#include "chipcmp/report/expect.h"

#include "chipcmp/base/escape.h"
#include "chipcmp/report/json.h"
#include "check_place.h"

enum { QUOTED = 100 /* bytes shown of a claim's words */ };

struct build {
    const struct cc_expect_file *file;
    const struct cc_expect_result *result;
    struct cc_doc *doc;
    struct cc_buf lines;
    struct cc_position position; /* in the text at hand, so that going through a text is one pass over it */
};

static void add_words(struct build *b, struct cc_str words)
{
    size_t length = words.len;
    if (length > QUOTED) {
        length = QUOTED;
        while (length > 0 && (words.s[length] & 0xC0) == 0x80) /* no character is cut in two */
            length--;
    }
    cc_buf_add_char(&b->lines, '"');
    cc_escape_terminal(&b->lines, cc_str_sub(words, 0, length), false);
    cc_buf_add(&b->lines, length < words.len ? CC_STR(" ...\"\n") : CC_STR("\"\n"));
}

static void add_place(struct build *b, size_t line)
{
    cc_escape_terminal(&b->lines, b->file->path, false);
    cc_buf_addf(&b->lines, ":%zu: ", line);
}

static void add_changed(struct build *b, const struct cc_expect_match *match)
{
    for (int i = 0; i < CC_EXPECT_KEYS; i++) {
        if (!match->differs[i])
            continue;
        const struct cc_expect_value *expected = &match->expected->keys[i];
        add_place(b, expected->line);
        cc_buf_addf(&b->lines, "%s is ", cc_expect_key_name((enum cc_expect_key)i));
        cc_escape_terminal(&b->lines, match->actual[i], false);
        cc_buf_add(&b->lines, CC_STR(", expected "));
        cc_escape_terminal(&b->lines, expected->value, false);
        cc_buf_add(&b->lines, CC_STR(": "));
        add_words(b, match->text);
    }
}

static void add_gone(struct build *b, const struct cc_expect_match *match)
{
    const struct cc_expect_source *source = &b->file->sources[match->source];
    add_place(b, match->expected->line);
    cc_buf_add(&b->lines, CC_STR("no longer found in "));
    cc_escape_terminal(&b->lines, source->document ? source->name : CC_STR("the sentence"), false);
    cc_buf_add(&b->lines, CC_STR(": "));
    add_words(b, match->text);
}

static void add_new(struct build *b, const struct cc_expect_match *match)
{
    const struct cc_expect_source *source = &b->file->sources[match->source];
    if (source->document) {
        struct check_place place = check_place_of(match->check, &match->check->claims.claims[match->claim], &b->position);
        cc_escape_terminal(&b->lines, match->check->name, false);
        cc_buf_addf(&b->lines, ":%zu:%zu: ", place.line, place.column);
    } else if (source->line) {
        add_place(b, source->line);
    } else {
        cc_buf_add(&b->lines, CC_STR("<text>: "));
    }
    cc_buf_addf(&b->lines, "new claim, %.*s: ", CC_PRI(match->actual[CC_EXPECT_VERDICT]));
    add_words(b, match->text);
}

static void add_lines(struct build *b)
{
    cc_buf_init(&b->lines, 0);
    for (size_t i = 0; i < b->result->count; i++) {
        const struct cc_expect_match *match = &b->result->matches[i];
        if (match->change == CC_EXPECT_CHANGED)
            add_changed(b, match);
        else if (match->change == CC_EXPECT_GONE)
            add_gone(b, match);
        else if (match->change == CC_EXPECT_NEW)
            add_new(b, match);
    }
    if (b->lines.len)
        cc_doc_verbatim(b->doc, cc_buf_view(&b->lines));
    b->doc->failed = b->doc->failed || b->lines.failed;
    cc_buf_release(&b->lines);
}

static void add_summary(struct build *b, bool written)
{
    const size_t *counts = b->result->counts;
    size_t different = b->result->count - counts[CC_EXPECT_SAME];
    struct cc_buf buf;
    cc_buf_init(&buf, 0);
    cc_buf_addf(&buf, "%.*s: %zu claim%s as expected", CC_PRI(b->file->path), counts[CC_EXPECT_SAME],
        counts[CC_EXPECT_SAME] == 1 ? "" : "s");
    for (int i = CC_EXPECT_CHANGED; i < CC_EXPECT_CHANGES && different; i++)
        cc_buf_addf(&buf, ", %zu %s", counts[i], cc_expect_change_name((enum cc_expect_change)i));
    cc_buf_add(&buf, written ? CC_STR("; written as found.") : CC_STR("."));
    cc_doc_paragraph(b->doc, written || !different ? CC_TONE_GOOD : CC_TONE_BAD, cc_doc_keep(b->doc, &buf));
}

static void add_record(struct build *b, const struct cc_expect_match *match)
{
    const struct cc_expect_source *source = &b->file->sources[match->source];
    struct cc_str *row = cc_record_row(b->doc);
    cc_record_set(b->doc, row, 0, cc_str_of(cc_expect_change_name(match->change)));
    if (match->expected)
        cc_record_setf(b->doc, row, 1, "%zu", match->expected->line);
    cc_record_set(b->doc, row, source->document ? 2 : 3, source->name);
    cc_record_set(b->doc, row, 4, match->text);
    for (int i = 0; i < CC_EXPECT_KEYS; i++) {
        cc_record_set(b->doc, row, 5 + 2 * (size_t)i, match->actual[i]);
        if (match->expected)
            cc_record_set(b->doc, row, 6 + 2 * (size_t)i, match->expected->keys[i].value);
    }
}

static void add_records(struct build *b)
{
    static const char *const names[] = {"change", "line", "document", "sentence", "text", "subject", "expected_subject", "object",
        "expected_object", "metric", "expected_metric", "verdict", "expected_verdict", "reason", "expected_reason"};
    cc_record_columns(b->doc, names, sizeof names / sizeof names[0]);
    for (size_t i = 0; i < b->result->count; i++)
        add_record(b, &b->result->matches[i]);
}

static json_t *values_json(struct build *b, const struct cc_expect_match *match, bool expected)
{
    json_t *object = cc_json_object(b->doc);
    for (int i = 0; i < CC_EXPECT_KEYS; i++) {
        struct cc_str value = expected ? match->expected->keys[i].value : match->actual[i];
        cc_json_set(b->doc, object, cc_expect_key_name((enum cc_expect_key)i), cc_json_str_or_null(b->doc, value));
    }
    return object;
}

static json_t *match_json(struct build *b, const struct cc_expect_match *match)
{
    const struct cc_expect_source *source = &b->file->sources[match->source];
    struct cc_doc *doc = b->doc;
    json_t *object = cc_json_object(doc);
    struct check_place place = {0};
    if (match->check)
        place = check_place_of(match->check, &match->check->claims.claims[match->claim], &b->position);
    cc_json_set(doc, object, "change", cc_json_name(doc, cc_expect_change_name(match->change)));
    cc_json_set(doc, object, "line", match->expected ? cc_json_count(doc, match->expected->line) : json_null());
    cc_json_set(doc, object, "document", source->document ? cc_json_str(doc, source->name) : json_null());
    cc_json_set(doc, object, "sentence", source->document ? json_null() : cc_json_str(doc, source->name));
    cc_json_set(doc, object, "text", cc_json_str(doc, match->text));
    cc_json_set(doc, object, "start", match->check ? cc_json_count(doc, place.start) : json_null());
    cc_json_set(doc, object, "end", match->check ? cc_json_count(doc, place.end) : json_null());
    cc_json_set(doc, object, "expected", match->expected ? values_json(b, match, true) : json_null());
    cc_json_set(doc, object, "found", match->check ? values_json(b, match, false) : json_null());
    return object;
}

static void add_data(struct build *b, bool written)
{
    struct cc_doc *doc = b->doc;
    json_t *object = cc_json_document(doc, "expect"), *list = cc_json_array(doc);
    cc_json_set(doc, object, "file", cc_json_str(doc, b->file->path));
    cc_json_set(doc, object, "written", json_boolean(written));
    for (int i = 0; i < CC_EXPECT_CHANGES; i++)
        cc_json_set(doc, object, cc_expect_change_name((enum cc_expect_change)i), cc_json_count(doc, b->result->counts[i]));
    for (size_t i = 0; i < b->result->count; i++)
        cc_json_add(doc, list, match_json(b, &b->result->matches[i]));
    cc_json_set(doc, object, "claims", list);
}

bool cc_report_expect(const struct cc_expect_file *file, const struct cc_expect_result *result, bool written, struct cc_doc *doc,
    struct cc_error *error)
{
    struct build b = {.file = file, .result = result, .doc = doc};
    add_lines(&b);
    add_summary(&b, written);
    add_records(&b);
    if (cc_doc_wants(doc, CC_VIEW_DATA))
        add_data(&b, written);
    return cc_doc_check(doc, error);
}
