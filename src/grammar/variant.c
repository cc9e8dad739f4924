/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that make a name narrower or another one: "the PCIe H100", "H100 (SXM5)", "the NVL", "GB200 NVL4", "any Hopper GPU". */
#include "variant.h"

#include <string.h>

/* Behind a name these make it another chip's. */
static const char *const others[] = {"cnx", "ultra", "superchip", "pro", "lite", "max", "mega", "dgx", "hgx", "box", "boxes", "instance",
    "instances", "machine", "machines", "workstation", "baseboard", "host", "hosts", "powered", "equipped", "accelerated", "class"};
static const char *const nouns[] = {"version", "variant", "card", "model", "edition", "flavor", "flavour", "form", "board", "part",
    "module", "modules", "cards"};
/* Behind "PCIe" these speak of the link. */
static const char *const link_nouns[] = {"gen", "gen4", "gen5", "gen6", "link", "links", "slot", "slots", "bus", "lane", "lanes",
    "bandwidth", "connection", "interface", "speed", "port", "ports"};
static const char *const set_words[] = {"any", "every", "all", "most", "some", "other"};

static const struct token *token_of(const struct atoms *atoms, size_t at)
{
    return &atoms->tokens->items[atoms->items[at].first];
}

static bool in_sentence(const struct atoms *atoms, size_t at, uint32_t sentence)
{
    return at < atoms->count && atoms->items[at].sentence == sentence;
}

/* A form one chip is sold in; a family and a form name one member. */
static bool is_form(const struct atoms *atoms, size_t at)
{
    const struct atom *atom = &atoms->items[at];
    return atom->kind != ATOM_CHIP && atom->last == atom->first + 1 && token_is_of(token_of(atoms, at), WORD_FORM);
}

static bool is_noun(const struct atoms *atoms, size_t at, uint32_t sentence)
{
    return in_sentence(atoms, at, sentence) && TOKEN_IN(token_of(atoms, at), nouns);
}

/* The member of the mention's family that the form names; a member the data do not have is a stranger. */
static void narrow(struct atoms *atoms, size_t chip, size_t form)
{
    struct atom *atom = &atoms->items[chip];
    struct cc_str family = atoms->db->families[atom->target.family].name, word = token_of(atoms, form)->text;
    struct cc_target member;
    char name[128];
    atoms->items[form].kind = ATOM_OTHER; /* no link, nor a metric of its own */
    atom->narrowed = true;
    if (family.len + word.len + 1 > sizeof name) {
        atom->alien = true;
        return;
    }
    memcpy(name, family.s, family.len);
    name[family.len] = ' ';
    memcpy(name + family.len + 1, word.s, word.len);
    bool known = cc_resolve(atoms->db, (struct cc_str){name, family.len + word.len + 1}, &member);
    if (!known || (atom->target.chip != CC_NO_INDEX && atom->target.chip != member.chip)) {
        atom->alien = true;
        return;
    }
    atom->target = member;
    atom->variant = member.chip != CC_NO_INDEX;
}

/* "the PCIe H100", "the PCIe version of the H100". */
static bool form_before(const struct atoms *atoms, size_t at, size_t *form)
{
    size_t first = atoms->sentence_first[atoms->items[at].sentence], i = at;
    while (i > first && (atom_is(&atoms->items[i - 1], WORD_MAKER) || atom_is(&atoms->items[i - 1], WORD_ARTICLE)))
        i--;
    bool article = i < at && !atom_is(&atoms->items[at - 1], WORD_MAKER);
    if (i > first + 2 && atom_is(&atoms->items[i - 1], WORD_OF) && is_noun(atoms, i - 2, atoms->items[at].sentence))
        i -= 2;
    else if (article)
        return false;
    *form = i - 1;
    return i > first && is_form(atoms, i - 1);
}

