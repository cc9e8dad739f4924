/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rooflines say of each workload, with the assumptions behind it; or, without any, along the intensity. */
#include "roofline.h"

#include "chipcmp/report/number.h"

#include <stdlib.h>

double roofline_tokens(const struct cc_roofline_work *work, double rate)
{
    return rate / work->workload.operations * work->workload.new_tokens;
}

static struct cc_str large(struct roofline_view *view, double value, const char *unit)
{
    static const struct {
        double from;
        const char *prefix;
    } steps[] = {{1e15, "P"}, {1e12, "T"}, {1e9, "G"}, {1e6, "M"}, {1e3, "k"}};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if (value >= steps[i].from)
            return cc_doc_format(view->doc, "%.*s %s%s", CC_PRI(roofline_number(view, value / steps[i].from)), steps[i].prefix, unit);
    return cc_doc_format(view->doc, "%.*s %s", CC_PRI(roofline_number(view, value)), unit);
}

struct cc_str roofline_parameters(struct roofline_view *view, double value)
{
    if (value >= 1e9)
        return cc_doc_format(view->doc, "%.*s billion", CC_PRI(cc_report_shortest(view->doc, cc_report_number(value / 1e9))));
    return cc_report_shortest(view->doc, value);
}

static void add_heading(struct roofline_view *view, const struct cc_roofline_work *work)
{
    struct cc_str at = roofline_number(view, work->intensity);
    if (!work->model)
        cc_doc_heading(view->doc,
            cc_doc_format(view->doc, "At %.*s operations per byte", CC_PRI(cc_report_shortest(view->doc, work->intensity))));
    else
        cc_doc_heading(view->doc, cc_doc_format(view->doc, "%s of the model stated: %.*s operations per byte",
                                      work->model->phase == CC_PHASE_DECODE ? "Decode" : "Prefill", CC_PRI(at)));
}

static struct cc_str model_words(struct roofline_view *view, const struct cc_model *m)
{
    struct cc_buf buf;
    cc_buf_init(&buf, 0);
    cc_buf_addf(&buf, "Stated or taken: %.*s active parameters of %.*s bytes, batch %.*s, %.*s tokens %s",
        CC_PRI(roofline_parameters(view, m->parameters)), CC_PRI(cc_report_shortest(view->doc, m->weight_bytes)),
        CC_PRI(cc_report_shortest(view->doc, m->batch)), CC_PRI(cc_report_shortest(view->doc, m->context)),
        m->phase == CC_PHASE_DECODE ? "of context a sequence" : "in each prompt");
    if (m->layers > 0)
        cc_buf_addf(&buf, ", %.*s layers of %.*s heads of %.*s elements", CC_PRI(cc_report_shortest(view->doc, m->layers)),
            CC_PRI(cc_report_shortest(view->doc, m->heads)), CC_PRI(cc_report_shortest(view->doc, m->head_elements)));
    if (m->kv_per_token > 0)
        cc_buf_addf(&buf, ", %.*s bytes of cache a token", CC_PRI(cc_report_shortest(view->doc, m->kv_per_token)));
    else if (m->layers > 0)
        cc_buf_addf(&buf, ", %.*s key-value heads of %.*s bytes an element", CC_PRI(cc_report_shortest(view->doc, m->kv_heads)),
            CC_PRI(cc_report_shortest(view->doc, m->kv_bytes)));
    cc_buf_addf(&buf, ".");
    return cc_doc_keep(view->doc, &buf);
}

static struct cc_str operations_words(struct roofline_view *view, const struct cc_roofline_work *work)
{
    const struct cc_workload *w = &work->workload;
    unsigned source = roofline_cite_operations(view);
    if (work->model->layers > 0)
        return cc_doc_format(view->doc,
            "Operations: 2 x active parameters for each new token, and 4 x layers x heads x elements for each pair of a new token and one "
            "it sees [%u]: %.*s, of which attention %.*s.",
            source, CC_PRI(large(view, w->operations, "FLOP")), CC_PRI(large(view, w->attention_operations, "FLOP")));
    return cc_doc_format(view->doc,
        "Operations: 2 x active parameters for each new token [%u]: %.*s. Attention is not counted, because its "
        "shape was not stated (--layers, --heads, --head-dim).",
        source, CC_PRI(large(view, w->operations, "FLOP")));
}

