/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two numbers of one amount: ranges, steps that are none, and ratios to one. */
#include "scan.h"

#include "chipcmp/unit/unit.h"

/* The second number of "2.25 to 2.5" or "30-50"; a hyphen must stand close to both. */
bool take_range_end(struct scan *scan, struct cc_decimal *out)
{
    const struct token *joint = scan_peek(scan, 0), *next = scan_peek(scan, 1);
    size_t kept = scan->at;
    if (!joint || !next || next->kind != TOKEN_NUMBER)
        return false;
    bool hyphen = (token_is_mark(joint, '-') || token_is_mark(joint, MARK_DASH)) && !joint->spaced && !next->spaced;
    bool between = token_is_word(joint, "and") && scan->at >= 2 && token_is_word(&scan->tokens->items[scan->at - 2], "between");
    if (!hyphen && !between && !token_is_word(joint, "to"))
        return false;
    scan->at++;
    if (take_number(scan, out))
        return true;
    scan->at = kept;
    return false;
}

/* "climbs from 80 to 141 GB": two figures, where no word near says that one thing has all between them. */
bool scan_is_step(const struct scan *scan, size_t number)
{
    static const char *const spans[] = {"range", "ranges", "ranged", "ranging", "varies", "vary", "varying", "anywhere", "configurable",
        "adjustable", "spans", "is", "are", "somewhere"};
    const struct token *items = scan->tokens->items;
    if (number == 0 || !token_is_word(&items[number - 1], "from"))
        return false;
    for (size_t i = number - 1; i-- > 0 && i + 4 > number;)
        if (TOKEN_IN(&items[i], spans))
            return false;
    return true;
}

/* "6.7 to 1", "three-to-one": so many times as much. */
bool take_to_one(struct scan *scan)
{
    size_t hyphen = scan_is_mark(scan, 0, '-');
    const struct token *to = scan_peek(scan, hyphen), *one = scan_peek(scan, 2 * hyphen + 1), *next = scan_peek(scan, 2 * hyphen + 2);
    bool number = one && (token_is_word(one, "one") || (one->kind == TOKEN_NUMBER && cc_str_eq(one->text, CC_STR("1"))));
    if (!to || !token_is_word(to, "to") || !number || (next && (next->kind == TOKEN_NUMBER || token_is_mark(next, '%'))) ||
        (hyphen && !scan_is_mark(scan, 2, '-')) || (next && !next->spaced && next->kind == TOKEN_WORD))
        return false;
    struct cc_unit unit;
    struct cc_str printed;
    size_t end, kept = scan->at;
    scan->at += 2 * hyphen + 2;
    bool measured = unit_here(scan, &unit, &printed, &end); /* "2 to 1 GB" */
    if (measured)
        scan->at = kept;
    return !measured;
}

/* "40% to 45%", "between 40% and 45%": the second end has a sign of its own; "from 15% to 20%" are two amounts. */
bool take_percent_end(struct scan *scan, size_t first, struct cc_decimal *high)
{
    size_t kept = scan->at;
    const struct token *joint = scan_peek(scan, 0), *next = scan_peek(scan, 1);
    bool between = first > 0 && token_is_word(&scan->tokens->items[first - 1], "between");
    bool to = joint && (token_is_word(joint, "to") || token_is_mark(joint, '-') || token_is_mark(joint, MARK_DASH));
    if (!joint || !next || next->kind != TOKEN_NUMBER || !(between ? token_is_word(joint, "and") : to) || scan_is_step(scan, first))
        return false;
    scan->at++;
    struct cc_decimal end;
    if (take_number(scan, &end) && take_percent(scan)) {
        *high = end;
        return true;
    }
    scan->at = kept;
    return false;
}