/* "the H100 (PCIe)", "the H100's PCIe version", "the H100 in its PCIe form". */
static bool form_behind(const struct atoms *atoms, size_t at, size_t *form)
{
    const struct atom *atom = &atoms->items[at];
    size_t i = at + 1;
    uint32_t sentence = atom->sentence;
    if (!in_sentence(atoms, i, sentence))
        return false;
    bool bracket = atom_is_mark(&atoms->items[i], '(');
    bool in = atom_is(&atoms->items[i], WORD_PLACE) && atoms->items[i].entry->value == PLACE_IN;
    i += bracket || in;
    while (in_sentence(atoms, i, sentence) && (atom_is(&atoms->items[i], WORD_ARTICLE) || (in && atom_is(&atoms->items[i], WORD_PRONOUN))))
        i++;
    *form = i;
    if (!in_sentence(atoms, i, sentence) || !is_form(atoms, i))
        return false;
    bool noun = is_noun(atoms, i + 1, sentence);
    i += 1 + noun;
    if (bracket)
        return in_sentence(atoms, i, sentence) && atom_is_mark(&atoms->items[i], ')');
    return noun && (in || atom->possessive);
}

/* "NVL4", "SXM6": a form with a number. */
static bool is_numbered_form(struct cc_str word)
{
    static const char *const stems[] = {"nvl", "sxm", "oam", "pcie"};
    for (size_t i = 0; i < sizeof stems / sizeof stems[0]; i++) {
        size_t len = strlen(stems[i]);
        if (word.len > len && cc_str_starts_nocase(word, cc_str_of(stems[i])) && cc_is_digit(word.s[len]))
            return true;
    }
    return false;
}

/* The words before the name make it what is compared with, or whose something is: "of the A100", "compared with an A100". */
static bool is_governed(const struct atoms *atoms, size_t at)
{
    static const char *const words[] = {"than", "over", "versus", "vs", "against", "with", "to", "from"};
    size_t first = atoms->sentence_first[atoms->items[at].sentence], i = at;
    while (i > first && (atom_is(&atoms->items[i - 1], WORD_ARTICLE) || atom_is(&atoms->items[i - 1], WORD_MAKER)))
        i--;
    return i > first && (atom_is(&atoms->items[i - 1], WORD_OF) || TOKEN_IN(&atoms->tokens->items[atoms->items[i - 1].last - 1], words));
}

/* "the A100 40GB has", "1.6 times that of the A100 40GB": a capacity that is part of a name the data do not have. */
static bool is_capacity_name(const struct atoms *atoms, size_t at)
{
    uint32_t sentence = atoms->items[at].sentence;
    struct cc_target member;
    if (!in_sentence(atoms, at + 1, sentence) || !is_capacity(&atoms->items[at + 1]) ||
        member_of_capacity(atoms, atoms->items[at].target.family, at + 1, &member))
        return false;
    if (atoms->tokens->items[atoms->items[at + 1].last - 1].possessive)
        return true;
    bool last = !in_sentence(atoms, at + 2, sentence);
    const struct atom *next = last ? NULL : &atoms->items[at + 2];
    if (last || next->kind == ATOM_MARK || atom_is(next, WORD_ALSO) || atom_is(next, WORD_TURN))
        return is_governed(atoms, at);
    return atom_is(next, WORD_HAVE) || atom_is(next, WORD_BE) || atom_is(next, WORD_COUNTED) || TOKEN_IN(token_of(atoms, at + 2), nouns);
}

/* A longer name of which only the beginning is known: "GB200 NVL4", "H100 CNX". */
static bool is_cut_name(const struct atoms *atoms, size_t at)
{
    const struct atom *atom = &atoms->items[at];
    const struct tokens *tokens = atoms->tokens;
    size_t next = atom->last, end = tokens->sentences[atom->sentence].last;
    if (atom->possessive || next >= end)
        return false;
    if (token_is_mark(&tokens->items[next], '-') && next + 1 < end)
        next++;
    const struct token *token = &tokens->items[next];
    if (token->kind != TOKEN_WORD)
        return is_capacity_name(atoms, at);
    bool capacity = next + 2 < end && token_is_word(&tokens->items[next + 2], "gb"); /* "A800 PCIe 40GB" */
    bool of_link = next + 1 < end &&
                   (TOKEN_IN(&tokens->items[next + 1], link_nouns) || (tokens->items[next + 1].kind == TOKEN_NUMBER && !capacity));
    return is_numbered_form(token->text) || TOKEN_IN(token, others) || (token_is_of(token, WORD_FORM) && !of_link);
}

