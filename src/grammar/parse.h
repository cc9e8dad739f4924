/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 7, grammar, private. What the parts of the grammar share: the atoms, what was said before, and the claims found so far.
 *
 * A claim hangs on an anchor: an amount, a comparison, an equality. Its metric (what.c) and its parties (who.c) are sought around it;
 * where one is missing or in doubt, nothing is claimed and a reason is kept.
 */
#ifndef CHIPCMP_GRAMMAR_PARSE_H
#define CHIPCMP_GRAMMAR_PARSE_H

#include "atom.h"

#include "chipcmp/unit/unit.h"

#include "chipcmp/metric/values.h"

#include <stdint.h>

#define NOWHERE SIZE_MAX

struct parties {            /* atoms of mentions; a list is walked by next_in_list from its head */
    size_t subject, object; /* list heads, or NOWHERE */
    bool open;              /* which is which the words do not say for sure */
};

struct quality { /* what is said of a rate */
    enum cc_precision precision;
    bool dense, sparse, tensor, vector, one_direction, both_directions;
    enum cc_scope scope;
};

struct key { /* key.c: a line that names the unit of the numbers below it */
    bool known;
    uint32_t sentence;
    struct cc_unit unit;
    struct cc_str printed;
    struct quality quality;
};

#define RECENT_MAX 8
struct memory {     /* what the text has spoken of */
    size_t topic;   /* the subject of the last claim or sentence, or NOWHERE */
    size_t heading; /* the chip of the heading above, or NOWHERE */
    size_t title;   /* the one chip that the text's title names, as long as no heading names another; or NOWHERE */
    uint32_t topic_sentence;
    uint32_t heading_block;
    uint32_t header;           /* 1 + the sentence that names the columns of the table at hand, 0 where there is none */
    bool named;                /* a chip of the data was */
    uint32_t unnamed;          /* 1 + the sentence that last spoke of a chip without a name, 0 for none */
    bool of_part;              /* the sentence before spoke of one accelerator of a system */
    bool heading_pair;         /* the heading sets two chips against each other */
    size_t recent[RECENT_MAX]; /* mentions, each chip once, the latest last */
    size_t recent_count;
    uint32_t links_block; /* 1 + the block in which links between chips were spoken of last, 0 where memory was */
    size_t rival;         /* what the last sentence with a comparison compares its topic with, NOWHERE where that is several */
    uint32_t rival_sentence;
    enum cc_claim_metric metric; /* of the last claim of the sentence before; OTHER where there was none */
    struct key key;
};

struct parser {
    struct atoms atoms;
    const struct cc_db *db;
    struct cc_values *values;
    struct cc_arena *arena;
    struct cc_arena *trial; /* of a judgement that is asked for on the way */
    struct cc_claims *out;
    struct cc_error *error;
    struct memory memory;
    size_t first, last; /* atoms of the sentence at hand */
    uint32_t sentence;
    size_t claims_before;             /* claims found before this sentence */
    enum cc_claim_metric last_metric; /* of the last claim in this sentence */
    size_t last_subject, last_object; /* of the last ratio in this sentence, atoms or NOWHERE */
    size_t last_ratio;                /* its factor's atom */
    struct pair *pairs;               /* of this sentence */
    size_t pair_count, pair_capacity;
    bool failed;
};

struct pair {           /* two figures set against each other */
    size_t left, right; /* atoms, in the order of the text */
    size_t from, to;    /* the first figure and the last one of the runs that the two stand in */
    size_t joint;       /* the word or mark between them that sets them against each other */
    bool loose;         /* "400 instead of 900 GB/s": the words do not say whose the other one is */
    bool turned;        /* "from 80 GB to 141 GB": the second is the subject's */
    enum cc_claim_metric metric;
};

#define METRICS_MAX 4
struct found_metric {
    enum cc_claim_metric metric;
    size_t at; /* the atom that names it */
};
struct found_metrics {
    struct found_metric items[METRICS_MAX];
    size_t count;
    bool unknown_noun; /* some other noun stands in its place: "half the bits" */
    bool blocked;      /* a topic that is no specification stands in its place */
    struct quality quality;
    size_t from, to; /* atoms looked at: the words of the claim */
    bool implied;    /* no word names it: "more powerful" */
    bool aligned;    /* of several joined, the one whose place is the factor's */
};

