/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures that no claim may be made of: what software uses, what somebody measured, what several devices have, whose owner is unclear. */
#include "parse.h"

#include "chipcmp/unit/unit.h"

static const struct token *token_of(const struct parser *parser, size_t at)
{
    return &parser->atoms.tokens->items[atom_at(parser, at)->first];
}

/* "a 70B model takes 70 GB on the H100", "peak memory on the H100 was 71 GB", "OOM at 81 GB": what a job filled. */
static bool is_filled(const struct parser *parser, size_t at)
{
    static const char *const jobs[] = {"model", "models", "weights", "checkpoint", "batch", "optimizer", "activations"};
    static const char *const takes[] = {"takes", "take", "took", "fits", "fit", "fills", "fill"};
    bool model = false;
    if (!atom_is_amount(atom_at(parser, at), AMOUNT_VALUE) || atom_at(parser, at)->amount.amount.dimension != CC_DIM_BYTES)
        return false;
    for (size_t i = parser->first; i < parser->last; i++) {
        bool peak = token_is_word(token_of(parser, i), "peak") && i + 1 < parser->last && atom_is_metric(atom_at(parser, i + 1)) &&
                    atom_at(parser, i + 1)->entry->value == CC_CM_MEMORY_CAPACITY;
        model = model || TOKEN_IN(token_of(parser, i), jobs);
        bool taken = model && i < at && TOKEN_IN(token_of(parser, i), takes);
        if (token_is_word(token_of(parser, i), "oom") || (i < at && peak) || taken)
            return true;
    }
    return false;
}

/* "132 of 144 SMs", "132 out of 144": the figure that is a part of the one at `at`; NOWHERE where there is none. */
static size_t part_of_total(const struct parser *parser, size_t at)
{
    const struct atom *atom = atom_at(parser, at);
    size_t i = at;
    while (i > parser->first && (atom_is(atom_at(parser, i - 1), WORD_ARTICLE) || atom_is(atom_at(parser, i - 1), WORD_PRONOUN)))
        i--;
    if (i < parser->first + 2 || !atom_is(atom_at(parser, i - 1), WORD_OF))
        return NOWHERE;
    i -= 2;
    i -= token_is_word(token_of(parser, i), "out") && i > parser->first;
    const struct atom *part = atom_at(parser, i);
    bool alike = part->kind == ATOM_AMOUNT && part->amount.class == atom->amount.class &&
                 part->amount.amount.dimension == atom->amount.amount.dimension;
    return alike || atom_is_amount(part, AMOUNT_NUMBER) ? i : NOWHERE;
}

/* "the full GH100 die has 144 SMs". */
static bool is_of_die(const struct parser *parser, size_t at)
{
    static const char *const dies[] = {"die", "gh100", "gb100", "ga100", "silicon", "implementation"};
    for (size_t i = parser->first; i + 1 < at && atom_is_amount(atom_at(parser, at), AMOUNT_NUMBER); i++)
        if (token_is_word(token_of(parser, i), "full") && TOKEN_IN(token_of(parser, i + 1), dies))
            return true;
    return false;
}

/* The number there are in all; its part, where it is a bare number, counts the same. */
static bool is_total(struct parser *parser, size_t at)
{
    const struct atom *atom = atom_at(parser, at);
    if (!atom_is_amount(atom, AMOUNT_NUMBER) && !atom_is_amount(atom, AMOUNT_VALUE))
        return false;
    size_t part = part_of_total(parser, at);
    if (part == NOWHERE)
        return is_of_die(parser, at);
    if (atom_is_amount(atom_at(parser, part), AMOUNT_NUMBER) && !atom_at(parser, part)->lender)
        parser->atoms.items[part].lender = at + 1;
    return true;
}

/* "needs 140 GB", "leaves 20 GB free", "60 GB in use": bytes that are filled, not those a chip has. */
static bool is_use(const struct parser *parser, size_t at)
{
    static const char *const verbs[] = {"need", "needs", "needed", "require", "requires", "required", "consume", "consumes", "consumed",
        "occupy", "occupies", "occupied", "leave", "leaves", "leaving", "uses", "used", "using"};
    static const char *const ends[] = {"free", "use", "used", "spare", "left", "headroom", "model", "models", "checkpoint", "file",
        "dataset", "cache", "context"};
    if (!atom_is_amount(atom_at(parser, at), AMOUNT_VALUE) || atom_at(parser, at)->amount.amount.dimension != CC_DIM_BYTES ||
        cc_str_eq(atom_at(parser, at)->amount.amount.unit, CC_STR("B"))) /* "a 70B model": billions of parameters */
        return false;
    for (size_t i = at + 1; i < parser->last && i <= at + 3; i++) {
        if (names_memory(atom_at(parser, i)))
            return false; /* "uses 80 GB of HBM3" */
        if (TOKEN_IN(token_of(parser, i), ends))
            return true;
        if (atom_at(parser, i)->kind == ATOM_AMOUNT || atom_at(parser, i)->kind == ATOM_MARK)
            break;
    }
    for (size_t i = at; i-- > parser->first && i + 3 >= at;)
        if (TOKEN_IN(token_of(parser, i), verbs))
            return true;
    return false;
}

