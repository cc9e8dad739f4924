/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of a job, a measurement or a setting, which no specification decides: "60 GB in use", "I only see 117 TFLOPS". */
#include "parse.h"

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

/* "models of 200 GB", "for models under 140 GB", "a 405B model in FP16 (810 GB)", "200 GB checkpoints": how big what is run is. */
static bool is_size_of_job(const struct parser *parser, size_t at)
{
    static const char *const jobs[] = {"model", "models", "weights", "checkpoint", "checkpoints", "dataset", "datasets", "workloads",
        "contexts", "batches", "llm", "llms"};
    static const char *const bounds[] = {"past", "beyond", "above", "below", "under", "over", "up", "to"};
    enum { REACH = 6 };
    const struct atom *atom = atom_at(parser, at);
    if (!atom_is_amount(atom, AMOUNT_VALUE) || atom->amount.amount.dimension != CC_DIM_BYTES ||
        cc_str_eq(atom->amount.amount.unit, CC_STR("B"))) /* "a 70B model": billions of parameters */
        return false;
    if (at + 1 < parser->last && TOKEN_IN(token_of(parser, at + 1), jobs))
        return true;
    for (size_t i = at, steps = 0; i-- > parser->first && steps < REACH; steps++) {
        const struct atom *before = atom_at(parser, i);
        if (TOKEN_IN(token_of(parser, i), jobs))
            return true;
        bool idle = atom_is(before, WORD_HEDGE) || atom_is(before, WORD_OF) || atom_is(before, WORD_PLACE) || atom_is_mark(before, '(') ||
                    atom_is(before, WORD_PRECISION) || atom_is(before, WORD_MORE) || atom_is(before, WORD_THAN) ||
                    atom_is(before, WORD_ARTICLE) || TOKEN_IN(token_of(parser, i), bounds);
        if (!idle)
            return false;
    }
    return false;
}

/* "needs 140 GB", "leaves 20 GB free", "60 GB in use": bytes that are filled, not those a chip has. */
static bool is_use(const struct parser *parser, size_t at)
{
    enum { REACH = 6 };
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
    for (size_t i = at + 1; i < parser->last && i <= at + REACH && atom_at(parser, i)->kind != ATOM_MARK; i++)
        if (token_is_word(token_of(parser, i), "usable")) /* "62 GB of the H100 is usable" */
            return true;
    return false;
}

/* Words of one clause that make its figures results, by where they stand to the figure. */
static bool tells_result(const struct parser *parser, size_t i, size_t at)
{
    static const char *const before[] = {"reached", "achieved", "achieves", "achieving", "attained", "sustained", "sustains", "hit",
        "managed", "clocked"};
    static const char *const present_tense[] = {"achieves", "achieving"}; /* "achieves 1.7 times the FP8 rate": what it is able to do */
    static const char *const anywhere[] = {"measured", "measurement", "measurements", "observed", "practice", "benchmarked", "profiled",
        "idle", "idling", "effective", "achievable", "averaged", "averages", "averaging", "utilization", "utilisation", "mfu", "idles"};
    static const char *const trials[] = {"benchmark", "benchmarks", "test", "tests", "testing", "trial", "trials", "run", "runs", "lab",
        "kernel", "kernels", "script", "setup"};
    static const char *const owners[] = {"in", "our", "my", "their", "this"};
    const struct token *token = token_of(parser, i);
    if (token_is_word(token, "measured") && i + 1 < parser->last && is_place(atom_at(parser, i + 1), PLACE_IN))
        return false; /* "measured in dense FP16 TFLOPS" */
    bool present = atom_is_factor(atom_at(parser, at)) && TOKEN_IN(token, present_tense);
    bool ours = i > parser->first &&
                (TOKEN_IN(token_of(parser, i - 1), owners) || (i > parser->first + 1 && TOKEN_IN(token_of(parser, i - 2), owners)));
    return TOKEN_IN(token, anywhere) || (i < at && !present && TOKEN_IN(token, before)) || (ours && TOKEN_IN(token, trials));
}

