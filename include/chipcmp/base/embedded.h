/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 0, base. The files inside the program: the data tables (specs) and the chart templates (plots).
 *
 * The build generates the tables (src/tools/embed.c). They are sorted bytewise by name, names are unique, and the data are the files' exact
 * bytes. A NUL that does not count in size follows the last byte. Everything is static and const: it may be used at any time and is never
 * freed.
 */
#ifndef CHIPCMP_BASE_EMBEDDED_H
#define CHIPCMP_BASE_EMBEDDED_H

#include <stddef.h>

struct cc_embedded_file {
    const char *name; /* without a folder: "chips.csv" */
    const char *data;
    size_t size;
};

/* Where no file was embedded the count is 0, and the array holds one element that means nothing. */
extern const struct cc_embedded_file cc_embedded_specs[];
extern const size_t cc_embedded_specs_count;
extern const struct cc_embedded_file cc_embedded_plots[];
extern const size_t cc_embedded_plots_count;

#endif
