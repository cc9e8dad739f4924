/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for people: verdicts, reasons, and why something was left alone. */
#include "check.h"

#include <string.h>

struct phrase {
    const char *key;
    const char *words;
};

static const struct {
    const char *words;
    enum cc_tone tone;
} verdicts[CC_VERDICT_COUNT] = {
    [CC_SUPPORTED] = {"Supported", CC_TONE_GOOD},
    [CC_DEPENDS] = {"Depends on the reading", CC_TONE_WARN},
    [CC_CONTRADICTED] = {"Contradicted", CC_TONE_BAD},
    [CC_VERDICT_UNKNOWN] = {"Unknown", CC_TONE_UNKNOWN},
    [CC_NOT_CHECKABLE] = {"Not checkable", CC_TONE_MUTED},
};

static const struct phrase reasons[] = {
    {"rounded", "It agrees within the rounding of the printed figures."},
    {"understates", "The published figures go well beyond what is stated."},
    {"with_sparsity", "It is the rate with structured sparsity; the words do not say so, and the dense rate is lower."},
    {"within_rounding", "The printed figures are rounded so coarsely that it may be either way round."},
    {"conflict", "Published figures conflict, and it follows from one that is not the preferred one."},
    {"preliminary", "It follows from an early figure that the maker has since replaced."},
    {"other_variant", "It holds for another variant of a chip than the one the bare name stands for."},
    {"other_member", "It holds for another member of the family than the one its name stands for."},
    {"other_precision", "It holds for another precision than the dense BF16 tensor rate that the bare words stand for."},
    {"other_units", "It holds for the tensor rate; bare FP64 or FP32 stands for the vector rate."},
    {"other_basis", "It holds on another basis, the same on both sides."},
    {"one_plus_x", "It holds only if \"X times more\" is read as X times on top of the whole."},
    {"one_direction", "It is one direction of the published total; the words do not say so, and no source prints it."},
    {"counted_by_units", "It is counted by SMs; chips of one generation have the same number of cores in each."},
    {"gb_for_gib", "The text prints GiB; the figure holds for GB, and is read so."},
    {"read_as_compute", "The words name no specification; they are read as computing power."},
    {"memory_kind", "The amount is right, but another kind of memory is published than the one named."},
    {"base_reversed", "The likely slip: the base is reversed; the figure fits the comparison the other way round."},
    {"percent_of", "The likely slip: \"percent of\" and \"percent less\" or \"more\" are mixed up."},
    {"matches_if_truncated", "The likely slip: the figure was cut off instead of rounded."},
    {"sparse_against_dense", "The likely slip: a rate with sparsity is taken for, or set against, a dense one."},
    {"one_die_against_package", "One die is set against a whole package; that is not like for like."},
    {"per_chip_against_per_system", "A single chip is set against a whole system; that is not like for like."},
    {"across_precisions", "The likely slip: the two rates are of different precisions."},
    {"other_precision_named", "The likely slip: the figure belongs to another precision."},
    {"bits_for_bytes", "The likely slip: bits are printed where bytes are meant."},
    {"open_set", "The words rank it among chips that are not listed; nothing in the data stands before it, which proves nothing."},
    {"others_before_it", "Chips in the data stand before it."},
    {"no_metric", "The words name no specification."},
    {"not_a_specification", "The words are about something that no specification decides."},
    {"other_reading", "It holds on another like-for-like reading."},
    /* where the sentence itself says it all */
    {"default_reading_agrees", ""},
    {"no_reading_agrees", ""},
    {"not_published", ""},
    {"not_supported", ""},
    {"not_researched", ""},
};

static const struct phrase skips[] = {
    {"question", "a question"},
    {"hypothetical", "not stated as a fact"},
    {"negated", "said of what is not so"},
    {"not_a_specification", "no specification of a chip"},
    {"no_metric", "no specification named"},
    {"no_subject", "no chip named that it could be about"},
    {"no_object", "nothing named that it is compared with"},
    {"chip_not_in_data", "about a chip that is not in the data"},
    {"several_candidates", "could be about several chips"},
    {"several_devices", "said of several devices together"},
    {"unnamed_chip", "about a chip that is not named"},
    {"unclear_owner", "not clear which chip it belongs to"},
    {"part_of_chip", "said of a part of a chip"},
    {"set_of_chips", "said of a whole generation or set of chips"},
    {"vague", "its size is stated too loosely to be judged"},
    {"no_such_ratio", "no quantity can be less by so much"},
    {"number_too_long", "a number of more digits than are read"},
    {"unclear", "not understood"},
};

static const char *const metric_words[CC_CM_COUNT] = {
    "compute",
    "memory capacity",
    "memory bandwidth",
    "interconnect bandwidth",
    "power",
    "compute per watt",
    "number of compute units",
    "die area",
    "number of transistors",
    "total processing performance",
    "performance density",
    "number of accelerators",
    "specification",
};

static const char *find(const struct phrase *phrases, size_t count, const char *key)
{
    for (size_t i = 0; key && i < count; i++)
        if (strcmp(phrases[i].key, key) == 0)
            return phrases[i].words;
    return NULL;
}

bool check_knows_reason(const char *reason)
{
    return find(reasons, sizeof reasons / sizeof reasons[0], reason) || find(skips, sizeof skips / sizeof skips[0], reason);
}

const char *check_verdict_words(enum cc_verdict verdict)
{
    return verdicts[verdict].words;
}

enum cc_tone check_verdict_tone(enum cc_verdict verdict)
{
    return verdicts[verdict].tone;
}

const char *check_reason_words(const char *reason)
{
    const char *words = find(reasons, sizeof reasons / sizeof reasons[0], reason);
    return words ? words : "";
}

const char *check_skip_words(const char *reason)
{
    const char *words = find(skips, sizeof skips / sizeof skips[0], reason);
    return words ? words : reason;
}

const char *check_metric_words(enum cc_claim_metric metric)
{
    return metric_words[metric];
}
