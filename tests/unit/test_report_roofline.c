/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document of rooflines: its three views agree, what it says in each case, and that it survives without memory. */
#include "database.h"
#include "scarcity.h"

#include "chipcmp/report/roofline.h"

/* A against the base, dense rates of one kind only. */
static struct cc_roofline roofline_at(struct database *f, const char *a, const char *base, const char *rate)
{
    struct cc_roofline out;
    struct cc_error error = {0};
    uint32_t *chips = CC_NEW(&f->arena, uint32_t, 2), *metric = CC_NEW(&f->arena, uint32_t, 1);
    chips[0] = chip_by_id(&f->db, a);
    chips[1] = chip_by_id(&f->db, base);
    metric[0] = metric_by_id(&f->db, rate);
    struct cc_compare_options options =
        {.chips = chips, .chip_count = 2, .base = chips[1], .metrics = metric, .metric_count = 1, .bases = 1U << CC_BASIS_DENSE};
    if (!cc_roofline_run(&f->db, &options, &f->arena, &out, &error))
        fail_msg("%s", error.text);
    return out;
}

static struct cc_roofline roofline(struct database *f, const char *a, const char *base)
{
    return roofline_at(f, a, base, "bf16_tensor");
}

static const struct cc_model decode = {.parameters = 70e9, .weight_bytes = 2, .batch = 16};

static void write_up(struct database *f, const struct cc_roofline *r, bool work, struct cc_doc *doc)
{
    struct cc_roofline_work works[2] = {{.intensity = 100}, {.model = &decode}};
    struct cc_report_roofline_options options = {.digits = 3, .works = works, .work_count = work ? 2 : 0};
    struct cc_error error = {0};
    assert_true(cc_workload_of(&decode, &works[1].workload, &error));
    works[1].intensity = works[1].workload.intensity;
    cc_doc_init(doc, &f->arena);
    if (!cc_report_roofline(r, &options, doc, &error))
        fail_msg("%s", error.text);
}

static bool says(const struct cc_doc *doc, const char *words)
{
    for (size_t i = 0; i < doc->block_count; i++) {
        if (cc_str_find(doc->blocks[i].text, cc_str_of(words)) != SIZE_MAX)
            return true;
        for (size_t k = 0; k < doc->blocks[i].item_count; k++)
            if (cc_str_find(doc->blocks[i].items[k], cc_str_of(words)) != SIZE_MAX)
                return true;
    }
    return false;
}

static const char *first_cell(const struct cc_doc *doc, const char *column)
{
    for (size_t i = 0; i < doc->record.column_count; i++)
        if (cc_str_eq(doc->record.columns[i], cc_str_of(column)))
            return doc->record.cells[i].len ? doc->record.cells[i].s : "";
    fail_msg("no column %s", column);
    return NULL;
}

static void test_says_who_leads(void **state)
{
    struct database *f = *state;
    struct cc_doc doc;
    struct cc_roofline r = roofline(f, "h20-96gb", "h100-sxm5");
    write_up(f, &r, false, &doc);
    assert_true(says(&doc, "below 44.2 FLOP/byte (43.9 to 44.4) NVIDIA H20 SXM5 96GB leads, by up to 1.19 times"));
    assert_true(says(&doc, "from 295 FLOP/byte on NVIDIA H20 SXM5 96GB has 0.150 of its rate"));
    cc_doc_release(&doc);
    r = roofline(f, "h100-sxm5", "h20-96gb"); /* the same the other way about */
    write_up(f, &r, false, &doc);
    assert_true(says(&doc, "below 44.2 FLOP/byte (43.9 to 44.4) NVIDIA H20 SXM5 96GB leads, by up to 1.19 times"));
    assert_true(says(&doc, "from 295 FLOP/byte on NVIDIA H20 SXM5 96GB has 0.150 of its rate"));
    cc_doc_release(&doc);
    r = roofline(f, "b200", "h100-sxm5");
    write_up(f, &r, false, &doc);
    assert_true(says(&doc, "no break-even intensity (NVIDIA B200 SXM throughout: more bandwidth and a higher peak)"));
    cc_doc_release(&doc);
    r = roofline(f, "h200-sxm", "h100-sxm5");
    write_up(f, &r, false, &doc);
    assert_true(says(&doc, "no break-even intensity (NVIDIA H200 SXM 141GB below; level from 295, within rounding)"));
    cc_doc_release(&doc);
}

