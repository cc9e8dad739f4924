/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures by which two chips differ: "61 GB more than", "exceeds the H100 by 61 GB", "gains 61 GB", "a lead of 61 GB over". */
#include "parse.h"

static const struct token *token_of(const struct parser *parser, size_t at)
{
    return &parser->atoms.tokens->items[atom_at(parser, at)->first];
}

static bool is_value(const struct parser *parser, size_t at)
{
    return at < parser->last && atom_is_amount(atom_at(parser, at), AMOUNT_VALUE);
}

static size_t after_articles(const struct parser *parser, size_t at)
{
    while (at < parser->last &&
           (atom_is(atom_at(parser, at), WORD_ARTICLE) || atom_is(atom_at(parser, at), WORD_MAKER) ||
               atom_is(atom_at(parser, at), WORD_PRONOUN) || names_kin(&parser->atoms, at) || atom_is_mark(atom_at(parser, at), ',')))
        at++;
    return at;
}

/* "61 GB and 1.45 TB/s", "61 GB of memory and 1.45 TB/s": the first figure of those joined. */
static size_t first_of_list(const struct parser *parser, size_t at)
{
    enum { PHRASE = 3 };
    while (at > parser->first + 1 && atom_is(atom_at(parser, at - 1), WORD_ALSO)) {
        size_t i = at - 2, least = i > parser->first + PHRASE ? i - PHRASE : parser->first;
        while (i > least &&
               (atom_is_metric(atom_at(parser, i)) || atom_is(atom_at(parser, i), WORD_OF) || atom_is(atom_at(parser, i), WORD_SCOPE)))
            i--;
        if (!is_value(parser, i))
            break;
        at = i;
    }
    return at;
}

/* "more memory and 1.45 TB/s more bandwidth than the H100", "more over the H100": what the figure's "more" compares with follows. */
static bool compares(const struct parser *parser, size_t more)
{
    enum { LONGEST = 12 };
    for (size_t i = more + 1; i < parser->last && i <= more + LONGEST; i++) {
        const struct atom *atom = atom_at(parser, i);
        if (atom_is(atom, WORD_THAN) || atom_is(atom, WORD_VERSUS) || is_place(atom, PLACE_OVER))
            return true;
        bool goes_on = is_value(parser, i) && i + 1 < parser->last && atom_is(atom_at(parser, i + 1), WORD_MORE);
        if (atom->kind == ATOM_MARK || (atom->kind == ATOM_AMOUNT && !goes_on))
            break;
    }
    return false;
}

/* "50 W, or about 7 percent, more": the word behind what the figure comes to. */
static size_t behind_share(const struct parser *parser, size_t at)
{
    size_t i = at + 1;
    while (i < parser->last && (atom_is_mark(atom_at(parser, i), ',') || atom_is_mark(atom_at(parser, i), '(') ||
                                   (atom_is(atom_at(parser, i), WORD_ALSO) && atom_at(parser, i)->entry->value == 1)))
        i++;
    if (i == at + 1 || i + 2 >= parser->last || !atom_is_factor(atom_at(parser, i)))
        return at + 1;
    bool closed = atom_is_mark(atom_at(parser, i + 1), ',') || atom_is_mark(atom_at(parser, i + 1), ')');
    return closed && atom_is(atom_at(parser, i + 2), WORD_MORE) ? i + 2 : at + 1;
}

/* "200 W more than the H100", "16 GB more memory than": the comparison behind the value, or NOWHERE. */
static size_t more_behind(const struct parser *parser, size_t at)
{
    size_t next = behind_share(parser, at);
    if (next + 1 < parser->last && atom_is(atom_at(parser, next), WORD_OF)) /* "1.45 TB/s of extra bandwidth over" */
        next++;
    if (next >= parser->last || !atom_is(atom_at(parser, next), WORD_MORE) ||
        (atom_at(parser, next)->entry->flags & (WORD_BEST | WORD_AMOUNT)))
        return NOWHERE;
    if ((atom_at(parser, next)->entry->flags & WORD_TAKES_OBJECT) || compares(parser, next))
        return next;                            /* "300 W below the H100", "841 TFLOPS short of" */
    for (size_t i = parser->first; i < at; i++) /* "Versus the H100's 700 W, the MI300X needs 50 W more" */
        if (is_party(atom_at(parser, i)) && atom_at(parser, i)->role == ROLE_OBJECT)
            return next;
    return NOWHERE;
}

