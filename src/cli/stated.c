/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stated amount in words: an optional "about", a number, percent or times, and a direction. */
#include "stated.h"

#include "chipcmp/claim/verdict.h"

enum { OPERANDS_MAX = 6 /* about 28 percent less than */ };

enum unit { UNIT_NONE, UNIT_PERCENT, UNIT_TIMES };
enum direction { DIRECTION_NONE, DIRECTION_LESS, DIRECTION_MORE, DIRECTION_OF };

struct word {
    const char *word;
    int value;
};

static const struct word hedges[] = {{"about", CC_HEDGE_ABOUT}, {"around", CC_HEDGE_ABOUT}, {"roughly", CC_HEDGE_ABOUT},
    {"some", CC_HEDGE_ABOUT}, {"~", CC_HEDGE_ABOUT}, {"nearly", CC_HEDGE_NEARLY}, {"almost", CC_HEDGE_NEARLY}, {NULL, 0}};

static const struct word units[] = {{"%", UNIT_PERCENT}, {"percent", UNIT_PERCENT}, {"per cent", UNIT_PERCENT}, {"pct", UNIT_PERCENT},
    {"x", UNIT_TIMES}, {"\xC3\x97", UNIT_TIMES}, {"times", UNIT_TIMES}, {"fold", UNIT_TIMES}, {"-fold", UNIT_TIMES}, {NULL, 0}};

static const struct word directions[] = {{"less", DIRECTION_LESS}, {"lower", DIRECTION_LESS}, {"fewer", DIRECTION_LESS},
    {"smaller", DIRECTION_LESS}, {"slower", DIRECTION_LESS}, {"below", DIRECTION_LESS}, {"more", DIRECTION_MORE},
    {"higher", DIRECTION_MORE}, {"greater", DIRECTION_MORE}, {"larger", DIRECTION_MORE}, {"faster", DIRECTION_MORE},
    {"above", DIRECTION_MORE}, {"of", DIRECTION_OF}, {"as much", DIRECTION_OF}, {"as many", DIRECTION_OF}, {"as much as", DIRECTION_OF},
    {"as many as", DIRECTION_OF}, {NULL, 0}};

struct amount_words {
    enum cc_hedge hedge;
    struct cc_str number; /* as printed, without a sign */
    struct cc_decimal decimal;
    enum unit unit;
    enum direction direction;
};

/* Takes the longest of the words off the front of *s; 0 where none stands there. A word that ends in a letter ends at a word's end. */
static int take_word(struct cc_str *s, const struct word *words)
{
    size_t longest = 0;
    int value = 0;
    for (; words->word; words++) {
        struct cc_str word = cc_str_of(words->word);
        bool ends = s->len == word.len || (s->len > word.len && (!cc_is_alpha(word.s[word.len - 1]) || cc_is_space(s->s[word.len])));
        if (word.len > longest && ends && cc_str_starts_nocase(*s, word)) {
            longest = word.len;
            value = words->value;
        }
    }
    *s = cc_str_trim(cc_str_sub(*s, longest, s->len));
    return value;
}

/* "+20%" is 20% more, "-28%" 28% less. */
static enum direction take_sign(struct cc_str *s)
{
    static const struct word signs[] = {{"+", DIRECTION_MORE}, {"-", DIRECTION_LESS}, {"\xE2\x88\x92", DIRECTION_LESS},
        {NULL, 0}}; /* U+2212 */
    return (enum direction)take_word(s, signs);
}

static bool parse(struct cc_str text, struct amount_words *out)
{
    struct cc_str s = cc_str_trim(text);
    static const struct word than[] = {{"than", 1}, {NULL, 0}};
    out->hedge = (enum cc_hedge)take_word(&s, hedges);
    enum direction sign = take_sign(&s);
    size_t length = cc_decimal_scan(s);
    if (!length || cc_decimal_parse(cc_str_sub(s, 0, length), &out->decimal) != CC_DECIMAL_OK || cc_decimal_is_zero(out->decimal))
        return false;
    out->number = cc_str_sub(s, 0, length);
    s = cc_str_trim(cc_str_sub(s, length, s.len));
    out->unit = (enum unit)take_word(&s, units);
    out->direction = (enum direction)take_word(&s, directions);
    if (out->direction == DIRECTION_LESS || out->direction == DIRECTION_MORE)
        take_word(&s, than);
    if (sign != DIRECTION_NONE && (out->direction != DIRECTION_NONE || out->unit == UNIT_TIMES))
        return false;
    out->direction = sign != DIRECTION_NONE ? sign : out->direction;
    return s.len == 0;
}