static struct cc_str bytes_words(struct roofline_view *view, const struct cc_roofline_work *work)
{
    const struct cc_workload *w = &work->workload;
    unsigned source = roofline_cite_bytes(view);
    if (w->cache_bytes > 0)
        return cc_doc_format(view->doc,
            "Bytes: the weights once a pass, %.*s, and the cache of keys and values once, %.*s [%u]. The batch shares the weights.",
            CC_PRI(large(view, w->weight_bytes, "B")), CC_PRI(large(view, w->cache_bytes, "B")), source);
    return cc_doc_format(view->doc,
        "Bytes: the weights once a pass, %.*s [%u]. The batch shares the weights; a cache of keys and values is not counted.",
        CC_PRI(large(view, w->weight_bytes, "B")), source);
}

/* "NVIDIA H100 SXM5 80GB has 80 GB: ..." where weights and cache cannot lie in one chip's memory. */
static struct cc_str fit_words(struct roofline_view *view, const struct cc_roofline_work *work, size_t column)
{
    const struct cc_compare_cell *cell = view->roofline->rows[view->roofline->headline].roofs[column].capacity;
    if (!cell || !cell->applies || !cell->value.side_count || cell->value.range.hi / cell->divisor >= work->workload.bytes)
        return (struct cc_str){0};
    uint32_t metric = cell->value.metric;
    return cc_doc_format(view->doc, "%.*s has %.*s %.*s%s: the %.*s of weights and cache do not fit, so that one cannot reach even this.",
        CC_PRI(roofline_chip(view, column)->name), CC_PRI(cc_report_shortest(view->doc, cc_report_number(cell->number))),
        CC_PRI(view->db->metrics[metric].unit_name), cell->divided ? " each" : "", CC_PRI(large(view, work->workload.bytes, "B")));
}

static void add_assumptions(struct roofline_view *view, const struct cc_roofline_work *work)
{
    size_t count = 0, chips = view->roofline->compare.options.chip_count;
    struct cc_str *items = CC_DOC_NEW(view->doc, struct cc_str, chips + 4);
    if (!items)
        return;
    items[count++] = model_words(view, work->model);
    items[count++] = operations_words(view, work);
    items[count++] = bytes_words(view, work);
    items[count++] = CC_STR(
        "Left out: activations, embeddings, experts beyond the active ones that a batch touches, communication. They cost "
        "time and save none, so the tokens per second are an upper bound.");
    for (size_t i = 0; i < chips; i++) {
        items[count] = fit_words(view, work, i);
        count += items[count].len > 0;
    }
    cc_doc_notes(view->doc, CC_STR("Assumptions"), items, count, false);
}

/* The answer for the headline rate: "... at most 148 TFLOPS (bound by the peak rate)", for each chip. */
static void add_answer(struct roofline_view *view, const struct cc_roofline_work *work)
{
    const struct cc_roofline *r = view->roofline;
    const struct cc_roofline_row *row = &r->rows[r->headline];
    struct cc_buf buf;
    cc_buf_init(&buf, 0);
    cc_buf_addf(&buf, "%.*s:", CC_PRI(roofline_label(view, row)));
    for (size_t i = 0; i < r->compare.options.chip_count; i++) {
        const struct cc_roof *roof = &row->roofs[i];
        const char *separator = i ? ";" : "";
        if (!roof->known) {
            cc_buf_addf(&buf, "%s %.*s: %.*s", separator, CC_PRI(roofline_chip(view, i)->name), CC_PRI(roofline_absence(view, roof)));
            continue;
        }
        struct cc_attainable a = cc_roof_at(roof, work->intensity);
        cc_buf_addf(&buf, "%s %.*s at most %.*s, bound by %s", separator, CC_PRI(roofline_chip(view, i)->name),
            CC_PRI(roofline_rate(view, row, a.rate)), roofline_bound_words(a.bound));
        if (i != r->base && row->pairs[i].known)
            cc_buf_addf(&buf, ", %.*s times the base's",
                CC_PRI(roofline_number(view, cc_roof_ratio_at(roof, &row->roofs[r->base], work->intensity).ratio)));
    }
    cc_buf_addf(&buf, ".");
    cc_doc_paragraph(view->doc, CC_TONE_STRONG, cc_doc_keep(view->doc, &buf));
}

