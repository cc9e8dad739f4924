/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts before gnuplot: widths of text, line breaks, and a layout in which nothing overlaps or is cut off. */
#include "chart_fixture.h"

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

static double width_of(const struct cc_layout *l, const struct cc_chart_text *t)
{
    static const double scale[CC_ROLE_COUNT] = {1.3, 0.95, 0.95, 1, 0.9, 0.82};
    if (l->cells)
        return cc_measure_text(t->text, CC_MEASURE_CELLS);
    return cc_measure_text(t->text, t->role == CC_ROLE_TITLE ? CC_MEASURE_BOLD : CC_MEASURE_FONT) * scale[t->role] * l->em;
}

static double height_of(const struct cc_layout *l, const struct cc_chart_text *t)
{
    return l->cells ? 1 : (t->role == CC_ROLE_TITLE ? 1.3 : t->role == CC_ROLE_FOOTER ? 0.82 : 0.95) * l->em;
}

static double left_of(const struct cc_layout *l, const struct cc_chart_text *t)
{
    return t->role == CC_ROLE_CATEGORY ? t->x - width_of(l, t) : t->x;
}

static bool apart(const struct cc_layout *l, const struct cc_chart_text *a, const struct cc_chart_text *b)
{
    double slack = 1e-6;
    if (fabs(a->y - b->y) >= (height_of(l, a) + height_of(l, b)) / 2 - slack)
        return true;
    return left_of(l, a) + width_of(l, a) <= left_of(l, b) + slack || left_of(l, b) + width_of(l, b) <= left_of(l, a) + slack;
}

static void assert_texts_fit(const struct cc_layout *l)
{
    for (size_t i = 0; i < l->text_count; i++) {
        const struct cc_chart_text *t = &l->texts[i];
        assert_true(left_of(l, t) >= -1e-6);
        assert_true(left_of(l, t) + width_of(l, t) <= l->width + 1e-6);
        assert_true(t->y - height_of(l, t) / 2 >= -1e-6 && t->y + height_of(l, t) / 2 <= l->height + 1e-6);
        if (t->role == CC_ROLE_CATEGORY)
            assert_true(t->x < l->left && t->y > l->top && t->y < l->bottom);
        else
            assert_true(t->y < l->top || t->y > l->bottom);
        for (size_t j = 0; j < i; j++)
            assert_true(apart(l, t, &l->texts[j]));
    }
}

/* Each bar, its whiskers and its label lie within the plotting area, and bars do not touch. */
static void assert_bars_fit(const struct cc_plot *plot, const struct cc_layout *l)
{
    double octave = (l->right - l->left) / (l->high - l->low);
    assert_true(l->left > 0 && l->right <= l->width && l->top > 0 && l->bottom <= l->height);
    assert_true(l->low <= 0 && l->high >= 0 && l->high - l->low >= 1);
    assert_true(l->bar * (double)plot->series_count <= l->group + 1e-9);
    for (size_t i = 0; i < plot->category_count; i++) {
        double next = i + 1 < plot->category_count ? l->category_top[i + 1] : l->bottom;
        assert_true(next - l->category_top[i] >= l->bar * (double)plot->series_count - 1e-9);
    }
    for (size_t i = 0; i < plot->category_count * plot->series_count; i++) {
        const struct cc_plot_point *p = &plot->points[i];
        if (!p->known)
            continue;
        double lo = p->has_spread ? fmin(p->range.lo, p->spread.lo) : p->range.lo,
               hi = p->has_spread ? fmax(p->range.hi, p->spread.hi) : p->range.hi;
        double label = l->cells ? 0 : cc_measure_text(p->label, CC_MEASURE_FONT) * 0.9 * l->em;
        double from = l->left + (log2(fmin(lo, 1)) - l->low) * octave - (p->value < 1 ? label : 0);
        double to = l->left + (log2(fmax(hi, 1)) - l->low) * octave + (p->value < 1 ? 0 : label);
        assert_true(from >= l->left - 1e-6 && to <= l->right + 1e-6);
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
        assert_bars_fit(&m.plot, &layout);
        unsigned taller = (unsigned)layout.height + (unsigned)rng_below(&rng, 300);
        assert_true(cc_layout_make(&m.plot, width, taller, cells, &arena, &layout, &error));
        assert_double_is(layout.height, taller);
        assert_texts_fit(&layout);
        assert_bars_fit(&m.plot, &layout);
        cc_arena_release(&arena);
    }
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
    m.points[0].range = (struct cc_interval){1.2, 1.2};
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
    m.points[0].range = (struct cc_interval){0.6, 2.4};
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
    size_t n = 0;
    bool done = false;
    (void)state;
    made_plot_open(&m, 3, 5);
    made_plot_set(&m, 0, 0.5, "0.50x");
    made_plot_spread(&m, 0, 0.4, 0.6, "0.40x to 0.60x");
    for (n = 1; !done; n++) {
        struct cc_arena arena;
        struct cc_layout layout;
        struct cc_error error = {0};
        cc_arena_init(&arena);
        arena.fail_after = n;
        done = cc_layout_make(&m.plot, 100, 0, true, &arena, &layout, &error);
        assert_true(done != arena.failed);
        assert_int_equal(error.code, done ? CC_OK : CC_ERR_MEMORY);
        cc_arena_release(&arena);
    }
    assert_true(n > 5);
}

/* ---- data ---- */

static void test_data(void **state)
{
    struct made_plot m;
    struct cc_buf out;
    struct cc_error error = {0};
    const struct cc_str labels[] = {CC_STR("0.50x (0.40x to 0.75x)"), CC_STR("no public figure")};
    (void)state;
    made_plot_open(&m, 1, 2);
    made_plot_set(&m, 0, 0.5, "0.50x");
    made_plot_spread(&m, 0, 0.4, 0.75, "0.40x to 0.75x");
    m.points[0].range = (struct cc_interval){0.495, 1 / 3.0};
    m.series[0] = CC_STR("\"A\"\\B\tC");
    cc_buf_init(&out, 0);
    assert_true(cc_data_write(&m.plot, labels, &out, &error));
    assert_view(cc_buf_view(&out), "category\tseries\tknown\tvalue\tlow\thigh\tspread_low\tspread_high\tlabel\tcategory_name\tseries_name\n"
                                   "1\t1\t1\t0.5\t0.495\t0.333333333\t0.4\t0.75\t0.50x (0.40x to 0.75x)\tFP64 vector\t\"A\"\\\\B\\tC\n"
                                   "2\t1\t0\t?\t?\t?\t?\t?\tno public figure\tBF16 tensor, dense\t\"A\"\\\\B\\tC\n");
    cc_buf_release(&out);
    cc_buf_init(&out, 40);
    assert_false(cc_data_write(&m.plot, labels, &out, &error));
    assert_int_equal(error.code, CC_ERR_MEMORY);
    cc_buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_widths),
        cmocka_unit_test(test_wrap),
        cmocka_unit_test(test_wrap_keeps_all),
        cmocka_unit_test(test_nothing_overlaps),
        cmocka_unit_test(test_too_small),
        cmocka_unit_test(test_key),
        cmocka_unit_test(test_layout_without_memory),
        cmocka_unit_test(test_data),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
