/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A check as a log of SARIF 2.1.0 (Static Analysis Results Interchange Format, an OASIS standard), which editors and code hosts show beside
 * the text. A rule a verdict, a result a claim. Texts that lie in no file (sentences, standard input, documents of an NDJSON file) are
 * artifacts that carry their own contents.
 */
#include "check.h"
#include "check_place.h"

#include "chipcmp/base/escape.h"
#include "chipcmp/base/utf8.h"
#include "chipcmp/report/json.h"
#include "chipcmp/report/source.h"

#include <string.h>

/* A result that is no failure has the level "none": SARIF wants it so. */
static const struct {
    const char *name, *kind, *level, *what;
} rules[CC_VERDICT_COUNT] = {
    [CC_SUPPORTED] = {"ClaimSupported", "pass", "none", "The published figures support the claim."},
    [CC_DEPENDS] = {"ClaimDepends", "fail", "warning",
        "The claim does not hold on the reading that its words stand for; another like-for-like reading supports it."},
    [CC_CONTRADICTED] = {"ClaimContradicted", "fail", "error", "No like-for-like reading of the published figures supports the claim."},
    [CC_VERDICT_UNKNOWN] = {"ClaimUnknown", "fail", "note", "The words are clear, but a figure they need is not published."},
    [CC_NOT_CHECKABLE] = {"ClaimNotCheckable", "fail", "note", "The claim is about chips, but no published figure can decide it."},
};

struct log {
    const struct cc_db *db;
    struct cc_doc *doc;
    bool parts;
    json_t *artifacts, *results;
};

static json_t *words(struct cc_doc *doc, const char *text)
{
    return cc_json_str(doc, cc_str_of(text));
}

static json_t *holding(struct cc_doc *doc, const char *key, json_t *value)
{
    json_t *object = cc_json_object(doc);
    cc_json_set(doc, object, key, value);
    return object;
}

/* In messages braces are placeholders, and "[words](place)" is a link: neither may come out of a text that is checked. */
static json_t *message(struct cc_doc *doc, struct cc_str text)
{
    bool link = cc_str_find(text, CC_STR("](")) != SIZE_MAX;
    struct cc_buf buf;
    cc_buf_init(&buf, 0);
    for (size_t i = 0; i < text.len; i++) {
        char c = text.s[i];
        if (c == '{' || c == '}')
            cc_buf_add_char(&buf, c);
        else if (link && (c == '[' || c == ']' || c == '\\'))
            cc_buf_add_char(&buf, '\\');
        cc_buf_add_char(&buf, c);
    }
    return holding(doc, "text", cc_json_str(doc, cc_doc_keep(doc, &buf)));
}

/* A path as a URI: relative where it is (RFC 3986). A first segment with a colon would read as a scheme. */
static json_t *uri(struct cc_doc *doc, struct cc_str path)
{
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/!$&'()*+,;=@";
    struct cc_buf buf;
    cc_buf_init(&buf, 0);
    cc_buf_add(&buf, cc_str_starts(path, CC_STR("/")) ? CC_STR("file://") : CC_STR(""));
    for (size_t i = 0; i < path.len; i++) {
        if (path.s[i] != '\0' && strchr(plain, path.s[i]))
            cc_buf_add_char(&buf, path.s[i]);
        else
            cc_buf_addf(&buf, "%%%02X", (unsigned)(unsigned char)path.s[i]);
    }
    return cc_json_str(doc, cc_doc_keep(doc, &buf));
}

static bool is_file(const struct log *log, const struct cc_check *check)
{
    return check->name.len && !log->parts && !cc_str_eq(check->name, CC_STR("standard input"));
}

/* What a text without a file of its own is, in words. */
static struct cc_str origin_words(const struct log *log, const struct cc_check *check)
{
    if (!check->name.len)
        return CC_STR("a sentence of the command line");
    if (!log->parts || !check->id.len)
        return check->name;
    return cc_doc_format(log->doc, "document %.*s of %.*s", CC_PRI(check->id), CC_PRI(check->name));
}

static json_t *artifact(const struct log *log, const struct cc_check *check)
{
    struct cc_doc *doc = log->doc;
    bool file = is_file(log, check);
    json_t *object = cc_json_object(doc);
    if (file)
        cc_json_set(doc, object, "location", holding(doc, "uri", uri(doc, check->name)));
    else
        cc_json_set(doc, object, "description", message(doc, origin_words(log, check)));
    bool whole = cc_utf8_valid_prefix(check->text) == check->text.len; /* mended text would have other offsets */
    if (!file && whole && !check->excerpt)
        cc_json_set(doc, object, "contents", holding(doc, "text", cc_json_str(doc, check->text)));
    return object;
}

static json_t *region(struct cc_doc *doc, const struct cc_check *check, const struct cc_claim *claim, struct cc_position *position)
{
    json_t *object = cc_json_object(doc);
    struct check_place place = check_place_of(check, claim, position);
    cc_json_set(doc, object, "startLine", cc_json_count(doc, place.line));
    cc_json_set(doc, object, "startColumn", cc_json_count(doc, place.character));
    cc_json_set(doc, object, "endLine", cc_json_count(doc, place.end_line));
    cc_json_set(doc, object, "endColumn", cc_json_count(doc, place.end_character));
    cc_json_set(doc, object, "byteOffset", cc_json_count(doc, place.start));
    cc_json_set(doc, object, "byteLength", cc_json_count(doc, place.end - place.start));
    cc_json_set(doc, object, "snippet", holding(doc, "text", cc_json_str(doc, cc_str_sub(check->text, claim->start, claim->end))));
    return object;
}

