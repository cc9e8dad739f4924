/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a contradicted ratio may have been taken from: candidates of the search backwards, and benchmark results that print it. */
#include "check.h"
#include "explain.h"

#include "chipcmp/num/format.h"
#include "chipcmp/report/json.h"
#include "chipcmp/report/number.h"
#include "chipcmp/report/source.h"

static void cite_text(struct explain_view *view, struct cc_buf *buf, const struct cc_explain_operand *operand)
{
    struct cc_cell cell = {.tone = CC_TONE_PLAIN};
    explain_cite(view, &cell, operand);
    for (size_t i = 0; i < cell.cite_count; i++)
        cc_buf_addf(buf, "%s%u%s", i ? ", " : " [", (unsigned)cell.cites[i], i + 1 == cell.cite_count ? "]" : "");
}

/* "FP32 vector: 44 TFLOPS [1] of NVIDIA H20 SXM5 96GB against 60 TFLOPS [2] of NVIDIA H100 NVL 94GB, a ratio of 0.7333; departs in variant,
 * precision". */
static struct cc_str candidate_text(struct explain_view *view, const struct cc_explain_candidate *c)
{
    struct cc_buf buf;
    const struct cc_explain_operand *sides[2] = {&c->subject, &c->object};
    cc_buf_init(&buf, 0);
    cc_buf_addf(&buf, "%.*s: ", CC_PRI(explain_label(view, c)));
    for (int i = 0; i < 2; i++) {
        cc_buf_addf(&buf, "%s%.*s", i ? " against " : "", CC_PRI(explain_figures(view, c, sides[i])));
        cite_text(view, &buf, sides[i]);
        cc_buf_addf(&buf, " of %.*s", CC_PRI(view->db->chips[sides[i]->chip].name));
    }
    cc_buf_addf(&buf, ", a ratio of %.*s", CC_PRI(cc_report_printed(view->doc, cc_format_significant, c->ratio, 4)));
    if (c->departures.total)
        cc_buf_addf(&buf, "; departs in: %.*s", CC_PRI(explain_departures(view, &c->departures)));
    cc_buf_add_char(&buf, '.');
    return cc_doc_keep(view->doc, &buf);
}

void check_add_candidates(const struct check_view *view)
{
    const struct cc_candidates *found = view->judgement->candidates;
    struct explain_view shared = {.db = view->db, .doc = view->doc};
    struct cc_str items[2 * CC_CANDIDATES];
    size_t count = 0;
    if (!found || found->count + found->benchmark_count == 0)
        return;
    for (size_t i = 0; i < found->benchmark_count; i++) {
        struct cc_str text = explain_benchmark(&shared, &view->db->benchmarks[found->benchmarks[i]]);
        items[count++] = cc_doc_format(view->doc, "A benchmark result, no specification: %.*s", CC_PRI(text));
    }
    for (size_t i = 0; i < found->count; i++)
        items[count++] = candidate_text(&shared, &found->items[i]);
    struct cc_str title = cc_doc_format(view->doc,
        "Candidates for where %.*s may come from; none is shown to be what was meant (%zu distinct ratios tried, %zu %s, by chance alone "
        "%.*s)",
        CC_PRI(check_stated(view)), found->tally.tried, found->tally.fitting, found->tally.fitting == 1 ? "fits" : "fit",
        CC_PRI(explain_chance_text(&shared, found->tally.expected, false)));
    cc_doc_notes(view->doc, title, items, count, false);
}

void check_set_candidates(const struct cc_db *db, const struct cc_judgement *judgement, struct cc_doc *doc, json_t *claim)
{
    const struct cc_candidates *found = judgement->candidates;
    struct explain_view view = {.db = db, .doc = doc};
    json_t *list = cc_json_array(doc), *search = json_null();
    for (size_t i = 0; found && i < found->count; i++) {
        json_t *object = cc_json_object(doc);
        explain_set_reading(&view, object, &found->items[i]);
        explain_set_figures(&view, object, &found->items[i]);
        cc_json_add(doc, list, object);
    }
    if (found) {
        search = cc_json_object(doc);
        explain_set_tally(&view, search, &found->tally);
    }
    cc_json_set(doc, claim, "candidates", list);
    cc_json_set(doc, claim, "candidate_search", search);
    cc_json_set(doc, claim, "benchmarks",
        explain_benchmarks_json(&view, found ? found->benchmarks : NULL, found ? found->benchmark_count : 0));
}