static void work_row(struct roofline_view *view, const struct cc_roofline_work *work, const struct cc_roofline_row *row, size_t column,
    struct cc_cell *cells)
{
    const struct cc_roof *roof = &row->roofs[column];
    struct cc_doc *doc = view->doc;
    cc_cell_set(doc, &cells[0], CC_TONE_PLAIN, roofline_chip(view, column)->name);
    if (!roof->known) {
        cc_cell_set(doc, &cells[1], CC_TONE_UNKNOWN, roofline_absence(view, roof));
        return;
    }
    struct cc_attainable a = cc_roof_at(roof, work->intensity);
    cc_cell_set(doc, &cells[1], CC_TONE_PLAIN, roofline_rate_and_range(view, row, a.rate, a.range));
    cc_cell_setf(doc, &cells[2], CC_TONE_PLAIN, "%s", roofline_bound_words(a.bound));
    if (column != view->roofline->base && row->pairs[column].known) {
        struct cc_ratio ratio = cc_roof_ratio_at(roof, &row->roofs[view->roofline->base], work->intensity);
        cc_cell_setf(doc, &cells[3], CC_TONE_STRONG, "%.*s (%.*s)", CC_PRI(roofline_number(view, ratio.ratio)),
            CC_PRI(roofline_range(view, ratio.range)));
    } else {
        cc_cell_setf(doc, &cells[3], CC_TONE_MUTED, "%s", column == view->roofline->base ? "base" : "no ratio");
    }
    if (work->model)
        cc_cell_set(doc, &cells[4], CC_TONE_PLAIN, roofline_number(view, roofline_tokens(work, a.rate)));
}

static void add_work_table(struct roofline_view *view, const struct cc_roofline_work *work)
{
    const struct cc_column columns[] = {{CC_STR("Chip"), CC_ALIGN_LEFT, true}, {CC_STR("Attainable at most"), CC_ALIGN_LEFT, true},
        {CC_STR("Bound by"), CC_ALIGN_LEFT, true}, {CC_STR("Ratio"), CC_ALIGN_LEFT, true},
        {CC_STR("Tokens/s, upper bound"), CC_ALIGN_RIGHT, true}};
    const struct cc_roofline *r = view->roofline;
    struct cc_table *table = cc_doc_table(view->doc, (struct cc_str){0}, columns, work->model ? 5 : 4);
    for (size_t i = 0; i < r->row_count; i++) {
        cc_table_group(view->doc, table, roofline_label(view, &r->rows[i]));
        for (size_t c = 0; c < r->compare.options.chip_count; c++) {
            struct cc_cell *cells = cc_table_row(view->doc, table);
            if (!cells)
                return;
            work_row(view, work, &r->rows[i], c, cells);
        }
    }
}

void roofline_add_works(struct roofline_view *view)
{
    for (size_t i = 0; i < view->options->work_count; i++) {
        const struct cc_roofline_work *work = &view->options->works[i];
        add_heading(view, work);
        add_answer(view, work);
        if (work->model)
            add_assumptions(view, work);
        add_work_table(view, work);
    }
}

static int by_intensity(const void *a, const void *b)
{
    const struct roofline_place *x = a, *y = b;
    return (x->intensity > y->intensity) - (x->intensity < y->intensity);
}

/* Places that are the same, as those of two chips with one peak rate, become one; returns how many are left. */
static size_t merge_places(struct roofline_view *view, struct roofline_place *places, size_t count)
{
    size_t kept = 0;
    for (size_t i = 1; i < count; i++) {
        struct roofline_place *last = &places[kept];
        if (places[i].intensity > last->intensity * (1 + 1e-9))
            places[++kept] = places[i];
        else if (last->words.len && places[i].words.len)
            last->words = cc_doc_format(view->doc, "%.*s; %.*s", CC_PRI(last->words), CC_PRI(places[i].words));
        else if (places[i].words.len)
            last->words = places[i].words;
    }
    return kept + 1;
}

