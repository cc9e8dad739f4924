/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts before gnuplot: widths of text, line breaks, and a layout in which nothing overlaps or is cut off. */
#include "chart_fixture.h"
#include "scarcity.h"

#include "chart/data.h"
#include "chart/layout.h"
#include "chart/measure.h"

#include <math.h>

static void test_widths(void **state)
{
    (void)state;
    assert_double_is(cc_measure_text(CC_STR(""), CC_MEASURE_FONT), 0);
    assert_double_near(cc_measure_text(CC_STR("HHHH"), CC_MEASURE_FONT), 3.0, 1e-9);
    assert_double_near(cc_measure_text(CC_STR(" ~"), CC_MEASURE_FONT), 1.16, 1e-9);
    assert_double_is(cc_measure_text(CC_STR("\xE6\x98\x87\xE8\x85\xBE"), CC_MEASURE_FONT), 4);
    assert_double_is(cc_measure_text(CC_STR("\xE6\x98\x87x\xCC\x81"), CC_MEASURE_CELLS), 3);
    assert_true(cc_measure_text(CC_STR("W"), CC_MEASURE_BOLD) > cc_measure_text(CC_STR("W"), CC_MEASURE_FONT));
}

static void assert_wrapped(const char *text, double limit, size_t count, const char *const *expected)
{
    struct cc_arena arena;
    struct cc_lines lines = {NULL, 0, 0};
    cc_arena_init(&arena);
    assert_true(cc_measure_wrap(&lines, cc_str_of(text), limit, CC_MEASURE_CELLS, &arena));
    assert_int_equal(lines.count, count);
    for (size_t i = 0; i < count; i++)
        assert_view(lines.items[i], expected[i]);
    cc_arena_release(&arena);
}

static void test_wrap(void **state)
{
    (void)state;
    assert_wrapped("", 10, 0, NULL);
    assert_wrapped("  \n ", 10, 0, NULL);
    assert_wrapped("fits in ten", 11, 1, (const char *const[]){"fits in ten"});
    assert_wrapped(" fits in ten ", 10, 2, (const char *const[]){"fits in", "ten"});
    assert_wrapped("one  two", 3, 2, (const char *const[]){"one", "two"});
    assert_wrapped("abcdefgh ij", 3, 4, (const char *const[]){"abc", "def", "gh", "ij"});
    assert_wrapped("\xE6\x98\x87\xE8\x85\xBE", 1, 2, (const char *const[]){"\xE6\x98\x87", "\xE8\x85\xBE"});
}

/* No line is wider than the limit unless it is one character, and nothing but spaces is lost. */
static void test_wrap_keeps_all(void **state)
{
    static const char *const pieces[] = {" ", "a", "wide", "\xE6\x98\x87", "  ", "W", "-", "\xC3\xA9"};
    struct rng rng = {20240613};
    (void)state;
    for (int round = 0; round < 500; round++) {
        struct cc_buf text, joined, letters;
        struct cc_arena arena;
        struct cc_lines lines = {NULL, 0, 0};
        cc_buf_init(&text, 0);
        cc_buf_init(&joined, 0);
        cc_buf_init(&letters, 0);
        cc_arena_init(&arena);
        for (uint64_t n = rng_below(&rng, 40); n > 0; n--)
            cc_buf_add(&text, cc_str_of(pieces[rng_below(&rng, 8)]));
        for (size_t i = 0; i < text.len; i++) {
            if (text.data[i] != ' ')
                cc_buf_add_char(&letters, text.data[i]);
        }
        double limit = 1 + (double)rng_below(&rng, 12);
        assert_true(cc_measure_wrap(&lines, cc_buf_view(&text), limit, CC_MEASURE_FONT, &arena));
        for (size_t i = 0; i < lines.count; i++) {
            assert_true(lines.items[i].len > 0);
            assert_true(cc_measure_text(lines.items[i], CC_MEASURE_FONT) <= limit || lines.items[i].len <= 4);
            for (size_t j = 0; j < lines.items[i].len; j++) {
                if (lines.items[i].s[j] != ' ')
                    cc_buf_add_char(&joined, lines.items[i].s[j]);
            }
        }
        assert_true(cc_str_eq(cc_buf_view(&joined), cc_buf_view(&letters)));
        cc_arena_release(&arena);
        cc_buf_release(&letters);
        cc_buf_release(&joined);
        cc_buf_release(&text);
    }
}

