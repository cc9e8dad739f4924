/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 2, unit. Units as printed: a prefix, a base, and for some bases a mark of "per second"; or one whole word.
 *
 * Everything is matched at the start of the view against small tables, and the longest match that ends at a word's end wins; of two
 * equally long the first row. Patterns are in lower case unless their row is EXACT; a blank in a pattern stands for a run of spaces or
 * for a hyphen.
 */
#include "chipcmp/unit/unit.h"

#include "chipcmp/base/utf8.h"

#define COUNT_OF(table) (sizeof(table) / sizeof((table)[0]))

static const char *const dimension_names[] = {
    [CC_DIM_NONE] = "none",
    [CC_DIM_RATE] = "rate",
    [CC_DIM_BYTES] = "bytes",
    [CC_DIM_BYTE_RATE] = "byte_rate",
    [CC_DIM_POWER] = "power",
    [CC_DIM_AREA] = "area",
    [CC_DIM_COUNT] = "count",
    [CC_DIM_TEXT] = "text",
    [CC_DIM_DATE] = "date",
};

/* Kinds of prefix, and for a base the kinds it takes. */
enum {
    BARE = 1,    /* none */
    SYMBOL = 2,  /* T */
    WORD = 4,    /* tera */
    ISYMBOL = 8, /* Ti */
    IWORD = 16,  /* tebi */
    ANY_SYMBOL = SYMBOL | ISYMBOL,
    ANY_WORD = WORD | IWORD
};

struct prefix {
    char text[6]; /* in the row itself, not behind a pointer: these are read most */
    unsigned kind;
    int scale10;
    int scale2;
};

/* Sorted by first letters, as is the table of whole words. */
static const struct prefix prefixes[] = {
    {"e", SYMBOL, 18, 0},
    {"ei", ISYMBOL, 0, 60},
    {"exa", WORD, 18, 0},
    {"exbi", IWORD, 0, 60},
    {"g", SYMBOL, 9, 0},
    {"gi", ISYMBOL, 0, 30},
    {"giga", WORD, 9, 0},
    {"gibi", IWORD, 0, 30},
    {"k", SYMBOL, 3, 0},
    {"ki", ISYMBOL, 0, 10},
    {"kilo", WORD, 3, 0},
    {"kibi", IWORD, 0, 10},
    {"m", SYMBOL, 6, 0},
    {"mi", ISYMBOL, 0, 20},
    {"mega", WORD, 6, 0},
    {"mebi", IWORD, 0, 20},
    {"p", SYMBOL, 15, 0},
    {"pi", ISYMBOL, 0, 50},
    {"peta", WORD, 15, 0},
    {"pebi", IWORD, 0, 50},
    {"t", SYMBOL, 12, 0},
    {"ti", ISYMBOL, 0, 40},
    {"tera", WORD, 12, 0},
    {"tebi", IWORD, 0, 40},
    {"zetta", WORD, 21, 0},
};

static const struct prefix no_prefix = {"", BARE, 0, 0};

/* How a base goes with a second, and what the case of letters says. */
enum {
    PER_SECOND = 1,   /* "/s" may follow */
    NEEDS_SECOND = 2, /* ... and has to unless the prefix is a word: "flop" and "TOP" are no rates, "petaflop" is meant as one */
    SHORT_SECOND = 4, /* "ps" may follow: GBps */
    EXACT = 8,        /* the base is written as in the table */
    LOWER = 16,       /* the prefix is a small letter where a capital is right: "gb" */
    CAPITAL_M = 32    /* a small m is milli, which this table does not have */
};

struct base {
    char text[11];
    unsigned prefixes;
    unsigned flags;
    enum cc_dimension dimension;
    enum cc_dimension per_second;
    unsigned divisor;
};