/* bandwidth.c */
bool names_link(const struct atom *atom);
bool names_memory(const struct atom *atom);
enum cc_claim_metric whose_bandwidth(const struct parser *parser, size_t at);
/* The atom so far before or behind `at`, or NULL beyond the sentence. */
const struct atom *atom_beside(const struct parser *parser, size_t at, size_t distance, bool behind);
bool is_bandwidth_named(const struct parser *parser); /* the sentence says whose */
/* The memory is named in the figure's phrase, or its bandwidth in the sentence and no link is. */
bool is_bandwidth_close(const struct parser *parser, size_t at);
enum cc_claim_metric metric_of_word(const struct parser *parser, size_t at); /* of a metric's word */
/* After a sentence: whether it spoke of links or of memory, for a bare "bandwidth" in the next one. */
void note_bandwidth(struct parser *parser);

/* quality.c */
void note_quality(const struct atom *atom, struct quality *quality);
/* Precision and basis said near an anchor that spans the atoms [from, to). */
struct quality quality_near(const struct parser *parser, size_t from, size_t to);
/* The figure at `at` is said of each one of the accelerators counted before it: "72 GPUs with 186 GB each". */
bool is_of_each(const struct parser *parser, size_t at);
bool says_each(const struct parser *parser, size_t at); /* "186 GB each", whatever is counted */
/* Adds what is said elsewhere; of what only one can hold the first one stays. */
void quality_merge(struct quality *into, struct quality other);
/* What of it is said of the claim's metric, which is set; "dense" beside "sparse" says neither. */
void quality_set(const struct quality *quality, struct cc_claim *claim);

/* quantity.c */
/* What stands behind the metric's word at `at` turns it into another quantity: "memory channels", "bandwidth per watt". */
bool is_other_quantity(const struct parser *parser, size_t at);
/* The phrase around the anchor counts per something that is no chip: "twice the memory of the H100 per dollar". */
bool is_per_other(const struct parser *parser, size_t at);
bool is_per_watt(const struct parser *parser, size_t at); /* what it counts per is the watt */
/* The figure at `at` belongs to another quantity: "60 GB in use", "a memory clock of". */
bool is_value_of_other(const struct parser *parser, size_t at);

/* except.c: "memory aside", "except for NVLink": the metric at `at` is named to be left out. */
bool is_excepted(const struct parser *parser, size_t at);
/* "900 GB/s is not the H800's figure, it's the H100's": whose the figure at `at` is after all, or NOWHERE. */
size_t corrected_owner(const struct parser *parser, size_t at);

/* kind.c */
/* The kind of memory named in the phrase of the atom at `at`, as printed; "" where none is. */
struct cc_str memory_kind_near(const struct parser *parser, size_t at);
bool names_cores(const struct parser *parser, size_t at); /* in the phrase of the atom at `at` */

/* phrase.c */
/* "faster memory" speaks of its bandwidth. */
void metrics_hasten(struct found_metrics *found);
bool is_idle_word(const struct parser *parser, const struct atom *atom); /* says nothing about what is measured: "raw", "peak" */
/* Adds the metric that the word at `at` names, once; where nothing but a workload is meant, the search is blocked. */
void metrics_add(const struct parser *parser, size_t at, struct found_metrics *out);
/* Metrics named after the anchor's words (from `at` on), in one noun phrase; *out zeroed first. */
void metrics_after(const struct parser *parser, size_t at, struct found_metrics *out);

/* phrase_before.c */
enum reach {        /* how far back the metric of an anchor may stand */
    REACH_CLOSE,    /* "which is 67% faster": it must be the subject of the very phrase */
    REACH_CLAUSE,   /* up to the comma, or over it where a figure stands before it */
    REACH_SENTENCE, /* up to a semicolon */
    REACH_ANY
};
/* The metric before the anchor: its grammatical subject, or the figure it comments on. */
void metrics_before(const struct parser *parser, size_t at, enum reach reach, struct found_metrics *out);
/* All metrics before a predicate: "core counts and memory are the same". */
void metrics_listed_before(const struct parser *parser, size_t at, struct found_metrics *out);
/* "on both counts": the two metrics spoken of last. */
bool metric_of_verb(const struct parser *parser, size_t at, struct found_metrics *out); /* "draws 43% less" */
bool metrics_of_counts(const struct parser *parser, size_t at, struct found_metrics *out);
/* "By FLOPS count only, ...": the metric of a frame at the sentence's start. */
bool metric_of_frame(const struct parser *parser, size_t at, struct found_metrics *out);
/* "That is 3.6 times the H100": the metric of the figure that "that" stands for. */
bool metric_of_before(const struct parser *parser, size_t at, struct found_metrics *out);
bool has_topic_word(const struct parser *parser, size_t at); /* the sentence speaks of what no specification decides */

