/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The embedded tables hold the files of specs and plots, byte for byte. Runs in the top folder of the sources. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "chipcmp/base/embedded.h"

#include <stdio.h>
#include <string.h>

static void sorted_and_unique(void **state)
{
    (void)state;
    for (size_t i = 1; i < cc_embedded_specs_count; i++)
        assert_true(strcmp(cc_embedded_specs[i - 1].name, cc_embedded_specs[i].name) < 0);
    for (size_t i = 1; i < cc_embedded_plots_count; i++)
        assert_true(strcmp(cc_embedded_plots[i - 1].name, cc_embedded_plots[i].name) < 0);
}

static void assert_same_bytes(const char *folder, const struct cc_embedded_file *file)
{
    char path[512];
    snprintf(path, sizeof path, "%s/%s", folder, file->name);
    FILE *in = fopen(path, "rb");
    assert_non_null(in);
    for (size_t i = 0; i < file->size; i++)
        assert_int_equal(getc(in), (unsigned char)file->data[i]);
    assert_int_equal(getc(in), EOF);
    fclose(in);
    assert_int_equal(file->data[file->size], '\0');
}

static void same_bytes_as_the_files(void **state)
{
    (void)state;
    assert_true(cc_embedded_specs_count > 0);
    for (size_t i = 0; i < cc_embedded_specs_count; i++)
        assert_same_bytes("specs", &cc_embedded_specs[i]);
    for (size_t i = 0; i < cc_embedded_plots_count; i++)
        assert_same_bytes("plots", &cc_embedded_plots[i]);
}

static void only_tables(void **state)
{
    (void)state;
    for (size_t i = 0; i < cc_embedded_specs_count; i++) {
        const char *dot = strrchr(cc_embedded_specs[i].name, '.');
        assert_non_null(dot);
        assert_string_equal(dot, ".csv");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sorted_and_unique),
        cmocka_unit_test(same_bytes_as_the_files),
        cmocka_unit_test(only_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
