/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A measure as a user names it. */
#include "measure.h"

#include "chipcmp/base/distance.h"
#include "chipcmp/specs/resolve.h"

#define DEFAULT_RATE "bf16_tensor"

static const struct cc_derived *find_derived(const char *name)
{
    char wanted_space[256], space[256];
    struct cc_str wanted = cc_name_fold(cc_str_of(name), wanted_space);
    for (size_t i = 0; wanted.len && i < CC_DERIVED_COUNT; i++)
        if (cc_str_eq(cc_name_fold(cc_str_of(cc_derived_table[i].id), space), wanted))
            return &cc_derived_table[i];
    return NULL;
}

/* The derived metric that a mistyped name is nearest to, or NULL. */
static const char *nearest_derived(const char *name)
{
    struct cc_str wanted = cc_str_of(name);
    size_t best = cc_typo_limit(wanted) + 1;
    const char *found = NULL;
    for (size_t i = 0; i < CC_DERIVED_COUNT; i++) {
        size_t d = cc_edit_distance(wanted, cc_str_of(cc_derived_table[i].id), best);
        if (d < best) {
            best = d;
            found = cc_derived_table[i].id;
        }
    }
    return found;
}

static bool choose_metric(struct cc_cli *cli, const char *name, struct cc_measure *out)
{
    const char *meant;
    out->derived = find_derived(name);
    if (out->derived)
        return true;
    if (cc_cli_has_metric(cli, name) || !(meant = nearest_derived(name)))
        return cc_cli_metric(cli, name, &out->metric);
    cc_cli_usage(cli, "no metric is called \"%s\"; did you mean %s?", name, meant);
    return false;
}

static bool choose_rate(struct cc_cli *cli, const char *rate, struct cc_measure *out)
{
    if (out->derived && cc_derived_takes_rate(out->derived))
        return cc_cli_metric(cli, rate ? rate : DEFAULT_RATE, &out->metric);
    if (!rate)
        return true;
    cc_cli_usage(cli, "--rate says which rate a derived metric is of; %.*s takes none", CC_PRI(cc_measure_id(&cli->db, out)));
    return false;
}

bool cc_cli_measure(struct cc_cli *cli, const char *name, const char *rate, const char *basis, struct cc_measure *out, bool *has_basis)
{
    *out = (struct cc_measure){.metric = CC_NO_INDEX};
    *has_basis = basis != NULL;
    if (!choose_metric(cli, name, out) || !choose_rate(cli, rate, out))
        return false;
    if (!basis)
        return true;
    if (cc_basis_parse(cc_str_of(basis), &out->basis) && out->basis != CC_BASIS_NONE)
        return true;
    struct cc_buf words;
    cc_buf_init(&words, 900);
    for (int i = CC_BASIS_NONE + 1; i < CC_BASIS_COUNT; i++)
        cc_buf_addf(&words, " %s", cc_basis_name((enum cc_basis)i));
    cc_cli_usage(cli, "--basis takes one of:%s; not \"%s\"", words.len ? words.data : "", basis);
    cc_buf_release(&words);
    return false;
}
