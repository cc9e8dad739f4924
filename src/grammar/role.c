/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The role of each mention in its sentence, by the function words before it; lists of mentions share one. */
#include "role.h"

/* An adjective that some other class claims: "the 700-watt H100", "the more powerful H100", "the Hopper-based H100", "the dual-die B300".
 * */
/* NOLINTNEXTLINE(misc-no-recursion): once, behind a comma */
static bool is_adjective(const struct atoms *atoms, size_t at, size_t first)
{
    const struct atom *atom = &atoms->items[at], *before = at > first ? &atoms->items[at - 1] : NULL;
    bool opened = before && (atom_is(before, WORD_ARTICLE) || atom_is_mark(before, '-') || atom_is_mark(before, ','));
    if (atom_is_amount(atom, AMOUNT_VALUE) || atom_is_amount(atom, AMOUNT_NUMBER)) {
        bool joined = false;
        for (size_t i = atom->first; i < atom->last; i++)
            joined = joined || token_is_mark(&atoms->tokens->items[i], '-');
        return opened && (joined || atom_is_mark(&atoms->items[at + 1], '-'));
    }
    if (atom->kind == ATOM_CHIP)
        return atom->role == ROLE_FRAME && atom_is_mark(&atoms->items[at + 1], '-');
    if (atom_is_mark(atom, ',')) /* "the original, unrestricted H100" */
        return at > first + 1 && before->kind == ATOM_OTHER && !before->possessive &&
               (atoms->items[at + 1].kind == ATOM_OTHER || is_adjective(atoms, at + 1, at)) && atom_is(&atoms->items[at - 2], WORD_ARTICLE);
    bool single = atom_is(atom, WORD_SCOPE) || (atom_is(atom, WORD_MORE) && (atom->entry->flags & (WORD_BEST | WORD_PLAIN)) &&
                                                   !(atom->entry->flags & WORD_TAKES_OBJECT));
    return single && opened && atoms->items[at + 1].kind != ATOM_CHIP;
}

/* Words that what is compared with stands behind. */
static bool opens_standard(const struct atom *atom)
{
    bool over = atom_is(atom, WORD_PLACE) && atom->entry->value == PLACE_OVER;
    return over || atom_is(atom, WORD_THAN) || atom_is(atom, WORD_VERSUS) || atom_is(atom, WORD_OF) || atom_is(atom, WORD_BEAT);
}

/* "than its big brother, the H100": a name that stands beside a description of what it names, and closes its phrase. */
static bool is_apposed(const struct atoms *atoms, size_t comma, size_t chip, size_t first)
{
    enum { LONGEST = 12 };
    size_t next = chip + 1;
    if (!atom_is_mark(&atoms->items[comma], ',') ||
        (next < atoms->count && atoms->items[next].sentence == atoms->items[chip].sentence && atoms->items[next].kind != ATOM_MARK &&
            !atom_is(&atoms->items[next], WORD_ALSO) && !atom_is(&atoms->items[next], WORD_TURN)))
        return false;
    for (size_t i = comma, steps = 0; i-- > first && steps < LONGEST; steps++) {
        const struct atom *atom = &atoms->items[i];
        if (opens_standard(atom))
            return i + 1 < comma;
        if (atom->kind == ATOM_CHIP || atom->kind == ATOM_AMOUNT || atom->kind == ATOM_MARK
                ? !atom_is_mark(atom, '-')
                : atom_is_metric(atom) || atom_is(atom, WORD_HAVE))
            return false;
    }
    return false;
}

bool names_generation(const struct cc_db *db, struct cc_target target)
{
    for (size_t i = 0; target.chip == CC_NO_INDEX && i < db->family_count; i++)
        if (db->families[i].parent == target.family)
            return true;
    return false;
}

