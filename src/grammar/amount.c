/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amounts: hedge, number or number word, range, unit. */
#include "scan.h"

#include "chipcmp/unit/unit.h"

#include <string.h>

struct printed { /* one number before its unit */
    struct cc_decimal decimal;
    double value;
    struct cc_interval width;
};

static struct printed print(struct cc_decimal decimal, const struct cc_unit *unit)
{
    struct printed out = {.decimal = decimal};
    out.value = cc_decimal_to_double(decimal, unit->scale10, unit->multiplier, unit->divisor);
    out.width = cc_interval_of_decimal(decimal, unit->scale10, unit->multiplier, unit->divisor);
    return out;
}

bool take_number(struct scan *scan, struct cc_decimal *out)
{
    const struct token *token = scan_peek(scan, 0);
    size_t length;
    if (!token)
        return false;
    if (grouped_number(scan->tokens, scan->at, scan->last, out, &length) ||
        spelled_number(scan->tokens, scan->at, scan->last, out, &length)) {
        scan->at += length;
        return true;
    }
    if (token->kind == TOKEN_NUMBER) {
        if (cc_decimal_parse(token->text, out) != CC_DECIMAL_OK)
            return false;
        scan->at++;
        return true;
    }
    const struct word_entry *entry = scan_word(scan, WORD_NUMBER, &length);
    if (!entry)
        return false;
    *out = (struct cc_decimal){.digits = (uint64_t)entry->value};
    scan->at += length;
    return true;
}

static void fill(struct amount *out, struct printed low, struct printed high, bool range)
{
    out->amount.range = range;
    out->amount.decimal = high.decimal;
    out->amount.value = range ? (low.value + high.value) / 2 : high.value;
    out->amount.width = range ? cc_interval_hull(low.width, high.width) : high.width;
}

static const struct cc_unit plain_unit = {.dimension = CC_DIM_NONE, .multiplier = 1, .divisor = 1};

static void fill_plain(struct amount *out, enum amount_class class, struct cc_decimal low, struct cc_decimal high, bool range)
{
    out->class = class;
    fill(out, print(low, &plain_unit), print(high, &plain_unit), range);
}

bool take_percent(struct scan *scan)
{
    size_t length = 1, kept = scan->at;
    if (scan_is_mark(scan, 0, '-'))
        scan->at++;
    if (scan_is_mark(scan, 0, '%') || scan_word(scan, WORD_PERCENT, &length)) {
        scan->at += length;
        return true;
    }
    scan->at = kept;
    return false;
}

/* "x", "times", "-fold"; not the "x" of a size ("8x7B") or a product. */
static bool take_times(struct scan *scan)
{
    size_t length, kept = scan->at;
    if (scan_is_mark(scan, 0, '-'))
        scan->at++;
    const struct word_entry *entry = scan_word(scan, WORD_TIMES, &length);
    const struct token *after = scan_peek(scan, length);
    if (!entry || (after && after->kind == TOKEN_NUMBER && !after->spaced)) {
        scan->at = kept;
        return false;
    }
    scan->at += length;
    return true;
}

/* Tokens up to byte `end`. */
static void advance_to(struct scan *scan, size_t end)
{
    while (scan->at < scan->last && scan->tokens->items[scan->at].start < end)
        scan->at++;
}

/* "per watt", "/W", "a watt". */
static bool take_per_watt(struct scan *scan)
{
    const struct token *per = scan_peek(scan, 0), *watt = scan_peek(scan, 1);
    if (!per || !watt || (!token_is_mark(per, '/') && !token_is_word(per, "per") && !token_is_word(per, "a")))
        return false;
    if (!token_is_word(watt, "watt") && (!token_is_word(watt, "w") || token_is_word(per, "a")))
        return false;
    scan->at += 2;
    return true;
}