/* "has 90 GB over the B200", "is 61 GB up on the H100": the word that sets another chip than those before behind. */
static size_t edge_behind(const struct parser *parser, size_t at)
{
    size_t word = at + 1, chip;
    bool up = word < parser->last && atom_is(atom_at(parser, word), WORD_MORE) && (atom_at(parser, word)->entry->flags & WORD_AMOUNT);
    size_t place = up ? word + 1 : word;
    if (place >= parser->last || !(is_place(atom_at(parser, place), PLACE_OVER) || (up && is_place(atom_at(parser, place), PLACE_ON))))
        return NOWHERE;
    chip = after_articles(parser, place + 1);
    bool figure = chip + 1 < parser->last && atom_at(parser, chip + 1)->kind == ATOM_AMOUNT; /* "over the H100's 80 GB" */
    if (chip >= parser->last || !is_party(atom_at(parser, chip)) || figure)
        return NOWHERE;
    for (size_t k = parser->first; k < at; k++)
        if (is_party(atom_at(parser, k)) && !same_mention(parser, k, chip))
            return word;
    return NOWHERE;
}

/* A noun for a difference that says which way: "advantage", "deficit". */
static bool is_lead(const struct parser *parser, size_t at)
{
    static const char *const nouns[] = {"advantage", "lead", "edge", "deficit", "shortfall", "disadvantage", "surplus", "gain", "increase",
        "boost", "bump", "jump", "uplift", "reduction", "drop", "decrease", "improvement", "upgrade", "hike", "penalty", "bonus", "loss"};
    return at < parser->last && atom_is(atom_at(parser, at), WORD_CHANGE) && TOKEN_IN(token_of(parser, at), nouns);
}

/* "a 61 GB advantage", "a 61 GB memory advantage". */
static size_t lead_behind(const struct parser *parser, size_t at)
{
    enum { PHRASE = 3 };
    size_t i = at + 1;
    while (i < parser->last && i <= at + PHRASE && (atom_is_metric(atom_at(parser, i)) || atom_is_mark(atom_at(parser, i), '-')))
        i++;
    return is_lead(parser, i) ? i : NOWHERE;
}

/* "an advantage of 61 GB", "the advantage over the H100 is 61 GB". */
static size_t lead_before(const struct parser *parser, size_t at)
{
    enum { PHRASE = 6 };
    size_t i = at;
    while (i > parser->first && (atom_is(atom_at(parser, i - 1), WORD_ARTICLE) || atom_is(atom_at(parser, i - 1), WORD_HEDGE)))
        i--;
    if (i < parser->first + 2)
        return NOWHERE;
    if (atom_is(atom_at(parser, i - 1), WORD_OF))
        return is_lead(parser, i - 2) ? i - 2 : NOWHERE;
    if (!atom_is(atom_at(parser, i - 1), WORD_BE))
        return NOWHERE;
    for (size_t k = i - 1; k-- > parser->first && k + PHRASE >= i && atom_at(parser, k)->kind != ATOM_AMOUNT;)
        if (is_lead(parser, k))
            return k;
    return NOWHERE;
}

static bool is_giving(const struct parser *parser, size_t at)
{
    static const char *const giving[] = {"gives", "give", "gave", "giving"};
    return TOKEN_IN(&parser->atoms.tokens->items[atom_at(parser, at)->first], giving);
}

