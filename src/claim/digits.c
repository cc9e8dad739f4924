/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A value in fewer digits than the preferred figure: as another source prints it, or as a product of rounded factors. */
#include "reading.h"

#include "chipcmp/metric/derived.h"
#include "chipcmp/num/format.h"

#include <math.h>

/* "990 TFLOPS" where 989.4 is preferred and another source prints 990: the same fact in fewer digits, as somebody published it. Shown only
 * where that number itself is stated and the preferred figure does not agree; a ratio is not made wider by it. */
static bool other_printing(struct judge *judge, const struct point *from)
{
    struct cc_operand left, right;
    struct facts facts, none;
    if (judge->claim->kind != CC_CLAIM_VALUE || !reading_operands(judge, from, &left, &right, &facts, &none))
        return judge->claim->kind != CC_CLAIM_VALUE;
    for (size_t fact = 0; fact < facts.count; fact++) {
        for (size_t side = 1; side < facts.values[fact].side_count; side++) {
            const struct cc_side *other = &facts.values[fact].sides[side];
            struct point point = *from;
            struct cc_reading reading;
            bool known;
            if (other->conflicts || other->figure->status == CC_STATUS_PRELIMINARY)
                continue;
            point.subject_pick.side[fact] = side;
            if (!reading_read(judge, &point, &reading, &known))
                return false;
            if (known && reading.agrees && cc_allowed_meets(&judge->allowed, cc_interval_exact(reading.nominal)))
                return reading_add(judge, &point, "digits", &known);
        }
    }
    return true;
}

enum { FEWEST = 3, MOST = 4 }; /* significant digits of a factor or a product that still is the same figure */

/* The rate of a TPP as printed or rounded, times its bits: "15,824" is 989 x 16 where 989.4 is printed. *found is 0 where none is stated.
 * */
static void find_product(const struct judge *judge, const struct cc_value *rate, double nominal, double *found)
{
    static const double tera = 1e12, near = 0.005; /* half a unit of the third digit of 100 */
    unsigned bits = cc_tpp_bits(judge->db->metrics[rate->metric].id);
    for (size_t side = 0; side < rate->side_count; side++) {
        double value = rate->sides[side].quantity.value / tera;
        for (int digits = FEWEST; value > 0 && digits <= MOST + 1 && *found <= 0; digits++) {
            double product = bits * (digits > MOST ? value : cc_round_significant(value, digits));
            if (fabs(product - nominal) <= near * nominal && cc_allowed_meets(&judge->allowed, cc_interval_exact(product)))
                *found = product;
        }
    }
}

static bool rounded_product(struct judge *judge, const struct point *from)
{
    struct cc_operand left, right;
    struct point point = *from;
    bool added;
    if (judge->claim->kind != CC_CLAIM_VALUE || from->measure.rule != MEASURE_TPP)
        return true;
    if (!reading_operands(judge, from, &left, &right, NULL, NULL))
        return false;
    for (int digits = FEWEST; left.value > 0 && digits <= MOST && point.rounded <= 0; digits++)
        if (cc_allowed_meets(&judge->allowed, cc_interval_exact(cc_round_significant(left.value, digits))))
            point.rounded = cc_round_significant(left.value, digits);
    for (uint32_t i = 0; i < judge->db->metric_count && point.rounded <= 0; i++) {
        struct cc_value rate;
        if (cc_tpp_bits(judge->db->metrics[i].id) == 0)
            continue;
        if (!cc_value_get(judge->db, from->subject, i, CC_BASIS_DENSE, judge->arena, &rate, judge->error))
            return false;
        find_product(judge, &rate, left.value, &point.rounded);
    }
    return point.rounded <= 0 || reading_add(judge, &point, "digits", &added);
}

bool reading_fewer_digits(struct judge *judge, const struct point *from)
{
    return other_printing(judge, from) && rounded_product(judge, from);
}
