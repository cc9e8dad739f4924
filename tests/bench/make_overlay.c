/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Writes a large overlay for the bench: the same one every time.
 *
 * make_overlay DIR CHIPS
 *
 * DIR has to be there. It gets families.csv, sources.csv, chips.csv and figures.csv: families of a hundred chips, a data sheet for each
 * family, and five figures a chip. No cell is quoted, so that tools which split lines at commas can take part.
 */
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FAMILY_SIZE = 100, MOST_CHIPS = 10000000 };

struct overlay {
    const char *directory;
    unsigned chips;
};

/* What a figure of a metric looks like: a number from `low` up to below `low + span`, with `places` decimals. */
struct metric {
    const char *name, *basis, *unit;
    unsigned low, span;
    int places;
};

static const struct metric metrics[] = {
    {"bf16_tensor", "dense", "TFLOPS", 500, 20000, 1},
    {"fp8_tensor", "dense", "teraFLOPS", 1000, 9000, 0},
    {"memory_capacity", "", "GB", 16, 500, 0},
    {"memory_bandwidth", "", "TB/s", 100, 1500, 2},
    {"tdp", "", "W", 100, 1900, 0},
};

static const char *const statuses[] = {"final", "final", "final", "relayed", "preliminary"};

#define COUNT_OF(table) (sizeof(table) / sizeof((table)[0]))

/* SplitMix64: https://prng.di.unimi.it/splitmix64.c */
static uint64_t next_random(uint64_t *state)
{
    uint64_t z = *state += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

static unsigned below(uint64_t *state, size_t bound)
{
    return (unsigned)(next_random(state) % bound);
}

static unsigned family_count(const struct overlay *overlay)
{
    return (overlay->chips + FAMILY_SIZE - 1) / FAMILY_SIZE;
}

static void put_families(FILE *out, const struct overlay *overlay)
{
    fputs("family,vendor,parent,default,note\n", out);
    for (unsigned f = 0; f < family_count(overlay); f++)
        fprintf(out, "User Series %u,Vendor %u,,user-chip-%u,\n", f, f % 20, f * FAMILY_SIZE);
}

static void put_sources(FILE *out, const struct overlay *overlay)
{
    fputs("id,publisher,title,date,kind,url,read,note\n", out);
    for (unsigned f = 0; f < family_count(overlay); f++)
        fprintf(out,
            "user-sheet-%u,Vendor %u,User Series %u data sheet,20%02u-%02u,vendor_datasheet,https://example.com/series/%u.pdf,direct,\n", f,
            f % 20, f, 15 + f % 10, 1 + f % 12, f);
}

static void put_chips(FILE *out, const struct overlay *overlay)
{
    fputs("id,name,vendor,family,kind,contains,note\n", out);
    for (unsigned c = 0; c < overlay->chips; c++)
        fprintf(out, "user-chip-%u,User Accelerator %u,Vendor %u,User Series %u,gpu,,\n", c, c, c / FAMILY_SIZE % 20, c / FAMILY_SIZE);
}

static void put_value(FILE *out, const struct metric *metric, uint64_t *state)
{
    unsigned value = metric->low + below(state, metric->span);
    if (metric->places == 0)
        fprintf(out, "%u", value);
    else if (metric->places == 1)
        fprintf(out, "%u.%u", value / 10, value % 10);
    else
        fprintf(out, "%u.%02u", value / 100, value % 100);
}

static void put_figures(FILE *out, const struct overlay *overlay)
{
    uint64_t state = 1;
    fputs("chip,metric,basis,value,unit,rounding,status,source,locator,note\n", out);
    for (unsigned c = 0; c < overlay->chips; c++) {
        for (size_t m = 0; m < COUNT_OF(metrics); m++) {
            fprintf(out, "user-chip-%u,%s,%s,", c, metrics[m].name, metrics[m].basis);
            put_value(out, &metrics[m], &state);
            fprintf(out, ",%s,,%s,user-sheet-%u,page %u,\n", metrics[m].unit, statuses[below(&state, COUNT_OF(statuses))], c / FAMILY_SIZE,
                1 + below(&state, 40));
        }
    }
}

static bool write_table(const struct overlay *overlay, const char *name, void (*put)(FILE *, const struct overlay *))
{
    char path[4096];
    int length = snprintf(path, sizeof path, "%s/%s.csv", overlay->directory, name);
    FILE *out = length > 0 && (size_t)length < sizeof path ? fopen(path, "wb") : NULL;
    bool good = out != NULL;
    if (out) {
        put(out, overlay);
        good = !ferror(out);
        good = fclose(out) == 0 && good;
    }
    if (!good)
        fprintf(stderr, "make_overlay: cannot write %s/%s.csv: %s\n", overlay->directory, name, strerror(errno));
    return good;
}

int main(int argc, char **argv)
{
    char *end = NULL;
    unsigned long chips = argc == 3 ? strtoul(argv[2], &end, 10) : 0;
    if (chips == 0 || chips > MOST_CHIPS || *end) {
        fputs("usage: make_overlay DIR CHIPS\n", stderr);
        return 2;
    }
    struct overlay overlay = {argv[1], (unsigned)chips};
    bool good = write_table(&overlay, "families", put_families) && write_table(&overlay, "sources", put_sources) &&
                write_table(&overlay, "chips", put_chips) && write_table(&overlay, "figures", put_figures);
    return good ? 0 : 1;
}