/* A bare number below 10 with a decimal point is a ratio, also before "of"; every other one a percentage. */
static bool is_ratio(const struct amount_words *words)
{
    if (words->unit == UNIT_NONE && (words->direction == DIRECTION_NONE || words->direction == DIRECTION_OF))
        return cc_decimal_places(words->decimal) > 0 && cc_decimal_to_double(words->decimal, 0, 1, 1) < 10;
    return words->unit == UNIT_TIMES;
}

/* One way to take the words; left out where nothing would remain ("100% less") or where an earlier way says the same. */
static bool add_way(struct cc_cli *cli, const struct amount_words *words, enum cc_form form, const char *after,
    struct cc_stated_operand *out)
{
    struct cc_amount amount = {.value = cc_decimal_to_double(words->decimal, 0, 1, 1),
        .width = cc_interval_of_decimal(words->decimal, 0, 1, 1),
        .decimal = words->decimal};
    struct cc_allowed allowed = cc_amount_allowed(form, &amount, words->hedge, false, NULL);
    struct cc_explain_stated way = {.centre = cc_form_ratio(form, amount.value), .range = allowed.range};
    if (allowed.open_low || allowed.open_high || !(way.range.lo > 0) || !(way.range.lo < way.range.hi))
        return true;
    for (size_t i = 0; i < out->count; i++)
        if (out->ways[i].range.lo <= way.range.lo && way.range.hi <= out->ways[i].range.hi)
            return true;
    const char *hedge = words->hedge == CC_HEDGE_ABOUT ? "about " : words->hedge == CC_HEDGE_NEARLY ? "nearly " : "";
    way.words = cc_arena_format(&cli->arena, "%s%.*s%s", hedge, CC_PRI(words->number), after);
    if (!way.words.s)
        return cc_error_memory(&cli->error);
    out->ways[out->count++] = way;
    return true;
}

static bool add_ways(struct cc_cli *cli, const struct amount_words *words, struct cc_stated_operand *out)
{
    static const struct {
        enum direction direction;
        enum cc_form form;
        const char *after;
    } percents[] = {{DIRECTION_LESS, CC_FORM_PERCENT_LESS, "% less"}, {DIRECTION_MORE, CC_FORM_PERCENT_MORE, "% more"},
        {DIRECTION_OF, CC_FORM_PERCENT_OF, "% of"}};
    if (is_ratio(words)) {
        bool less = words->direction == DIRECTION_LESS;
        return add_way(cli, words, less ? CC_FORM_TIMES_LESS : CC_FORM_TIMES, less ? " times less" : " times", out);
    }
    for (size_t i = 0; i < sizeof percents / sizeof *percents; i++)
        if ((words->direction == DIRECTION_NONE || words->direction == percents[i].direction) &&
            !add_way(cli, words, percents[i].form, percents[i].after, out))
            return false;
    return true;
}

/* The longest run of operands that is an amount. */
static bool find(struct cc_cli *cli, int count, char **operands, struct amount_words *words, struct cc_stated_operand *out)
{
    int most = count - 1 < OPERANDS_MAX ? count - 1 : OPERANDS_MAX;
    for (out->used = most > 1 ? most : 1; out->used > 0; out->used--) {
        struct cc_buf text;
        cc_buf_init(&text, 0);
        for (int i = 0; i < out->used; i++)
            cc_buf_addf(&text, "%s%s", i ? " " : "", operands[i]);
        out->words = cc_str_trim(cc_arena_copy(&cli->arena, cc_buf_view(&text)));
        bool failed = text.failed || cli->arena.failed;
        cc_buf_release(&text);
        if (failed)
            return cc_error_memory(&cli->error);
        if (parse(out->words, words))
            return true;
    }
    cc_cli_usage(cli, "\"%s\" is no percentage and no ratio; write 28%% less, 28%% more, 85%% of, 1.43x, 0.72 or 28%%", operands[0]);
    return false;
}

bool cc_cli_stated(struct cc_cli *cli, int count, char **operands, struct cc_stated_operand *out)
{
    struct amount_words words = {.unit = UNIT_NONE};
    *out = (struct cc_stated_operand){.count = 0};
    if (!find(cli, count, operands, &words, out) || !add_ways(cli, &words, out))
        return false;
    if (!out->count)
        cc_cli_usage(cli, "\"%.*s\" leaves nothing to compare; no chip has a figure of zero", CC_PRI(out->words));
    return out->count > 0;
}