static const struct base bases[] = {
    {"B", BARE | ANY_SYMBOL, PER_SECOND | SHORT_SECOND | EXACT, CC_DIM_BYTES, CC_DIM_BYTE_RATE, 1},
    {"b", ANY_SYMBOL, PER_SECOND | EXACT | LOWER, CC_DIM_BYTES, CC_DIM_BYTE_RATE, 1},
    {"b", ANY_SYMBOL, PER_SECOND | SHORT_SECOND | EXACT, CC_DIM_BYTES, CC_DIM_BYTE_RATE, 8},
    {"b", BARE, PER_SECOND | NEEDS_SECOND | EXACT, CC_DIM_BYTES, CC_DIM_BYTE_RATE, 8},
    {"byte", BARE | ANY_SYMBOL | ANY_WORD, PER_SECOND, CC_DIM_BYTES, CC_DIM_BYTE_RATE, 1},
    {"bytes", BARE | ANY_SYMBOL | ANY_WORD, PER_SECOND, CC_DIM_BYTES, CC_DIM_BYTE_RATE, 1},
    {"bit", BARE | ANY_SYMBOL | ANY_WORD, PER_SECOND, CC_DIM_BYTES, CC_DIM_BYTE_RATE, 8},
    {"bits", BARE | ANY_SYMBOL | ANY_WORD, PER_SECOND, CC_DIM_BYTES, CC_DIM_BYTE_RATE, 8},
    {"F", SYMBOL, EXACT, CC_DIM_RATE, CC_DIM_NONE, 1},
    {"flops", BARE | SYMBOL | WORD, PER_SECOND, CC_DIM_RATE, CC_DIM_RATE, 1},
    {"flop", BARE | WORD, PER_SECOND | NEEDS_SECOND, CC_DIM_RATE, CC_DIM_RATE, 1},
    {"flop", SYMBOL, PER_SECOND, CC_DIM_RATE, CC_DIM_RATE, 1},
    {"ops", BARE | SYMBOL | WORD, PER_SECOND, CC_DIM_RATE, CC_DIM_RATE, 1},
    {"op", BARE | SYMBOL | WORD, PER_SECOND | NEEDS_SECOND, CC_DIM_RATE, CC_DIM_RATE, 1},
    {"operations", BARE, PER_SECOND | NEEDS_SECOND, CC_DIM_RATE, CC_DIM_RATE, 1},
    {"w", BARE | SYMBOL, CAPITAL_M, CC_DIM_POWER, CC_DIM_NONE, 1},
    {"watt", BARE | WORD, 0, CC_DIM_POWER, CC_DIM_NONE, 1},
    {"watts", BARE | WORD, 0, CC_DIM_POWER, CC_DIM_NONE, 1},
};

static const char *const second_marks[] = {"/s", "/sec", "/second", " per second", " per sec", " a second"};

struct whole {
    const char *text;
    bool exact;
    enum cc_dimension dimension;
    int scale10;
};

static const struct whole wholes[] = {
    {"accelerator", false, CC_DIM_COUNT, 0},
    {"accelerators", false, CC_DIM_COUNT, 0},
    {"ai core", false, CC_DIM_COUNT, 0},
    {"ai cores", false, CC_DIM_COUNT, 0},
    {"billion", false, CC_DIM_COUNT, 9},
    {"billions", false, CC_DIM_COUNT, 9},
    {"bn", false, CC_DIM_COUNT, 9},
    {"chip", false, CC_DIM_COUNT, 0},
    {"chips", false, CC_DIM_COUNT, 0},
    {"compute unit", false, CC_DIM_COUNT, 0},
    {"compute units", false, CC_DIM_COUNT, 0},
    {"cu", false, CC_DIM_COUNT, 0},
    {"cus", false, CC_DIM_COUNT, 0},
    {"die", false, CC_DIM_COUNT, 0},
    {"dies", false, CC_DIM_COUNT, 0},
    {"gigs", false, CC_DIM_BYTES, 9},
    {"gpu", false, CC_DIM_COUNT, 0},
    {"gpus", false, CC_DIM_COUNT, 0},
    {"million", false, CC_DIM_COUNT, 6},
    {"millions", false, CC_DIM_COUNT, 6},
    {"mm2", true, CC_DIM_AREA, 0},
    {"mm^2", true, CC_DIM_AREA, 0},
    {"mm\xC2\xB2", true, CC_DIM_AREA, 0},
    {"npu", false, CC_DIM_COUNT, 0},
    {"npus", false, CC_DIM_COUNT, 0},
    {"sm", false, CC_DIM_COUNT, 0},
    {"sms", false, CC_DIM_COUNT, 0},
    {"sq mm", false, CC_DIM_AREA, 0},
    {"sq. mm", false, CC_DIM_AREA, 0},
    {"square mm", false, CC_DIM_AREA, 0},
    {"square millimeter", false, CC_DIM_AREA, 0},
    {"square millimeters", false, CC_DIM_AREA, 0},
    {"square millimetre", false, CC_DIM_AREA, 0},
    {"square millimetres", false, CC_DIM_AREA, 0},
    {"streaming multiprocessor", false, CC_DIM_COUNT, 0},
    {"streaming multiprocessors", false, CC_DIM_COUNT, 0},
    {"thousand", false, CC_DIM_COUNT, 3},
    {"trillion", false, CC_DIM_COUNT, 12},
    {"trillions", false, CC_DIM_COUNT, 12},
};