/* "Hopper's H200": the generation says only what the chip behind it is. */
static bool owns_member(const struct atoms *atoms, size_t at)
{
    const struct atom *atom = &atoms->items[at], *next = atom + 1;
    if (!atom->possessive || atom->alien || at + 1 >= atoms->count || next->sentence != atom->sentence || next->kind != ATOM_CHIP ||
        next->alien)
        return false;
    return atom->generation ||
           (names_generation(atoms->db, atom->target) && cc_family_within(atoms->db, next->target.family, atom->target.family));
}

/* A generation's name as a word for kind: "a Hopper part", "Hopper-based", "the Blackwell architecture". */
static bool is_kind(const struct atoms *atoms, size_t at)
{
    static const char *const nouns[] = {"part", "refresh", "design", "architecture", "generation", "family", "series", "silicon",
        "microarchitecture", "based", "derived", "platform", "lineup", "line"};
    const struct atom *atom = &atoms->items[at];
    const struct tokens *tokens = atoms->tokens;
    if (owns_member(atoms, at))
        return true;
    if (atom->alien || atom->possessive || !(atom->generation || names_generation(atoms->db, atom->target)))
        return false;
    size_t next = atom->last;
    if (next < tokens->count && token_is_mark(&tokens->items[next], '-'))
        next++;
    for (size_t i = 0; next < tokens->count && i < sizeof nouns / sizeof nouns[0]; i++)
        if (token_is_word(&tokens->items[next], nouns[i]))
            return true;
    if (at + 1 < atoms->count && atoms->items[at + 1].sentence == atom->sentence && names_kin(atoms, at + 1))
        return true; /* "its Hopper predecessor, the H200" */
    bool refresh = at > 1 && atom_is(&atoms->items[at - 1], WORD_OF) &&
                   token_is_word(&tokens->items[atoms->items[at - 2].first], "refresh");
    return refresh;
}

/* "2x B200 chips", "8x H200": a count of them, unless an article or a possessive makes it a comparison ("2.4x an H100", "3x H200's"). */
static bool is_count(const struct atoms *atoms, size_t amount, size_t chip)
{
    const struct atom *before = &atoms->items[amount];
    if (atom_is_amount(before, AMOUNT_TIMES) && !before->amount.multiple && before->end == atoms->items[chip].start)
        return true; /* "8×H100" */
    bool close = chip == amount + 1 || (chip == amount + 2 && atom_is(&atoms->items[amount + 1], WORD_MAKER));
    if (atom_is_amount(before, AMOUNT_NUMBER))
        return close;
    if (!atom_is_amount(before, AMOUNT_TIMES) || before->amount.multiple || chip != amount + 1 || atoms->items[chip].possessive)
        return false;
    bool plural = atoms->items[chip].plural;
    bool noun = chip + 1 < atoms->count && atom_is(&atoms->items[chip + 1], WORD_COUNTED);
    bool opens = amount == atoms->sentence_first[before->sentence] && chip + 1 < atoms->count &&
                 atom_is(&atoms->items[chip + 1], WORD_HAVE); /* "8x H100 has 640 GB" */
    return (plural || noun || opens) && cc_decimal_places(before->amount.amount.decimal) == 0;
}

/* "eight H20s", "two H100 NVL cards", "a pair of H100s". */
static bool is_counted_in_words(const struct atoms *atoms, size_t at, size_t first)
{
    size_t length;
    const struct token *items = atoms->tokens->items;
    if (at > first + 1 && atom_is(&atoms->items[at - 1], WORD_OF) &&
        (token_is_word(&items[atoms->items[at - 2].first], "pair") || token_is_word(&items[atoms->items[at - 2].first], "pairs")))
        return true;
    const struct word_entry *number = at > first ? vocab_find_class(atoms->tokens, atoms->items[at - 1].first, atoms->items[at - 1].last,
                                                       WORD_NUMBER, &length)
                                                 : NULL;
    return number && number->value > 1;
}

