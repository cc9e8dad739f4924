/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Fuzzes the checking of texts with the built-in data (libFuzzer): any bytes are a text. What is found has to lie in it, in its order,
 * with finite numbers, and every report of it has to be written.
 */
#include "chipcmp/claim/verdict.h"
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

static void report(const struct cc_db *db, const struct cc_check *check, struct cc_arena *arena)
{
    static const enum cc_format formats[] = {CC_FORMAT_TABLE, CC_FORMAT_JSON, CC_FORMAT_HTML};
    const struct cc_render_options options = {.width = 80, .ascii = true};
    struct cc_error error = {0};
    struct cc_doc doc, brief;
    cc_doc_init(&doc, arena);
    cc_doc_init(&brief, arena);
    REQUIRE(cc_report_check(db, check, 1, &doc, &error));
    REQUIRE(cc_report_check_brief(db, check, 1, false, &brief, &error));
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
        struct cc_buf out;
        cc_buf_init(&out, 0);
        REQUIRE(cc_render(&doc, formats[i], &options, &out, &error));
        cc_buf_release(&out);
    }
    cc_doc_release(&doc);
    cc_doc_release(&brief);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct cc_db *db = database();
    const struct cc_str none = {NULL, 0}, text = {(const char *)data, size};
    struct cc_arena arena;
    struct cc_check check;
    struct cc_error error = {0};
    cc_arena_init(&arena);
    REQUIRE(cc_check_text(db, none, none, text, NULL, &arena, &check, &error));
    inspect(&check);
    report(db, &check, &arena);
    cc_arena_release(&arena);
    return 0;
}