/* ---- layout ---- */

static struct cc_box box_of(const struct cc_layout *l, const struct cc_chart_text *t)
{
    static const double scale[CC_ROLE_COUNT] = {1.3, 0.95, 0.95, 1, 1, 0.9, 0.9, 0.9, 0.9, 0.82, 0.9, 0.82};
    bool bold = t->role == CC_ROLE_TITLE || t->role == CC_ROLE_PANEL;
    double width = l->cells ? cc_measure_text(t->text, CC_MEASURE_CELLS)
                            : cc_measure_text(t->text, bold ? CC_MEASURE_BOLD : CC_MEASURE_FONT) * scale[t->role] * l->em;
    double height = l->cells ? 1 : scale[t->role] * l->em;
    double before = t->align == CC_ALIGN_LEFT ? 0 : t->align == CC_ALIGN_CENTER ? width / 2 : width;
    if (t->turned)
        return (struct cc_box){t->x - height / 2, t->x + height / 2, t->y - (width - before), t->y + before};
    return (struct cc_box){t->x - before, t->x - before + width, t->y - height / 2, t->y + height / 2};
}

static bool apart(struct cc_box a, struct cc_box b)
{
    double slack = 1e-6;
    return a.right <= b.left + slack || b.right <= a.left + slack || a.bottom <= b.top + slack || b.bottom <= a.top + slack;
}

/* Every text lies within the picture, and no two meet. */
static void assert_texts_fit(const struct cc_layout *l)
{
    for (size_t i = 0; i < l->text_count; i++) {
        struct cc_box box = box_of(l, &l->texts[i]);
        assert_true(l->texts[i].text.len > 0);
        assert_true(box.left >= 0 && box.right <= l->width + 1e-6 && box.top >= 0 && box.bottom <= l->height + 1e-6);
        for (size_t j = 0; j < i; j++) {
            if (!apart(box, box_of(l, &l->texts[j])))
                fail_msg("\"%.*s\" at %g %g meets \"%.*s\" at %g %g, width %g", CC_PRI(l->texts[i].text), l->texts[i].x, l->texts[i].y,
                    CC_PRI(l->texts[j].text), l->texts[j].x, l->texts[j].y, l->width);
        }
    }
}

static bool within(struct cc_box a, struct cc_box b)
{
    return a.left >= b.left - 1e-6 && a.right <= b.right + 1e-6 && a.top >= b.top - 1e-6 && a.bottom <= b.bottom + 1e-6;
}

/* Each bar and its whiskers lie within the area, and no two bodies meet. */
static void assert_marks_fit(const struct cc_plot *plot, const struct cc_layout *l)
{
    for (size_t i = 0; i < plot->panel_count; i++) {
        const struct cc_frame *f = &l->frames[i];
        assert_true(within(f->area, (struct cc_box){0, l->width, 0, l->height}));
        for (size_t j = 0; j < plot->panels[i].mark_count; j++) {
            assert_true(within(f->marks[j].body, f->area));
            assert_true(within(f->marks[j].range, f->area) && within(f->marks[j].spread, f->area));
            for (size_t k = 0; k < j; k++)
                assert_true(apart(f->marks[j].body, f->marks[k].body));
        }
    }
}