static void test_says_what_is_unknown(void **state)
{
    struct database *f = *state;
    struct cc_doc doc;
    struct cc_roofline r = roofline(f, "mi308x", "h100-sxm5");
    write_up(f, &r, true, &doc);
    assert_true(says(&doc, "BF16 tensor not published for AMD Instinct MI308X. Where bandwidth bounds both, the ratio is 1.58."));
    assert_true(says(&doc, "AMD publishes no peak"));
    assert_string_equal(first_cell(&doc, "state"), "not_published");
    assert_string_equal(first_cell(&doc, "ridge_point"), "");
    assert_string_equal(first_cell(&doc, "attainable"), "");
    assert_true(json_is_null(json_object_get(json_array_get(json_object_get(doc.data, "chips"), 0), "ridge_point")));
    json_t *pair = json_array_get(json_object_get(doc.data, "break_even"), 0);
    assert_true(json_is_null(json_object_get(pair, "intensity")));
    assert_true(json_is_null(json_object_get(json_object_get(pair, "above"), "ratio")));
    assert_double_near(json_real_value(json_object_get(json_object_get(pair, "below"), "ratio")), 5.3 / 3.35, 1e-5);
    cc_doc_release(&doc);
    r = roofline(f, "gb200-nvl72", "h100-sxm5");
    write_up(f, &r, false, &doc);
    assert_true(says(&doc, "no break-even intensity: a system against one accelerator"));
    cc_doc_release(&doc);
}

/* 2 operations x 16 sequences over 2 bytes: 16 FLOP/byte. At 4.0 TB/s the H20 reaches 64 TFLOPS; a step takes 2.24 TFLOP: 457 tokens/s. */
static void test_decode(void **state)
{
    struct database *f = *state;
    struct cc_doc doc;
    struct cc_roofline r = roofline(f, "h20-96gb", "h100-sxm5");
    write_up(f, &r, true, &doc);
    assert_true(says(&doc, "Decode of the model stated: 16.0 operations per byte"));
    assert_true(says(&doc, "upper bound"));
    assert_true(says(&doc, "70 billion active parameters of 2 bytes, batch 16"));
    assert_true(says(&doc, "NVIDIA H100 SXM5 80GB has 80 GB: the 140 GB of weights and cache do not fit"));
    json_t *works = json_object_get(doc.data, "workloads"), *work = json_array_get(works, 1);
    assert_int_equal(json_array_size(works), 2);
    assert_string_equal(json_string_value(json_object_get(work, "kind")), "decode");
    json_t *h20 = json_array_get(json_object_get(work, "attainable"), 0);
    assert_double_near(json_real_value(json_object_get(h20, "value")), 64, 1e-9);
    assert_double_near(json_real_value(json_object_get(h20, "tokens_per_second_upper_bound")), 64.0 / 2.24 * 16, 1e-6);
    assert_string_equal(json_string_value(json_object_get(h20, "bound")), "memory_bandwidth");
    bool kaplan = false;
    for (size_t i = 0; i < doc.source_count; i++)
        kaplan |= cc_str_eq(doc.sources[i].id, CC_STR("kaplan-2020"));
    assert_true(kaplan);
    cc_doc_release(&doc);
}