bool is_reduced_relative(const struct atoms *atoms, size_t value, size_t chip, size_t first)
{
    const struct atom *before = value > first ? &atoms->items[value - 1] : NULL, *atom = &atoms->items[value];
    return before && chip == value + 2 &&
           (atom_is_amount(atom, AMOUNT_VALUE) || atom_is_amount(atom, AMOUNT_NUMBER) || atom_is_metric(atom)) &&
           (atom_is(before, WORD_ARTICLE) || atom_is(before, WORD_PRONOUN)) && atom_is(&atoms->items[value + 1], WORD_ARTICLE);
}

static enum role amount_role(const struct atoms *atoms, size_t at, size_t chip, size_t first, bool relative)
{
    const struct atom *amount = &atoms->items[at];
    if (is_count(atoms, at, chip))
        return ROLE_NAME;
    relative = relative || is_reduced_relative(atoms, at, chip, first);
    if (relative && (atom_is_amount(amount, AMOUNT_VALUE) ||
                        atom_is_amount(amount, AMOUNT_NUMBER))) /* "close to four times the 145 kW that a GB200 NVL72 needs" */
        return governed_through(atoms, at, first, true) == ROLE_OBJECT ? ROLE_OBJECT : ROLE_PLAIN;
    return atom_is_amount(amount, AMOUNT_TIMES) ? ROLE_OBJECT : ROLE_PLAIN;
}

/* The verb of change at `at` takes a chip's metric. */
static bool changes_what(const struct atoms *atoms, size_t at)
{
    uint32_t sentence = atoms->items[at].sentence;
    size_t i = at + 1;
    while (i < atoms->count && (atom_is(&atoms->items[i], WORD_ARTICLE) || atom_is(&atoms->items[i], WORD_MAKER)))
        i++;
    return i + 1 < atoms->count && atoms->items[i + 1].sentence == sentence && atoms->items[i].kind == ATOM_CHIP &&
           atoms->items[i].possessive && atom_is_metric(&atoms->items[i + 1]);
}

/* The role that the word at `at` gives to what stands behind it. */
static enum role governed_role(const struct atoms *atoms, size_t at, size_t first)
{
    const struct atom *atom = &atoms->items[at];
    if (atom_is(atom, WORD_THAN) || atom_is(atom, WORD_VERSUS) || atom_is(atom, WORD_BEAT))
        return ROLE_OBJECT;
    if (atom_is(atom, WORD_CHANGE) && changes_what(atoms, at)) /* "raises the H100's memory" */
        return ROLE_OBJECT;
    if (atom_is(atom, WORD_MORE) && (atom->entry->flags & WORD_TAKES_OBJECT))
        return ROLE_OBJECT; /* "above", "below", "behind" */
    if (atom_is(atom, WORD_AS))
        return closes_as(atoms, at, first) ? ROLE_OBJECT : ROLE_FRAME;
    if (atom_is(atom, WORD_OF)) {
        bool ahead = at > first && atom_is(&atoms->items[at - 1], WORD_MORE);
        return ahead ? ROLE_OBJECT : governed_through(atoms, at, first, true);
    }
    return atom_is(atom, WORD_PLACE) ? place_role(atoms, at, first) : ROLE_PLAIN;
}

static const struct token *token_of(const struct atoms *atoms, size_t at)
{
    return &atoms->tokens->items[atoms->items[at].first];
}

/* "beats not only the H100". */
static bool is_not_only(const struct atoms *atoms, size_t at)
{
    return atom_is(&atoms->items[at], WORD_NOT) && token_is_word(token_of(atoms, at + 1), "only");
}

/* "than the Hopper generation", "relative to the base Blackwell generation": what is compared with. */
static bool is_standard(const struct atoms *atoms, size_t at, size_t first)
{
    size_t i = at;
    while (i > first && (atom_is(&atoms->items[i - 1], WORD_ARTICLE) || atom_is(&atoms->items[i - 1], WORD_MAKER) ||
                            atoms->items[i - 1].kind == ATOM_OTHER))
        i--;
    return i > first && opens_standard(&atoms->items[i - 1]) && !atom_is(&atoms->items[i - 1], WORD_OF);
}