static void random_plot(struct rng *rng, struct made_plot *m)
{
    size_t series = 1 + (size_t)rng_below(rng, MADE_SERIES), categories = 1 + (size_t)rng_below(rng, MADE_CATEGORIES);
    double octaves = 1 + 9 * rng_double(rng);
    made_plot_open(m, series, categories);
    for (size_t i = 0; i < series * categories; i++) {
        double value = exp2((rng_double(rng) * 2 - 1) * octaves);
        if (rng_below(rng, 3) == 0)
            continue;
        made_plot_set(m, i, value, value < 0.01 ? "0.00123x*" : "12.30x*");
        if (rng_below(rng, 4) == 0)
            made_plot_spread(m, i, value * (0.5 + rng_double(rng) / 2), value * (1 + rng_double(rng)), "0.12x to 0.15x");
    }
}

static void test_nothing_overlaps(void **state)
{
    static const unsigned widths[2][4] = {{520, 600, 800, 1600}, {80, 100, 132, 250}};
    static struct made_plot m;
    struct rng rng = {7};
    (void)state;
    for (int round = 0; round < 400; round++) {
        struct cc_arena arena;
        struct cc_layout layout;
        struct cc_error error = {0};
        bool cells = rng_below(&rng, 2) == 1;
        unsigned width = widths[cells][rng_below(&rng, 4)];
        random_plot(&rng, &m);
        cc_arena_init(&arena);
        assert_true(cc_layout_make(&m.plot, width, 0, cells, &arena, &layout, &error));
        assert_texts_fit(&layout);
        assert_marks_fit(&m.plot, &layout);
        unsigned taller = (unsigned)layout.height + (unsigned)rng_below(&rng, 300);
        assert_true(cc_layout_make(&m.plot, width, taller, cells, &arena, &layout, &error));
        assert_double_is(layout.height, taller);
        assert_texts_fit(&layout);
        assert_marks_fit(&m.plot, &layout);
        cc_arena_release(&arena);
    }
}

/* Points close together, on top of each other, with long whiskers: labels meet nothing, or letters take their place. */
static void test_no_labels_meet(void **state)
{
    static const unsigned widths[2][4] = {{400, 600, 800, 1600}, {60, 80, 100, 132}};
    static struct made_field f;
    struct rng rng = {11};
    size_t lettered = 0;
    (void)state;
    for (int round = 0; round < 150; round++) {
        struct cc_arena arena;
        struct cc_layout layout;
        struct cc_error error = {0};
        bool cells = rng_below(&rng, 3) == 0;
        unsigned width = widths[cells][rng_below(&rng, 4)];
        size_t points = 1 + (size_t)rng_below(&rng, MADE_POINTS);
        double octaves = rng_double(&rng) * 5;
        made_field_open(&f, points);
        for (size_t i = 0; i < points; i++) {
            bool same = i > 0 && rng_below(&rng, 4) == 0;
            made_field_set(&f, i, same ? f.marks[i - 1].x : exp2(octaves * rng_double(&rng)),
                same ? f.marks[i - 1].y : exp2(octaves * rng_double(&rng)), rng_double(&rng) * 0.1);
        }
        cc_arena_init(&arena);
        assert_true(cc_layout_make(&f.plot, width, 0, cells, &arena, &layout, &error));
        if (!cells) /* in a text chart sixteen points may want one cell */
            assert_texts_fit(&layout);
        lettered += !cells && layout.frames[0].marks[0].label.len == 1;
        cc_arena_release(&arena);
    }
    assert_true(lettered > 0 && lettered < 75);
}

/* Two axes of numbers fit into a screen or a slide, higher or lower than the panel would be by itself. */
static void test_field_of_a_given_height(void **state)
{
    static const unsigned sizes[][2] = {{1600, 900}, {1600, 2000}, {800, 400}};
    static struct made_field f;
    (void)state;
    made_field_open(&f, 5);
    for (size_t i = 0; i < 5; i++)
        made_field_set(&f, i, 1 + (double)i, 1 + (double)(i * 3 % 5), 0.01);
    for (size_t i = 0; i < 3; i++) {
        struct cc_arena arena;
        struct cc_layout layout;
        struct cc_error error = {0};
        cc_arena_init(&arena);
        assert_true(cc_layout_make(&f.plot, sizes[i][0], sizes[i][1], false, &arena, &layout, &error));
        assert_double_is(layout.height, sizes[i][1]);
        assert_texts_fit(&layout);
        assert_marks_fit(&f.plot, &layout);
        assert_false(cc_layout_make(&f.plot, sizes[i][0], 200, false, &arena, &layout, &error));
        assert_int_equal(error.code, CC_ERR_USAGE);
        cc_arena_release(&arena);
    }
}

