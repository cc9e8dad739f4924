/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chipcmp rank: chips or families in the order of one metric. */
#include "cli.h"
#include "measure.h"

#include "chipcmp/report/rank.h"

struct settings {
    const char *metric, *rate, *basis, *vendor, *as_of, *order;
    struct cc_texts kinds;
    bool families;
};

static const struct cc_option options[] = {
    {"metric", 'm', CC_OPTION_TEXT, "METRIC", NULL, "rank by this metric, printed or derived (needed); chipcmp metrics lists them",
        offsetof(struct settings, metric), 0, 0},
    {"basis", 0, CC_OPTION_TEXT, "BASIS", NULL,
        "on this basis: dense, sparse, both_directions ... (default: dense, or the first basis that has figures)",
        offsetof(struct settings, basis), 0, 0},
    {"rate", 'r', CC_OPTION_TEXT, "METRIC", NULL, "the rate of a derived metric such as compute_per_watt (default: bf16_tensor)",
        offsetof(struct settings, rate), 0, 0},
    {"vendor", 0, CC_OPTION_TEXT, "VENDOR", NULL, "only chips of this maker", offsetof(struct settings, vendor), 0, 0},
    {"kind", 'k', CC_OPTION_LIST, "KIND", "gpu npu die superchip system",
        "only this kind: gpu, npu, die, superchip or system (default: gpu and npu)", offsetof(struct settings, kinds), 0, 0},
    {"families", 0, CC_OPTION_FLAG, NULL, NULL, "rank families, each by its default member", offsetof(struct settings, families), 0, 0},
    {"as-of", 0, CC_OPTION_TEXT, "DATE", NULL, "only what was announced by then: 2024, 2024-03 or 2024-03-18",
        offsetof(struct settings, as_of), 0, 0},
    {"order", 0, CC_OPTION_TEXT, "ORDER", "better highest lowest",
        "which comes first: better (what the metric says is better; default), highest or lowest", offsetof(struct settings, order), 0, 0},
    {0},
};

static enum cc_rank_order order_of(const char *word)
{
    if (!word || word[0] == 'b')
        return CC_RANK_BETTER_FIRST;
    return word[0] == 'h' ? CC_RANK_HIGHEST_FIRST : CC_RANK_LOWEST_FIRST;
}

/* Makers are few: a wrong one gets them all. */
static bool choose_vendor(struct cc_cli *cli, const char *vendor, struct cc_str *out)
{
    const struct cc_db *db = &cli->db;
    *out = cc_str_of(vendor);
    if (!vendor)
        return true;
    struct cc_buf makers;
    cc_buf_init(&makers, 900);
    for (size_t i = 0; i < db->chip_count; i++) {
        bool listed = false;
        if (cc_str_eq_nocase(db->chips[i].vendor, *out)) {
            *out = db->chips[i].vendor;
            cc_buf_release(&makers);
            return true;
        }
        for (size_t k = 0; k < i && !listed; k++)
            listed = cc_str_eq(db->chips[k].vendor, db->chips[i].vendor);
        if (!listed)
            cc_buf_addf(&makers, "%s%.*s", makers.len ? ", " : "", CC_PRI(db->chips[i].vendor));
    }
    cc_cli_usage(cli, "no chip is made by \"%s\"; the makers are: %s", vendor, makers.len ? makers.data : "none");
    cc_buf_release(&makers);
    return false;
}

static bool choose(struct cc_cli *cli, const struct settings *s, struct cc_rank_options *o)
{
    if (!s->metric) {
        cc_cli_usage(cli, "rank needs --metric");
        return false;
    }
    if (!cc_cli_measure(cli, s->metric, s->rate, s->basis, &o->measure, &o->has_basis) || !choose_vendor(cli, s->vendor, &o->vendor))
        return false;
    o->as_of = cc_str_of(s->as_of);
    if (s->as_of && !cc_rank_is_date(o->as_of)) {
        cc_cli_usage(cli, "--as-of takes a date such as 2024, 2024-03 or 2024-03-18; not \"%s\"", s->as_of);
        return false;
    }
    for (size_t i = 0; i < s->kinds.count; i++) {
        enum cc_kind kind;
        if (cc_kind_parse(cc_str_of(s->kinds.items[i]), &kind))
            o->kinds |= 1U << kind;
    }
    o->families = s->families;
    o->order = order_of(s->order);
    return true;
}

static int run(struct cc_cli *cli, void *settings, int count, char **operands)
{
    struct cc_rank_options o = {0};
    struct cc_chosen chosen = {0};
    struct cc_rank rank;
    struct cc_doc doc;
    if (!cc_cli_load(cli) || !choose(cli, settings, &o) || (count && !cc_cli_chips(cli, count, operands, false, &chosen)))
        return CC_EXIT_ERROR;
    o.chips = chosen.chips;
    o.chip_count = chosen.count;
    cc_doc_init(&doc, &cli->arena);
    if (!cc_rank_run(&cli->db, &o, &cli->arena, &rank, &cli->error) ||
        !cc_report_rank(&rank, chosen.notes, chosen.note_count, &doc, &cli->error)) {
        cc_doc_release(&doc);
        return CC_EXIT_ERROR;
    }
    return cc_cli_finish(cli, &doc, CC_EXIT_DONE);
}

const struct cc_command cc_command_rank = {
    .name = "rank",
    .operands = "[CHIP ...]",
    .summary = "put chips or families in the order of one metric",
    .description =
        "Puts every accelerator, or only the chips named, in the order of one metric, printed or derived. Where the rounding of the "
        "printed "
        "figures leaves the order open, chips tie: 1, 2=, 2=, 4. Chips without a public figure stand apart with the reason, not at the "
        "bottom; so do figures on another basis (compute units of another maker) and, with --as-of, chips whose date of announcement "
        "nobody has published.\n\nWith --families the default member of each family stands for it, which is what \"the maker's "
        "fourth-best chip\" is about; the notes say which rank its other members would have.",
    .examples = "chipcmp rank --metric bf16_tensor --vendor NVIDIA --families\tthe families of one maker by dense BF16\n"
                "chipcmp rank --metric memory_bandwidth --as-of 2024-03\twhat there was in March 2024\n"
                "chipcmp rank --metric compute_per_watt --rate fp8_tensor\ta derived metric, of FP8\n"
                "chipcmp rank --metric tdp --kind system\tthe systems, the least power first\n"
                "chipcmp rank H20 H100 MI308 --metric memory_capacity\tonly these",
    .formats = "table json csv tsv markdown html",
    .options = options,
    .settings_size = sizeof(struct settings),
    .run = run,
};