/* What may stand between a number and its rate: "989 dense FP8 TFLOPS". */
static void take_quality(struct scan *scan, struct amount *quality)
{
    size_t length;
    const struct word_entry *entry;
    for (int i = 0; i < 4; i++) {
        if ((entry = scan_word(scan, WORD_PRECISION, &length)) != NULL) {
            quality->precision = (enum cc_precision)entry->value;
        } else if ((entry = scan_word(scan, WORD_QUALIFIER, &length)) != NULL) {
            quality->dense = quality->dense || entry->value == QUALIFIER_DENSE;
            quality->sparse = quality->sparse || entry->value == QUALIFIER_SPARSE;
            quality->tensor = quality->tensor || entry->value == QUALIFIER_TENSOR;
        } else if (i > 0 && scan_is_mark(scan, 0, '/') && scan_peek(scan, 1) && scan_peek(scan, 1)->kind == TOKEN_WORD) {
            length = 1; /* "624 BF16/FP16 TFLOPS" */
        } else {
            return;
        }
        scan->at += length;
    }
}

/* "80G of VRAM", "96G HBM3", "400G/s NVLink": a prefix alone, where the next words are of memory or a link. */
static bool prefix_here(const struct scan *scan, struct cc_unit *unit, struct cc_str *printed, size_t *end)
{
    const struct token *token = scan_peek(scan, 0), *next = scan_peek(scan, 1);
    if (token->text.len != 1 || token->spaced || (token->text.s[0] != 'G' && token->text.s[0] != 'T') || !next)
        return false;
    bool rate = token_is_mark(next, '/') && scan_peek(scan, 2) && token_is_word(scan_peek(scan, 2), "s");
    struct scan behind = *scan;
    size_t length;
    behind.at += rate ? 3 : 1;
    behind.at += behind.at < behind.last && token_is_word(&behind.tokens->items[behind.at], "of");
    const struct word_entry *metric = behind.at < behind.last ? scan_word(&behind, WORD_METRIC, &length) : NULL;
    bool memory = metric && (metric->value == CC_CM_MEMORY_CAPACITY || (rate && metric->value == CC_CM_INTERCONNECT_BANDWIDTH) ||
                                (rate && metric->value == CC_CM_MEMORY_BANDWIDTH));
    const char *name = token->text.s[0] == 'G' ? (rate ? "GB/s" : "GB") : (rate ? "TB/s" : "TB");
    *end = rate ? scan_peek(scan, 2)->end : token->end;
    *printed = cc_str_of(name);
    return memory && cc_unit_parse(*printed, unit);
}

/* *printed is the unit as it is to be shown, *end where its words stop. */
bool unit_here(const struct scan *scan, struct cc_unit *unit, struct cc_str *printed, size_t *end)
{
    const struct token *token = scan_peek(scan, 0);
    if (!token || token->kind != TOKEN_WORD)
        return false;
    if (prefix_here(scan, unit, printed, end))
        return true;
    struct cc_str rest = cc_str_sub(scan->tokens->text, token->start, scan->tokens->items[scan->last - 1].end);
    size_t length = cc_unit_scan(rest, unit);
    *end = token->start + length;
    *printed = cc_str_sub(rest, 0, length);
    bool with = length == 1 && rest.s[0] == 'w' && rest.len > 1 && rest.s[1] == '/'; /* "1,979 w/o sparsity" */
    if (with)
        return false;
    return length > 0 && !(unit->dimension == CC_DIM_COUNT && unit->scale10 == 0); /* counted nouns are words of the grammar */
}

