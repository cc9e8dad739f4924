/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Verdicts over the whole of the built-in data. For every metric, basis and pair of chips that both have a published figure, sentences are
 * made with true and with false amounts, under every hedge and either way round. What the words allow and what is true are worked out here
 * once more, from the table of tolerances in its own words and the printed figures alone: a verdict that differs is a fault of the program
 * (or of this file).
 */
#include "claim_fixture.h"

#include "chipcmp/num/format.h"

#include <math.h>

struct measure {
    const char *metric;
    enum cc_basis basis;
    const char *noun, *unit; /* of a stated value */
};

static const struct measure measures[] = {
    {"fp64_vector", CC_BASIS_DENSE, "FP64 vector compute", "TFLOPS"},
    {"fp64_tensor", CC_BASIS_DENSE, "dense FP64 tensor compute", "TFLOPS"},
    {"fp32_vector", CC_BASIS_DENSE, "FP32 vector compute", "TFLOPS"},
    {"tf32_tensor", CC_BASIS_DENSE, "dense TF32 compute", "TFLOPS"},
    {"fp16_tensor", CC_BASIS_DENSE, "dense FP16 compute", "TFLOPS"},
    {"bf16_tensor", CC_BASIS_DENSE, "dense BF16 compute", "TFLOPS"},
    {"fp8_tensor", CC_BASIS_DENSE, "dense FP8 compute", "TFLOPS"},
    {"int8_tensor", CC_BASIS_DENSE, "dense INT8 compute", "TOPS"},
    {"fp6_tensor", CC_BASIS_DENSE, "dense FP6 compute", "TFLOPS"},
    {"fp4_tensor", CC_BASIS_DENSE, "dense FP4 compute", "TFLOPS"},
    {"tf32_tensor", CC_BASIS_SPARSE, "sparse TF32 compute", "TFLOPS"},
    {"fp16_tensor", CC_BASIS_SPARSE, "sparse FP16 compute", "TFLOPS"},
    {"bf16_tensor", CC_BASIS_SPARSE, "sparse BF16 compute", "TFLOPS"},
    {"fp8_tensor", CC_BASIS_SPARSE, "sparse FP8 compute", "TFLOPS"},
    {"int8_tensor", CC_BASIS_SPARSE, "sparse INT8 compute", "TOPS"},
    {"fp6_tensor", CC_BASIS_SPARSE, "sparse FP6 compute", "TFLOPS"},
    {"fp4_tensor", CC_BASIS_SPARSE, "sparse FP4 compute", "TFLOPS"},
    {"memory_capacity", CC_BASIS_NONE, "memory", "GB"},
    {"memory_bandwidth", CC_BASIS_NONE, "memory bandwidth", "GB/s"},
    {"interconnect_bandwidth", CC_BASIS_BOTH_DIRECTIONS, "bidirectional interconnect bandwidth", "GB/s"},
    {"tdp", CC_BASIS_NONE, "power draw", "W"},
    {"compute_units", CC_BASIS_SM, "compute units", NULL},
    {"compute_units", CC_BASIS_CU, "compute units", NULL},
    {"die_area", CC_BASIS_NONE, "die area", NULL},
    {"transistors", CC_BASIS_NONE, "transistors", NULL},
};

enum { MEASURES = sizeof measures / sizeof *measures };

/* Sentences: {A} and {B} are chips, {M} is the measure, {n} the amount with its hedge, {u} the unit of a value. */
static const struct form {
    const char *text;
    enum cc_form form;
} forms[] = {
    {"The {A} has {n} percent less {M} than the {B}.", CC_FORM_PERCENT_LESS},
    {"Compared with the {B}, the {A} has {n}% less {M}.", CC_FORM_PERCENT_LESS},
    {"The {A}'s {M} is {n} percent lower than the {B}'s.", CC_FORM_PERCENT_LESS},
    {"The {A} has {n} percent more {M} than the {B}.", CC_FORM_PERCENT_MORE},
    {"The {M} of the {A} is {n}% higher than that of the {B}.", CC_FORM_PERCENT_MORE},
    {"The {A} has {n} percent of the {M} of the {B}.", CC_FORM_PERCENT_OF},
    {"The {A} has {n} times the {M} of the {B}.", CC_FORM_TIMES},
    {"The {A} has {n} times as much {M} as the {B}.", CC_FORM_TIMES},
    {"The {A} has {n} {u} of {M}.", CC_FORM_VALUE},
    {"The {M} of the {A} is {n} {u}.", CC_FORM_VALUE},
};