static bool is_generation(const struct atoms *atoms, size_t at)
{
    const struct atom *atom = &atoms->items[at];
    for (size_t i = 0; !atom->generation && atom->target.chip == CC_NO_INDEX && i < atoms->db->family_count; i++)
        if (atoms->db->families[i].parent == atom->target.family)
            return true;
    return atom->generation;
}

/* "any Hopper GPU", "every Blackwell chip": no single chip. */
/* "each H200 stack": the name tells whose part is meant. */
static bool is_part(const struct atoms *atoms, size_t at)
{
    static const char *const parts[] = {"stack", "stacks", "slice", "slices", "partition", "partitions", "lane", "tile", "tiles", "chiplet",
        "chiplets", "core", "cores", "sm"};
    static const char *const determiners[] = {"each", "every", "one", "a", "an", "single", "per"};
    size_t next = atoms->items[at].last;
    return at > atoms->sentence_first[atoms->items[at].sentence] && TOKEN_IN(token_of(atoms, at - 1), determiners) &&
           !atoms->items[at].possessive && next < atoms->tokens->sentences[atoms->items[at].sentence].last &&
           TOKEN_IN(&atoms->tokens->items[next], parts);
}

/* "a modded H100", "early H200 samples": no chip as it is sold. */
static bool is_altered(const struct atoms *atoms, size_t at)
{
    static const char *const altered[] = {"modded", "modified", "hacked", "custom", "customised", "customized", "fictional", "imaginary",
        "prototype", "experimental", "future", "limited", "capped", "overclocked", "undervolted"};
    static const char *const trials[] = {"sample", "samples", "prototype", "prototypes"};
    const struct atom *atom = &atoms->items[at];
    size_t first = atoms->sentence_first[atom->sentence], i = at;
    while (i > first && atom_is(&atoms->items[i - 1], WORD_MAKER))
        i--;
    return (i > first && TOKEN_IN(token_of(atoms, i - 1), altered)) ||
           (!atom->possessive && in_sentence(atoms, at + 1, atom->sentence) && TOKEN_IN(token_of(atoms, at + 1), trials));
}

static bool is_set(const struct atoms *atoms, size_t at)
{
    size_t first = atoms->sentence_first[atoms->items[at].sentence], i = at;
    while (i > first && (atom_is(&atoms->items[i - 1], WORD_MAKER) || atom_is(&atoms->items[i - 1], WORD_ARTICLE) ||
                            atom_is(&atoms->items[i - 1], WORD_OF)))
        i--;
    return i > first && is_generation(atoms, at) && TOKEN_IN(token_of(atoms, i - 1), set_words);
}

/* "ships", "draws": what may be the verb of a form that stands alone. */
static bool may_be_verb(const struct atoms *atoms, size_t at)
{
    struct cc_str word = token_of(atoms, at)->text;
    return atoms->items[at].kind == ATOM_OTHER && word.len > 3 && (word.s[word.len - 1] == 's' || word.s[word.len - 1] == 'd') &&
           !TOKEN_IN(token_of(atoms, at), link_nouns) && !TOKEN_IN(token_of(atoms, at), others);
}

/* "PCIe: 350 W": the key of a line, with a figure that is no link's. */
static bool is_key(const struct atoms *atoms, size_t at)
{
    uint32_t sentence = atoms->items[at].sentence;
    if (at != atoms->sentence_first[sentence] || !in_sentence(atoms, at + 2, sentence) || !atom_is_mark(&atoms->items[at + 1], ':'))
        return false;
    bool pcie = token_is_word(token_of(atoms, at), "pcie");
    const struct atom *figure = &atoms->items[at + 2];
    return !pcie || (atom_is_amount(figure, AMOUNT_VALUE) && figure->amount.amount.dimension != CC_DIM_BYTE_RATE);
}

