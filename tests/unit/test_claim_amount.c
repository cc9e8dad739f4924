/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amounts: hedge, number, range, unit, and what is none. */
#include "support.h"

#include "grammar/amount.h"
#include "grammar/lexer.h"

struct row {
    const char *text;
    enum amount_class class;
    double value, low, high;
    enum cc_hedge hedge;
    const char *rest; /* what stands behind the amount */
};

static const struct row rows[] = {
    {"28 percent less", AMOUNT_PERCENT, 28, 27.5, 28.5, CC_HEDGE_NONE, "less"},
    {"28% less", AMOUNT_PERCENT, 28, 27.5, 28.5, CC_HEDGE_NONE, "less"},
    {"55.6 per cent", AMOUNT_PERCENT, 55.6, 55.55, 55.65, CC_HEDGE_NONE, ""},
    {"20-30% less", AMOUNT_PERCENT, 25, 19.5, 30.5, CC_HEDGE_NONE, "less"},
    {"~50\xE2\x80\x93"
     "70% of",
        AMOUNT_PERCENT, 60, 49.5, 70.5, CC_HEDGE_ABOUT, "of"},
    {"1.4x the", AMOUNT_TIMES, 1.4, 1.35, 1.45, CC_HEDGE_NONE, "the"},
    {"2.4\xC3\x97 an", AMOUNT_TIMES, 2.4, 2.35, 2.45, CC_HEDGE_NONE, "an"},
    {"five times as", AMOUNT_TIMES, 5, 4.5, 5.5, CC_HEDGE_NONE, "as"},
    {"3-fold", AMOUNT_TIMES, 3, 2.5, 3.5, CC_HEDGE_NONE, ""},
    {"5x+ the", AMOUNT_TIMES, 5, 4.5, 5.5, CC_HEDGE_AT_LEAST, "the"},
    {"a factor of three", AMOUNT_TIMES, 3, 2.5, 3.5, CC_HEDGE_NONE, ""},
    {"double the", AMOUNT_TIMES, 2, 2, 2, CC_HEDGE_NONE, "the"},
    {"nearly twice as", AMOUNT_TIMES, 2, 2, 2, CC_HEDGE_NEARLY, "as"},
    {"about half the", AMOUNT_TIMES, 0.5, 0.5, 0.5, CC_HEDGE_ABOUT, "the"},
    {"one-third of", AMOUNT_TIMES, 1.0 / 3, 1.0 / 3, 1.0 / 3, CC_HEDGE_NONE, "of"},
    {"two thirds of", AMOUNT_TIMES, 2.0 / 3, 2.0 / 3, 2.0 / 3, CC_HEDGE_NONE, "of"},
    {"over a quarter of", AMOUNT_TIMES, 0.25, 0.25, 0.25, CC_HEDGE_OVER, "of"},
    {"96GB of", AMOUNT_VALUE, 96e9, 95.5e9, 96.5e9, CC_HEDGE_NONE, "of"},
    {"4.0 TB/s for", AMOUNT_VALUE, 4e12, 3.95e12, 4.05e12, CC_HEDGE_NONE, "for"},
    {"1,979 teraFLOPS", AMOUNT_VALUE, 1979e12, 1978.5e12, 1979.5e12, CC_HEDGE_NONE, ""},
    {"296 FP8 TFLOPS", AMOUNT_VALUE, 296e12, 295.5e12, 296.5e12, CC_HEDGE_NONE, ""},
    {"80 billion transistors", AMOUNT_VALUE, 80e9, 79.5e9, 80.5e9, CC_HEDGE_NONE, "transistors"},
    {"more than 2 TB of", AMOUNT_VALUE, 2e12, 1.5e12, 2.5e12, CC_HEDGE_OVER, "of"},
    {"less than 600 W", AMOUNT_VALUE, 600, 599.5, 600.5, CC_HEDGE_OVER, ""},
    {"as much as 20 petaFLOPS", AMOUNT_VALUE, 20e15, 19.5e15, 20.5e15, CC_HEDGE_UP_TO, ""},
    {"2.25 to 2.5 PFLOP/s dense", AMOUNT_VALUE, 2.375e15, 2.245e15, 2.55e15, CC_HEDGE_NONE, "dense"},
    {"4.5 FP16 TFLOPS per watt", AMOUNT_PER_WATT, 4.5e12, 4.45e12, 4.55e12, CC_HEDGE_NONE, ""},
    {"2.8 TOPS/W on", AMOUNT_PER_WATT, 2.8e12, 2.75e12, 2.85e12, CC_HEDGE_NONE, "on"},
    {"132 SMs", AMOUNT_NUMBER, 132, 131.5, 132.5, CC_HEDGE_NONE, "SMs"},
    {"4th-best", AMOUNT_RANK, 4, 3.5, 4.5, CC_HEDGE_NONE, "-"},
};