static bool take_unit(struct scan *scan, struct cc_decimal low, struct cc_decimal high, bool range)
{
    struct amount quality = {0};
    struct cc_unit unit;
    struct cc_str printed = {0};
    size_t kept = scan->at, end = 0;
    if (scan_is_mark(scan, 0, '-'))
        scan->at++;
    bool found = unit_here(scan, &unit, &printed, &end);
    if (!found) {
        take_quality(scan, &quality);
        found = scan->at != kept && unit_here(scan, &unit, &printed, &end) && unit.dimension == CC_DIM_RATE;
    }
    if (!found) {
        scan->at = kept;
        return false;
    }
    struct amount *out = scan->out;
    advance_to(scan, end);
    out->class = AMOUNT_VALUE;
    out->precision = quality.precision;
    out->dense = quality.dense;
    out->sparse = quality.sparse;
    out->tensor = quality.tensor;
    fill(out, print(low, &unit), print(high, &unit), range);
    out->amount.unit = printed;
    out->amount.dimension = unit.dimension;
    out->amount.bits = unit.divisor == 8;
    if (unit.dimension == CC_DIM_RATE && take_per_watt(scan))
        out->class = AMOUNT_PER_WATT;
    return true;
}

/* "4th"; the ending stands directly behind the number. */
static bool take_ordinal(struct scan *scan)
{
    static const char *const endings[] = {"st", "nd", "rd", "th"};
    const struct token *token = scan_peek(scan, 0);
    for (size_t i = 0; token && !token->spaced && i < sizeof endings / sizeof endings[0]; i++) {
        if (token_is_word(token, endings[i])) {
            scan->at++;
            return true;
        }
    }
    return false;
}

/* A number glued to letters that are no unit ("8x7B", "2:4") is no amount. */
static bool is_glued(const struct scan *scan)
{
    const struct token *next = scan_peek(scan, 0), *after = scan_peek(scan, 1);
    if (!next || next->spaced)
        return false;
    if (next->kind == TOKEN_WORD)
        return true;
    bool joint = next->mark == ':' || next->mark == '/';
    return joint && after && !after->spaced && after->kind == TOKEN_NUMBER;
}

static bool take_counted(struct scan *scan)
{
    struct cc_decimal low, high;
    size_t first = scan->at;
    struct amount *out = scan->out;
    bool money = scan->at > 0 && token_is_mark(&scan->tokens->items[scan->at - 1], '$');
    if (!take_number(scan, &low))
        return false;
    high = low;
    size_t behind = scan->at;
    if (take_to_one(scan)) {
        fill_plain(out, AMOUNT_TIMES, low, low, false);
        return true;
    }
    bool range = take_range_end(scan, &high);
    if (scan_is_mark(scan, 0, '+')) {
        out->hedge = CC_HEDGE_AT_LEAST;
        scan->at++;
    }
    if (money) {
        fill_plain(out, AMOUNT_MONEY, low, high, range);
    } else if (take_percent(scan)) {
        range = range || take_percent_end(scan, first, &high);
        fill_plain(out, AMOUNT_PERCENT, low, high, range);
    } else if (take_times(scan)) {
        fill_plain(out, AMOUNT_TIMES, low, high, range);
        if (scan_is_mark(scan, 0, '+')) {
            out->hedge = CC_HEDGE_AT_LEAST;
            scan->at++;
        }
    } else if (take_ordinal(scan)) {
        fill_plain(out, AMOUNT_RANK, low, high, false);
    } else if (range && scan_is_step(scan, first)) {
        scan->at = behind;
        fill_plain(out, AMOUNT_NUMBER, low, low, false);
    } else if (!take_unit(scan, low, high, range)) {
        if (is_glued(scan))
            return false;
        fill_plain(out, AMOUNT_NUMBER, low, high, range);
    }
    return true;
}

/* "a factor of three". */
static bool take_factor(struct scan *scan)
{
    size_t length, kept = scan->at;
    struct cc_decimal low, high;
    if (scan_peek(scan, 0) && token_is_word(scan_peek(scan, 0), "a"))
        scan->at++;
    if (scan_word(scan, WORD_FACTOR, &length)) {
        scan->at += length;
        take_hedge(scan);
        if (take_number(scan, &low)) {
            high = low;
            bool range = take_range_end(scan, &high);
            fill_plain(scan->out, AMOUNT_TIMES, low, high, range);
            scan->out->factor = true;
            return true;
        }
    }
    scan->at = kept;
    return false;
}

