/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 6, claim. Claims as a test of a report: a file says which claims a text holds and what the verdict on each is; when the text, the
 * data or the program change, the comparison says which verdicts changed, which claims are gone, and which are new.
 *
 * The file is plain text in UTF-8, made to be read and reviewed in diffs:
 *
 *     # What we say about memory. Reviewed 2026-08.
 *
 *     document: draft.md
 *
 *     text: 20 percent more memory than the H100
 *     subject: H20
 *     object: H100
 *     metric: memory_capacity
 *     verdict: supported
 *     reason: default_reading_agrees
 *
 *     text: 28 percent less processing power
 *     verdict: contradicted
 *
 *     sentence: The H100 has 94 GB of memory.
 *     text: 94 GB
 *     verdict: depends
 *     reason: other_variant
 *
 *     sentence: Is the H200 faster than the H100?
 *     claims: none
 *
 * - A line is "key: value". Blank lines separate blocks. A line whose first character is # is a comment. Lines may end in CRLF.
 * - "document" names a file, by a path from the folder of this file; "sentence" is itself the text. Either begins the claims of that text;
 *   no text may be named twice. Where no claim is expected in it, "claims: none" says so.
 * - "text" begins a claim: the words that state it, as chipcmp quotes them; any run of white space is one space. The keys behind it
 *   describe the claim: "verdict" has to be there (supported, depends, contradicted, unknown, not_checkable); "reason", "subject", "object"
 *   ("none" where there is none) and "metric" are compared where they are there. They are the words of the JSON output.
 * - Where words occur several times in a text, subject and metric tell them apart; the order of claims does not matter.
 *
 * An update changes as few lines as it can: comments and the lines of unchanged claims stay as they are.
 */
#ifndef CHIPCMP_CLAIM_EXPECT_H
#define CHIPCMP_CLAIM_EXPECT_H

#include "chipcmp/claim/verdict.h"

enum cc_expect_key { CC_EXPECT_SUBJECT, CC_EXPECT_OBJECT, CC_EXPECT_METRIC, CC_EXPECT_VERDICT, CC_EXPECT_REASON, CC_EXPECT_KEYS };
const char *cc_expect_key_name(enum cc_expect_key key);

struct cc_expect_value {
    struct cc_str value;
    size_t line; /* 0: not stated */
};

struct cc_expect_claim {
    struct cc_str text; /* folded: see cc_expect_fold */
    size_t line, last;  /* its first and last line, from 1 */
    struct cc_expect_value keys[CC_EXPECT_KEYS];
};

struct cc_expect_source {
    bool document;      /* else a sentence */
    struct cc_str name; /* the path as written, or the sentence */
    size_t line;        /* 0: not in the file yet */
    size_t none_line;   /* of "claims: none"; 0 where it is not there */
    struct cc_expect_claim *claims;
    size_t count, capacity;
};

struct cc_expect_file {
    struct cc_str path, text;
    struct cc_expect_source *sources;
    size_t count, capacity;
};

enum cc_expect_change { CC_EXPECT_SAME, CC_EXPECT_CHANGED, CC_EXPECT_GONE, CC_EXPECT_NEW, CC_EXPECT_CHANGES };
const char *cc_expect_change_name(enum cc_expect_change change); /* "same", "changed", "gone", "new" */

/* An expected claim and the one found for it; either may be missing. */
struct cc_expect_match {
    enum cc_expect_change change;
    size_t source;                          /* in the file */
    const struct cc_expect_claim *expected; /* NULL: new */
    const struct cc_check *check;           /* NULL: gone */
    size_t claim;                           /* in the check */
    struct cc_str text;                     /* folded */
    struct cc_str actual[CC_EXPECT_KEYS];   /* unless gone */
    bool differs[CC_EXPECT_KEYS];
};

struct cc_expect_result {
    struct cc_expect_match *matches; /* source after source: in the order of the text, then what is gone */
    size_t count, capacity;
    size_t counts[CC_EXPECT_CHANGES];
};

/* White space and controls are single spaces, none at the ends; ill-formed UTF-8 is U+FFFD. In the arena; s is NULL when memory ran out. */
struct cc_str cc_expect_fold(struct cc_str text, struct cc_arena *arena);

/* Reads a file's text, which has to outlive *out; arrays are in the arena. Faults are errors at line and column of `path`. */
bool cc_expect_parse(struct cc_str path, struct cc_str text, struct cc_arena *arena, struct cc_expect_file *out, struct cc_error *error);

/* The index of a text, which is added where the file does not have it; SIZE_MAX when memory ran out. `name` has to outlive the file. */
size_t cc_expect_source_index(struct cc_expect_file *file, bool document, struct cc_str name, struct cc_arena *arena,
    struct cc_error *error);

/* Appends what became of one source's claims to *result (zero-initialise it). A text may have been checked in several parts, in its order;
 * they have to outlive *result. */
bool cc_expect_compare(const struct cc_db *db, const struct cc_expect_file *file, size_t source, const struct cc_check *checks,
    size_t check_count, struct cc_arena *arena, struct cc_expect_result *result, struct cc_error *error);

/* The file's text with everything as it was found, so that a comparison would find no change. Sources that were not compared stay. */
bool cc_expect_update(const struct cc_expect_file *file, const struct cc_expect_result *result, struct cc_arena *arena, struct cc_buf *out,
    struct cc_error *error);

#endif