/* Every part of a line lies in its panel, and diagonals go from edge to edge. */
static void test_lines_are_cut(void **state)
{
    static struct made_field f;
    struct cc_arena arena;
    struct cc_layout layout;
    struct cc_error error = {0};
    (void)state;
    cc_arena_init(&arena);
    made_field_open(&f, 2);
    made_field_set(&f, 0, 1, 1, 0);
    made_field_set(&f, 1, 8, 8, 0);
    assert_true(cc_layout_make(&f.plot, 800, 0, false, &arena, &layout, &error));
    const struct cc_frame *frame = &layout.frames[0];
    assert_int_equal(frame->trace_count, MADE_LINES);
    for (size_t i = 0; i < frame->trace_count; i++) {
        const struct cc_trace *t = &frame->traces[i];
        for (size_t j = 0; j < t->vertex_count; j++)
            assert_true(within((struct cc_box){t->vertices[j].x, t->vertices[j].x, t->vertices[j].y, t->vertices[j].y}, frame->area));
    }
    assert_double_near(frame->traces[0].vertices[0].x, frame->area.left, 1e-6);
    assert_double_near(frame->traces[0].vertices[0].y, frame->area.bottom, 1e-6);
    assert_double_near(frame->traces[0].vertices[1].x, frame->area.right, 1e-6);
    assert_double_near(frame->traces[0].vertices[1].y, frame->area.top, 1e-6);
    cc_arena_release(&arena);
}

static void test_matrix_fits(void **state)
{
    static const unsigned widths[2][4] = {{400, 600, 800, 1600}, {80, 100, 132, 250}};
    static const size_t sizes[] = {2, 6, 15};
    static struct made_field f;
    (void)state;
    for (size_t i = 0; i < 24; i++) {
        struct cc_arena arena;
        struct cc_layout layout;
        struct cc_error error = {0};
        bool cells = i / 12 == 1;
        cc_arena_init(&arena);
        made_field_matrix(&f, sizes[i % 3]);
        assert_true(cc_layout_make(&f.plot, widths[cells][i / 3 % 4], 0, cells, &arena, &layout, &error));
        assert_texts_fit(&layout);
        assert_marks_fit(&f.plot, &layout);
        cc_arena_release(&arena);
    }
}

/* ---- axes ---- */

static double room_of_eight(const void *context, struct cc_str text)
{
    (void)context;
    return 8 * (double)text.len + 8;
}

static void assert_ticks(enum cc_plot_scale kind, enum cc_plot_ticks form, double low, double high, double length, const char *expected)
{
    struct cc_plot_axis axis = {.scale = kind, .ticks = form};
    struct cc_chart_scale scale = {kind, cc_scale_value(kind, low), cc_scale_value(kind, high), 0, length, NULL};
    struct cc_arena arena;
    struct cc_ticks ticks = {NULL, 0, 0};
    struct cc_buf joined;
    cc_arena_init(&arena);
    cc_buf_init(&joined, 0);
    assert_true(cc_axis_ticks(&axis, &scale, room_of_eight, NULL, &arena, &ticks));
    for (size_t i = 0; i < ticks.count; i++)
        cc_buf_addf(&joined, "%s%.*s", i == 0 ? "" : " ", CC_PRI(ticks.items[i].text));
    assert_view(cc_buf_view(&joined), expected);
    cc_buf_release(&joined);
    cc_arena_release(&arena);
}