static const struct hedge {
    const char *words;
    enum cc_hedge hedge;
} hedges[] = {
    {"", CC_HEDGE_NONE},
    {"", CC_HEDGE_NONE},
    {"", CC_HEDGE_NONE},
    {"about ", CC_HEDGE_ABOUT},
    {"roughly ", CC_HEDGE_ABOUT},
    {"nearly ", CC_HEDGE_NEARLY},
    {"almost ", CC_HEDGE_NEARLY},
    {"over ", CC_HEDGE_OVER},
    {"more than ", CC_HEDGE_OVER},
    {"at least ", CC_HEDGE_AT_LEAST},
    {"up to ", CC_HEDGE_UP_TO},
};

enum { FORMS = sizeof forms / sizeof *forms, HEDGES = sizeof hedges / sizeof *hedges, FAILURES_SHOWN = 12, SENTENCES = 10 };

struct side { /* what is published of one chip, as the words name it */
    struct cc_str name;
    struct cc_interval preferred, all; /* canonical units; all: every published side, and every member a bare name may stand for */
    double printed;                    /* the preferred figure without its rounding, canonical units */
    double unit;                       /* of a stated value, in canonical units */
};

struct trial {
    struct tables *t;
    const struct measure *measure;
    uint32_t metric;
    struct rng rng;
    struct cc_arena arena; /* of one pair */
    size_t tried[CC_VERDICT_COUNT], failed;
};

/* ---- what is published */

static int level_of(const struct cc_db *db, uint32_t chip)
{
    enum cc_kind kind = db->chips[chip].kind;
    return kind == CC_KIND_NPU ? CC_KIND_GPU : (int)kind;
}

/* The preferred figure and the hull of all; false where there is none. */
static bool read_figures(struct trial *trial, uint32_t chip, struct cc_interval *preferred, struct cc_interval *all, double *printed)
{
    const struct cc_db *db = &trial->t->db;
    struct cc_error error = {0};
    struct cc_value value;
    if (!cc_metric_applies(&db->metrics[trial->metric], db->chips[chip].kind))
        return false;
    assert_true(cc_value_get(db, chip, trial->metric, trial->measure->basis, &trial->arena, &value, &error));
    if (!value.side_count)
        return false;
    *preferred = *all = value.sides[0].quantity.range;
    *printed = value.sides[0].quantity.value;
    for (size_t i = 0; i < value.side_count; i++)
        *all = cc_interval_hull(*all, value.sides[i].quantity.range);
    return true;
}

/* The chip under its name, its id or, for a family's default, under the family's name. */
static bool read_side(struct trial *trial, uint32_t chip, struct side *side)
{
    const struct cc_db *db = &trial->t->db;
    const struct cc_family *family = &db->families[db->chips[chip].family];
    struct cc_interval preferred, all;
    double printed;
    *side = (struct side){.name = db->chips[chip].name, .unit = 1};
    if (!read_figures(trial, chip, &side->preferred, &side->all, &side->printed))
        return false;
    uint64_t style = rng_below(&trial->rng, 3);
    if (style == 0 && family->default_chip == chip) {
        side->name = family->name;
        for (uint32_t i = 0; i < db->chip_count; i++)
            if (cc_family_within(db, db->chips[i].family, db->chips[chip].family) && level_of(db, i) == level_of(db, chip) &&
                read_figures(trial, i, &preferred, &all, &printed))
                side->all = cc_interval_hull(side->all, all);
    } else if (style == 1) {
        side->name = db->chips[chip].id;
    }
    struct cc_unit unit;
    if (trial->measure->unit && cc_unit_parse(cc_str_of(trial->measure->unit), &unit))
        side->unit = 1 / cc_interval_in(cc_interval_exact(1), &unit).lo;
    return true;
}

/* ---- what the words say */

/* From a ratio (or a value in its unit) to the printed amount. */
static double printed_of(enum cc_form form, double ratio)
{
    if (form == CC_FORM_PERCENT_LESS)
        return 100 - 100 * ratio;
    if (form == CC_FORM_PERCENT_MORE)
        return 100 * ratio - 100;
    return form == CC_FORM_PERCENT_OF ? 100 * ratio : ratio;
}

static struct cc_interval printed_range(enum cc_form form, struct cc_interval ratio)
{
    double a = printed_of(form, ratio.lo), b = printed_of(form, ratio.hi);
    return (struct cc_interval){fmin(a, b), fmax(a, b)};
}