/* "reached 700 TFLOPS", "measured", "in practice", "in our test": a result. */
static bool is_measured(const struct parser *parser, size_t at)
{
    static const char *const before[] = {"reached", "achieved", "achieves", "achieving", "attained", "sustained", "sustains", "hit",
        "managed", "clocked"};
    static const char *const present_tense[] = {"achieves", "achieving"}; /* "achieves 1.7 times the FP8 rate": what it is able to do */
    static const char *const anywhere[] = {"measured", "measurement", "measurements", "observed", "practice", "benchmarked", "profiled",
        "idle", "idling", "effective", "achievable", "averaged", "averages", "averaging", "utilization", "utilisation", "mfu", "idles"};
    static const char *const trials[] = {"benchmark", "benchmarks", "test", "tests", "testing", "trial", "trials", "run", "runs", "lab"};
    static const char *const owners[] = {"in", "our", "my", "their"};
    for (size_t i = parser->first; i < parser->last; i++) {
        if (atom_at(parser, i)->clause != atom_at(parser, at)->clause)
            continue;
        const struct token *token = token_of(parser, i);
        bool present = atom_is_factor(atom_at(parser, at)) && TOKEN_IN(token, present_tense);
        bool ours = i > parser->first &&
                    (TOKEN_IN(token_of(parser, i - 1), owners) || (i > parser->first + 1 && TOKEN_IN(token_of(parser, i - 2), owners)));
        if (TOKEN_IN(token, anywhere) || (i < at && !present && TOKEN_IN(token, before)) || (ours && TOKEN_IN(token, trials)))
            return true;
    }
    return false;
}

/* "FlashAttention gets 740 TFLOPS on the H100": the rate of something that is no chip, on one. */
static bool is_on_chip(const struct parser *parser, size_t at)
{
    const struct atom *value = atom_at(parser, at);
    bool exact, rate = value->amount.amount.dimension == CC_DIM_RATE || value->amount.amount.dimension == CC_DIM_BYTE_RATE;
    if (!atom_is_amount(value, AMOUNT_VALUE) || !rate)
        return false;
    size_t others = 0;
    for (size_t i = at; i-- > parser->first && !ends_search(atom_at(parser, i));) {
        const struct atom *atom = atom_at(parser, i);
        if (atom->kind == ATOM_CHIP || atom_is_metric(atom) || atom_is(atom, WORD_MAKER) || atom_is(atom, WORD_PRONOUN) ||
            atom_is(atom, WORD_BE) || atom_is_mark(atom, ':'))
            return false;
        others += atom->kind == ATOM_OTHER || atom_is(atom, WORD_HAVE);
    }
    size_t owner = others < 2 ? NOWHERE : owner_of_value(parser, at, &exact);
    return owner != NOWHERE && owner > at && atom_at(parser, owner)->role == ROLE_PLACE;
}

/* "nvidia-smi shows 143771MiB and a cap of 700W": what a tool reads off a card. */
static bool is_reading(const struct parser *parser)
{
    static const char *const tools[] = {"smi", "nvtop", "dcgm", "dcgmi", "nsight", "ncu"};
    for (size_t i = parser->first; i < parser->last; i++)
        if (TOKEN_IN(token_of(parser, i), tools) ||
            (atom_is_amount(atom_at(parser, i), AMOUNT_VALUE) && cc_str_eq_nocase(atom_at(parser, i)->amount.amount.unit, CC_STR("MiB"))))
            return true;
    return false;
}

