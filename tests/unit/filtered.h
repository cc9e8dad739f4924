/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The built-in database with the filter of its names. */
#ifndef CHIPCMP_TESTS_UNIT_FILTERED_H
#define CHIPCMP_TESTS_UNIT_FILTERED_H

#include "database.h"

#include "chipcmp/grammar/passage.h"

struct filtered {
    struct database base;
    const struct cc_filter *filter;
};

int filtered_set_up(void **state);
int filtered_tear_down(void **state);

#endif
