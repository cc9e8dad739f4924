/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names in a text: the longest one wins, never a substring; the role each plays; names that need their surroundings. */
#include "claim_fixture.h"

#include "grammar/atom.h"
#include "grammar/lexer.h"

static const char *const role_names[] = {"plain", "object", "of", "place", "frame", "name"};

/* "H20:plain H100:object"; a chip that is not in the data is "?". */
static struct cc_str mentions(struct tables *t, const char *text)
{
    struct tokens tokens;
    struct atoms atoms;
    struct cc_error error = {0};
    struct cc_buf out;
    cc_buf_init(&out, 0);
    assert_true(lex(cc_str_of(text), &t->arena, &tokens, &error));
    assert_true(atoms_make(&t->db, &tokens, &t->arena, &atoms, &error));
    for (size_t i = 0; i < atoms.count; i++) {
        const struct atom *atom = &atoms.items[i];
        if (atom->kind != ATOM_CHIP)
            continue;
        struct cc_str name = CC_STR("?");
        if (!atom->alien)
            name = atom->target.chip != CC_NO_INDEX ? t->db.chips[atom->target.chip].id : t->db.families[atom->target.family].name;
        cc_buf_addf(&out, "%s%.*s:%s", out.len ? " " : "", CC_PRI(name), role_names[atom->role]);
    }
    struct cc_str copy = cc_arena_copy(&t->arena, cc_buf_view(&out));
    cc_buf_release(&out);
    return copy;
}

struct row {
    const char *text, *expected;
};

static void assert_mentions(void **state, const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct cc_str found = mentions(*state, rows[i].text);
        if (!cc_str_eq(found, cc_str_of(rows[i].expected)))
            fail_msg("%s: \"%.*s\", expected \"%s\"", rows[i].text, CC_PRI(found), rows[i].expected);
    }
}

#define ASSERT_MENTIONS(state, rows) assert_mentions((state), (rows), sizeof(rows) / sizeof *(rows))

static void test_systems_without_a_name(void **state)
{
    static const struct row rows[] = {
        {"384 Ascend 910C in one system", "Ascend 910C:name CloudMatrix 384:place"},
        {"a cluster of 384 Ascend 910Cs", "CloudMatrix 384:plain Ascend 910C:name"},
        {"a cluster of 383 Ascend 910Cs", "Ascend 910C:name"},
        {"a rack with 72 GB300 GPUs", "GB300 NVL72:plain GB300:name"},
        {"a server with 8 B200 GPUs", "B200:name"},
        {"The GB200 NVL72 is out. The whole rack", "GB200 NVL72:plain GB200 NVL72:plain"},
        {"The GB200 NVL72 is out. A rack-scale rival", "GB200 NVL72:plain"},
        {"The GB200 NVL72 is out. The system memory", "GB200 NVL72:plain"},
        {"The GB200 NVL72 and the CloudMatrix 384 differ. The system", "GB200 NVL72:plain CloudMatrix 384:plain"},
        {"The GB200 NVL72 and the CloudMatrix 384 differ. Nvidia's rack", "GB200 NVL72:plain CloudMatrix 384:plain GB200 NVL72:plain"},
    };
    ASSERT_MENTIONS(state, rows);
}

static void test_names(void **state)
{
    static const struct row rows[] = {
        {"The H20 is here.", "H20:plain"},
        {"the h-100 pcie card", "h100-pcie:plain"},
        {"NVIDIA H100 SXM5 80GB", "h100-sxm5:plain"},
        {"a GB200 NVL72 rack", "GB200 NVL72:plain"},
        {"a GB300, not a B300", "GB300:plain B300:frame"},
        {"Huawei's 910C", "Ascend 910C:plain"},
        {"H100s and H200s", "H100:plain H200:plain"},
        {"FP8 on HBM3e over NVLink with R1 and V3", ""},
        {"the H200, 141 GB of HBM3e", "H200:plain"},
    };
    ASSERT_MENTIONS(state, rows);
}

static void test_strangers(void **state)
{
    static const struct row rows[] = {
        {"The GH200 and the L40S", "?:plain ?:plain"},
        {"an HGX H100 board", "?:plain"},
        {"the Ascend 960", "?:plain"},
        {"an H100 server", "?:plain"},
        {"Rubin beats the MI250X", "?:plain ?:object"},
    };
    ASSERT_MENTIONS(state, rows);
}