/* Words before a figure that make it a result whatever marks stand between, by what the figure counts. */
static const struct {
    const char *word, *next; /* the word behind it, or NULL for any */
    uint32_t dimensions;     /* bits of enum cc_dimension */
} result_words[] = {
    {"cublas", NULL, 1 << CC_DIM_RATE | 1 << CC_DIM_BYTE_RATE},
    {"cutlass", NULL, 1 << CC_DIM_RATE | 1 << CC_DIM_BYTE_RATE},
    {"cudnn", NULL, 1 << CC_DIM_RATE | 1 << CC_DIM_BYTE_RATE},
    {"memcpy", NULL, 1 << CC_DIM_BYTE_RATE},
    {"kernel", NULL, 1 << CC_DIM_RATE | 1 << CC_DIM_BYTE_RATE},
    {"cache", "bandwidth", 1 << CC_DIM_BYTE_RATE},
    {"shared", "memory", 1 << CC_DIM_BYTE_RATE},
    {"achieved", NULL, 1 << CC_DIM_RATE | 1 << CC_DIM_BYTE_RATE},
    {"effective", NULL, 1 << CC_DIM_RATE | 1 << CC_DIM_BYTE_RATE},
    {"mfu", NULL, 1 << CC_DIM_RATE},
    {"real", "workloads", 1 << CC_DIM_RATE | 1 << CC_DIM_BYTE_RATE | 1 << CC_DIM_POWER},
    {"real", "world", 1 << CC_DIM_RATE | 1 << CC_DIM_BYTE_RATE | 1 << CC_DIM_POWER},
    {"vllm", NULL, 1 << CC_DIM_BYTES},
    {"sglang", NULL, 1 << CC_DIM_BYTES},
    {"loading", NULL, 1 << CC_DIM_BYTES},
    {"checkpoint", NULL, 1 << CC_DIM_BYTES},
    {"rumours", NULL, UINT32_MAX},
    {"rumors", NULL, UINT32_MAX},
    {"was", "expected", UINT32_MAX},
    {"wall", NULL, 1 << CC_DIM_POWER},
    {"typical", NULL, 1 << CC_DIM_POWER},
    {"fans", NULL, 1 << CC_DIM_POWER},
};

static bool follows_result(const struct parser *parser, size_t at)
{
    const struct tokens *tokens = parser->atoms.tokens;
    const struct atom *value = atom_at(parser, at);
    uint32_t dimension = UINT32_C(1) << value->amount.amount.dimension;
    if (!atom_is_amount(value, AMOUNT_VALUE))
        return false;
    for (size_t t = atom_at(parser, parser->first)->first; t < value->first; t++) {
        size_t next = t + 1 < value->first && token_is_mark(&tokens->items[t + 1], '-') ? t + 2 : t + 1; /* "real-world" */
        for (size_t i = 0; i < sizeof result_words / sizeof *result_words; i++)
            if ((result_words[i].dimensions & dimension) && token_is_word(&tokens->items[t], result_words[i].word) &&
                (!result_words[i].next || token_is_word(&tokens->items[next], result_words[i].next)))
                return true;
    }
    return false;
}

/* "62 GB of LPDDR", "32 GB DDR5": of the processor beside it. */
static bool is_of_processor(const struct parser *parser, size_t at)
{
    const struct atom *value = atom_at(parser, at);
    size_t i = at + 1;
    if (!atom_is_amount(value, AMOUNT_VALUE) || value->amount.amount.dimension != CC_DIM_BYTES)
        return false;
    i += i < parser->last && atom_is(atom_at(parser, i), WORD_OF);
    return i < parser->last && (cc_str_starts_nocase(token_of(parser, i)->text, CC_STR("lpddr")) ||
                                   cc_str_starts_nocase(token_of(parser, i)->text, CC_STR("ddr")));
}

/* "HPL", "Linpack": a benchmark's name, wherever in the sentence; "at batch size 38" only of a rate. */
static bool names_benchmark(const struct parser *parser, size_t i, const struct atom *value)
{
    static const char *const names[] = {"hpl", "linpack", "hpcg", "top500", "green500", "gemm", "gemms", "babelstream"};
    static const char *const models[] = {"batch", "attainable"};
    bool intensity = false; /* "with an intensity of 2, it is limited to 6.7 TFLOPS" */
    for (size_t k = parser->first; k < i && token_is_word(token_of(parser, i), "limited"); k++)
        intensity = intensity || token_is_word(token_of(parser, k), "intensity");
    bool during = token_is_word(token_of(parser, i), "during") && i + 1 < parser->last && atom_is(atom_at(parser, i + 1), WORD_TOPIC);
    return TOKEN_IN(token_of(parser, i), names) || (during && value->amount.amount.dimension == CC_DIM_RATE) ||
           (value->amount.amount.dimension == CC_DIM_RATE && (intensity || TOKEN_IN(token_of(parser, i), models)));
}

