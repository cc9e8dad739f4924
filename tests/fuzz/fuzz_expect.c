/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzzes the reading of files of expected claims (libFuzzer): what is read without a fault is read again from what an update writes. */
#include "chipcmp/claim/expect.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct cc_str text = {(const char *)data, size};
    const struct cc_expect_result nothing = {0};
    struct cc_arena arena;
    struct cc_expect_file file, again;
    struct cc_error error = {0};
    struct cc_buf out;
    cc_arena_init(&arena);
    cc_buf_init(&out, 0);
    if (cc_expect_parse(CC_STR("x"), text, &arena, &file, &error)) {
        if (!cc_expect_update(&file, &nothing, &arena, &out, &error) ||
            !cc_expect_parse(CC_STR("x"), cc_buf_view(&out), &arena, &again, &error) || again.count != file.count)
            abort();
    } else if (error.code != CC_ERR_DATA) {
        abort();
    }
    cc_buf_release(&out);
    cc_arena_release(&arena);
    return 0;
}