/* figure.c */
/* The metric of a printed value, by its dimension and the words around it; OTHER where it is none of the data's. */
enum cc_claim_metric metric_of_value(const struct parser *parser, size_t at, bool *blocked);

/* party.c: a mention in its sentence. Mentions are atoms; NOWHERE where there is none. */
bool is_party(const struct atom *atom); /* a mention that may be subject or object */
bool same_mention(const struct parser *parser, size_t a, size_t b);
bool are_related(const struct parser *parser, size_t a, size_t b); /* one chip, or a chip and its generation */
bool is_place(const struct atom *atom, enum place place);
bool is_each_chip(const struct atom *atom);                             /* "each GPU", "a single accelerator" */
bool ends_search(const struct atom *atom);                              /* a semicolon or a turn to another clause */
bool is_open_pronoun(const struct parser *parser, size_t at);           /* "it" with several chips before it */
bool has_pronoun(const struct parser *parser, size_t anchor);           /* before the anchor */
enum cc_scope scope_of_mention(const struct parser *parser, size_t at); /* "each GPU of the GB200 NVL72" */
/* "the H100, which replaced the A100, has": from the comma that closes such a phrase to the one that opens it; `at` where there is none. */
size_t before_interruption(const struct parser *parser, size_t at);
/* "its bandwidth (4.0 TB/s) exceeds": from the mark that closes a remark to the one that opens it; `at` where there is none. */
size_t before_bracket(const struct parser *parser, size_t at);
bool is_predicate_chip(const struct parser *parser, size_t at); /* "the H20 is a cut-down H100": not whose figures follow */
bool is_direct_object(const struct parser *parser, size_t at);  /* "the H20 outguns the H100" */

/* topic.c: what a sentence speaks of that does not say so. */
size_t other_chip(const struct parser *parser, size_t anchor, size_t subject); /* the one spoken of beside the subject, or NOWHERE */
size_t topic_of(const struct parser *parser, size_t anchor, size_t object);    /* the chip the text speaks of */
bool is_far(const struct parser *parser, size_t chip);                         /* named above another paragraph, as a heading's */
/* Far, and another chip was named since then, or nothing in the sentence points at one. */
bool is_far_open(const struct parser *parser, size_t chip);

/* memory.c: what a sentence leaves for those behind it. */
void note_topic(struct parser *parser, bool claimed); /* after a sentence; whether a claim was found in it */
size_t sentence_topic(const struct parser *parser);   /* the mention that a sentence without a claim is about, or NOWHERE */
/* The chip, or where it is named in passing ("- used in the GB300 NVL72") the topic that there is. */
size_t topic_unless_aside(const struct parser *parser, size_t chip);

/* who.c: the parties of a comparison. */
size_t subject_after(const struct parser *parser, size_t anchor, size_t object);
struct parties parties_of(const struct parser *parser, size_t anchor, size_t after);

/* owner.c: whose a figure is; owner_printed.c, owner_list.c and owner_before.c hold its steps */
size_t owner_printed_with(const struct parser *parser, size_t at); /* "the H20's 96 GB" */
size_t owner_behind_comma(const struct parser *parser, size_t at); /* "312 TFLOPS, the A100's peak", or NOWHERE */
/* *exact: the mention itself, not the list it heads. */
size_t owner_of_value(const struct parser *parser, size_t at, bool *exact);

/* both.c: "both run at 7.7 TB/s", and the two chips that have the figure each; false where the words do not tell which two. */
bool says_both(const struct parser *parser, size_t at);
bool owners_of_both(const struct parser *parser, size_t at, size_t owners[2]);