/* "I only see 117 TFLOPS", "we get", "out of an H100", "my H100 tops out at": what somebody gets. */
static bool is_got(const struct parser *parser, size_t at)
{
    static const char *const people[] = {"i", "we"};
    static const char *const verbs[] = {"see", "saw", "seeing", "get", "got", "getting", "hit", "measure", "reach", "observe", "achieve",
        "pull", "squeeze", "find", "found"};
    static const char *const owners[] = {"my", "our"};
    static const char *const texts[] = {"paper", "readme", "repo"};
    static const char *const says[] = {"says", "reports", "claims", "shows", "gets"};
    bool person = false;
    for (size_t i = parser->first; i < at; i++) {
        person = person || TOKEN_IN(token_of(parser, i), people);
        bool mine = TOKEN_IN(token_of(parser, i), owners) && i + 1 < at && atom_at(parser, i + 1)->kind == ATOM_CHIP;
        bool told = i + 1 < at && TOKEN_IN(token_of(parser, i), texts) && TOKEN_IN(token_of(parser, i + 1), says);
        if (mine || told || (person && TOKEN_IN(token_of(parser, i), verbs)))
            return true;
    }
    bool out = at + 3 < parser->last && token_is_word(token_of(parser, at + 1), "out") && atom_is(atom_at(parser, at + 2), WORD_OF);
    size_t chip = out && atom_is(atom_at(parser, at + 3), WORD_ARTICLE) && at + 4 < parser->last ? at + 4 : at + 3;
    return out && is_party(atom_at(parser, chip));
}

/* "drew 40% more power": of watts, or of a part of them. */
static bool is_of_power(const struct parser *parser, size_t at)
{
    const struct atom *atom = atom_at(parser, at);
    if (atom_is_amount(atom, AMOUNT_VALUE))
        return atom->amount.amount.dimension == CC_DIM_POWER;
    for (size_t i = parser->first; i < parser->last && atom_is_factor(atom); i++)
        if (atom_is_metric(atom_at(parser, i)) && atom_at(parser, i)->entry->value == CC_CM_POWER)
            return true;
    return false;
}

/* "20339 MLUPs/s at 247 W": so much a second of something that no chip is rated in. */
static bool is_rate_of_work(const struct parser *parser, size_t i)
{
    return i + 2 < parser->last && atom_is_amount(atom_at(parser, i), AMOUNT_NUMBER) &&
           (atom_at(parser, i + 1)->kind == ATOM_OTHER || atom_is(atom_at(parser, i + 1), WORD_TOPIC)) &&
           (atom_is(atom_at(parser, i + 1), WORD_TOPIC) || atom_is_mark(atom_at(parser, i + 2), '/'));
}

/* "draws 40% more across all workloads", "used 300 W during decode", "peaks at 671 W", "ran Llama at 560 W": power while something runs. */
static bool is_power_of_work(const struct parser *parser, size_t at)
{
    static const char *const work[] = {"average", "peaks", "peaked", "ran", "across"};
    if (!is_of_power(parser, at))
        return false;
    for (size_t i = parser->first; i < parser->last; i++)
        if (TOKEN_IN(token_of(parser, i), work) || is_rate_of_work(parser, i) ||
            (token_is_word(token_of(parser, i), "during") && i + 1 < parser->last && atom_is(atom_at(parser, i + 1), WORD_TOPIC)))
            return true;
    return false;
}

/* "reached 700 TFLOPS", "measured", "in practice", "in our test": a result; not what is printed with its chip beside such words, "MFU is
 * relative to the H100's 989 TFLOPS". */
static bool is_measured(const struct parser *parser, size_t at)
{
    const struct atom *value = atom_at(parser, at);
    bool printed = atom_is_amount(value, AMOUNT_VALUE) && at > parser->first && is_party(atom_at(parser, at - 1)) &&
                   atom_at(parser, at - 1)->possessive;
    printed = printed || owner_behind_comma(parser, at) != NOWHERE;
    if (is_got(parser, at) || is_power_of_work(parser, at) || (!printed && follows_result(parser, at)) || is_of_processor(parser, at))
        return true;
    for (size_t i = parser->first; i < parser->last && !printed; i++)
        if (names_benchmark(parser, i, value) || (atom_at(parser, i)->clause == value->clause && tells_result(parser, i, at)))
            return true;
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
bool is_reading(const struct parser *parser)
{
    static const char *const tools[] = {"smi", "nvtop", "dcgm", "dcgmi", "nsight", "ncu", "nccl", "rccl", "allreduce", "algbw", "busbw",
        "nvbandwidth", "perftest"};
    for (size_t i = parser->first; i < parser->last; i++)
        if (TOKEN_IN(token_of(parser, i), tools) ||
            (atom_is_amount(atom_at(parser, i), AMOUNT_VALUE) && cc_str_eq_nocase(atom_at(parser, i)->amount.amount.unit, CC_STR("MiB"))))
            return true;
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
        verb = verb || (user && TOKEN_IN(token_of(parser, i), verbs)) ||
               (i + 2 == to && token_is_word(token_of(parser, i), "set")); /* "with the limit set to 540 W" */
    }
    return verb;
}

bool is_result(const struct parser *parser, size_t at)
{
    return is_use(parser, at) || is_measured(parser, at) || is_on_chip(parser, at) || is_filled(parser, at) || is_size_of_job(parser, at) ||
           is_set_by_user(parser, at);
}