static enum role role_of(const struct atoms *atoms, size_t at, size_t first)
{
    size_t others = 0, nouns = 0;
    bool relative = false, apposed = false, article = false;
    if (is_kind(atoms, at) && !is_standard(atoms, at, first))
        return ROLE_FRAME;
    if (is_counted_in_words(atoms, at, first))
        return ROLE_NAME;
    for (size_t i = at, steps = 0; i-- > first && steps < ROLE_REACH && others <= 4; steps++) {
        const struct atom *atom = &atoms->items[i];
        bool which = atom_is(atom, WORD_TURN) && atom->entry->value == 1; /* "which each GPU of the GB200 NVL72 has" */
        relative = relative || which || token_is_word(&atoms->tokens->items[atom->first], "that");
        others += atom->kind == ATOM_OTHER && !atom_is_mark(&atoms->items[i + 1], '-');
        apposed = apposed || (others <= 1 && is_apposed(atoms, i, at, first));
        bool modifies = is_transparent(atom) || is_adjective(atoms, i, first) || (i + 1 == at && owns_member(atoms, i)) ||
                        (apposed && !opens_standard(atom));
        bool new_phrase = article && nouns > 0 && !apposed && (atom_is(atom, WORD_OF) || atom_is_year(atom));
        if (new_phrase) /* "against the rules of 2023 an H20" */
            return ROLE_PLAIN;
        nouns += article && (atom->kind == ATOM_OTHER || atom_is_year(atom));
        article = article || atom_is(atom, WORD_ARTICLE);
        if (which || modifies || atom_is_year(atom) || is_not_only(atoms, i))
            continue;
        if (atom_is_metric(atom) && i > first + 1 && is_reduced_relative(atoms, i, at, first) && atom_is_factor(&atoms->items[i - 2]))
            return ROLE_OBJECT; /* "2.25 times the memory the H100 has" */
        return atom->kind == ATOM_AMOUNT ? amount_role(atoms, i, at, first, relative) : governed_role(atoms, i, first);
    }
    return ROLE_PLAIN;
}

/* Whether a list goes on behind the mention with "and": "A100, H100 and H200". */
static bool list_follows(const struct atoms *atoms, size_t at)
{
    bool joint = false;
    for (size_t i = at + 1; i < atoms->count && i < at + 6 && atoms->items[i].sentence == atoms->items[at].sentence; i++) {
        const struct atom *atom = &atoms->items[i];
        if (atom->kind == ATOM_CHIP)
            return joint;
        joint = joint || atom_is(atom, WORD_ALSO);
        if (!atom_is(atom, WORD_ALSO) && !atom_is_mark(atom, ',') && !atom_is(atom, WORD_ARTICLE) && !atom_is(atom, WORD_MAKER))
            return false;
    }
    return false;
}

/* "Compared with the H100, the H200 and B200 offer": the comma closes the phrase in front, as the verb behind shows. */
static bool opens_clause(const struct atoms *atoms, size_t at, size_t first)
{
    if (!atom_is(&atoms->items[first], WORD_VERSUS))
        return false;
    size_t i = at;
    while (i < atoms->count && (atoms->items[i].kind == ATOM_CHIP || atom_is(&atoms->items[i], WORD_ALSO) ||
                                   atom_is(&atoms->items[i], WORD_ARTICLE) || atom_is(&atoms->items[i], WORD_MAKER)))
        i++;
    return i < atoms->count && atoms->items[i].sentence == atoms->items[at].sentence &&
           (atom_is(&atoms->items[i], WORD_HAVE) || atom_is(&atoms->items[i], WORD_BE) || atoms->items[i].kind == ATOM_OTHER);
}

/* Whether the mention continues a list: "the H100 and the H200". A comma alone joins only where "and" follows: "Compared to the H100, an
 * H200 has" is no list. */
