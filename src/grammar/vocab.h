/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 7, grammar, private. Vocabulary: what words mean to the grammar, as tables.
 *
 * An entry is one or more words in lower case, separated by spaces; a hyphen in the text counts as the space ("one-third").
 */
#ifndef CHIPCMP_GRAMMAR_VOCAB_H
#define CHIPCMP_GRAMMAR_VOCAB_H

#include "chipcmp/claim/claim.h"
#include "token.h"

enum word_class {
    WORD_NONE,
    WORD_METRIC,    /* value: enum cc_claim_metric; WEAK where the word needs company */
    WORD_PRECISION, /* value: enum cc_precision */
    WORD_QUALIFIER, /* value: enum qualifier */
    WORD_SCOPE,     /* value: enum cc_scope */
    WORD_MORE,      /* value: 1 up, -1 down; flags */
    WORD_CHANGE,    /* verbs and nouns of change ("rose", "increase", "reduction"); value: 1 up, -1 down */
    WORD_EQUAL,     /* flags: ABOUT for "comparable" */
    WORD_BEAT,      /* verbs that take the object ("beats", "trails"); value: 1, -1 or 0 for "matches" */
    WORD_THAN,      /* than */
    WORD_AS,        /* as */
    WORD_OF,        /* of */
    WORD_VERSUS,    /* vs, against, compared to, relative to, next to ... */
    WORD_PLACE,     /* on, in, for, with, by, at, from, to ...: value: enum place */
    WORD_ALSO,      /* and, plus, & */
    WORD_TURN,      /* but, while, whereas, though ... : a new clause; value 1 for "which" */
    WORD_NOT,       /* not, no, never, n't */
    WORD_IF,        /* if, would, could, suppose, might ... */
    WORD_TOPIC,     /* inference, price, benchmark ...: what is no specification */
    WORD_PRONOUN,   /* it, its, they, that chip ... */
    WORD_HAVE,      /* has, offers, packs ... */
    WORD_BE,
    WORD_ARTICLE,  /* the, a, an, this, that, those ... */
    WORD_MUCH,     /* much, many, large, fast after "as" */
    WORD_WHAT,     /* what: "double what the H100 has" */
    WORD_HEDGE,    /* value: enum cc_hedge; flags: DOWN for "less than" */
    WORD_MULTIPLE, /* double, twice, half ...: value in hundredths */
    WORD_NUMBER,   /* one .. twelve; value */
    WORD_PART,     /* third, quarter ...: value is the divisor */
    WORD_RANK,     /* first, second ...: value */
    WORD_TIMES,    /* x, times, fold */
    WORD_PERCENT,  /* percent, per cent, pct */
    WORD_FACTOR,   /* a factor of */
    WORD_COUNTED,  /* nouns that are counted: value: enum cc_claim_metric */
    WORD_RESPECTIVELY,
    WORD_MAKER,   /* nvidia, amd, huawei ...: stands before names */
    WORD_BOTH,    /* both, each */
    WORD_COUNTS,  /* "on both counts": the two metrics spoken of last */
    WORD_CONTEXT, /* words that turn a unit away from the usual metric; value: enum context */
    WORD_FORM,    /* pcie, sxm5 ...: forms one chip is sold in */
    WORD_LIKE,    /* newer, latter ...: what tells one of several chips */
    WORD_WHOLE,   /* racks, fleet ...: what holds several chips */
    WORD_MIGHT,   /* powerful, specs ...: what a chip can do as a whole */
    WORD_MIGHTIER /* stronger, inferior ...: compares that */
};

enum word_flag {
    WORD_WEAK = 1,          /* METRIC: "performance", "bandwidth": the context decides; TOPIC: only beside a weak metric */
    WORD_SPEED = 2,         /* MORE: faster, slower; METRIC: a verb, "moves data", in no list of nouns */
    WORD_ABOUT = 4,         /* EQUAL: comparable */
    WORD_DOWN = 8,          /* HEDGE: an upper bound in words like "less than" */
    WORD_SIZE = 16,         /* MORE: bigger, larger */
    WORD_BEST = 32,         /* MORE: superlative */
    WORD_PREFIX = 64,       /* HEDGE: only directly before an amount; MORE: with one behind it, "an extra 61 GB" */
    WORD_PLAIN = 128,       /* MORE: more, less, higher ...: goes with any metric; MULTIPLE: takes a metric ("double the memory") */
    WORD_AMOUNT = 256,      /* MORE: says something only beside an amount: "up", "down" */
    WORD_DENIES = 4096,     /* BEAT: before a figure it only negates: "nowhere near 989 TFLOPS" */
    WORD_CORES = 2048,      /* METRIC: counts the cores, not the units that hold them */
    WORD_TENSOR = 1024,     /* METRIC: names the tensor units */
    WORD_TAKES_OBJECT = 512 /* stands before its object: MORE "above", "behind"; EQUAL "on par with"; SCOPE "every GPU of" */
};

enum qualifier { QUALIFIER_DENSE, QUALIFIER_SPARSE, QUALIFIER_TENSOR, QUALIFIER_VECTOR, QUALIFIER_ONE_WAY, QUALIFIER_BOTH_WAYS };
enum place { PLACE_ON, PLACE_IN, PLACE_FOR, PLACE_WITH, PLACE_BY, PLACE_AT, PLACE_FROM, PLACE_TO, PLACE_OVER, PLACE_PER, PLACE_BETWEEN };
enum context { CONTEXT_PCIE, CONTEXT_NETWORK, CONTEXT_CACHE, CONTEXT_OTHER_STORE, CONTEXT_SLICE, CONTEXT_OTHER };

struct word_entry {
    const char *words;
    enum word_class class;
    int value;
    unsigned flags;
};

/* A set of classes has this bit for each. */
#define CLASS_BIT(class) (UINT64_C(1) << (class))

/* Which first word of entries this is, its case ignored; 0 where it is none. What a token keeps as `word`. */
uint16_t vocab_word_of(struct cc_str word);

/* The set of classes of the entries that begin with this token's word. */
uint64_t vocab_classes_of(const struct token *token);

/* The word is one of this class, of which all entries are single words. */
bool token_is_of(const struct token *token, enum word_class class);

/* The longest entry that starts at token `at` and ends before `last`; *length in tokens. NULL where there is none. Of the classes HEDGE,
 * PART, FORM, LIKE, WHOLE, MIGHT and MIGHTIER only what is asked for by its class: their words mean something else, or nothing, by
 * themselves. */
const struct word_entry *vocab_find(const struct tokens *tokens, size_t at, size_t last, size_t *length);

/* Likewise among the entries of one class only. */
const struct word_entry *vocab_find_class(const struct tokens *tokens, size_t at, size_t last, enum word_class class, size_t *length);

/* Whether an entry of one of these classes starts there. */
bool vocab_begins(const struct tokens *tokens, size_t at, size_t last, uint64_t classes);

#endif