static json_t *location(const struct log *log, const struct cc_check *check, size_t index, bool file, json_t *place)
{
    struct cc_doc *doc = log->doc;
    json_t *artifact_location = cc_json_object(doc), *physical = cc_json_object(doc), *list = cc_json_array(doc);
    if (file)
        cc_json_set(doc, artifact_location, "uri", uri(doc, check->name));
    cc_json_set(doc, artifact_location, "index", cc_json_count(doc, index));
    cc_json_set(doc, physical, "artifactLocation", artifact_location);
    cc_json_set(doc, physical, "region", place);
    cc_json_add(doc, list, holding(doc, "physicalLocation", physical));
    return list;
}

static json_t *name_of(const struct check_view *view, const struct cc_named *named)
{
    return named->named ? cc_json_str(view->doc, check_name(view, named)) : json_null();
}

/* The sources are cited in the log's own list, too. */
static json_t *properties(const struct check_view *view)
{
    struct cc_doc *doc = view->doc;
    const struct cc_judgement *judgement = view->judgement;
    json_t *object = cc_json_object(doc);
    cc_json_set(doc, object, "reason", words(doc, judgement->reason));
    cc_json_set(doc, object, "kind", words(doc, cc_claim_kind_name(view->claim->kind)));
    cc_json_set(doc, object, "subject", name_of(view, &view->claim->subject));
    cc_json_set(doc, object, "object", name_of(view, &view->claim->object));
    cc_json_set(doc, object, "metric", words(doc, cc_claim_metric_name(view->claim->metric)));
    struct check_correction correction;
    if (check_correct(view, &correction))
        cc_json_set(doc, object, "correction", cc_json_str(doc, correction.text));
    for (size_t i = 0; i < judgement->source_count; i++)
        cc_report_cite(doc, view->db, judgement->sources[i]);
    cc_json_set(doc, object, "sources", cc_report_source_ids_json(doc, view->db, judgement->sources, judgement->source_count));
    return object;
}

static json_t *result(const struct check_view *view, json_t *locations)
{
    struct cc_doc *doc = view->doc;
    enum cc_verdict verdict = view->judgement->verdict;
    json_t *object = cc_json_object(doc);
    cc_json_set(doc, object, "ruleId", words(doc, cc_verdict_name(verdict)));
    cc_json_set(doc, object, "ruleIndex", cc_json_count(doc, (size_t)verdict));
    cc_json_set(doc, object, "kind", words(doc, rules[verdict].kind));
    cc_json_set(doc, object, "level", words(doc, rules[verdict].level));
    cc_json_set(doc, object, "message", message(doc, check_say(view)));
    cc_json_set(doc, object, "locations", locations);
    cc_json_set(doc, object, "properties", properties(view));
    return object;
}

static void add_check(const struct log *log, const struct cc_check *check, size_t index)
{
    bool file = is_file(log, check);
    struct cc_position position = {0};
    for (size_t i = 0; i < check->claims.claim_count; i++) {
        const struct check_view view = {log->db, check, &check->claims.claims[i], &check->judgements[i], log->doc};
        json_t *locations = location(log, check, index, file, region(log->doc, check, view.claim, &position));
        cc_json_add(log->doc, log->results, result(&view, locations));
    }
}

static json_t *rule(struct cc_doc *doc, enum cc_verdict verdict)
{
    json_t *object = cc_json_object(doc);
    cc_json_set(doc, object, "id", words(doc, cc_verdict_name(verdict)));
    cc_json_set(doc, object, "name", words(doc, rules[verdict].name));
    cc_json_set(doc, object, "shortDescription", message(doc, cc_str_of(rules[verdict].what)));
    cc_json_set(doc, object, "defaultConfiguration", holding(doc, "level", words(doc, rules[verdict].level)));
    return object;
}

static json_t *tool(struct cc_doc *doc, const char *version)
{
    json_t *driver = cc_json_object(doc), *list = cc_json_array(doc);
    for (int i = 0; i < CC_VERDICT_COUNT; i++)
        cc_json_add(doc, list, rule(doc, (enum cc_verdict)i));
    cc_json_set(doc, driver, "name", words(doc, "chipcmp"));
    cc_json_set(doc, driver, "version", words(doc, version));
    cc_json_set(doc, driver, "rules", list);
    return holding(doc, "driver", driver);
}

bool cc_report_check_sarif(const struct cc_db *db, const struct cc_check *checks, size_t count, bool parts, const char *version,
    struct cc_doc *doc, struct cc_error *error)
{
    struct log log = {db, doc, parts, cc_json_array(doc), cc_json_array(doc)};
    json_t *run = cc_json_object(doc), *runs = cc_json_array(doc);
    for (size_t i = 0; i < count; i++) {
        if (!checks[i].continues)
            cc_json_add(doc, log.artifacts, artifact(&log, &checks[i]));
        add_check(&log, &checks[i], json_array_size(log.artifacts) - 1);
    }
    cc_json_set(doc, run, "tool", tool(doc, version));
    cc_json_set(doc, run, "columnKind", words(doc, "unicodeCodePoints"));
    cc_json_set(doc, run, "artifacts", log.artifacts);
    cc_json_set(doc, run, "results", log.results);
    cc_json_set(doc, run, "properties", holding(doc, "sources", cc_report_sources_json(doc)));
    cc_json_add(doc, runs, run);
    doc->sarif = cc_json_object(doc);
    cc_json_set(doc, doc->sarif, "$schema", words(doc, "https://json.schemastore.org/sarif-2.1.0.json"));
    cc_json_set(doc, doc->sarif, "version", words(doc, "2.1.0"));
    cc_json_set(doc, doc->sarif, "runs", runs);
    return cc_doc_check(doc, error);
}