/* "a gap of 61 GB", "the difference is 61 GB", "a 61 GB gap": of two chips, and which way is not said. */
static bool is_gap(const struct parser *parser, size_t at)
{
    static const char *const gaps[] = {"gap", "difference", "margin", "delta"};
    if (!atom_is_amount(atom_at(parser, at), AMOUNT_VALUE))
        return false;
    if (at > parser->first + 1 && atom_is_mark(atom_at(parser, at - 1), '+') && is_party(atom_at(parser, at - 2)))
        return true; /* "H200 = H100 + 61 GB" */
    for (size_t i = at + 1; i < parser->last && i <= at + 2; i++)
        if (TOKEN_IN(token_of(parser, i), gaps))
            return true;
    for (size_t i = at; i-- > parser->first && !ends_search(atom_at(parser, i)) && atom_at(parser, i)->kind != ATOM_AMOUNT;)
        if (TOKEN_IN(token_of(parser, i), gaps) && (atom_is(atom_at(parser, at - 1), WORD_OF) || atom_is(atom_at(parser, at - 1), WORD_BE)))
            return true;
    return false;
}

/* "the 4,800 TPP threshold", "a threshold of 600 GB/s", "a power cap of 500 W": a rule's number, or a setting. */
static bool is_threshold(const struct parser *parser, size_t at)
{
    static const char *const rules[] = {"threshold", "thresholds", "limit", "limits", "ceiling", "cap", "line", "bar", "cutoff", "bound"};
    for (size_t i = at + 1; i < parser->last && i <= at + 3; i++) {
        if (TOKEN_IN(token_of(parser, i), rules))
            return true;
        if (!atom_is_metric(atom_at(parser, i)) && atom_at(parser, i)->kind != ATOM_OTHER && !atom_is_mark(atom_at(parser, i), '-'))
            break;
    }
    for (size_t i = at; i-- > parser->first && i + 6 >= at;) {
        const struct atom *atom = atom_at(parser, i);
        if (TOKEN_IN(token_of(parser, i), rules))
            return true;
        if (!atom_is(atom, WORD_OF) && !atom_is(atom, WORD_BE) && !atom_is(atom, WORD_ARTICLE) && !atom_is(atom, WORD_HEDGE) &&
            !atom_is_metric(atom) && !atom_is(atom, WORD_PLACE))
            break;
    }
    return false;
}

/* "our H100s are capped at 500 W", "we set power_limit to 350 W on the H100": what somebody has set. */
static bool is_set_by_user(const struct parser *parser, size_t at)
{
    static const char *const users[] = {"we", "i", "you", "our", "my", "your"};
    static const char *const verbs[] = {"set", "sets", "setting", "cap", "capped", "capping", "limit", "limited", "limiting", "throttle",
        "throttled", "throttling", "undervolt", "undervolted", "underclocked", "downclocked", "overclocked", "lock", "locked", "tuned",
        "configured", "restricted", "lowered", "reduced", "raised", "dropped", "turned"};
    bool user = false, verb = false;
    size_t to = at;
    while (to > parser->first && (atom_is(atom_at(parser, to - 1), WORD_HEDGE) || atom_is(atom_at(parser, to - 1), WORD_ARTICLE)))
        to--;
    if (to == parser->first || !(is_place(atom_at(parser, to - 1), PLACE_AT) || is_place(atom_at(parser, to - 1), PLACE_TO)))
        return false;
    for (size_t i = parser->first; i < to; i++) {
        user = user || TOKEN_IN(token_of(parser, i), users);
        verb = verb || (user && TOKEN_IN(token_of(parser, i), verbs));
    }
    return verb;
}

/* "minus 96 GB", and "96,5 GB" with a comma for the decimal point. */
static bool is_garbled(const struct parser *parser, size_t at)
{
    const struct token *items = parser->atoms.tokens->items;
    size_t first = atom_at(parser, at)->first;
    if (at == parser->first)
        return false;
    bool comma = first >= 2 && token_is_mark(&items[first - 1], ',') && !items[first - 1].spaced && !items[first].spaced &&
                 items[first - 2].kind == TOKEN_NUMBER;
    bool slash = !atom_at(parser, at)->parted && first >= 2 && token_is_mark(&items[first - 1], '/') && !items[first - 1].spaced &&
                 !items[first].spaced && items[first - 2].kind == TOKEN_NUMBER;
    bool power = token_is_mark(&items[first - 1], '^'); /* "10^12" */
    bool sign = (token_is_mark(&items[first - 1], '-') || token_is_mark(&items[first - 1], MARK_DASH)) && items[first - 1].spaced &&
                !items[first].spaced; /* "has -96 GB" */
    return comma || (slash && !has_slashed_chips(parser)) || power || sign || token_is_word(&items[first - 1], "minus");
}