static bool continues_list(const struct atoms *atoms, size_t at, size_t first, size_t *previous)
{
    bool joint = false;
    for (size_t i = at, steps = 0; i-- > first && steps < 4; steps++) {
        const struct atom *atom = &atoms->items[i];
        if (atom->kind == ATOM_CHIP) {
            *previous = i;
            return joint && (!atom->possessive || atoms->items[at].possessive);
        }
        bool but_also = atom_is(atom, WORD_TURN) && token_is_word(&atoms->tokens->items[atoms->items[i + 1].first], "also");
        if (atom_is(atom, WORD_ALSO) || atom_is_mark(atom, '/') || but_also ||
            (atom_is_mark(atom, ',') && list_follows(atoms, at) && !opens_clause(atoms, at, first)))
            joint = true;
        else if (token_is_word(&atoms->tokens->items[atom->first], "also"))
            continue; /* "not only the H100 but also the A100" */
        else if (!atom_is(atom, WORD_ARTICLE) && !atom_is(atom, WORD_MAKER))
            return false;
    }
    return false;
}

size_t atoms_exclude_chip(const struct atoms *atoms, size_t at, size_t first, size_t last)
{
    if (!atom_is(&atoms->items[at], WORD_NOT) || !token_is_word(token_of(atoms, at), "not"))
        return 0;
    const struct atom *before = at > first ? &atoms->items[at - 1] : NULL;
    size_t chip = at + 1;
    while (chip < last && (atom_is(&atoms->items[chip], WORD_ARTICLE) || atom_is(&atoms->items[chip], WORD_MAKER) ||
                              atom_is(&atoms->items[chip], WORD_PLACE) || atom_is(&atoms->items[chip], WORD_OF)))
        chip++;
    bool apart = !before || before->kind == ATOM_MARK;
    if (!apart || chip >= last || atoms->items[chip].kind != ATOM_CHIP)
        return 0;
    bool closed = chip + 1 >= last || atoms->items[chip + 1].kind == ATOM_MARK || atom_is(&atoms->items[chip + 1], WORD_TURN);
    return closed ? chip : 0;
}

/* ", not the H100": named only to be set apart. */
static bool is_excluded(const struct atoms *atoms, size_t at, size_t first)
{
    size_t i = at;
    while (i > first && !atom_is(&atoms->items[i], WORD_NOT) && i + 4 > at)
        i--;
    return at > first && atoms_exclude_chip(atoms, i, first, atoms->sentence_first[atoms->items[at].sentence + 1]) == at;
}

/* "based on the A100's 312 TFLOPS": a figure is said of the name, which so is no mere frame. */
static bool states_figure(const struct atoms *atoms, size_t at)
{
    const struct atom *next = at + 1 < atoms->count ? &atoms->items[at + 1] : NULL;
    return next && next->sentence == atoms->items[at].sentence && atoms->items[at].possessive && atom_is_amount(next, AMOUNT_VALUE);
}

void roles_fill(struct atoms *atoms)
{
    for (size_t i = 0; i < atoms->count; i++) {
        struct atom *atom = &atoms->items[i];
        if (atom->kind != ATOM_CHIP)
            continue;
        size_t first = atoms->sentence_first[atom->sentence], previous;
        atom->list_head = i;
        atom->role = is_mere_comparison(atoms, i, first) && !states_figure(atoms, i) ? ROLE_FRAME : role_of(atoms, i, first);
        kin_settle(atoms, i, first);
        if (atom->role == ROLE_PLAIN && continues_list(atoms, i, first, &previous)) {
            struct atom *other = &atoms->items[previous];
            atom->role = other->role;
            atom->list_head = other->list_head;
            other->next_in_list = i;
        }
        if (is_descriptive(atoms, i, first) || is_excluded(atoms, i, first))
            atom->role = ROLE_FRAME;
    }
    steps_fill(atoms);
}