static void lex_text(const char *text, struct cc_arena *arena, struct tokens *tokens)
{
    struct cc_error error = {0};
    assert_true(lex(cc_str_of(text), arena, tokens, &error));
}

static void test_amounts(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct cc_arena arena = {0};
        struct tokens tokens;
        struct amount amount;
        size_t length;
        lex_text(rows[i].text, &arena, &tokens);
        if (!amount_at(&tokens, 0, tokens.count, &amount, &length) || amount.class != rows[i].class || amount.hedge != rows[i].hedge)
            fail_msg("%s: class %d, hedge %d", rows[i].text, (int)amount.class, (int)amount.hedge);
        assert_double_near(amount.amount.value, rows[i].value, 1e-9 * rows[i].value);
        assert_double_near(amount.amount.width.lo, rows[i].low, 1e-9 * rows[i].value);
        assert_double_near(amount.amount.width.hi, rows[i].high, 1e-9 * rows[i].value);
        if (!*rows[i].rest) {
            assert_int_equal(length, tokens.count);
        } else if (tokens.items[length].kind == TOKEN_MARK) {
            assert_int_equal(tokens.items[length].mark, rows[i].rest[0]);
        } else {
            assert_view(tokens.items[length].text, rows[i].rest);
        }
        cc_arena_release(&arena);
    }
}

static void test_no_amounts(void **state)
{
    static const char *const texts[] = {"8x7B model", "2:4 sparsity", "14:1 split", "the H20", "percent"};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct cc_arena arena = {0};
        struct tokens tokens;
        struct amount amount;
        size_t length;
        lex_text(texts[i], &arena, &tokens);
        if (amount_at(&tokens, 0, tokens.count, &amount, &length))
            fail_msg("%s is an amount of class %d", texts[i], (int)amount.class);
        cc_arena_release(&arena);
    }
}

static void test_money_and_half_years(void **state)
{
    (void)state;
    struct cc_arena arena = {0};
    struct tokens tokens;
    struct amount amount;
    size_t length;
    lex_text("$5.5 billion", &arena, &tokens);
    assert_true(amount_at(&tokens, 1, tokens.count, &amount, &length));
    assert_int_equal(amount.class, AMOUNT_MONEY);
    lex_text("the first half of", &arena, &tokens);
    assert_false(amount_at(&tokens, 2, tokens.count, &amount, &length));
    cc_arena_release(&arena);
}

static void test_units_keep_their_print(void **state)
{
    (void)state;
    struct cc_arena arena = {0};
    struct tokens tokens;
    struct amount amount;
    size_t length;
    lex_text("4 Tb/s", &arena, &tokens);
    assert_true(amount_at(&tokens, 0, tokens.count, &amount, &length));
    assert_view(amount.amount.unit, "Tb/s");
    assert_true(amount.amount.bits);
    assert_int_equal(amount.amount.dimension, CC_DIM_BYTE_RATE);
    lex_text("989 dense FP8 TFLOPS", &arena, &tokens);
    assert_true(amount_at(&tokens, 0, tokens.count, &amount, &length));
    assert_true(amount.dense && !amount.sparse);
    assert_int_equal(amount.precision, CC_PREC_FP8);
    cc_arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_amounts),
        cmocka_unit_test(test_no_amounts),
        cmocka_unit_test(test_money_and_half_years),
        cmocka_unit_test(test_units_keep_their_print),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