/* "up 61 GB from the H100". */
static bool is_step(const struct parser *parser, size_t word, size_t at)
{
    const struct atom *atom = atom_at(parser, word);
    if (!atom_is(atom, WORD_MORE) || !(atom->entry->flags & WORD_AMOUNT) || word + 1 != at || at + 2 >= parser->last)
        return false;
    const struct atom *place = atom_at(parser, at + 1);
    size_t chip = after_articles(parser, at + 2);
    return (is_place(place, PLACE_FROM) || is_place(place, PLACE_ON) || is_place(place, PLACE_OVER)) && chip < parser->last &&
           is_party(atom_at(parser, chip));
}

/* "gains 61 GB", "loses 841 TFLOPS", "cut by 300 W": what a chip has more or less than another; 0 where nothing of the kind is said. */
static int change_of(const struct parser *parser, size_t at)
{
    static const char *const gains[] = {"gains", "gain", "gained", "gaining", "adds", "add", "added", "adding"};
    static const char *const losses[] = {"loses", "lose", "lost", "losing", "saves", "save", "saved", "saving", "sheds", "shed",
        "sacrifices", "forgoes", "short"};
    for (size_t i = at; i-- > parser->first && i + 3 >= at;) {
        const struct atom *atom = atom_at(parser, i);
        const struct token *token = token_of(parser, i);
        bool by = i + 1 < at && is_place(atom_at(parser, i + 1), PLACE_BY);
        if (TOKEN_IN(token, gains)) /* "384 of them add up to 300 PFLOPS" */
            return token_is_word(token + 1, "up") ? 0 : 1;
        bool object = atom_is(atom, WORD_MORE) && (atom->entry->flags & WORD_TAKES_OBJECT); /* "20% short of the H20's 4.0" */
        if (object)
            break;
        if (TOKEN_IN(token, losses) || (token_is_word(token, "up") && i > parser->first && is_giving(parser, i - 1)))
            return -1;
        bool changes = atom_is(atom, WORD_CHANGE) || atom_is(atom, WORD_BEAT) || atom_is(atom, WORD_MORE);
        if (changes && (by || is_step(parser, i, at)) && atom->entry->value != 0)
            return atom->entry->value;
        bool idle = atom_is(atom, WORD_ARTICLE) || atom_is(atom, WORD_HEDGE) || atom_is(atom, WORD_PLACE) ||
                    token_is_word(token, "another") || token_is_word(token, "further") || atom->kind == ATOM_CHIP;
        if (!idle)
            break;
    }
    return 0;
}

size_t by_before(const struct parser *parser, size_t at)
{
    static const char *const sources[] = {"fed", "backed", "powered", "driven", "supported", "served", "helped", "followed", "joined",
        "accompanied", "limited", "bound", "constrained", "capped"};
    static const char *const stressed[] = {"full", "whole", "whopping", "mere"};
    const struct token *tokens = parser->atoms.tokens->items;
    for (size_t i = at; i-- > parser->first + 1;) {
        const struct atom *atom = atom_at(parser, i);
        if (is_place(atom, PLACE_BY))
            return TOKEN_IN(&tokens[atom_at(parser, i - 1)->first], sources) ? NOWHERE : i;
        if (!atom_is(atom, WORD_HEDGE) && !atom_is(atom, WORD_ARTICLE) && !atom_is(atom, WORD_ALSO) &&
            !atom_is_amount(atom, AMOUNT_VALUE) && !TOKEN_IN(&tokens[atom->first], stressed))
            break;
    }
    return NOWHERE;
}

size_t order_before(const struct parser *parser, size_t at)
{
    size_t by = by_before(parser, at);
    for (size_t i = by == NOWHERE ? parser->first : by; i-- > parser->first && !ends_search(atom_at(parser, i));) {
        const struct atom *atom = atom_at(parser, i);
        if (atom->kind == ATOM_AMOUNT || atom_is_mark(atom, ','))
            break;
        if ((atom_is(atom, WORD_MORE) && !(atom->entry->flags & (WORD_BEST | WORD_AMOUNT))) || atom_is(atom, WORD_BEAT))
            return atom->entry->value != 0 && !is_passive(parser, i) ? i : NOWHERE;
    }
    return NOWHERE;
}

