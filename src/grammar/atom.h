/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 7, grammar, private. Atoms: what the grammar reads. A mention of a chip, an amount with its hedge and unit, a word of the
 * vocabulary, a mark, or some other word.
 */
#ifndef CHIPCMP_GRAMMAR_ATOM_H
#define CHIPCMP_GRAMMAR_ATOM_H

#include "amount.h"
#include "starts.h"

enum atom_kind {
    ATOM_OTHER,  /* a word that means nothing to the grammar */
    ATOM_WORD,   /* of the vocabulary: `entry` */
    ATOM_AMOUNT, /* `amount` */
    ATOM_CHIP,   /* `target`; with `alien` set the name of a chip that is not in the data */
    ATOM_MARK    /* `mark` */
};

enum role {      /* how a mention stands in its sentence, by the function word before it */
    ROLE_PLAIN,  /* "the H20 has ..." */
    ROLE_OBJECT, /* after than, versus, "beats" ... */
    ROLE_OF,     /* "of the H100" */
    ROLE_PLACE,  /* "on the H20", "for the H100" */
    ROLE_FRAME,  /* "such as the H100", "alongside": names no party */
    ROLE_NAME    /* part of something else: "72 B200 GPUs", "8x H200" */
};

struct atom {
    enum atom_kind kind;
    char mark;
    bool alien, possessive, plural;
    bool generation; /* CHIP: named by its generation ("Hopper") */
    enum role role;
    size_t first, last; /* tokens [first, last) */
    size_t start, end;  /* bytes in the text */
    uint32_t sentence;
    uint32_t clause;     /* counts up at every mark or word that turns to another clause */
    uint32_t depth;      /* of parentheses */
    size_t next_in_list; /* CHIP: the next one of "the H100 and the H200", 0 for none */
    size_t list_head;    /* CHIP: the first of its list */
    bool used;           /* an amount or comparison that a claim was made of, or that belongs to one */
    const struct word_entry *entry;
    enum cc_precision precision; /* WORD: a metric that is told by its precision alone; else NONE */
    struct amount amount;
    bool keyed;    /* AMOUNT: a number whose unit a line above names, which says more of it, too */
    bool parted;   /* AMOUNT: of "9/18 PFLOPS (dense/sparse)", whose words say which is which */
    size_t lender; /* AMOUNT, a bare number: 1 + the figure of whose kind it is; 0 for none */
    struct cc_target target;
    bool variant;
    bool narrowed;   /* CHIP: by a word of its form that stands apart: "the PCIe H100" */
    const char *why; /* CHIP, alien: why nothing is claimed of it, NULL where it is not in the data */
};

struct atoms {
    const struct cc_db *db;
    const struct tokens *tokens;
    struct atom *items;
    size_t count;
    size_t *sentence_first; /* per sentence, with one more at the end */
};

/* False only when memory ran out. */
bool atoms_make(const struct cc_db *db, const struct tokens *tokens, struct cc_arena *arena, struct atoms *out, struct cc_error *error);

/* Likewise, but a quiet sentence (quiet.h) is one atom that means nothing. */
bool atoms_make_telling(const struct cc_db *db, const struct tokens *tokens, struct cc_arena *arena, struct atoms *out,
    struct cc_error *error);

void atom_name(struct atom *atom, struct cc_target target); /* makes a mention of it, where it stands */
bool atom_is(const struct atom *atom, enum word_class class);
bool atom_is_metric(const struct atom *atom);
bool atom_is_weak(const struct atom *atom); /* a metric's word that needs company: "performance" */
bool atom_is_mark(const struct atom *atom, char mark);
bool atom_is_amount(const struct atom *atom, enum amount_class class);
/* A percentage or a factor: what states a ratio. */
bool atom_is_factor(const struct atom *atom);
bool atom_is_year(const struct atom *atom); /* "2023" */

/* The longest mention of a chip at token `at`; *length in tokens. Private to mention.c and atom.c. */
bool mention_at(const struct cc_db *db, const struct starts *starts, const struct tokens *tokens, size_t at, size_t last, struct atom *out,
    size_t *length);
/* How the names that it knows begin, for a text of so many tokens. */
void mention_starts(const struct cc_db *db, size_t tokens, struct starts *out);

/* Reads names that need their surroundings: "Hopper", "NVL72", "910C-based cluster". Before roles_fill. */
void context_fill(struct atoms *atoms);

/* variant.c: reads the words that narrow a name or make it another one. After context_fill, before roles_fill. */
void variants_fill(struct atoms *atoms);

/* system.c: "the rack", "a cluster of 384 Ascend 910C" become mentions of a system. After variants_fill, before latter_fill. */
void systems_fill(struct atoms *atoms);

/* describe.c: "the AMD card" becomes a mention of the chip of that maker. After variants_fill, before latter_fill. */
void makers_fill(struct atoms *atoms);

/* latter.c: "the former", "the latter" become mentions. After variants_fill, before roles_fill. */
void latter_fill(struct atoms *atoms);

bool names_generation(const struct cc_db *db, struct cc_target target); /* "Hopper", in role.c */

/* The chip whose scope is meant: one accelerator of a rack, one die of a package; the chip itself where the data know no such part. */
uint32_t chip_in_scope(const struct cc_db *db, uint32_t chip, enum cc_scope scope);

bool names_kin(const struct atoms *atoms, size_t at); /* "successor", "variant": a word for a chip that stands beside a named one */

/* rate.c: precisions that no rate is named with become the rate. */
void rates_fill(struct atoms *atoms);
enum cc_precision atom_precision(const struct atom *atom); /* NONE where it tells none */

/* sparsity.c: "with sparsity" told by "with" or "without" alone. */
void sparsity_fill(struct atoms *atoms);

/* "the 80 GB an H100 has": the chip is the subject of a clause on the value. */
bool is_reduced_relative(const struct atoms *atoms, size_t value, size_t chip, size_t first);

/* "the H200, not the H100, has": the chip that the "not" at `at` sets apart, which denies nothing else; 0 where it does more. */
size_t atoms_exclude_chip(const struct atoms *atoms, size_t at, size_t first, size_t last);

/* Fills role, next_in_list and list_head of every mention. */
void roles_fill(struct atoms *atoms);

#endif
