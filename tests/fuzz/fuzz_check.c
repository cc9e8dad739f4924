/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Fuzzes the checking of texts with the built-in data (libFuzzer): any bytes are a text, the first of them says of which kind. What is
 * found
 * has to lie in it, in its order, with finite numbers, and every report of it has to be written, of the whole and of its excerpts.
 */
#include "chipcmp/grammar/passage.h"
#include "chipcmp/num/stats.h"
#include "chipcmp/render/render.h"
#include "chipcmp/report/check.h"
#include "chipcmp/specs/load.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define REQUIRE(condition) \
    do { \
        if (!(condition)) { \
            fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition); \
            abort(); \
        } \
    } while (0)

/* Loaded once; the fuzzer ends without a call. */
static const struct cc_db *database(void)
{
    static struct cc_db db;
    static bool loaded;
    if (!loaded) {
        const struct cc_specs_options options = {.builtin = true};
        struct cc_error error = {0};
        cc_stats_init();
        loaded = cc_db_load(&db, &options, NULL, &error);
        REQUIRE(loaded);
    }
    return &db;
}

static void inspect(const struct cc_check *check)
{
    const struct cc_claims *claims = &check->claims;
    for (size_t i = 0; i < claims->claim_count; i++) {
        const struct cc_claim *claim = &claims->claims[i];
        const struct cc_judgement *judgement = &check->judgements[i];
        REQUIRE(claim->start < claim->end && claim->end <= check->text.len);
        REQUIRE(i == 0 || claims->claims[i - 1].start <= claim->start);
        REQUIRE(judgement->verdict < CC_VERDICT_COUNT && judgement->reason);
        for (size_t k = 0; k < judgement->reading_count; k++)
            REQUIRE(isfinite(judgement->readings[k].nominal) && isfinite(judgement->readings[k].off));
    }
    for (size_t i = 0; i < claims->skipped_count; i++)
        REQUIRE(claims->skipped[i].start <= claims->skipped[i].end && claims->skipped[i].end <= check->text.len);
}

static void report(const struct cc_db *db, const struct cc_check *checks, size_t count, struct cc_arena *arena)
{
    static const enum cc_format formats[] = {CC_FORMAT_TABLE, CC_FORMAT_JSON, CC_FORMAT_HTML};
    const struct cc_render_options options = {.width = 80, .ascii = true};
    struct cc_error error = {0};
    struct cc_doc doc, brief;
    cc_doc_init(&doc, arena);
    cc_doc_init(&brief, arena);
    REQUIRE(cc_report_check(db, checks, count, &doc, &error));
    REQUIRE(cc_report_check_brief(db, checks, count, false, &brief, &error));
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
        struct cc_buf out;
        cc_buf_init(&out, 0);
        REQUIRE(cc_render(&doc, formats[i], &options, &out, &error));
        cc_buf_release(&out);
    }
    cc_doc_release(&doc);
    cc_doc_release(&brief);
}

static const struct cc_filter *names(const struct cc_db *db)
{
    static struct cc_arena arena;
    static const struct cc_filter *filter;
    struct cc_error error = {0};
    if (!filter)
        filter = cc_filter_make(db, &arena, &error);
    REQUIRE(filter);
    return filter;
}

/* As the program reads it: a text whole or near its names, or as a document. */
static bool read_prose(const struct cc_filter *filter, uint8_t kind, struct cc_str text, struct cc_arena *arena, struct cc_prose *prose)
{
    const struct cc_prose_origin origin = {0};
    struct cc_prose_span *spans;
    struct cc_error error = {0};
    size_t count;
    if (kind % 4 < 3)
        return cc_prose_read((enum cc_prose_kind)(kind % 4), text, origin, arena, prose, &error);
    REQUIRE(cc_filter_near(filter, text, arena, &spans, &count, &error));
    for (size_t i = 0; i < count; i++)
        REQUIRE(spans[i].start < spans[i].end && spans[i].end <= text.len && (i == 0 || spans[i - 1].end < spans[i].start));
    return cc_prose_read_spans(text, origin, spans, count, arena, prose, &error);
}

/* Of the whole check the claims from `first` on are those of the part. */
static void match_part(const struct cc_check *whole, size_t first, const struct cc_check *part)
{
    for (size_t k = 0; k < part->claims.claim_count; k++) {
        const struct cc_claim *claim = &whole->claims.claims[first + k], *kept = &part->claims.claims[k];
        REQUIRE(kept->start + part->origin.offset == claim->start && kept->end + part->origin.offset == claim->end);
        REQUIRE(cc_str_eq(cc_str_sub(part->text, kept->start, kept->end), cc_str_sub(whole->text, claim->start, claim->end)));
    }
}

static void check_excerpts(const struct cc_db *db, const struct cc_check *check, struct cc_arena *arena)
{
    struct cc_check *parts;
    size_t count, claims = 0;
    struct cc_error error = {0};
    REQUIRE(cc_check_excerpts(check, arena, &parts, &count, &error));
    for (size_t i = 0; i < count; i++) {
        inspect(&parts[i]);
        match_part(check, claims, &parts[i]);
        claims += parts[i].claims.claim_count;
    }
    REQUIRE(claims == check->claims.claim_count);
    report(db, parts, count, arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct cc_db *db = database();
    const struct cc_filter *filter = names(db);
    const struct cc_str none = {NULL, 0}, text = {(const char *)data + (size > 0), size ? size - 1 : 0};
    struct cc_arena arena;
    struct cc_prose prose;
    struct cc_check check;
    struct cc_error error = {0};
    cc_arena_init(&arena);
    if (read_prose(filter, size ? data[0] : 0, text, &arena, &prose)) {
        const bool *keep = cc_filter_blocks(filter, &prose, &arena, &error);
        REQUIRE(keep && cc_check_prose(db, none, none, &prose, keep, NULL, &arena, &check, &error));
        inspect(&check);
        report(db, &check, 1, &arena);
        check_excerpts(db, &check, &arena);
    }
    cc_arena_release(&arena);
    return 0;
}