/* "eight H20", "two of them", "four cards". */
static bool counts_chips(const struct parser *parser, size_t at)
{
    const struct atom *atom = atom_at(parser, at);
    size_t length;
    if (atom->kind == ATOM_CHIP)
        return atom->role == ROLE_NAME;
    if ((atom->kind != ATOM_OTHER && !atom_is(atom, WORD_NUMBER)) || at + 1 >= parser->last)
        return false;
    const struct atom *next = atom_at(parser, at + 1);
    const struct word_entry *number = vocab_find_class(parser->atoms.tokens, atom->first, atom->last, WORD_NUMBER, &length);
    return number && number->value > 1 && (atom_is(next, WORD_OF) || atom_is(next, WORD_COUNTED));
}

/* "eight H20 have 768 GB": the figure's verb speaks of counted chips, or they are all that stands before it. */
static bool is_of_several(const struct parser *parser, size_t at)
{
    bool counted = false, party = false, verb = false, blocked;
    if (metric_of_value(parser, at, &blocked) == CC_CM_ACCELERATORS)
        return false;
    for (size_t i = parser->first; i < at; i++) {
        const struct atom *atom = atom_at(parser, i);
        if (counts_chips(parser, i)) {
            counted = true;
            verb = false;
        } else if (is_party(atom) || atom_is(atom, WORD_PRONOUN)) {
            party = true;
            counted = false;
        }
        verb = verb || token_is_word(token_of(parser, i), "have");
    }
    return counted && (!party || verb);
}

/* "The H100 has 80 GB and its successor 141 GB": of a chip that is not named. */
static bool is_of_kin(const struct parser *parser, size_t at)
{
    for (size_t i = at; i-- > parser->first;) {
        i = before_interruption(parser, i);
        if (is_party(atom_at(parser, i)))
            return false;
        if (i > parser->first && names_kin(&parser->atoms, i) && atom_is(atom_at(parser, i - 1), WORD_PRONOUN))
            return owner_printed_with(parser, at) == NOWHERE;
    }
    return false;
}

/* Whether a claim of this sentence spans the figure. */
static bool is_claimed(const struct parser *parser, size_t at)
{
    for (size_t i = parser->claims_before; i < parser->out->claim_count; i++) {
        const struct cc_claim *claim = &parser->out->claims[i];
        if (claim->start <= atom_at(parser, at)->start && claim->end >= atom_at(parser, at)->end)
            return true;
    }
    return false;
}

bool is_replaced(const struct parser *parser, size_t at)
{
    if (owner_printed_with(parser, at) != NOWHERE)
        return false;
    for (size_t i = at; i-- > parser->first && i + 4 >= at;) {
        const struct atom *atom = atom_at(parser, i);
        if (token_is_word(token_of(parser, i), "instead") || token_is_word(token_of(parser, i), "rather"))
            return true;
        if (!atom_is(atom, WORD_OF) && !atom_is(atom, WORD_ARTICLE) && !atom_is(atom, WORD_HEDGE))
            return false;
    }
    return false;
}

/* "What is left, 475 kW, goes to the boards": a part of some whole. */
static bool is_rest(const struct parser *parser, size_t at)
{
    static const char *const rests[] = {"rest", "remainder", "remaining", "leftover"};
    if (!atom_is_amount(atom_at(parser, at), AMOUNT_VALUE))
        return false;
    for (size_t i = parser->first; i < at && !ends_search(atom_at(parser, i)); i++) {
        bool left = token_is_word(token_of(parser, i), "left") || token_is_word(token_of(parser, i), "remains");
        if (TOKEN_IN(token_of(parser, i), rests) || (left && atom_is(atom_at(parser, parser->first), WORD_WHAT)))
            return true;
    }
    return false;
}

static void skip(struct parser *parser, size_t at, const char *reason)
{
    parser->atoms.items[at].used = true;
    claim_skip(parser, at, at + 1, reason);
}

static void skip_garbled(struct parser *parser, size_t at)
{
    if (at >= parser->first + 2 && atom_is_amount(atom_at(parser, at - 2), AMOUNT_NUMBER)) {
        parser->atoms.items[at - 2].used = true;
        parser->atoms.items[at].start = atom_at(parser, at - 2)->start;
    }
    skip(parser, at, "unclear");
}