/* One of several figures of a line without a name, below a line that names several chips: a row of a table. */
bool is_row(const struct parser *parser, size_t at, size_t owner);

/* The chip's own verb or genitive gives it the figure; else the words may mean another chip of the sentence. */
bool is_owner_certain(const struct parser *parser, size_t at, size_t owner);

/* The figure stands behind two chips, and could be either one's: "the H20 replaced the H100 with 96 GB". */
bool is_owner_open(const struct parser *parser, size_t at);

/* ellipsis.c: a bare number takes the unit of the other figure: "989 and 148 TFLOPS". */
void lend_unit(struct atom *bare, const struct atom *full);
bool is_name_part(const struct parser *parser, size_t at); /* "Nvidia's 141-GB H200": the figure is part of a name */
bool has_slashed_chips(const struct parser *parser);       /* "H100/H200: 80/141 GB" */

/* key.c: "NVLink bandwidth (GB/s)" as a line of its own, without a figure or a chip, is the key of the lines below it. */
void note_key(struct parser *parser);
/* Gives bare numbers the unit that a key or a bracket names for all of them. */
void lend_key(struct parser *parser);

/* ellipsis.c: gives bare numbers the kind of the figure before them. */
void lend_units(struct parser *parser);

/* join.c: numbers that make one figure, "between 90 and 100 GB", or share one unit, "989 and 148 TFLOPS" */
void join_figures(struct parser *parser);

/* measured.c: a figure of a job, a measurement or a setting. */
bool is_result(const struct parser *parser, size_t at);
bool is_reading(const struct parser *parser); /* "nvidia-smi shows": all of the sentence */

/* doubt.c: figures that are taken out of the sentence, with a reason; those with no clear owner only after pairs and ratios had theirs. */
void skip_results(struct parser *parser);
void skip_unowned(struct parser *parser);
bool is_replaced(const struct parser *parser, size_t at); /* "141 GB instead of 80 GB": the figure of something that is not named */

/* ratio.c, pair.c, superlative.c, order.c, value.c: each walks the sentence at hand and appends claims. */
void parse_pairs(struct parser *parser); /* finds them, so that nobody else takes their figures */
void emit_pairs(struct parser *parser);  /* after the ratios: a pair printed beside its ratio is no claim of its own */
void parse_ratios(struct parser *parser);
void parse_equivalents(struct parser *parser); /* equivalent.c: "worth 6.7 H20s" */
void parse_ranks(struct parser *parser);
bool is_passive(const struct parser *parser, size_t at); /* "is beaten by the H200": the verb at `at` is turned round */
/* "No GPU has more memory than the B300", "more memory than any other GPU": of the comparative at `at`, which is then done with. */
bool parse_rank_of_all(struct parser *parser, size_t at);
void parse_orders(struct parser *parser);
void parse_possession(struct parser *parser, size_t at); /* equality.c, of a chip */
void parse_values(struct parser *parser);

/* difference.c */
struct difference {  /* what a figure says that it is no value of its own */
    size_t word;     /* the atom that makes a difference of it */
    int sign;        /* how the subject stands to the object: 1 more, -1 less */
    size_t from, to; /* atoms it spans */
    struct parties parties;
    bool exact; /* the parties themselves, not their lists */
};
/* False where the figure at `at`, which `owner` would have, is no difference. */
bool difference_of(const struct parser *parser, size_t at, size_t owner, struct difference *out);
/* "exceeds that of the H100 by 61 GB": the comparing word that the figure at `at` belongs to, or NOWHERE. */
size_t order_before(const struct parser *parser, size_t at);
/* "by 61 GB", "by a full 61 GB and 1.45 TB/s": the atom of the "by", or NOWHERE. Not the one of whom or what: "fed by 4.8 TB/s". */
size_t by_before(const struct parser *parser, size_t at);

/* table.c: columns of plain text below the names of chips. */
void note_header(struct parser *parser); /* after a sentence */
bool is_table_row(const struct parser *parser);
size_t owner_of_cell(const struct parser *parser, size_t at); /* the chip above the figure, NOWHERE where the columns do not tell */
/* Whether the row's first cell names the metric, which for a byte rate it settles; adds what else it says. */
bool label_of_row(const struct parser *parser, enum cc_claim_metric *metric, struct quality *quality);

