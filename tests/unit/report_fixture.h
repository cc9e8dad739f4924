/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of documents and writers share: a document, its rendering compared as a whole, and a small database made by hand. */
#ifndef CHIPCMP_TESTS_REPORT_FIXTURE_H
#define CHIPCMP_TESTS_REPORT_FIXTURE_H

#include "support.h"

#include "chipcmp/render/render.h"
#include "chipcmp/specs/db.h"

#include <locale.h>

/* The terminal's writer asks the locale which characters there are. */
static inline int use_utf8(void **state)
{
    (void)state;
    return setlocale(LC_CTYPE, "C.UTF-8") ? 0 : -1;
}

struct paper {
    struct cc_arena arena;
    struct cc_doc doc;
    struct cc_error error;
};

static inline void paper_open(struct paper *paper)
{
    memset(paper, 0, sizeof *paper);
    cc_arena_init(&paper->arena);
    cc_doc_init(&paper->doc, &paper->arena);
}

static inline void paper_close(struct paper *paper)
{
    cc_doc_release(&paper->doc);
    cc_arena_release(&paper->arena);
}

/* Renders and compares. */
static inline void assert_rendered_with(struct paper *paper, enum cc_format format, struct cc_render_options options, const char *expected)
{
    struct cc_buf out;
    cc_buf_init(&out, 0);
    bool done = cc_render(&paper->doc, format, &options, &out, &paper->error);
    assert_string_equal(paper->error.text, "");
    assert_true(done);
    assert_view(cc_buf_view(&out), expected);
    cc_buf_release(&out);
}

static inline void assert_rendered(struct paper *paper, enum cc_format format, size_t width, const char *expected)
{
    assert_rendered_with(paper, format, (struct cc_render_options){.width = width}, expected);
}

/* Rendering fails with this error, of any text where that is NULL; what is refused at once writes nothing. */
static inline void assert_not_rendered(struct paper *paper, enum cc_format format, enum cc_code code, const char *text)
{
    struct cc_render_options options = {0};
    struct cc_buf out;
    cc_buf_init(&out, 0);
    assert_false(cc_render(&paper->doc, format, &options, &out, &paper->error));
    assert_int_equal(paper->error.code, code);
    if (text)
        assert_string_equal(paper->error.text, text);
    assert_true(code != CC_ERR_USAGE || out.len == 0);
    cc_buf_release(&out);
}

/* With a buffer that is too small by one byte and by many, rendering fails with a memory error and never crashes. */
static inline void assert_fails_without_memory(struct paper *paper, enum cc_format format)
{
    struct cc_render_options options = {.width = 60};
    struct cc_buf out;
    cc_buf_init(&out, 0);
    assert_true(cc_render(&paper->doc, format, &options, &out, &paper->error));
    size_t needed = out.len;
    cc_buf_release(&out);
    for (size_t cap = 1; cap < needed; cap += 1 + cap / 8) {
        struct cc_error error = {0};
        cc_buf_init(&out, cap);
        assert_false(cc_render(&paper->doc, format, &options, &out, &error));
        assert_int_equal(error.code, CC_ERR_MEMORY);
        cc_buf_release(&out);
    }
}

/*
 * Three sources, two chips of one family, one metric with two bases and one without. Of h1-a doc-1 prints both bases, old-3 says that dense
 * is half, and the memory type is unknown after a look at web-2; h1-b is the user's own, with a disputed figure.
 */
struct small_db {
    struct cc_source sources[3];
    struct cc_family families[1];
    struct cc_chip chips[2];
    struct cc_metric metrics[2];
    struct cc_figure figures[3];
    struct cc_halving halvings[1];
    struct cc_unknown unknowns[1];
    uint32_t looked_at[1];
    struct cc_db db;
};