const char *cc_dimension_name(enum cc_dimension dimension)
{
    return (size_t)dimension < COUNT_OF(dimension_names) ? dimension_names[dimension] : dimension_names[CC_DIM_NONE];
}

bool cc_dimension_parse(struct cc_str name, enum cc_dimension *out)
{
    for (size_t i = CC_DIM_NONE + 1; i < COUNT_OF(dimension_names); i++) {
        if (cc_str_eq(name, cc_str_of(dimension_names[i]))) {
            *out = (enum cc_dimension)i;
            return true;
        }
    }
    return false;
}

/* Length of the space at `at`: a run of white space or no-break spaces, or one hyphen. */
static size_t gap_length(struct cc_str s, size_t at)
{
    size_t end = at;
    if (at < s.len && s.s[at] == '-')
        return 1;
    while (end < s.len) {
        if (cc_is_space(s.s[end]))
            end += 1;
        else if (cc_str_starts(cc_str_sub(s, end, s.len), CC_STR("\xC2\xA0")))
            end += 2;
        else
            break;
    }
    return end - at;
}

/* A cheap look at the first letter before a pattern is tried: the tables are walked for each of hundreds of thousands of cells. */
static bool may_match(struct cc_str s, size_t at, const char *pattern)
{
    return at < s.len && ((s.s[at] ^ pattern[0]) & ~0x20) == 0; /* 0x20 is what letter case differs in */
}

/* In a table sorted by first letters: nothing further can match. */
static bool is_past(struct cc_str s, const char *pattern)
{
    return pattern[0] > cc_lower(s.s[0]);
}

/* Whether s goes on with the pattern at `at`; *end is where it stops. */
static bool matches(struct cc_str s, size_t at, const char *pattern, bool exact, size_t *end)
{
    for (; *pattern; pattern++) {
        if (*pattern == ' ') {
            size_t gap = gap_length(s, at);
            if (gap == 0)
                return false;
            at += gap;
            continue;
        }
        if (at >= s.len || (exact ? s.s[at] : cc_lower(s.s[at])) != *pattern)
            return false;
        at++;
    }
    *end = at;
    return true;
}

/* Letters of the Latin, Greek, Cyrillic and further alphabets; signs such as the dashes and quotes lie elsewhere. */
static bool is_foreign_letter(uint32_t character)
{
    return character == 0xAA || character == 0xB5 || character == 0xBA ||
           (character >= 0xC0 && character <= 0x1FFF && character != 0xD7 && character != 0xF7);
}

static bool ends_word(struct cc_str s, size_t at)
{
    if (at >= s.len)
        return true;
    size_t length;
    char c = s.s[at];
    if ((unsigned char)c < 0x80)
        return !cc_is_alpha(c) && !cc_is_digit(c) && c != '_' && c != '^';
    return !is_foreign_letter(cc_utf8_decode(s, at, &length));
}

