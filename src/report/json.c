/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report. Short forms over jansson: every result checked in one place. */
#include "chipcmp/report/json.h"

#include "chipcmp/base/utf8.h"
#include "chipcmp/report/number.h"

#include <assert.h>
#include <math.h>

static json_t *checked(struct cc_doc *doc, json_t *value)
{
    if (!value)
        doc->failed = true;
    return value;
}

static bool wanted(const struct cc_doc *doc)
{
    return cc_doc_wants(doc, CC_VIEW_DATA);
}

json_t *cc_json_document(struct cc_doc *doc, const char *command)
{
    assert(!doc->data);
    doc->data = cc_json_object(doc);
    cc_json_set(doc, doc->data, "schema", cc_json_str(doc, cc_doc_format(doc, "chipcmp.%s/1", command)));
    return doc->data;
}

json_t *cc_json_object(struct cc_doc *doc)
{
    return wanted(doc) ? checked(doc, json_object()) : NULL;
}

json_t *cc_json_array(struct cc_doc *doc)
{
    return wanted(doc) ? checked(doc, json_array()) : NULL;
}

/* jansson refuses ill-formed UTF-8, and a user's table or text may hold it. */
static json_t *cleaned(struct cc_doc *doc, struct cc_str text)
{
    struct cc_buf clean;
    cc_buf_init(&clean, 0);
    while (text.len) {
        size_t good = cc_utf8_valid_prefix(text);
        cc_buf_add(&clean, cc_str_sub(text, 0, good));
        if (good == text.len)
            break;
        cc_buf_add(&clean, CC_STR("\xEF\xBF\xBD"));
        text = cc_str_sub(text, good + 1, text.len);
    }
    json_t *value = clean.failed ? NULL : json_stringn_nocheck(clean.data, clean.len);
    cc_buf_release(&clean);
    return checked(doc, value);
}

json_t *cc_json_str(struct cc_doc *doc, struct cc_str text)
{
    if (!wanted(doc))
        return NULL;
    if (cc_utf8_valid_prefix(text) < text.len)
        return cleaned(doc, text);
    return checked(doc, json_stringn_nocheck(text.len ? text.s : "", text.len));
}

json_t *cc_json_str_or_null(struct cc_doc *doc, struct cc_str text)
{
    return text.len ? cc_json_str(doc, text) : json_null();
}

json_t *cc_json_name(struct cc_doc *doc, const char *text)
{
    return cc_json_str_or_null(doc, cc_str_of(text));
}

json_t *cc_json_real(struct cc_doc *doc, double value)
{
    assert(isfinite(value));
    return wanted(doc) ? checked(doc, json_real(value)) : NULL;
}

json_t *cc_json_count(struct cc_doc *doc, size_t value)
{
    return wanted(doc) ? checked(doc, json_integer((json_int_t)value)) : NULL;
}

json_t *cc_json_interval(struct cc_doc *doc, struct cc_interval interval)
{
    json_t *pair = cc_json_array(doc);
    cc_json_add(doc, pair, cc_json_real(doc, interval.lo));
    cc_json_add(doc, pair, cc_json_real(doc, interval.hi));
    return pair;
}

json_t *cc_json_texts(struct cc_doc *doc, const struct cc_str *texts, size_t count)
{
    json_t *list = cc_json_array(doc);
    cc_json_add_texts(doc, list, texts, count);
    return list;
}

void cc_json_add_texts(struct cc_doc *doc, json_t *array, const struct cc_str *texts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        cc_json_add(doc, array, cc_json_str(doc, texts[i]));
}

json_t *cc_json_number(struct cc_doc *doc, double value)
{
    return cc_json_real(doc, cc_report_number(value));
}

json_t *cc_json_range(struct cc_doc *doc, struct cc_interval range)
{
    return cc_json_interval(doc, cc_report_interval(range));
}

json_t *cc_json_ratio(struct cc_doc *doc, double ratio)
{
    return cc_json_real(doc, cc_report_ratio(ratio));
}

json_t *cc_json_ratio_range(struct cc_doc *doc, struct cc_interval range)
{
    return cc_json_interval(doc, cc_report_ratio_range(range, CC_RATIO_DIGITS));
}

json_t *cc_json_percent(struct cc_doc *doc, double percent)
{
    return cc_json_real(doc, cc_report_percent(percent));
}

void cc_json_set(struct cc_doc *doc, json_t *object, const char *key, json_t *value)
{
    if (json_object_set_new_nocheck(object, key, value) != 0 && wanted(doc))
        doc->failed = true;
}

void cc_json_add(struct cc_doc *doc, json_t *array, json_t *value)
{
    if (json_array_append_new(array, value) != 0 && wanted(doc))
        doc->failed = true;
}