static void test_ticks(void **state)
{
    (void)state;
    assert_ticks(CC_SCALE_LINEAR, CC_TICKS_NUMBERS, 0, 1, 300, "0 0.2 0.4 0.6 0.8 1");
    assert_ticks(CC_SCALE_LINEAR, CC_TICKS_NUMBERS, 0, 1, 120, "0 0.5 1");
    assert_ticks(CC_SCALE_LINEAR, CC_TICKS_NUMBERS, -3, 4200, 300, "0 1,000 2,000 3,000 4,000");
    assert_ticks(CC_SCALE_LINEAR, CC_TICKS_YEARS, 2020.9, 2025.2, 300, "2021 2022 2023 2024 2025");
    assert_ticks(CC_SCALE_LINEAR, CC_TICKS_YEARS, 2023.4, 2024.6, 400, "2023-07 2023-10 2024 2024-04 2024-07");
    assert_ticks(CC_SCALE_LOG, CC_TICKS_NUMBERS, 0.8, 120, 200, "1 3 10 30 100");
    assert_ticks(CC_SCALE_LOG, CC_TICKS_NUMBERS, 1e-3, 1e6, 200, "0.001 1 1,000 1,000,000");
    assert_ticks(CC_SCALE_LOG, CC_TICKS_NUMBERS, 3.2, 4.1, 400, "3.2 3.3 3.4 3.5 3.6 3.7 3.8 3.9 4 4.1");
    assert_ticks(CC_SCALE_LOG, CC_TICKS_RATIOS, 0.1, 5, 200, "1/8 1/4 1/2 1 2 4");
    assert_ticks(CC_SCALE_LOG, CC_TICKS_RATIOS, 1e-9, 1e9, 200, "1/32768 1 32768");
    assert_ticks(CC_SCALE_LINEAR, CC_TICKS_NONE, 0, 1, 300, "");
}

static void test_too_small(void **state)
{
    struct made_plot m;
    struct cc_arena arena;
    struct cc_layout layout;
    struct cc_error error = {0}, narrow = {0};
    (void)state;
    made_plot_small(&m);
    cc_arena_init(&arena);
    assert_false(cc_layout_make(&m.plot, 800, 100, false, &arena, &layout, &error));
    assert_int_equal(error.code, CC_ERR_USAGE);
    assert_non_null(strstr(error.text, "a height of 100 is too small for this chart at a width of 800: it needs "));
    assert_false(cc_layout_make(&m.plot, 40, 0, true, &arena, &layout, &narrow));
    assert_int_equal(narrow.code, CC_ERR_USAGE);
    assert_non_null(strstr(narrow.text, "a width of 40 is too small"));
    cc_arena_release(&arena);
}

static size_t count_role(const struct cc_layout *l, enum cc_chart_role role)
{
    size_t count = 0;
    for (size_t i = 0; i < l->text_count; i++)
        count += l->texts[i].role == role;
    return count;
}

/* The key names series only where there are two or more, and marks only where they are drawn. */
static void test_key(void **state)
{
    struct made_plot m;
    struct cc_arena arena;
    struct cc_layout layout;
    struct cc_error error = {0};
    (void)state;
    cc_arena_init(&arena);
    made_plot_open(&m, 1, 2);
    made_plot_set(&m, 0, 1.2, "1.20x");
    m.marks[0].x_range = (struct cc_interval){1.2, 1.2};
    assert_true(cc_layout_make(&m.plot, 800, 0, false, &arena, &layout, &error));
    assert_int_equal(layout.sample_count, 0);
    made_plot_spread(&m, 0, 1.1, 1.3, "1.10x to 1.30x");
    assert_true(cc_layout_make(&m.plot, 800, 0, false, &arena, &layout, &error));
    assert_int_equal(layout.sample_count, 1);
    assert_int_equal(layout.samples[0].what, CC_KEY_SPREAD);
    assert_true(cc_layout_make(&m.plot, 80, 0, true, &arena, &layout, &error));
    assert_int_equal(layout.sample_count, 0);
    made_plot_open(&m, 3, 1);
    made_plot_set(&m, 0, 1.2, "1.20x");
    m.marks[0].x_range = (struct cc_interval){0.6, 2.4};
    assert_true(cc_layout_make(&m.plot, 800, 0, false, &arena, &layout, &error));
    assert_int_equal(layout.sample_count, 4);
    assert_int_equal(layout.samples[3].what, CC_KEY_RANGE);
    assert_true(count_role(&layout, CC_ROLE_KEY) >= 4);
    cc_arena_release(&arena);
}