/* The table of tolerances, in printed terms, of `n` printed with so many decimals. */
static struct cc_interval allowed_by(enum cc_form form, enum cc_hedge hedge, double n, int places)
{
    bool percent = form == CC_FORM_PERCENT_LESS || form == CC_FORM_PERCENT_MORE || form == CC_FORM_PERCENT_OF;
    double width = 0.5 * pow(10, -places); /* half a unit of the last printed digit */
    if (percent && places == 0 && fmod(n, 5) == 0)
        width = 2.5;
    if (form == CC_FORM_TIMES && places == 0 && n < 2.5)
        width = 0.05 * n; /* "2x" is "double" */
    double about = percent ? fmax(2 * width, 2.5) : fmax(0.1 * n, width);
    double below = percent ? 5 : 0.2 * n;
    switch (hedge) {
    case CC_HEDGE_NONE:
        return (struct cc_interval){n - width, n + width};
    case CC_HEDGE_ABOUT:
        return (struct cc_interval){n - about, n + about};
    case CC_HEDGE_NEARLY:
        return (struct cc_interval){n - below, n};
    case CC_HEDGE_UP_TO:
        return (struct cc_interval){0.9 * n, n};
    case CC_HEDGE_OVER:
    case CC_HEDGE_AT_LEAST:
        break;
    }
    return (struct cc_interval){n, HUGE_VAL};
}

/* Whether an interval meets what is allowed: 1 or 0, and -1 where the two only just touch, so that the last bit decides. */
static int meets(struct cc_interval allowed, struct cc_interval actual)
{
    double close = 1e-7 * (1 + fabs(actual.hi));
    if (fabs(actual.hi - allowed.lo) < close || fabs(actual.lo - allowed.hi) < close)
        return -1;
    return actual.hi > allowed.lo && actual.lo < allowed.hi;
}

/* What is due: supported, contradicted, or CC_VERDICT_COUNT where another published figure or the last bit decides. */
static enum cc_verdict due(enum cc_form form, struct cc_interval allowed, struct cc_interval preferred, struct cc_interval all)
{
    int by_default = meets(allowed, printed_range(form, preferred));
    if (by_default == 1)
        return CC_SUPPORTED;
    return by_default == 0 && meets(allowed, printed_range(form, all)) == 0 ? CC_CONTRADICTED : CC_VERDICT_COUNT;
}

/* ---- sentences */

struct amount {
    double value;
    int places;
    const struct hedge *hedge;
};

/* True amounts and amounts up to two thirds off; false where nobody would print it ("0.0 percent less", "-12 percent more"). */
static bool choose_amount(struct trial *trial, enum cc_form form, double truth, struct amount *out)
{
    bool percent = form == CC_FORM_PERCENT_LESS || form == CC_FORM_PERCENT_MORE || form == CC_FORM_PERCENT_OF;
    static const double off[] = {1, 1, 1, 0.99, 1.01, 0.97, 1.03, 0.92, 1.08, 0.85, 1.2, 0.6, 1.67};
    double wanted = truth * off[rng_below(&trial->rng, sizeof off / sizeof *off)];
    out->hedge = &hedges[rng_below(&trial->rng, HEDGES)];
    out->places = form == CC_FORM_TIMES ? (int)rng_below(&trial->rng, 3) : (int)rng_below(&trial->rng, 2);
    out->value = cc_round_places(wanted, out->places);
    if (form == CC_FORM_PERCENT_LESS && out->value >= 99)
        return false;
    return out->value >= (percent ? 1 : form == CC_FORM_TIMES ? 1.05 : 1);
}

static void add_sentence(const struct trial *trial, const struct form *form, const struct side *a, const struct side *b,
    const struct amount *amount, struct cc_buf *out)
{
    for (const char *p = form->text; *p; p++) {
        if (*p != '{') {
            cc_buf_add_char(out, *p);
            continue;
        }
        switch (p[1]) {
        case 'A':
        case 'B':
            cc_buf_add(out, p[1] == 'A' ? a->name : b->name);
            break;
        case 'M':
            cc_buf_addf(out, "%s", trial->measure->noun);
            break;
        case 'u':
            cc_buf_addf(out, "%s", trial->measure->unit);
            break;
        default:
            cc_buf_addf(out, "%s", amount->hedge->words);
            cc_format_fixed(out, amount->value, amount->places);
            break;
        }
        p += 2;
    }
}