static bool is_stated(const struct parser *parser, size_t at)
{
    const struct atom *atom = atom_at(parser, at);
    return !atom->used && (atom_is_factor(atom) || atom_is_amount(atom, AMOUNT_VALUE) || atom_is_amount(atom, AMOUNT_PER_WATT) ||
                              (atom_is_amount(atom, AMOUNT_NUMBER) && !atom_is_year(atom)));
}

static void make_range(struct atom *low, struct atom *high)
{
    struct cc_amount *amount = &high->amount.amount;
    low->used = true;
    high->start = low->start;
    amount->width = (struct cc_interval){low->amount.amount.width.lo, amount->width.hi};
    amount->value = (low->amount.amount.value + amount->value) / 2;
    amount->range = true;
}

/* "208B transistors": billions, where the unit alone would be bytes. */
static void read_billions(struct parser *parser, size_t at)
{
    struct amount *amount = &parser->atoms.items[at].amount;
    struct cc_unit billion;
    if (!atom_is_amount(atom_at(parser, at), AMOUNT_VALUE) || !cc_str_eq(amount->amount.unit, CC_STR("B")) || at + 1 >= parser->last ||
        !(atom_is_metric(atom_at(parser, at + 1)) && atom_at(parser, at + 1)->entry->value == CC_CM_TRANSISTORS) ||
        !cc_unit_parse(CC_STR("billion"), &billion))
        return;
    amount->amount.value = cc_decimal_to_double(amount->amount.decimal, billion.scale10, billion.multiplier, billion.divisor);
    amount->amount.width = cc_interval_of_decimal(amount->amount.decimal, billion.scale10, billion.multiplier, billion.divisor);
    amount->amount.dimension = billion.dimension;
    amount->amount.unit = CC_STR("billion");
}

/* "half as much memory again as": the part comes on top of the whole. */
static void add_again(struct parser *parser, size_t at)
{
    struct atom *part = &parser->atoms.items[at];
    if (!atom_is_amount(part, AMOUNT_TIMES) || !part->amount.multiple || part->amount.amount.value >= 1 || at + 1 >= parser->last ||
        !atom_is(atom_at(parser, at + 1), WORD_AS))
        return;
    for (size_t i = at + 2; i < parser->last && i <= at + 5; i++) {
        if (token_is_word(token_of(parser, i), "again")) {
            double value = part->amount.amount.value + 1;
            part->amount.amount.value = value;
            part->amount.amount.width = (struct cc_interval){value, value};
            return;
        }
    }
}

/* "80, 141 and 180 GB" behind as many chips: the numbers before the last two take the unit, too. */
static void lend_to_list(struct parser *parser, size_t at, const struct atom *full)
{
    size_t bare = 0, chips = 0;
    for (size_t i = parser->first; i < at; i++)
        chips += is_party(atom_at(parser, i));
    while (at >= parser->first + 2 * (bare + 1) && atom_is_mark(atom_at(parser, at - 2 * bare - 1), ',') &&
           atom_is_amount(atom_at(parser, at - 2 * bare - 2), AMOUNT_NUMBER))
        bare++;
    for (size_t i = 1; i <= bare && chips >= bare + 2; i++)
        lend_unit(&parser->atoms.items[at - 2 * i], full);
}

static bool is_basis(const struct atom *atom, enum qualifier basis)
{
    return atom_is(atom, WORD_QUALIFIER) && atom->entry->value == (int)basis;
}

/* "dense/sparse" or "sparse | dense" in the sentence: which basis is named first; false where the two do not stand side by side. */
static bool bases_named(const struct parser *parser, bool *dense_first)
{
    for (size_t i = parser->first; i + 2 < parser->last; i++) {
        bool joint = atom_is_mark(atom_at(parser, i + 1), '/') || atom_is_mark(atom_at(parser, i + 1), '|');
        *dense_first = is_basis(atom_at(parser, i), QUALIFIER_DENSE);
        bool other = is_basis(atom_at(parser, i + 2), *dense_first ? QUALIFIER_SPARSE : QUALIFIER_DENSE);
        if (joint && other && (*dense_first || is_basis(atom_at(parser, i), QUALIFIER_SPARSE)))
            return true;
    }
    return false;
}

/* The number before a slash, which alone is no amount to the lexer: "9/18". */
static bool make_number(const struct parser *parser, struct atom *atom)
{
    struct cc_decimal decimal;
    const struct token *token = &parser->atoms.tokens->items[atom->first];
    if (atom->kind != ATOM_OTHER || token->kind != TOKEN_NUMBER || cc_decimal_parse(token->text, &decimal) != CC_DECIMAL_OK)
        return atom_is_amount(atom, AMOUNT_NUMBER);
    atom->kind = ATOM_AMOUNT;
    atom->amount = (struct amount){.class = AMOUNT_NUMBER, .amount = {.decimal = decimal}};
    return true;
}