/* "the extra 61 GB on the H200": of the chip it is printed with, over the other one spoken of. */
static struct parties parties_of_extra(const struct parser *parser, size_t at, size_t owner)
{
    struct parties parties = parties_of(parser, at, at);
    bool placed = owner != NOWHERE && owner > at && atom_at(parser, owner)->role == ROLE_PLACE;
    if (owner != NOWHERE && (placed || !same_mention(parser, owner, parties.object)))
        parties.subject = owner;
    if (same_mention(parser, parties.subject, parties.object) || parties.object == NOWHERE)
        parties.object = other_chip(parser, at, parties.subject);
    return parties;
}

/* "an extra 61 GB". */
static bool is_extra(const struct parser *parser, size_t at)
{
    const struct atom *before = at > parser->first ? atom_at(parser, at - 1) : NULL;
    return before && atom_is(before, WORD_MORE) && (before->entry->flags & WORD_PREFIX);
}

/* The words before say it: "an extra 61 GB", "gains 61 GB", "a lead of 61 GB". Whom it is compared with has to be named for the last two.
 * */
static bool is_before(const struct parser *parser, size_t at, size_t owner, struct difference *out)
{
    size_t head = first_of_list(parser, at), lead = lead_before(parser, head);
    int change = lead != NOWHERE ? atom_at(parser, lead)->entry->value : change_of(parser, head);
    bool extra = is_extra(parser, head);
    if (!extra && !change)
        return false;
    size_t word = lead != NOWHERE ? lead : head - 1;
    *out = (struct difference){.word = word, .sign = change ? change : 1, .from = word, .to = at + 1, .exact = true};
    out->parties = lead != NOWHERE ? parties_of(parser, at, at) : parties_of_extra(parser, at, owner);
    bool here = out->parties.object != NOWHERE && atom_at(parser, out->parties.object)->sentence == parser->sentence;
    if (change && !here)
        out->parties.object = NOWHERE;
    return true;
}

/* "boasts 13 GB more memory", "is up 61 GB": of whom is not said. */
static bool is_open(const struct parser *parser, size_t at, size_t owner, struct difference *out)
{
    size_t next = behind_share(parser, at);
    const struct atom *more = next < parser->last ? atom_at(parser, next) : NULL;
    if (!more || !atom_is(more, WORD_MORE) || !(more->entry->flags & WORD_PLAIN) ||
        (more->entry->flags & (WORD_AMOUNT | WORD_TAKES_OBJECT | WORD_BEST)))
        return false;
    *out = (struct difference){.word = next, .sign = more->entry->value, .from = at, .to = next + 1, .exact = true};
    out->parties = (struct parties){.subject = owner, .object = NOWHERE};
    return true;
}

/* The words behind say it: "61 GB more than", "61 GB over the H100", "a 61 GB lead over". */
static bool is_behind(const struct parser *parser, size_t at, struct difference *out)
{
    size_t word = more_behind(parser, at);
    if (word == NOWHERE)
        word = edge_behind(parser, at);
    bool lead = word == NOWHERE;
    if (lead)
        word = lead_behind(parser, at);
    if (word == NOWHERE)
        return false;
    *out = (struct difference){.word = word, .sign = atom_at(parser, word)->entry->value, .from = at, .to = word + 1};
    if (is_place(atom_at(parser, word), PLACE_OVER))
        out->sign = 1;
    out->parties = parties_of(parser, at, word);
    bool here = out->parties.object != NOWHERE && atom_at(parser, out->parties.object)->sentence == parser->sentence;
    if (lead && !here)
        out->parties.object = NOWHERE;
    return true;
}

bool difference_of(const struct parser *parser, size_t at, size_t owner, struct difference *out)
{
    if (is_before(parser, at, owner, out) || is_behind(parser, at, out))
        return true;
    size_t word = order_before(parser, at);
    if (word == NOWHERE)
        return is_open(parser, at, owner, out);
    *out = (struct difference){.word = word, .sign = atom_at(parser, word)->entry->value, .from = word, .to = at + 1};
    out->parties = parties_of(parser, word, word);
    return true;
}
