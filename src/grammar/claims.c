/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The claims of a text, sentence by sentence, and what was skipped. */
#include "chipcmp/grammar/find.h"

#include "lexer.h"
#include "parse.h"

#include "chipcmp/unit/unit.h"

/* "1e308 GB", "0x60 GB": digits glued to letters, before a unit. */
static bool is_glued_figure(const struct parser *parser, size_t at)
{
    const struct token *items = parser->atoms.tokens->items;
    if (at + 2 >= parser->last || atom_at(parser, at)->kind != ATOM_OTHER || items[atom_at(parser, at)->first].kind != TOKEN_NUMBER)
        return false;
    const struct token *letters = &items[atom_at(parser, at + 1)->first], *unit = &items[atom_at(parser, at + 2)->first];
    struct cc_unit found;
    return letters->kind == TOKEN_WORD && !letters->spaced && unit->spaced && unit->kind == TOKEN_WORD &&
           cc_unit_scan(unit->text, &found) == unit->text.len && found.dimension != CC_DIM_COUNT;
}

/* "up to4.8 TB/s": the digits before the point went to the word, and what is left is another number. */
static bool is_cut_figure(const struct parser *parser, size_t at)
{
    const struct atom *atom = atom_at(parser, at);
    struct cc_str text = parser->atoms.tokens->text;
    return atom->kind == ATOM_AMOUNT && atom->start >= 2 && text.s[atom->start - 1] == '.' && cc_is_digit(text.s[atom->start - 2]);
}

static void skip_glued(struct parser *parser)
{
    bool told = parser->memory.recent_count || sentence_topic(parser) != NOWHERE;
    for (size_t i = parser->first; i < parser->last; i++) {
        bool cut = is_cut_figure(parser, i);
        parser->atoms.items[i].used = parser->atoms.items[i].used || cut;
        if (told && (cut || is_glued_figure(parser, i)))
            claim_skip(parser, i, cut ? i + 1 : i + 3, "unclear");
    }
}

/* A number of more digits than are read: what the sentence says of it cannot be told, nor what it says beside it. */
static bool skip_unreadable(struct parser *parser)
{
    bool found = false;
    for (size_t i = parser->first; i < parser->last; i++) {
        const struct token *token = &parser->atoms.tokens->items[atom_at(parser, i)->first];
        struct cc_decimal number;
        if (atom_at(parser, i)->kind == ATOM_AMOUNT || token->kind != TOKEN_NUMBER ||
            cc_decimal_parse(token->text, &number) != CC_DECIMAL_TOO_LONG)
            continue;
        found = true;
        if (parser->memory.recent_count || sentence_topic(parser) != NOWHERE)
            claim_skip(parser, i, i + 1, "number_too_long");
    }
    return found;
}

/* A bare number alone says nothing. */
static bool has_amount(const struct parser *parser)
{
    if (parser->last == parser->first + 1 && atom_is_amount(atom_at(parser, parser->first), AMOUNT_NUMBER))
        return false;
    for (size_t i = parser->first; i < parser->last; i++)
        if (atom_at(parser, i)->kind == ATOM_AMOUNT)
            return true;
    return false;
}

/* The steps that go from amount to amount are left out where there is none. */
static void find_claims(struct parser *parser)
{
    parser->pair_count = 0;
    lend_key(parser);
    bool amounts = has_amount(parser);
    if (amounts) {
        join_figures(parser);
        lend_units(parser);
        skip_results(parser);
        parse_pairs(parser);
    }
    parse_equivalents(parser);
    if (amounts) {
        parse_ratios(parser);
        emit_pairs(parser);
    }
    parse_ranks(parser);
    parse_orders(parser);
    if (amounts) {
        skip_unowned(parser);
        parse_values(parser);
        withdraw_foreign_values(parser);
        join_contrasts(parser);
        share_values(parser);
    }
}

static void parse_sentence(struct parser *parser, uint32_t number)
{
    parser->sentence = number;
    parser->first = parser->atoms.sentence_first[number];
    parser->last = parser->atoms.sentence_first[number + 1];
    parser->claims_before = parser->out->claim_count;
    parser->last_metric = CC_CM_OTHER;
    note_key(parser);
    parser->last_subject = parser->last_object = parser->last_ratio = NOWHERE;
    skip_glued(parser);
    if (!skip_unreadable(parser))
        find_claims(parser);
    note_bandwidth(parser);
    note_header(parser);
    note_topic(parser, parser->out->claim_count > parser->claims_before);
}

bool claims_find(struct cc_values *values, struct cc_str text, bool all, struct cc_arena *arena, struct cc_claims *out,
    struct cc_error *error)
{
    struct tokens tokens;
    const struct cc_db *db = values->db;
    struct cc_arena trial = {.fail_after = arena->fail_after};
    struct parser parser = {.db = db,
        .values = values,
        .arena = arena,
        .trial = &trial,
        .out = out,
        .error = error,
        .memory = {.topic = NOWHERE, .heading = NOWHERE, .title = NOWHERE, .rival = NOWHERE, .metric = CC_CM_OTHER}};
    *out = (struct cc_claims){0};
    if (!lex(text, arena, &tokens, error) || !(all ? atoms_make : atoms_make_telling)(db, &tokens, arena, &parser.atoms, error))
        return false;
    for (size_t i = 0; i < tokens.sentence_count && !parser.failed; i++)
        parse_sentence(&parser, (uint32_t)i);
    cc_arena_release(&trial);
    return !parser.failed;
}

bool cc_claims_find(const struct cc_db *db, struct cc_str text, struct cc_arena *arena, struct cc_claims *out, struct cc_error *error)
{
    struct cc_values values;
    cc_values_init(&values, db, arena);
    return claims_find(&values, text, false, arena, out, error);
}