/* Round intensities, the ridge points and the break-even intensities, in order. */
struct roofline_place *roofline_places(struct roofline_view *view, const struct cc_roofline_row *row, size_t *count)
{
    static const double round[] = {1, 3, 10, 30, 100, 300, 1000, 3000};
    enum { ROUND = sizeof round / sizeof *round };
    size_t chips = view->roofline->compare.options.chip_count;
    struct roofline_place *places = CC_DOC_NEW(view->doc, struct roofline_place, ROUND + 2 * chips);
    *count = 0;
    if (!places)
        return NULL;
    for (size_t i = 0; i < ROUND; i++)
        places[(*count)++].intensity = round[i];
    for (size_t i = 0; i < chips; i++) {
        if (row->roofs[i].known)
            places[(*count)++] = (struct roofline_place){row->roofs[i].ridge.value,
                cc_doc_format(view->doc, "ridge point of %.*s", CC_PRI(roofline_chip(view, i)->name))};
        if (row->pairs[i].known && row->pairs[i].crosses)
            places[(*count)++] = (struct roofline_place){row->pairs[i].break_even.value,
                cc_doc_format(view->doc, "break-even of %.*s", CC_PRI(roofline_chip(view, i)->name))};
    }
    qsort(places, *count, sizeof *places, by_intensity);
    *count = merge_places(view, places, *count);
    return places;
}

static void curve_row(struct roofline_view *view, const struct cc_roofline_row *row, const struct roofline_place *place,
    struct cc_cell *cells)
{
    const struct cc_roofline *r = view->roofline;
    cc_cell_set(view->doc, &cells[0], CC_TONE_PLAIN, roofline_number(view, place->intensity));
    for (size_t i = 0; i < r->compare.options.chip_count; i++) {
        const struct cc_roof *roof = &row->roofs[i];
        struct cc_cell *cell = &cells[1 + i];
        if (!roof->known) {
            cc_cell_set(view->doc, cell, CC_TONE_UNKNOWN, CC_STR("unknown"));
            continue;
        }
        struct cc_str rate = roofline_rate(view, row, cc_roof_at(roof, place->intensity).rate);
        cc_cell_set(view->doc, cell, CC_TONE_PLAIN, rate);
        if (i != r->base && row->pairs[i].known)
            cc_cell_setf(view->doc, cell, CC_TONE_PLAIN, "%.*s (%.*s)", CC_PRI(rate),
                CC_PRI(roofline_number(view, cc_roof_ratio_at(roof, &row->roofs[r->base], place->intensity).ratio)));
    }
    cc_cell_set(view->doc, &cells[1 + r->compare.options.chip_count], CC_TONE_MUTED, place->words);
}

void roofline_add_curve(struct roofline_view *view)
{
    const struct cc_roofline *r = view->roofline;
    const struct cc_roofline_row *row = &r->rows[r->headline];
    size_t chips = r->compare.options.chip_count, count;
    struct roofline_place *places = roofline_places(view, row, &count);
    struct cc_column *columns = CC_DOC_NEW(view->doc, struct cc_column, chips + 2);
    if (!places || !columns)
        return;
    columns[0] = (struct cc_column){cc_str_of(roofline_unit(view, row)), CC_ALIGN_RIGHT, false};
    for (size_t i = 0; i < chips; i++)
        columns[1 + i] = (struct cc_column){cc_doc_format(view->doc, "%.*s%s", CC_PRI(roofline_chip(view, i)->name),
                                                i == r->base ? " (base)" : ""),
            CC_ALIGN_LEFT, true};
    columns[1 + chips] = (struct cc_column){CC_STR(""), CC_ALIGN_LEFT, true};
    struct cc_str title = cc_doc_format(view->doc, "Attainable rate at most (ratio to the base), %.*s", CC_PRI(roofline_label(view, row)));
    struct cc_table *table = cc_doc_table(view->doc, title, columns, chips + 2);
    for (size_t i = 0; i < count; i++) {
        struct cc_cell *cells = cc_table_row(view->doc, table);
        if (!cells)
            return;
        curve_row(view, row, &places[i], cells);
    }
}