/* "It's the PCIe version": says of what form the chip spoken of is. */
static bool is_predicate(const struct atoms *atoms, size_t at)
{
    size_t first = atoms->sentence_first[atoms->items[at].sentence];
    bool shortened = at > first + 1 && atom_is(&atoms->items[at - 2], WORD_PRONOUN) && atoms->items[at - 2].possessive; /* "it's" */
    return shortened || (at > first + 2 && atom_is(&atoms->items[at - 2], WORD_BE) && atom_is(&atoms->items[at - 3], WORD_PRONOUN));
}

/* "700 W (SXM) or 350 W (PCIe version)": the form in brackets behind a figure. */
static bool is_in_bracket(const struct atoms *atoms, size_t at)
{
    uint32_t sentence = atoms->items[at].sentence;
    size_t first = atoms->sentence_first[sentence], open = at - 1, close = at + 1;
    if (at < first + 2 || !atom_is_mark(&atoms->items[open], '('))
        return false;
    size_t figure = open - 1;
    while (figure > first && (atom_is_metric(&atoms->items[figure]) || atom_is(&atoms->items[figure], WORD_OF)))
        figure--;
    close += in_sentence(atoms, close, sentence) && is_noun(atoms, close, sentence);
    return atom_is_amount(&atoms->items[figure], AMOUNT_VALUE) && in_sentence(atoms, close, sentence) &&
           atom_is_mark(&atoms->items[close], ')');
}

/* "while the NVL has 94 GB": the form alone, of the family named last. */
static bool stands_alone(const struct atoms *atoms, size_t at)
{
    uint32_t sentence = atoms->items[at].sentence;
    size_t first = atoms->sentence_first[sentence], i = at;
    if (!is_form(atoms, at) || is_predicate(atoms, at))
        return false;
    while (i > first && i + 2 > at && atoms->items[i - 1].kind == ATOM_OTHER && is_noun(atoms, at + 1, sentence))
        i--; /* "the regular PCIe version" */
    bool article = i > first && atom_is(&atoms->items[i - 1], WORD_ARTICLE);
    if (is_key(atoms, at) || is_in_bracket(atoms, at))
        return true;
    if (!article && !atoms->items[at].possessive) /* "SXM5's 3,350 GB/s" */
        return false;
    bool noun = is_noun(atoms, at + 1, sentence);
    size_t next = at + 1 + noun;
    if (!in_sentence(atoms, next, sentence))
        return true;
    const struct atom *atom = &atoms->items[next];
    bool figure = atom_is_amount(atom, AMOUNT_VALUE) && !token_is_word(token_of(atoms, at), "pcie");
    return atom_is(atom, WORD_HAVE) || atom_is(atom, WORD_BE) || figure || atoms->items[at].possessive || may_be_verb(atoms, next) ||
           (noun && !atom_is(atom, WORD_OF)) || (atom->kind == ATOM_MARK && !token_is_word(token_of(atoms, at), "pcie"));
}

/* Whose form it is: the chip before it in its sentence, else what the sentence before is about, by its first name. SIZE_MAX: nobody's. */
static size_t owner_of_form(const struct atoms *atoms, size_t at, size_t last)
{
    uint32_t sentence = atoms->items[at].sentence;
    if (last == SIZE_MAX || sentence - atoms->items[last].sentence > 1)
        return SIZE_MAX;
    for (size_t i = atoms->sentence_first[atoms->items[last].sentence]; i < last && atoms->items[last].sentence != sentence; i++)
        if (atoms->items[i].kind == ATOM_CHIP)
            return i;
    return last;
}

