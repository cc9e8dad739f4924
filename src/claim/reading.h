/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 6, claim, private. Readings: the default one and those that leave it in one respect; and the slips that explain a claim no reading
 * agrees with.
 */
#ifndef CHIPCMP_CLAIM_READING_H
#define CHIPCMP_CLAIM_READING_H

#include "measure.h"

struct judge { /* what every step of judging needs */
    const struct cc_db *db;
    struct cc_values *values;
    const struct cc_claim *claim; /* for the parts of a pair a claim about one value */
    const struct cc_verdict_options *options;
    struct cc_allowed allowed;
    enum cc_reading_part part;
    struct cc_arena *arena;
    struct cc_judgement *out;
    struct cc_error *error;
};

/* One combination of everything a reading chooses. */
struct point {
    uint32_t subject, object; /* chips; object CC_NO_INDEX for a value */
    struct measure measure;
    struct pick subject_pick, object_pick;
    double rounded; /* a value: the product of factors rounded on the way, where above 0 */
    bool halved;    /* a value: one direction of a figure that counts both, or does not say */
    bool member;    /* another chip of a family: has to have the kind of memory that is named, where one is */
    bool across;    /* a slip: the object is measured by object_measure */
    struct measure object_measure;
};

/* The default point; *known says whether its figures exist, else judge->out->missing says what does not. */
bool reading_default(struct judge *judge, struct point *out, bool *known);

/* Appends the reading of a point; *added is false where a figure is missing (then nothing is appended). */
bool reading_add(struct judge *judge, const struct point *point, const char *departure, bool *added);

/* The operands of a point, and the values they were made of where these are asked for (NULL otherwise). False when memory ran out. */
bool reading_operands(struct judge *judge, const struct point *point, struct cc_operand *left, struct cc_operand *right,
    struct facts *left_facts, struct facts *right_facts);

/* Fills a reading without appending it; *known is false where a figure is missing. */
bool reading_read(struct judge *judge, const struct point *point, struct cc_reading *out, bool *known);

/* Appends a reading that is not like for like, only when it agrees. */
bool reading_add_slip(struct judge *judge, const struct point *point, const char *name, bool *agrees);

/* digits.c: appends the default with a figure that prints the same fact in fewer digits, or rounded on the way to a product, where only
 * that agrees with a value. */
bool reading_fewer_digits(struct judge *judge, const struct point *from);

/* Appends every alternative to the default. */
bool reading_alternatives(struct judge *judge, const struct point *from);

/* Names the likely slip of a claim that nothing agrees with, and appends its reading (not like for like) where it has one; NULL where
 * there is none. */
bool slip_find(struct judge *judge, const struct point *from, const char **reason);

/* disputed.c: lists the disputed figures that print a contradicted value. False when memory ran out. */
bool disputed_find(struct judge *judge, const struct point *from);

/* candidate.c: searches backwards for what a contradicted ratio may have been taken from. False when memory ran out. */
bool candidates_find(struct judge *judge);

#endif