static void expect(struct trial *trial, struct cc_str text, enum cc_verdict verdict, struct cc_interval actual)
{
    struct cc_check check;
    struct cc_error error = {0};
    assert_true(cc_check_text(&trial->t->db, CC_STR(""), CC_STR(""), text, NULL, &trial->arena, &check, &error));
    bool one = check.claims.claim_count == 1;
    trial->tried[verdict]++;
    if (one && check.judgements[0].verdict == verdict)
        return;
    if (trial->failed++ < FAILURES_SHOWN)
        print_error("%.*s %zu claims, %s (%s) where %s is due; the figures give %.5g to %.5g\n", CC_PRI(text), check.claims.claim_count,
            one ? cc_verdict_name(check.judgements[0].verdict) : "-", one ? check.judgements[0].reason : "-", cc_verdict_name(verdict),
            actual.lo, actual.hi);
}

static struct cc_interval quotient(struct cc_interval a, struct cc_interval b)
{
    return (struct cc_interval){a.lo / b.hi, a.hi / b.lo};
}

/* "Up to 76 percent" of 76.25 is right: the bound is printed in fewer digits. Where only the rounding of a figure, or another published
 * one,
 * comes as near, that decides. */
static enum cc_verdict due_at_bound(double actual, struct cc_interval all, const struct amount *amount, enum cc_verdict verdict)
{
    double off = fabs(actual - amount->value), half = 0.5 * pow(10, -amount->places);
    if (off < half * (1 - 1e-6))
        return CC_SUPPORTED;
    return meets((struct cc_interval){amount->value - half, amount->value + half}, all) ? CC_VERDICT_COUNT : verdict;
}

static void try_form(struct trial *trial, const struct form *form, const struct side *a, const struct side *b)
{
    bool value = form->form == CC_FORM_VALUE;
    const struct side *by = value ? &(struct side){.preferred = {a->unit, a->unit}, .all = {a->unit, a->unit}, .printed = a->unit} : b;
    struct cc_interval preferred = quotient(a->preferred, by->preferred), all = quotient(a->all, by->all);
    struct amount amount;
    struct cc_buf text;
    if ((value && !trial->measure->unit) ||
        !choose_amount(trial, form->form, printed_of(form->form, (preferred.lo + preferred.hi) / 2), &amount))
        return;
    struct cc_interval allowed = allowed_by(form->form, amount.hedge->hedge, amount.value, amount.places);
    enum cc_verdict verdict = due(form->form, allowed, preferred, all);
    if (amount.hedge->hedge == CC_HEDGE_UP_TO && verdict != CC_SUPPORTED)
        verdict = due_at_bound(printed_of(form->form, a->printed / by->printed), printed_range(form->form, all), &amount, verdict);
    if (verdict == CC_VERDICT_COUNT)
        return;
    cc_buf_init(&text, 0);
    add_sentence(trial, form, a, b, &amount, &text);
    expect(trial, cc_buf_view(&text), verdict, printed_range(form->form, preferred));
    cc_buf_release(&text);
}

/* ---- orders, pairs and differences */

static void say(struct trial *trial, const struct side *a, const struct side *b, const char *text, enum cc_verdict verdict)
{
    const struct form form = {text, CC_FORM_NONE};
    const struct amount none = {.hedge = &hedges[0]};
    struct cc_buf out;
    if (verdict == CC_VERDICT_COUNT)
        return;
    cc_buf_init(&out, 0);
    add_sentence(trial, &form, a, b, &none, &out);
    expect(trial, cc_buf_view(&out), verdict, quotient(a->preferred, b->preferred));
    cc_buf_release(&out);
}

/* An order holds where the whole interval lies on its side of 1, it is off where no published figure reaches there; between the two the
 * rounding decides. */
static void try_order(struct trial *trial, const struct side *a, const struct side *b)
{
    struct cc_interval ratio = quotient(a->preferred, b->preferred), all = quotient(a->all, b->all);
    double bit = 1e-9;
    enum cc_verdict more = ratio.lo > 1 + bit ? CC_SUPPORTED : all.hi < 1 + bit ? CC_CONTRADICTED : CC_VERDICT_COUNT;
    enum cc_verdict less = ratio.hi < 1 - bit ? CC_SUPPORTED : all.lo > 1 - bit ? CC_CONTRADICTED : CC_VERDICT_COUNT;
    enum cc_verdict same = ratio.lo < 1 - bit && ratio.hi > 1 + bit ? CC_SUPPORTED
                           : all.lo > 1 + bit || all.hi < 1 - bit   ? CC_CONTRADICTED
                                                                    : CC_VERDICT_COUNT;
    say(trial, a, b, "The {A} has more {M} than the {B}.", more);
    say(trial, a, b, "The {A} has less {M} than the {B}.", less);
    say(trial, a, b, "The {A} has higher {M} than the {B}.", more);
    say(trial, a, b, "The {A} has the same {M} as the {B}.", same);
}

