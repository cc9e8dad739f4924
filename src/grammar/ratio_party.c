/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom a factor sets against whom, where the words leave a chip out or name several. */
#include "sense.h"

/* "2.3x and 7.2x": the place of the factor at `at` among those joined, and their number; 1 where it stands alone. */
static size_t joined_factors(const struct parser *parser, size_t at, size_t *place)
{
    size_t first = at, count = 1;
    while (first >= parser->first + 2 && heads_list(parser, first - 2))
        first -= 2;
    *place = (at - first) / 2;
    for (size_t i = first; heads_list(parser, i); i += 2)
        count++;
    return count;
}

/* The nth of a list of so many chips; NOWHERE where it is of another length. */
static size_t nth_of_list(const struct parser *parser, size_t head, size_t place, size_t length)
{
    size_t found = NOWHERE, count = 0;
    for (size_t i = head; i != NOWHERE; i = atom_at(parser, i)->next_in_list ? atom_at(parser, i)->next_in_list : NOWHERE)
        if (count++ == place)
            found = i;
    return count == length ? found : NOWHERE;
}

/* "Compared to the H100 and A100, the B200 offers 2.3x and 7.2x the compute": factors of one metric in the order of the chips. */
static bool align_parties(const struct parser *parser, size_t at, struct draft *draft)
{
    size_t place, factors = joined_factors(parser, at, &place);
    struct parties *parties = &draft->parties;
    if (factors < 2 || parties->subject == NOWHERE || parties->object == NOWHERE)
        return false;
    size_t object = nth_of_list(parser, parties->object, place, factors), subject = nth_of_list(parser, parties->subject, place, factors);
    bool one_subject = !atom_at(parser, parties->subject)->next_in_list, one_object = !atom_at(parser, parties->object)->next_in_list;
    draft->exact = true;
    if (one_subject && object != NOWHERE)
        parties->object = object;
    else if (one_object && subject != NOWHERE)
        parties->subject = subject;
    else
        return false;
    return true;
}

/* "B200 leads by roughly 2.3x: 4,500 TFLOPS for B200, 1,979 TFLOPS for H100": the only other chip of what the colon announces. */
static size_t other_behind_colon(const struct parser *parser, size_t at, size_t subject)
{
    size_t found = NOWHERE;
    if (subject == NOWHERE || at + 1 >= parser->last || !atom_is_mark(atom_at(parser, at + 1), ':'))
        return NOWHERE;
    for (size_t i = at + 2; i < parser->last; i++) {
        if (!is_party(atom_at(parser, i)) || are_related(parser, i, subject) || same_mention(parser, i, found))
            continue;
        if (found != NOWHERE)
            return NOWHERE;
        found = i;
    }
    return found;
}

/* "3.2 TB/s for the 910C, and 1.25 times that, 4 TB/s, for the H20": the chip behind is the one that has so many times what the one before
 * has. */
static bool settle_that(const struct parser *parser, size_t at, struct parties *parties)
{
    bool that = at + 1 < parser->last && token_is_word(&parser->atoms.tokens->items[atom_at(parser, at + 1)->first], "that");
    if (!that || parties->subject == NOWHERE || parties->object != NOWHERE)
        return false;
    for (size_t i = at + 2; i < parser->last && !ends_search(atom_at(parser, i)); i++) {
        if (!is_party(atom_at(parser, i)))
            continue;
        if (atom_at(parser, i)->role != ROLE_PLACE || same_mention(parser, i, parties->subject))
            return false;
        *parties = (struct parties){.subject = i, .object = parties->subject};
        return true;
    }
    return false;
}

/* "that's 2.3x", "a lead of 2.4x": of the two chips whose figures stand before, which has more the data tell. */
static bool is_comment(const struct parser *parser, size_t at)
{
    const struct atom *before = at > parser->first ? atom_at(parser, at - 1) : NULL;
    bool short_is = before && before->possessive && (atom_is(before, WORD_ARTICLE) || atom_is(before, WORD_PRONOUN));
    return before && (short_is || atom_is(before, WORD_BE) || atom_is(before, WORD_ALSO));
}

/* "its 256 GB are 1.8 times as much memory, its 6 TB/s a quarter more bandwidth": no chip is named since the last factor of the sentence,
 * nor behind this one; "its" is still the same one's. */
static bool goes_on(const struct parser *parser, size_t at)
{
    bool its = false;
    if (parser->last_ratio == NOWHERE || parser->last_ratio >= at || parser->last_subject == NOWHERE || parser->last_object == NOWHERE)
        return false;
    for (size_t i = parser->last_ratio + 1; i < parser->last; i++) {
        if (atom_at(parser, i)->kind == ATOM_CHIP)
            return false;
        its = its || (i < at && atom_is(atom_at(parser, i), WORD_PRONOUN));
    }
    return its;
}

bool ratio_parties(const struct parser *parser, size_t at, const struct sense *sense, const struct found_metrics *metrics,
    struct draft *draft)
{
    struct parties *parties = &draft->parties;
    *parties = parties_of(parser, at, sense->after > at + 1 ? sense->after - 2 : at);
    if (goes_on(parser, at))
        *parties = (struct parties){.subject = parser->last_subject, .object = parser->last_object};
    bool alike = parties->subject != NOWHERE && parties->object != NOWHERE &&
                 atom_at(parser, parties->subject)->list_head == atom_at(parser, parties->object)->list_head;
    if (alike) /* "both the H100 and the H200 ...; FP8 doubles that" */
        parties->object = NOWHERE;
    bool gapped = parties->object == NOWHERE && parser->last_object != NOWHERE && at > parser->first && is_party(atom_at(parser, at - 1)) &&
                  !same_mention(parser, parser->last_object, parties->subject);
    if (gapped) /* "the H100 has 80 GB, the H200 76% more and the B200 125% more" */
        parties->object = parser->last_object;
    if (parties->object == NOWHERE && !settle_that(parser, at, parties))
        parties->object = other_behind_colon(parser, at, parties->subject);
    bool set_against = parties->object != NOWHERE && atom_at(parser, parties->object)->role == ROLE_OBJECT;
    parties->open = parties->open || (is_comment(parser, at) && !set_against);
    size_t place;
    return metrics->count != 1 || metrics->aligned || joined_factors(parser, at, &place) < 2 || align_parties(parser, at, draft);
}