/* Where the mark of a second that begins at `at` ends, or `at` where there is none. */
static size_t skip_second(struct cc_str s, size_t at, const struct base *base)
{
    size_t end, longest = at;
    if (at >= s.len)
        return at;
    if ((base->flags & SHORT_SECOND) && matches(s, at, "ps", false, &end) && ends_word(s, end))
        return end;
    for (size_t i = 0; i < COUNT_OF(second_marks); i++) {
        if (matches(s, at, second_marks[i], false, &end) && end > longest && ends_word(s, end))
            longest = end;
    }
    return longest;
}

static bool case_is_right(struct cc_str s, const struct prefix *prefix, const struct base *base)
{
    if ((base->flags & LOWER) && (s.s[0] == 'k' || s.s[0] != cc_lower(s.s[0])))
        return false;
    return !((base->flags & CAPITAL_M) && prefix->kind == SYMBOL && s.s[0] == 'm');
}

/* Tries one base behind a prefix that ends at `at`; returns the end of the whole unit, 0 where it does not match. */
static size_t match_base(struct cc_str s, size_t at, const struct prefix *prefix, const struct base *base, enum cc_dimension *dimension)
{
    size_t end;
    if (!matches(s, at, base->text, (base->flags & EXACT) != 0, &end) || !case_is_right(s, prefix, base))
        return 0;
    size_t timed = base->flags & PER_SECOND ? skip_second(s, end, base) : end;
    if (timed == end && (base->flags & NEEDS_SECOND) && !(prefix->kind & ANY_WORD))
        return 0;
    *dimension = timed > end ? base->per_second : base->dimension;
    return ends_word(s, timed) ? timed : 0;
}

/* The longest unit found so far; end 0 where there is none. */
struct found {
    size_t end;
    struct cc_unit unit;
};

static void try_bases(struct cc_str s, size_t at, const struct prefix *prefix, struct found *best)
{
    for (size_t i = 0; i < COUNT_OF(bases) && best->end < s.len; i++) {
        const struct base *base = &bases[i];
        enum cc_dimension dimension;
        if (!(base->prefixes & prefix->kind) || !may_match(s, at, base->text))
            continue;
        size_t end = match_base(s, at, prefix, base, &dimension);
        if (end > best->end)
            *best = (struct found){end, {dimension, prefix->scale10, UINT64_C(1) << prefix->scale2, base->divisor}};
    }
}

static void try_prefixes(struct cc_str s, struct found *best)
{
    try_bases(s, 0, &no_prefix, best);
    for (size_t i = 0; i < COUNT_OF(prefixes) && best->end < s.len && !is_past(s, prefixes[i].text); i++) {
        const struct prefix *prefix = &prefixes[i];
        size_t at;
        if (!may_match(s, 0, prefix->text) || !matches(s, 0, prefix->text, false, &at))
            continue;
        if ((prefix->kind & ANY_WORD) && at < s.len && s.s[at] == '-')
            at++;
        try_bases(s, at, prefix, best);
    }
}

static void try_wholes(struct cc_str s, struct found *best)
{
    for (size_t i = 0; i < COUNT_OF(wholes) && best->end < s.len && !is_past(s, wholes[i].text); i++) {
        const struct whole *whole = &wholes[i];
        size_t end;
        if (may_match(s, 0, whole->text) && matches(s, 0, whole->text, whole->exact, &end) && end > best->end && ends_word(s, end))
            *best = (struct found){end, {whole->dimension, whole->scale10, 1, 1}};
    }
}

size_t cc_unit_scan(struct cc_str s, struct cc_unit *out)
{
    struct found best = {.end = 0};
    if (s.len == 0)
        return 0;
    try_prefixes(s, &best);
    try_wholes(s, &best);
    if (best.end > 0)
        *out = best.unit;
    return best.end;
}

bool cc_unit_parse(struct cc_str s, struct cc_unit *out)
{
    struct cc_unit unit = {CC_DIM_COUNT, 0, 1, 1};
    if (s.len > 0 && cc_unit_scan(s, &unit) != s.len)
        return false;
    *out = unit;
    return true;
}