/* Two chips, two workloads: four records; the JSON has the same ridge points, and the paper of the model among its sources. */
static void test_views_agree(void **state)
{
    struct database *f = *state;
    struct cc_doc doc;
    struct cc_roofline r = roofline(f, "h20-96gb", "h100-sxm5");
    write_up(f, &r, true, &doc);
    assert_int_equal(doc.record.row_count, 4);
    assert_string_equal(first_cell(&doc, "ridge_point"), "37");
    assert_string_equal(first_cell(&doc, "attainable"), "148");
    json_t *chip = json_array_get(json_object_get(doc.data, "chips"), 0);
    assert_string_equal(json_string_value(json_object_get(doc.data, "schema")), "chipcmp.roofline/1");
    assert_string_equal(json_string_value(json_object_get(chip, "basis")), "dense");
    assert_double_near(json_real_value(json_object_get(json_object_get(chip, "ridge_point"), "value")), 37, 1e-9);
    json_t *pair = json_array_get(json_object_get(doc.data, "break_even"), 0);
    assert_double_near(json_real_value(json_object_get(json_object_get(pair, "intensity"), "value")), 148 / 3.35, 1e-9);
    assert_double_near(json_real_value(json_object_get(json_object_get(pair, "below"), "ratio")), 4.0 / 3.35, 1e-5);
    assert_string_equal(json_string_value(json_object_get(json_object_get(pair, "above"), "leads")), "base");
    cc_doc_release(&doc);
}

/* The other H20 of which sources disagree by 20 percent: the sampled range stands beside the interval, and is labelled. */
/* Integer operations are no floating-point ones. 296 TOPS over 3.35 TB/s is the break-even. */
static void test_integer_operations(void **state)
{
    struct database *f = *state;
    struct cc_doc doc;
    struct cc_roofline r = roofline_at(f, "h20-96gb", "h100-sxm5", "int8_tensor");
    write_up(f, &r, false, &doc);
    assert_true(says(&doc, "88.4 OP/byte"));
    assert_false(says(&doc, "FLOP/byte"));
    cc_doc_release(&doc);
}

/* The formulas of models stand there only where a model does. */
static void test_formulas(void **state)
{
    struct database *f = *state;
    struct cc_doc doc;
    struct cc_roofline r = roofline(f, "h20-96gb", "h100-sxm5");
    write_up(f, &r, false, &doc);
    assert_int_equal(json_array_size(json_object_get(doc.data, "formulas")), 2);
    cc_doc_release(&doc);
    write_up(f, &r, true, &doc);
    assert_int_equal(json_array_size(json_object_get(doc.data, "formulas")), 4);
    cc_doc_release(&doc);
}

static void test_sampled_range(void **state)
{
    struct database *f = *state;
    struct cc_doc doc;
    struct cc_roofline r = roofline(f, "h20-141gb", "h100-sxm5");
    write_up(f, &r, false, &doc);
    assert_true(says(&doc, "; sampled: median "));
    assert_true(says(&doc, "4096 quasi-random points (Sobol, seed 1)"));
    json_t *ridge = json_object_get(json_array_get(json_object_get(doc.data, "chips"), 0), "ridge_point");
    json_t *range = json_object_get(json_object_get(ridge, "sampled"), "range_95_percent"), *all = json_object_get(ridge, "all_sources");
    assert_true(json_real_value(json_array_get(range, 0)) >= json_real_value(json_array_get(all, 0)));
    assert_true(json_real_value(json_array_get(range, 1)) <= json_real_value(json_array_get(all, 1)));
    cc_doc_release(&doc);
}

static void test_allocation_failures(void **state)
{
    struct database *f = *state;
    struct cc_roofline r = roofline(f, "h20-141gb", "mi308x");
    struct cc_roofline_work works[2] = {{.intensity = 100}, {.intensity = 16, .model = &decode}};
    struct cc_report_roofline_options options = {.digits = 3, .works = works, .work_count = 2};
    struct cc_error ok_error = {0};
    struct scarcity scarcity = {.most = 5000};
    assert_true(cc_workload_of(&decode, &works[1].workload, &ok_error));
    while (scarcity_next(&scarcity)) {
        struct cc_doc doc;
        cc_doc_init(&doc, &scarcity.arena);
        scarcity.done = cc_report_roofline(&r, &options, &doc, &scarcity.error);
        cc_doc_release(&doc);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_says_who_leads),
        cmocka_unit_test(test_says_what_is_unknown),
        cmocka_unit_test(test_decode),
        cmocka_unit_test(test_views_agree),
        cmocka_unit_test(test_integer_operations),
        cmocka_unit_test(test_formulas),
        cmocka_unit_test(test_sampled_range),
        cmocka_unit_test(test_allocation_failures),
    };
    return cmocka_run_group_tests(tests, database_set_up, database_tear_down);
}