static inline void small_db_sources(struct small_db *s)
{
    s->sources[0] = (struct cc_source){
        .id = CC_STR("doc-1"),
        .publisher = CC_STR("Maker & Co"),
        .title = CC_STR("The H1 {data} sheet, 100%"),
        .date = CC_STR("2023-05"),
        .url = CC_STR("https://maker.example/h1_sheet?a=1&b=%20"),
        .kind = CC_SOURCE_VENDOR_DATASHEET,
        .read = CC_READ_TRANSCRIPTION,
    };
    s->sources[1] = (struct cc_source){
        .id = CC_STR("web-2"),
        .publisher = CC_STR("Paper"),
        .title = CC_STR("News of the H1"),
        .date = CC_STR("2024-01-09"),
        .url = CC_STR("https://paper.example/n"),
        .kind = CC_SOURCE_PRESS,
        .note = CC_STR("Only the opening was read"),
        .user = true,
    };
    s->sources[2] = (struct cc_source){
        .id = CC_STR("old-3"),
        .publisher = CC_STR("Maker & Co"),
        .title = CC_STR("Old page"),
        .url = CC_STR("https://maker.example/old"),
        .kind = CC_SOURCE_VENDOR_PAGE,
    };
}

static inline void small_db_chips(struct small_db *s)
{
    s->families[0] = (struct cc_family){.name = CC_STR("H1"), .vendor = CC_STR("Maker"), .parent = CC_NO_INDEX, .default_chip = 0};
    s->chips[0] = (struct cc_chip){.id = CC_STR("h1-a"),
        .name = CC_STR("Maker H1 A"),
        .vendor = CC_STR("Maker"),
        .kind = CC_KIND_GPU,
        .first_figure = 0,
        .figure_count = 2,
        .unknown_count = 1};
    s->chips[1] = (struct cc_chip){.id = CC_STR("h1-b"),
        .name = CC_STR("=Maker \"H1\" B"),
        .vendor = CC_STR("Maker"),
        .kind = CC_KIND_SYSTEM,
        .first_figure = 2,
        .figure_count = 1,
        .first_unknown = 1,
        .user = true};
    s->metrics[0] = (struct cc_metric){.id = CC_STR("fp8_tensor"),
        .label = CC_STR("FP8 tensor"),
        .meaning = CC_STR("Peak rate on FP8"),
        .unit_name = CC_STR("TFLOPS"),
        .group = CC_GROUP_COMPUTE,
        .better = CC_BETTER_HIGHER,
        .bases = 1U << CC_BASIS_DENSE | 1U << CC_BASIS_SPARSE};
    s->metrics[1] = (struct cc_metric){.id = CC_STR("memory_type"),
        .label = CC_STR("Memory type"),
        .meaning = CC_STR("Kind of memory"),
        .group = CC_GROUP_MEMORY,
        .better = CC_BETTER_NONE,
        .bases = 1U << CC_BASIS_NONE};
}

static inline void small_db_open(struct small_db *s)
{
    memset(s, 0, sizeof *s);
    small_db_sources(s);
    small_db_chips(s);
    s->figures[0] = (struct cc_figure){.chip = 0,
        .metric = 0,
        .basis = CC_BASIS_DENSE,
        .source = 0,
        .value = CC_STR("1,979"),
        .unit = CC_STR("TFLOPS"),
        .locator = CC_STR("Table 1")};
    s->figures[1] = (struct cc_figure){.chip = 0,
        .metric = 0,
        .basis = CC_BASIS_SPARSE,
        .source = 0,
        .value = CC_STR("3,958"),
        .unit = CC_STR("TFLOPS"),
        .locator = CC_STR("Table 1"),
        .note = CC_STR("Second of the pair")};
    s->figures[2] = (struct cc_figure){.chip = 1,
        .metric = 1,
        .source = 1,
        .status = CC_STATUS_DISPUTED,
        .value = CC_STR("HBM9"),
        .note = CC_STR("A placeholder")};
    s->halvings[0] = (struct cc_halving){.chip = 0, .metric = 0, .source = 0, .stated_by = 2, .locator = CC_STR("Footnote")};
    s->unknowns[0] = (struct cc_unknown){.chip = 0,
        .metric = 1,
        .state = CC_UNKNOWN_NOT_PUBLISHED,
        .reason = CC_STR("The sheet does not print it"),
        .looked_at = s->looked_at,
        .looked_at_count = 1};
    s->looked_at[0] = 1;
    s->db = (struct cc_db){.sources = s->sources,
        .source_count = 3,
        .families = s->families,
        .family_count = 1,
        .chips = s->chips,
        .chip_count = 2,
        .metrics = s->metrics,
        .metric_count = 2,
        .figures = s->figures,
        .figure_count = 3,
        .halvings = s->halvings,
        .halving_count = 1,
        .unknowns = s->unknowns,
        .unknown_count = 1};
}

#endif
