/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Build tool. Sorts the vocabulary by the first words of its entries and writes the index as C: see grammar/vocab_index.h.
 *
 * index_vocab OUTPUT
 */
#include "grammar/vocab_index.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct item {
    struct cc_str word; /* the first one */
    uint32_t bucket;
    struct vocab_place place;
    const struct word_entry *entry;
};

static int compare(const void *left, const void *right)
{
    const struct item *a = left, *b = right;
    int keys[] = {(int)a->bucket - (int)b->bucket, cc_str_cmp(a->word, b->word), a->place.table - b->place.table,
        a->place.entry - b->place.entry};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (keys[i])
            return keys[i];
    return 0;
}

static struct item *sort_entries(size_t *count)
{
    *count = 0;
    for (size_t t = 0; t < VOCAB_TABLES; t++)
        *count += vocab_tables[t]->count;
    struct item *items = calloc(*count, sizeof *items), *next = items;
    for (size_t t = 0; items && t < VOCAB_TABLES; t++) {
        for (size_t i = 0; i < vocab_tables[t]->count; i++, next++) {
            struct cc_str rest;
            next->entry = &vocab_tables[t]->entries[i];
            next->place = (struct vocab_place){(uint16_t)t, (uint16_t)i};
            cc_str_cut(cc_str_of(next->entry->words), ' ', &next->word, &rest);
            next->bucket = vocab_bucket(next->word);
        }
    }
    if (items)
        qsort(items, *count, sizeof *items, compare);
    return items;
}

/* Writes the words, and counts them by buckets. */
static void put_words(FILE *out, const struct item *items, size_t count, size_t *counts)
{
    fputs("const struct vocab_word vocab_words[] = {\n    {{\"\", 0}, 0, 0},\n", out);
    for (size_t i = 0, end; i < count; i = end) {
        uint64_t classes = 0;
        for (end = i; end < count && cc_str_eq(items[end].word, items[i].word); end++)
            classes |= CLASS_BIT(items[end].entry->class);
        fprintf(out, "    {{\"%.*s\", %zu}, UINT64_C(0x%" PRIx64 "), %zu},\n", CC_PRI(items[i].word), items[i].word.len, classes, i);
        counts[items[i].bucket]++;
    }
    fprintf(out, "    {{\"\", 0}, 0, %zu},\n};\n\n", count);
}

static void put_index(FILE *out, const struct item *items, size_t count)
{
    size_t counts[VOCAB_BUCKETS] = {0}, start = 1;
    fputs("/* Written by index_vocab. */\n#include \"grammar/vocab_index.h\"\n\n", out);
    put_words(out, items, count, counts);
    fputs("const struct vocab_place vocab_places[] = {\n", out);
    for (size_t i = 0; i < count; i++)
        fprintf(out, "    {%u, %u}, /* %s */\n", items[i].place.table, items[i].place.entry, items[i].entry->words);
    fputs("};\n\nconst uint16_t vocab_starts[VOCAB_BUCKETS + 1] = {", out);
    for (size_t b = 0; b < VOCAB_BUCKETS; b++) {
        fprintf(out, "%s%zu,", b % 16 ? " " : "\n    ", start);
        start += counts[b];
    }
    fprintf(out, " %zu};\n", start);
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fputs("usage: index_vocab OUTPUT\n", stderr);
        return 2;
    }
    size_t count;
    struct item *items = sort_entries(&count);
    FILE *out = items ? fopen(argv[1], "w") : NULL;
    bool good = out != NULL;
    if (out) {
        put_index(out, items, count);
        good = !ferror(out);
        good = fclose(out) == 0 && good;
    }
    if (!good)
        fprintf(stderr, "index_vocab: cannot write %s: %s\n", argv[1], strerror(errno));
    free(items);
    return good ? 0 : 1;
}