static double shown(const struct side *side)
{
    return cc_round_significant((side->preferred.lo + side->preferred.hi) / 2 / side->unit, 6);
}

/* "96 GB of memory against 80 GB for the H100": true as it is published, off where one of the two is. */
static void try_two_values(struct trial *trial, const struct side *a, const struct side *b)
{
    double left = shown(a), right = shown(b), factor = 1.5 * a->all.hi / a->preferred.lo;
    struct cc_buf text;
    const char *unit = trial->measure->unit;
    bool ordered = quotient(a->preferred, b->preferred).lo > 1.001;
    if (!unit || !ordered || left < 1 || right < 1)
        return;
    for (int truth = 0; truth < 2; truth++) {
        cc_buf_init(&text, 0);
        cc_buf_addf(&text, "The %.*s has ", CC_PRI(a->name));
        cc_format_shortest(&text, truth ? left : cc_round_significant(left * factor, 6));
        cc_buf_addf(&text, " %s of %s against ", unit, trial->measure->noun);
        cc_format_shortest(&text, right);
        cc_buf_addf(&text, " %s for the %.*s.", unit, CC_PRI(b->name));
        expect(trial, cc_buf_view(&text), truth ? CC_SUPPORTED : CC_CONTRADICTED, a->preferred);
        cc_buf_release(&text);
    }
}

/* "16 GB more memory than". */
static void try_difference(struct trial *trial, const struct side *a, const struct side *b)
{
    bool plain = cc_str_eq(cc_str_of(trial->measure->metric), CC_STR("memory_capacity"));
    double apart = shown(a) - shown(b), most = (a->all.hi - b->all.lo) / a->unit;
    bool exact = a->preferred.hi <= a->preferred.lo && b->preferred.hi <= b->preferred.lo;
    struct cc_buf text;
    if (!plain || !exact || apart < 1)
        return;
    for (int truth = 0; truth < 2; truth++) {
        cc_buf_init(&text, 0);
        cc_buf_addf(&text, "The %.*s has ", CC_PRI(a->name));
        cc_format_shortest(&text, truth ? apart : cc_round_places(2 * most, 0));
        cc_buf_addf(&text, " GB more memory than the %.*s.", CC_PRI(b->name));
        expect(trial, cc_buf_view(&text), truth ? CC_SUPPORTED : CC_CONTRADICTED, a->preferred);
        cc_buf_release(&text);
    }
}

static void try_measure(struct trial *trial)
{
    const struct cc_db *db = &trial->t->db;
    for (uint32_t i = 0; i < db->chip_count; i++) {
        for (uint32_t k = 0; k < db->chip_count; k++) {
            struct side a, b;
            bool both = i != k && level_of(db, i) == level_of(db, k) && read_side(trial, i, &a) && read_side(trial, k, &b);
            for (int n = 0; both && n < SENTENCES; n++)
                try_form(trial, &forms[rng_below(&trial->rng, FORMS)], &a, &b);
            if (both) {
                try_order(trial, &a, &b);
                try_two_values(trial, &a, &b);
                try_difference(trial, &a, &b);
            }
            cc_arena_release(&trial->arena);
        }
    }
}

static void test_every_pair(void **state)
{
    struct trial trial = {.t = *state, .rng = {20260131}};
    for (size_t m = 0; m < MEASURES; m++) {
        trial.measure = &measures[m];
        trial.metric = cc_db_find_metric(&trial.t->db, cc_str_of(measures[m].metric));
        assert_int_not_equal(trial.metric, CC_NO_INDEX);
        try_measure(&trial);
    }
    print_message("%zu sentences to support, %zu to contradict, %zu failed\n", trial.tried[CC_SUPPORTED], trial.tried[CC_CONTRADICTED],
        trial.failed);
    assert_int_equal(trial.failed, 0);
    assert_true(trial.tried[CC_SUPPORTED] > 2000 && trial.tried[CC_CONTRADICTED] > 2000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_pair),
    };
    return cmocka_run_group_tests(tests, tables_set_up_builtin, tables_tear_down);
}