/* Every allocation fails once: an error of memory, never a crash, until it succeeds. */
static void test_layout_without_memory(void **state)
{
    struct made_plot m;
    struct cc_layout layout;
    struct scarcity scarcity = {0};
    (void)state;
    made_plot_open(&m, 3, 5);
    made_plot_set(&m, 0, 0.5, "0.50x");
    made_plot_spread(&m, 0, 0.4, 0.6, "0.40x to 0.60x");
    while (scarcity_next(&scarcity))
        scarcity.done = cc_layout_make(&m.plot, 100, 0, true, &scarcity.arena, &layout, &scarcity.error);
    assert_true(scarcity.failures > 3);
}

/* ---- data ---- */

static void test_data(void **state)
{
    struct made_plot m;
    struct cc_arena arena;
    struct cc_layout layout;
    struct cc_buf out;
    struct cc_error error = {0};
    (void)state;
    made_plot_open(&m, 1, 2);
    made_plot_set(&m, 0, 0.5, "0.50x");
    made_plot_spread(&m, 0, 0.25, 1, "0.25x to 1.00x");
    m.marks[0].x_range = (struct cc_interval){0.495, 1 / 1.5};
    m.series[0] = CC_STR("\"A\"\\B\tC");
    cc_arena_init(&arena);
    cc_buf_init(&out, 0);
    assert_true(cc_layout_make(&m.plot, 100, 0, true, &arena, &layout, &error));
    assert_true(cc_data_write(&m.plot, &layout, &out, &error));
    struct cc_str head, rest = cc_buf_view(&out);
    cc_str_cut(rest, '\n', &head, &rest);
    assert_true(cc_str_starts(head, CC_STR("panel\tmark\tseries\tpart\tx\ty\tx_low\tx_high\t")));
    assert_true(cc_str_starts(rest, CC_STR("1\tbar\t1\t0\t0.5\t1\t0.495\t0.666666667\t?\t?\t0.25\t1\t?\t?\t?\t")));
    assert_true(cc_str_find(rest, CC_STR("\t0.50x\t\tFP64 vector\t\t\"A\"\\\\B\\tC\n2")) == SIZE_MAX);
    assert_true(cc_str_find(rest, CC_STR("\t0.50x\t\tFP64 vector\t\t\"A\"\\\\B\\tC\n1\tslot\t1\t0\t?\t2\t?")) != SIZE_MAX);
    cc_buf_release(&out);
    cc_buf_init(&out, 40);
    assert_false(cc_data_write(&m.plot, &layout, &out, &error));
    assert_int_equal(error.code, CC_ERR_MEMORY);
    cc_buf_release(&out);
    cc_arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_widths),
        cmocka_unit_test(test_wrap),
        cmocka_unit_test(test_wrap_keeps_all),
        cmocka_unit_test(test_nothing_overlaps),
        cmocka_unit_test(test_no_labels_meet),
        cmocka_unit_test(test_field_of_a_given_height),
        cmocka_unit_test(test_lines_are_cut),
        cmocka_unit_test(test_matrix_fits),
        cmocka_unit_test(test_ticks),
        cmocka_unit_test(test_too_small),
        cmocka_unit_test(test_key),
        cmocka_unit_test(test_layout_without_memory),
        cmocka_unit_test(test_data),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
