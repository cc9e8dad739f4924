/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rank claims: how many families in the data stand before the subject, by the claim's default measure. */
#include "rank.h"

struct place {
    size_t before, known;
};

/* Whether `other` stands before `own` with its whole interval. */
static bool stands_before(const struct cc_claim *claim, const struct cc_operand *other, const struct cc_operand *own)
{
    return claim->lowest ? other->range.hi < own->range.lo : other->range.lo > own->range.hi;
}

/* Families that the rank may be among, by their default members. */
static bool is_rival(const struct judge *judge, size_t family, uint32_t subject)
{
    const struct cc_db *db = judge->db;
    uint32_t chip = db->families[family].default_chip;
    if (chip == CC_NO_INDEX || db->chips[chip].family != family || chip == subject || !cc_scope_same(db, chip, subject))
        return false;
    const struct cc_rank_set *among = &judge->claim->among;
    if (among->in_family && !cc_family_within(db, db->chips[chip].family, among->family))
        return false;
    return !judge->claim->of_maker || cc_str_eq(db->chips[chip].vendor, db->chips[subject].vendor);
}

static bool count_before(struct judge *judge, const struct point *point, const struct cc_operand *own, struct place *out)
{
    const struct cc_db *db = judge->db;
    struct cc_judgement *judgement = judge->out;
    for (size_t family = 0; family < db->family_count; family++) {
        uint32_t chip = db->families[family].default_chip;
        struct cc_operand other;
        if (!is_rival(judge, family, point->subject))
            continue;
        if (!operand_get(judge->values, chip, &point->measure, &point->subject_pick, judge->arena, &other, NULL, judge->error))
            return false;
        if (other.state != CC_STATE_VALUE)
            continue;
        out->known++;
        if (!stands_before(judge->claim, &other, own))
            continue;
        out->before++;
        if (judgement->ranked_above_count < sizeof judgement->ranked_above / sizeof judgement->ranked_above[0])
            judgement->ranked_above[judgement->ranked_above_count++] = chip;
    }
    return true;
}

bool rank_judge(struct judge *judge)
{
    struct point point;
    bool known;
    struct place place = {0};
    struct cc_operand own;
    struct cc_judgement *out = judge->out;
    if (!reading_default(judge, &point, &known))
        return false;
    out->verdict = CC_VERDICT_UNKNOWN;
    out->reason = known ? "open_set" : cc_state_name(out->missing.state);
    if (!known)
        return true;
    if (!operand_get(judge->values, point.subject, &point.measure, &point.subject_pick, judge->arena, &own, NULL, judge->error) ||
        !count_before(judge, &point, &own, &place))
        return false;
    out->ranked = place.known + 1;
    if (!judge->claim->among.open && place.before + 1 > (size_t)judge->claim->stated.amount.value) {
        out->verdict = CC_CONTRADICTED;
        out->reason = "others_before_it";
    }
    return true;
}
