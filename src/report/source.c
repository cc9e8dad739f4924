/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report. Sources of the database as documents show them. */
#include "chipcmp/report/source.h"

#include "chipcmp/report/json.h"

static const char *const how_read[CC_READ_COUNT] = {
    [CC_READ_DIRECT] = "",
    [CC_READ_TRANSCRIPTION] = "read in a third party's transcription",
    [CC_READ_RELAYED] = "read as quoted by another source",
    [CC_READ_HEADLINE] = "only the headline could be read",
};

static const char *const kind_words[CC_SOURCE_KIND_COUNT] = {
    [CC_SOURCE_VENDOR_DATASHEET] = "vendor data sheet",
    [CC_SOURCE_VENDOR_PAGE] = "vendor page",
    [CC_SOURCE_VENDOR_WHITEPAPER] = "vendor white paper",
    [CC_SOURCE_FILING] = "filing",
    [CC_SOURCE_PAPER] = "paper",
    [CC_SOURCE_ANALYST] = "analyst",
    [CC_SOURCE_PRESS] = "press",
    [CC_SOURCE_DATABASE] = "database",
    [CC_SOURCE_CODE] = "code",
    [CC_SOURCE_RULE] = "law or rule",
};

struct cc_str cc_report_how_read(enum cc_read read)
{
    return cc_str_of(how_read[read]);
}

struct cc_str cc_report_source_kind_words(enum cc_source_kind kind)
{
    return cc_str_of(kind_words[kind]);
}

struct cc_doc_source cc_report_source(const struct cc_source *source)
{
    return (struct cc_doc_source){
        .id = source->id,
        .publisher = source->publisher,
        .title = source->title,
        .date = source->date,
        .url = source->url,
        .how = cc_report_how_read(source->read),
        .user = source->user,
    };
}

uint16_t cc_report_cite(struct cc_doc *doc, const struct cc_db *db, uint32_t source)
{
    if (source == CC_NO_INDEX)
        return 0;
    struct cc_doc_source shown = cc_report_source(&db->sources[source]);
    return cc_doc_cite(doc, &shown);
}

json_t *cc_report_sources_json(struct cc_doc *doc)
{
    json_t *array = cc_json_array(doc);
    for (size_t i = 0; i < doc->source_count; i++) {
        const struct cc_doc_source *source = &doc->sources[i];
        json_t *item = cc_json_object(doc);
        cc_json_set(doc, item, "id", cc_json_str(doc, source->id));
        cc_json_set(doc, item, "publisher", cc_json_str(doc, source->publisher));
        cc_json_set(doc, item, "title", cc_json_str(doc, source->title));
        cc_json_set(doc, item, "date", cc_json_str_or_null(doc, source->date));
        cc_json_set(doc, item, "url", cc_json_str(doc, source->url));
        cc_json_set(doc, item, "how", cc_json_str_or_null(doc, source->how));
        cc_json_set(doc, item, "user", json_boolean(source->user));
        cc_json_add(doc, array, item);
    }
    return array;
}

json_t *cc_report_source_ids_json(struct cc_doc *doc, const struct cc_db *db, const uint32_t *sources, size_t count)
{
    json_t *array = cc_json_array(doc);
    for (size_t i = 0; i < count; i++)
        cc_json_add(doc, array, cc_json_str(doc, db->sources[sources[i]].id));
    return array;
}