static void test_roles(void **state)
{
    static const struct row rows[] = {
        {"The H20 has more memory than the H100.", "H20:plain H100:object"},
        {"Compared to the H100, an H200 has more.", "H100:object H200:plain"},
        {"The H20 has 15% of the compute of the H100.", "H20:plain H100:object"},
        {"the memory of the H20", "H20:of"},
        {"1.4 times the H100's bandwidth", "H100:object"},
        {"as much memory bandwidth as the H100", "H100:object"},
        {"chips such as the H100", "H100:frame"},
        {"more memory on the H20 than in the H100 profile", "H20:place H100:object"},
        {"72 B200 GPUs", "B200:name"},
        {"eight H20s", "H20:name"},
        {"8x H200", "H200:object"},
        {"The H20 beats the H100", "H20:plain H100:object"},
        {"The H20 and the H800 trail the H100", "H20:plain H800:plain H100:object"},
        {"the 145 kW that a single GB200 NVL72 needs", "GB200 NVL72:plain"},
        {"four times the 145 kW that a single GB200 NVL72 needs", "GB200 NVL72:object"},
        {"up 20% from the 3.35 TB/s of the H100", "H100:object"},
    };
    ASSERT_MENTIONS(state, rows);
}

static void test_names_in_context(void **state)
{
    static const struct row rows[] = {
        {"Hopper had less.", "H100:plain"},
        {"the H200, still a Hopper part, has", "H200:plain H100:frame"},
        {"The NVL72 has 72 GPUs.", "GB200 NVL72:plain"},
        {"The GB300 NVL72 is new. An NVL72 has 72 GPUs.", "GB300 NVL72:plain GB300 NVL72:plain"},
        {"the 910C-based cluster", "CloudMatrix 384:plain"},
        {"a GB200 rack", "GB200 NVL72:plain"},
        {"the GB200 (the Grace Blackwell Superchip)", "gb200-superchip:plain gb200-superchip:plain"},
    };
    ASSERT_MENTIONS(state, rows);
}

static void test_forms(void **state)
{
    static const struct row rows[] = {
        {"the PCIe H100 has", "h100-pcie:plain"},
        {"the SXM NVIDIA H100 has", "h100-sxm5:plain"},
        {"the H100 (PCIe) has", "h100-pcie:plain"},
        {"the PCIe version of the H100 has", "h100-pcie:of"},
        {"the H100's NVL card has", "h100-nvl:plain"},
        {"the H100 in its PCIe form has", "h100-pcie:plain"},
        {"The H100 SXM has 80 GB and the NVL 94 GB", "h100-sxm5:plain h100-nvl:plain"},
        {"an H100 over the PCIe bus", "H100:plain"},
        {"H200 (141 GB)", "H200:plain"},
    };
    ASSERT_MENTIONS(state, rows);
}

static void test_longer_names(void **state)
{
    static const struct row rows[] = {
        {"the GB200 NVL4 has", "?:plain"},
        {"a GB200-NVL36", "?:plain"},
        {"the H100 CNX", "?:plain"},
        {"the A100 40GB has", "?:plain"},
        {"the PCIe H20", "?:plain"},
        {"the H100 PCIe Gen5 link", "?:plain"},
        {"any Hopper GPU", "?:plain"},
        {"all of the Blackwell chips", "?:of"},
        {"any H100", "H100:plain"},
    };
    ASSERT_MENTIONS(state, rows);
}

static void test_kin(void **state)
{
    static const struct row rows[] = {
        {"the H100's successor has", "?:plain"},
        {"the follow-up to the H100 has", "?:plain"},
        {"The H200, the H100's successor, has", "H200:plain H100:frame"},
        {"The H20, based on the H100, has", "H20:plain H100:frame"},
        {"The H100, unlike the H20, has", "H100:plain H20:frame"},
        {"two H100 NVL cards have", "h100-nvl:name"},
        {"a pair of H100s has", "H100:name"},
    };
    ASSERT_MENTIONS(state, rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_systems_without_a_name),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_strangers),
        cmocka_unit_test(test_roles),
        cmocka_unit_test(test_names_in_context),
        cmocka_unit_test(test_forms),
        cmocka_unit_test(test_longer_names),
        cmocka_unit_test(test_kin),
    };
    return cmocka_run_group_tests(tests, tables_set_up_builtin, tables_tear_down);
}