/* "+43%": a sign that stands before a number, not between two. */
static bool is_gain(const struct scan *scan)
{
    const struct token *next = scan_peek(scan, 1);
    return scan_is_mark(scan, 0, '+') && next && next->kind == TOKEN_NUMBER && !next->spaced;
}

/* "(-85%)", "-85% compute": a minus with white space or a bracket before it, not between numbers. */
static bool is_loss(const struct scan *scan)
{
    const struct token *sign = scan_peek(scan, 0), *next = scan_peek(scan, 1);
    bool minus = sign && (token_is_mark(sign, '-') || token_is_mark(sign, MARK_DASH)) && next && next->kind == TOKEN_NUMBER &&
                 !next->spaced;
    bool opened = scan->at > 0 && token_is_mark(&scan->tokens->items[scan->at - 1], '(');
    return minus && (sign->spaced || opened);
}

/* "x1.76", "×1.76": the sign of a factor before its number. */
static bool is_prefixed(const struct scan *scan)
{
    const struct token *sign = scan_peek(scan, 0), *next = scan_peek(scan, 1);
    return sign && token_is_word(sign, "x") && sign->spaced && next && next->kind == TOKEN_NUMBER && !next->spaced;
}

/* "a third", "a factor of", "a hundred". */
static bool is_counting_article(const struct scan *scan)
{
    const struct token *next = scan_peek(scan, 1);
    return next && token_is_word(scan_peek(scan, 0), "a") &&
           (next->kind == TOKEN_MARK || (vocab_classes_of(next) & (CLASS_BIT(WORD_PART) | CLASS_BIT(WORD_FACTOR))) ||
               token_is_word(next, "hundred"));
}

/* Most words and marks begin no amount, and are told at once. */
static bool may_begin(const struct scan *scan)
{
    static const char marks[] = {'~', '<', '>', '+', '-', MARK_DASH, MARK_ATLEAST, MARK_ATMOST};
    const uint64_t classes = CLASS_BIT(WORD_HEDGE) | CLASS_BIT(WORD_NUMBER) | CLASS_BIT(WORD_MULTIPLE) | CLASS_BIT(WORD_FACTOR);
    const struct token *token = scan_peek(scan, 0);
    if (token->kind == TOKEN_MARK)
        return memchr(marks, token->mark, sizeof marks) || (vocab_classes_of(token) & classes);
    return token->kind == TOKEN_NUMBER || (vocab_classes_of(token) & classes) || is_counting_article(scan) || is_prefixed(scan);
}

bool amount_at(const struct tokens *tokens, size_t at, size_t last, struct amount *out, size_t *length)
{
    struct scan scan = {.tokens = tokens, .at = at, .last = last, .out = out};
    if (!may_begin(&scan))
        return false;
    *out = (struct amount){0};
    bool hedged = take_hedge(&scan);
    bool gain = !hedged && is_gain(&scan), loss = !hedged && is_loss(&scan), prefix = !hedged && is_prefixed(&scan);
    scan.at += gain || loss || prefix;
    bool found = take_part(&scan) || take_factor(&scan);
    if (!found && hedged)
        for (int i = 0; i < 3 && take_filler(&scan); i++)
            continue;
    found = found || take_quotient(&scan) || take_part(&scan) || take_factor(&scan) || take_multiple(&scan) || take_counted(&scan);
    out->gain = gain;
    out->loss = loss;
    if ((loss && out->class != AMOUNT_PERCENT) || (prefix && out->class != AMOUNT_NUMBER))
        return false;
    if (prefix)
        out->class = AMOUNT_TIMES;
    if (found && out->class == AMOUNT_VALUE)
        take_hedge_behind(&scan);
    *length = scan.at - at;
    return found;
}
