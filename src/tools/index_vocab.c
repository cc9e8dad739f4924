/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Build tool. Sorts the vocabulary by the first words of its entries and writes the index as C: see claim/vocab_index.h.
 *
 * index_vocab OUTPUT
 */
#include "claim/vocab_index.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static uint32_t bucket_of(const struct word_entry *entry)
{
    struct cc_str first, rest;
    cc_str_cut(cc_str_of(entry->words), ' ', &first, &rest);
    return vocab_bucket(first);
}

/* The entries of a bucket; returns how many. */
static size_t put_bucket(FILE *out, uint32_t bucket, uint64_t *classes)
{
    size_t count = 0;
    *classes = 0;
    for (size_t t = 0; t < VOCAB_TABLES; t++) {
        for (size_t i = 0; i < vocab_tables[t]->count; i++) {
            if (bucket_of(&vocab_tables[t]->entries[i]) != bucket)
                continue;
            fprintf(out, "    {%zu, %zu}, /* %s */\n", t, i, vocab_tables[t]->entries[i].words);
            *classes |= UINT64_C(1) << vocab_tables[t]->entries[i].class;
            count++;
        }
    }
    return count;
}

static void put_index(FILE *out)
{
    size_t counts[VOCAB_BUCKETS], start = 0;
    uint64_t classes[VOCAB_BUCKETS];
    fputs("/* Written by index_vocab. */\n#include \"claim/vocab_index.h\"\n\nconst struct vocab_place vocab_places[] = {\n", out);
    for (uint32_t b = 0; b < VOCAB_BUCKETS; b++)
        counts[b] = put_bucket(out, b, &classes[b]);
    fputs("};\n\nconst uint16_t vocab_starts[VOCAB_BUCKETS + 1] = {", out);
    for (size_t b = 0; b < VOCAB_BUCKETS; b++) {
        fprintf(out, "%s%zu,", b % 16 ? " " : "\n    ", start);
        start += counts[b];
    }
    fprintf(out, " %zu};\n\nconst uint64_t vocab_classes[VOCAB_BUCKETS] = {", start);
    for (size_t b = 0; b < VOCAB_BUCKETS; b++)
        fprintf(out, "%s0x%" PRIx64 "U,", b % 8 ? " " : "\n    ", classes[b]);
    fputs("\n};\n", out);
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fputs("usage: index_vocab OUTPUT\n", stderr);
        return 2;
    }
    FILE *out = fopen(argv[1], "w");
    bool good = out != NULL;
    if (out) {
        put_index(out);
        good = !ferror(out);
        good = fclose(out) == 0 && good;
    }
    if (!good)
        fprintf(stderr, "index_vocab: cannot write %s: %s\n", argv[1], strerror(errno));
    return good ? 0 : 1;
}
