/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names on the built-in data: as people write them, and what must never match. */
#include "database.h"

#include "chipcmp/base/distance.h"
#include "chipcmp/specs/load.h"
#include "chipcmp/specs/resolve.h"

struct spelling {
    const char *name, *chip; /* the chip it stands for */
    bool variant;            /* names the chip itself, not the family */
};

static void test_spellings(void **state)
{
    static const struct spelling spellings[] = {
        {"H100", "h100-sxm5", false},
        {"NVIDIA H100", "h100-sxm5", false},
        {"hopper h100", "h100-sxm5", false},
        {"H100 SXM", "h100-sxm5", true},
        {"H100-SXM5-80GB", "h100-sxm5", true},
        {"h100 pcie", "h100-pcie", true},
        {"H100\xC2\xA0NVL", "h100-nvl", true},
        {"H100\xE2\x80\x91SXM", "h100-sxm5", true},
        {"GB200 NVL72", "gb200-nvl72", false},
        {"GB200NVL72", "gb200-nvl72", false},
        {"CM384", "cloudmatrix-384", false},
        {"CloudMatrix 384", "cloudmatrix-384", false},
        {"\xE6\x98\x87\xE8\x85\xBE"
         "910C",
            "ascend-910c", false},
        {"Blackwell", "b200", false},
        {"MI308", "mi308x", false},
        {"H20-3e", "h20-141gb", true},
    };
    const struct cc_db *db = &((struct database *)*state)->db;
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++) {
        struct cc_target target;
        if (!cc_resolve(db, cc_str_of(spellings[i].name), &target))
            fail_msg("%s is not known", spellings[i].name);
        assert_view(db->chips[cc_target_chip(db, target)].id, spellings[i].chip);
        assert_int_equal(target.chip != CC_NO_INDEX, spellings[i].variant);
    }
}

static void test_never_a_substring(void **state)
{
    static const char *const strangers[] = {"B300X", "GB20", "H1000", "H", "NVL72", "", "H100 H200", "GH200", "H20 is", "B", "100"};
    const struct cc_db *db = &((struct database *)*state)->db;
    struct cc_target target;
    for (size_t i = 0; i < sizeof strangers / sizeof *strangers; i++)
        if (cc_resolve(db, cc_str_of(strangers[i]), &target))
            fail_msg("\"%s\" must not match", strangers[i]);
}

static void test_every_id_resolves_to_itself(void **state)
{
    const struct cc_db *db = &((struct database *)*state)->db;
    for (uint32_t i = 0; i < db->chip_count; i++) {
        struct cc_target target;
        assert_true(cc_resolve(db, db->chips[i].id, &target));
        assert_int_equal(cc_target_chip(db, target), i);
        assert_true(cc_resolve(db, db->chips[i].name, &target));
        assert_int_equal(cc_target_chip(db, target), i);
    }
}

static void test_suggestions(void **state)
{
    const struct cc_db *db = &((struct database *)*state)->db;
    struct cc_str found[4];
    assert_true(cc_suggest(db, CC_STR("H2O"), found, 4) >= 1);
    assert_view(found[0], "H20");
    assert_int_equal(cc_suggest(db, CC_STR("zzzzzz"), found, 4), 0);
    assert_int_equal(cc_name_candidates(db, CC_STR("NVL72"), found, 4), 2);
    assert_true(cc_suggest_metric(db, CC_STR("memory_bandwith"), found, 4) >= 1);
    assert_view(found[0], "memory_bandwidth");
    assert_int_equal(cc_suggest_metric(db, CC_STR("Power"), found, 4), 1);
    assert_view(found[0], "tdp");
    assert_int_equal(cc_suggest_metric(db, CC_STR("NVLink"), found, 4), 1);
    assert_view(found[0], "interconnect_bandwidth");
    assert_int_equal(cc_suggest_metric(db, CC_STR("zzzzzz"), found, 4), 0);
}

/* Folding knows spaces and hyphens of every make, and nothing else. */
static void test_folding(void **state)
{
    char space[256], space2[256], name[300];
    (void)state;
    assert_view(cc_name_fold(CC_STR(" H-100\xE2\x80\x93SXM_5 "), space), "h100sxm5");
    assert_view(cc_name_fold(CC_STR("--"), space), "");
    memset(name, 'a', sizeof name);
    assert_int_equal(cc_name_fold((struct cc_str){name, 300}, space).len, 0);
    /* Idempotent, for any bytes. */
    struct rng rng = {7};
    for (int round = 0; round < 2000; round++) {
        size_t len = rng_below(&rng, 40);
        for (size_t i = 0; i < len; i++)
            name[i] = (char)rng_next(&rng);
        struct cc_str once = cc_name_fold((struct cc_str){name, len}, space), twice = cc_name_fold(once, space2);
        if (once.len == twice.len)
            assert_int_equal(memcmp(once.s, twice.s, once.len), 0);
        else
            assert_true(twice.len < once.len); /* folding may bring bytes together that make a space again */
    }
}

static void test_distance(void **state)
{
    (void)state;
    assert_int_equal(cc_edit_distance(CC_STR("compare"), CC_STR("compare"), 3), 0);
    assert_int_equal(cc_edit_distance(CC_STR("comapre"), CC_STR("compare"), 3), 1);
    assert_int_equal(cc_edit_distance(CC_STR("abc"), CC_STR("xyz"), 2), 3);
    assert_int_equal(cc_edit_distance(CC_STR(""), CC_STR("ab"), 2), 2);
    assert_int_equal(cc_edit_distance(CC_STR("a"), CC_STR("abcdef"), 2), 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_spellings),
        cmocka_unit_test(test_never_a_substring),
        cmocka_unit_test(test_every_id_resolves_to_itself),
        cmocka_unit_test(test_suggestions),
        cmocka_unit_test(test_folding),
        cmocka_unit_test(test_distance),
    };
    return cmocka_run_group_tests(tests, database_set_up, database_tear_down);
}