/* contrast.c: after the values. */
void join_contrasts(struct parser *parser);

/* shared_value.c: gives an equality the figure that it shares. After the contrasts. */
void share_values(struct parser *parser);

/* found.c */
/* cc_claims_find; with `all` set quiet sentences are read, too, which makes no difference to what is found. */
bool claims_find(struct cc_values *values, struct cc_str text, bool all, struct cc_arena *arena, struct cc_claims *out,
    struct cc_error *error);

struct draft { /* a claim before its parties are spread over their lists */
    struct cc_claim claim;
    struct parties parties;
    bool exact;      /* the parties themselves, not their lists: "the same for both the H20 and the H100" */
    size_t from, to; /* atoms it spans */
};
void claim_add(struct parser *parser, const struct draft *draft);
/* "each GPU of the GB200 NVL72", "one die of the 910C": the part that is meant. */
void apply_scope(const struct cc_db *db, enum cc_scope scope, struct cc_named *named);
void claim_skip(struct parser *parser, size_t from, size_t to, const char *reason);
void claim_withdraw(struct parser *parser, size_t at, const char *reason); /* the claim of that index is skipped after all */

/* mood.c */
/* NULL, or why nothing in the sentence may be claimed of this anchor: "question", "hypothetical", "negated". */
const char *mood_at(const struct parser *parser, size_t anchor);
const char *mood_but(const struct parser *parser, size_t anchor, size_t except); /* the word at `except` negates nothing */
bool denies(const struct parser *parser, size_t at);                             /* the atom negates what follows it in its clause */
bool excludes_chip(const struct parser *parser, size_t at); /* ", not the H100": sets one chip apart, and negates nothing else */

/* settle.c: fills in the party that the words leave out, from this sentence and so many before it; false where the data leave a doubt. */
bool settle_parties(struct parser *parser, struct draft *draft, uint32_t back);

/* guard.c: a value whose owner the words leave open is wrong for the chip chosen and right for another one of the sentence. */
bool is_others_value(struct parser *parser, const struct cc_claim *claim, size_t owner);
/* Wrong for the chip of that name: "the 40GB A100" is another model of it. */
bool is_wrong(struct parser *parser, const struct cc_claim *claim, size_t owner);
/* Only another sentence names the chip, beside other ones or far above, and for that chip it is wrong. */
bool is_open_topic(struct parser *parser, const struct cc_claim *claim, size_t owner);
/* A rate of which the words do not say whether it is the memory's or the link's: wrong for the memory, right for the link. */
bool is_link_rate(struct parser *parser, const struct cc_claim *claim, size_t owner);
bool is_link_pair(struct parser *parser, const struct draft *draft); /* likewise of two rates set against each other */
/* "96 GiB" of a chip that has 96 GB: texts write one for the other. Sets the claim's amount to the decimal one where only that agrees. */
bool is_decimal_meant(struct parser *parser, struct cc_claim *claim, size_t owner);
/* A chip has one value of a metric in a sentence: beside one that agrees, another that is wrong is somebody else's; and where a system is
 * spoken of, a wrong one that fits a system is the system's. After the values. */
void withdraw_foreign_values(struct parser *parser);
/* "slightly more", "vastly more": the order is right by the data, and the size is not, or not surely. */
bool is_size_wrong(struct parser *parser, const struct draft *draft, bool small);
/* The draft as it stands is contradicted. */
bool is_draft_wrong(struct parser *parser, const struct draft *draft);
bool is_open_far(struct parser *parser, const struct draft *draft); /* the subject of a comparison is far above, and wrong */
/* "Each GPU has 279 GB and 8 TB/s. It draws ...": said of an accelerator of the system that is the owner. */
bool is_of_part(struct parser *parser, const struct cc_claim *claim, size_t at, size_t owner);
bool is_half(struct parser *parser, const struct cc_claim *claim); /* twice the value is right: one of two dies is meant */
/* A comparison whose direction only a heading tells: wrong as taken, right the other way round. */
bool is_reversed(struct parser *parser, const struct draft *draft, bool *sure); /* *sure: the other way it is right without a doubt */

static inline const struct atom *atom_at(const struct parser *parser, size_t at)
{
    return &parser->atoms.items[at];
}

#endif