static void settle_alone(struct atoms *atoms, size_t at, size_t family)
{
    struct atom *atom = &atoms->items[at];
    atom_name(atom, (struct cc_target){CC_NO_INDEX, atoms->items[family].target.family});
    atom->alien = atoms->items[family].alien;
    if (atom->alien)
        return;
    narrow(atoms, at, at);
    atom->kind = ATOM_CHIP;
}

/* "the H100 PCIe Gen5 link": the last word belongs to the link. */
static bool is_link_name(const struct atoms *atoms, size_t at)
{
    const struct atom *atom = &atoms->items[at];
    return atom->last > atom->first + 1 && atom->last < atoms->tokens->sentences[atom->sentence].last &&
           token_is_word(&atoms->tokens->items[atom->last - 1], "pcie") && TOKEN_IN(&atoms->tokens->items[atom->last], link_nouns);
}

static void settle_mention(struct atoms *atoms, size_t at)
{
    struct atom *atom = &atoms->items[at];
    size_t form;
    if (form_before(atoms, at, &form) || form_behind(atoms, at, &form)) {
        narrow(atoms, at, form);
    } else if (is_link_name(atoms, at)) {
        atom->alien = true;
        atom->why = "not_a_specification";
    } else if (is_cut_name(atoms, at)) {
        atom->alien = true;
        if (is_capacity_name(atoms, at)) /* no figure of anybody */
            atoms->items[at + 1].kind = ATOM_OTHER;
    } else if (is_part(atoms, at)) {
        atom->alien = true;
        atom->why = "part_of_chip";
    } else if (is_altered(atoms, at)) {
        atom->alien = true;
        atom->why = "unnamed_chip";
    } else if (is_set(atoms, at)) {
        atom->alien = true;
        atom->why = "set_of_chips";
    }
}

bool member_of_capacity(const struct atoms *atoms, uint32_t family, size_t figure, struct cc_target *out)
{
    const struct atom *amount = &atoms->items[figure];
    struct cc_str name = atoms->db->families[family].name;
    struct cc_str size = cc_str_sub(atoms->tokens->text, atoms->tokens->items[amount->first].start, amount->end);
    char text[128];
    if (name.len + size.len + 1 > sizeof text)
        return false;
    memcpy(text, name.s, name.len);
    text[name.len] = ' ';
    memcpy(text + name.len + 1, size.s, size.len);
    return cc_resolve(atoms->db, (struct cc_str){text, name.len + size.len + 1}, out) && out->chip != CC_NO_INDEX;
}

bool is_capacity(const struct atom *atom)
{
    return atom_is_amount(atom, AMOUNT_VALUE) && atom->amount.amount.dimension == CC_DIM_BYTES && atom->amount.hedge == CC_HEDGE_NONE;
}

/* "the 141GB H20": a capacity that tells which one. */
static void settle_capacity(struct atoms *atoms, size_t at)
{
    struct atom *atom = &atoms->items[at];
    size_t first = atoms->sentence_first[atom->sentence];
    if (at < first + 2 || !is_capacity(&atoms->items[at - 1]) || !atom_is(&atoms->items[at - 2], WORD_ARTICLE) || atom->variant)
        return;
    struct cc_target member;
    if (!member_of_capacity(atoms, atom->target.family, at - 1, &member))
        return;
    atom->target = member;
    atom->variant = true;
    atoms->items[at - 1].used = true;
}

void variants_fill(struct atoms *atoms)
{
    size_t last = SIZE_MAX, figure;
    for (size_t i = 0; i < atoms->count; i++) {
        if (is_description(atoms, i, &figure)) {
            settle_description(atoms, i, figure, last);
        } else if (atoms->items[i].kind == ATOM_CHIP) {
            if (!atoms->items[i].alien)
                settle_mention(atoms, i);
            if (!atoms->items[i].alien)
                settle_capacity(atoms, i);
            last = i;
        } else if (owner_of_form(atoms, i, last) != SIZE_MAX && stands_alone(atoms, i)) {
            settle_alone(atoms, i, owner_of_form(atoms, i, last));
            last = i;
        }
    }
}
