/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens and closes the built-in database with a filter. */
#include "filtered.h"

int filtered_set_up(void **state)
{
    static struct filtered f;
    struct cc_error error = {0};
    database_open(&f.base);
    f.filter = cc_filter_make(&f.base.db, &f.base.arena, &error);
    *state = &f;
    return f.filter ? 0 : -1;
}

int filtered_tear_down(void **state)
{
    struct filtered *f = *state;
    database_close(&f->base);
    return 0;
}