/* "9/18 PFLOPS (dense/sparse)": two figures, each on its basis. */
static void part_bases(struct parser *parser)
{
    bool dense_first;
    if (!bases_named(parser, &dense_first))
        return;
    for (size_t i = parser->first; i + 2 < parser->last; i++) {
        struct atom *left = &parser->atoms.items[i], *right = &parser->atoms.items[i + 2];
        bool joint = atom_is_mark(atom_at(parser, i + 1), '/') || atom_is_mark(atom_at(parser, i + 1), '|');
        bool rate = atom_is_amount(right, AMOUNT_VALUE) && right->amount.amount.dimension == CC_DIM_RATE;
        if (!joint || !rate || !(atom_is_amount(left, AMOUNT_VALUE) || make_number(parser, left)))
            continue;
        lend_unit(left, right);
        left->parted = right->parted = true;
        left->lender = i + 3; /* the precision printed behind both */
        left->amount.dense = right->amount.sparse = dense_first;
        left->amount.sparse = right->amount.dense = !dense_first;
    }
}

void join_figures(struct parser *parser)
{
    part_bases(parser);
    for (size_t i = parser->first; i < parser->last; i++)
        add_again(parser, i);
    for (size_t i = parser->first; i < parser->last; i++)
        read_billions(parser, i);
    for (size_t i = parser->first; i + 2 < parser->last; i++) {
        struct atom *low = &parser->atoms.items[i], *high = &parser->atoms.items[i + 2];
        bool between = i > parser->first && is_place(atom_at(parser, i - 1), PLACE_BETWEEN);
        bool bare = atom_is_amount(low, AMOUNT_NUMBER) && (between || !atom_is_year(low)) && atom_is_amount(high, AMOUNT_VALUE);
        if (!atom_is(atom_at(parser, i + 1), WORD_ALSO))
            continue;
        if (bare) {
            lend_to_list(parser, i, high);
            lend_unit(low, high);
        }
        bool alike = low->kind == ATOM_AMOUNT && low->amount.class == high->amount.class && atom_is_amount(high, AMOUNT_VALUE) &&
                     low->amount.amount.dimension == high->amount.amount.dimension;
        if (between && alike && low->amount.amount.width.lo <= high->amount.amount.width.hi)
            make_range(low, high);
    }
}

/* Whether the sentence names a chip, or anything that chips have: else a bare number in it is not worth telling of. */
static bool speaks_of_chips(const struct parser *parser)
{
    for (size_t i = parser->first; i < parser->last; i++)
        if (atom_at(parser, i)->kind == ATOM_CHIP || atom_is_metric(atom_at(parser, i)) || atom_is(atom_at(parser, i), WORD_COUNTED))
            return true;
    return false;
}

void skip_results(struct parser *parser)
{
    bool reading = is_reading(parser), chips = speaks_of_chips(parser);
    for (size_t i = parser->first; i < parser->last && !parser->failed; i++) {
        if (!is_stated(parser, i) || (!chips && atom_is_amount(atom_at(parser, i), AMOUNT_NUMBER)))
            continue;
        if (reading || is_use(parser, i) || is_measured(parser, i) || is_on_chip(parser, i) || is_threshold(parser, i) ||
            is_filled(parser, i) || is_total(parser, i) || is_set_by_user(parser, i) || is_rest(parser, i))
            skip(parser, i, "not_a_specification");
        else if (is_of_several(parser, i))
            skip(parser, i, "several_devices");
        else if (is_garbled(parser, i))
            skip_garbled(parser, i);
        else if (is_gap(parser, i))
            skip(parser, i, "unclear");
    }
}

void skip_unowned(struct parser *parser)
{
    bool blocked;
    for (size_t i = parser->first; i < parser->last && !parser->failed; i++) {
        if (!is_stated(parser, i) || metric_of_value(parser, i, &blocked) == CC_CM_OTHER)
            continue;
        const char *reason = is_of_kin(parser, i)                                 ? "unnamed_chip"
                             : is_replaced(parser, i) || is_owner_open(parser, i) ? "unclear_owner"
                                                                                  : NULL;
        if (reason && is_claimed(parser, i))
            parser->atoms.items[i].used = true;
        else if (reason)
            skip(parser, i, reason);
    }
}
