/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 5, analysis. Chips, or families, in the order of one measure.
 *
 * Figures are rounded, so the order is one of intervals. Rows whose intervals meet tie, and so do rows that are linked by a chain of such
 * ties: a tie group is a connected part of the overlap graph. That makes the order a total preorder whatever the figures are (overlap alone
 * is not transitive). Ranks count as in sports: 1, 2, 2, 4. Beside its rank each row has the places its own interval allows, which in a
 * chain are narrower: `best` is 1 + the rows that are wholly before it, `worst` is the number of rows that are not wholly behind it.
 *
 * Ranges are those of preferred figures; where sources of equal standing disagree, the hull of theirs. `spread` in cc_measured also covers
 * the other published sides and does not move a row. Whoever has no figure, no date or a figure on another basis is listed apart with the
 * reason, never at the bottom.
 *
 * One level at a time: accelerators (gpu and npu) stand in no order with racks.
 */
#ifndef CHIPCMP_ANALYSIS_RANK_H
#define CHIPCMP_ANALYSIS_RANK_H

#include "chipcmp/metric/measure.h"

enum cc_rank_order {
    CC_RANK_BETTER_FIRST, /* as the metric says; the highest first where neither is better */
    CC_RANK_HIGHEST_FIRST,
    CC_RANK_LOWEST_FIRST
};

struct cc_rank_options {
    struct cc_measure measure; /* its basis is ignored unless has_basis */
    bool has_basis;            /* else dense for throughput; for other metrics the first basis on which one of the chips has a figure */
    struct cc_str vendor;      /* only this one, compared without regard to case; empty: all */
    struct cc_str as_of;       /* announced until the end of this year, month or day ("2024", "2024-03", "2024-03-18"); empty: any time */
    uint32_t kinds;            /* bit per enum cc_kind; 0: those of `chips`, or gpu and npu */
    /* A row a family, of which any member may be named: its default member, or where that is of another kind its first of these kinds. */
    bool families;
    enum cc_rank_order order;
    const uint32_t *chips; /* only these (chip_count of them), or NULL for all; each at most once */
    size_t chip_count;
};

struct cc_rank_member { /* another member of a row's family, of the same kinds */
    uint32_t chip;
    struct cc_measured measured;
    size_t would_rank; /* with a number: its rank in the place of the member that stands for the family, 1 + the rows wholly before it */
};

struct cc_rank_row {
    uint32_t chip; /* of a family the member that stands for it */
    struct cc_measured measured;
    size_t rank;                    /* from 1; the same throughout a tie group */
    size_t tie_first, tie_size;     /* the tie group: rows[tie_first .. tie_first + tie_size); tie_size 1: no tie */
    size_t best, worst;             /* the places that its interval allows, from 1 */
    struct cc_rank_member *members; /* families only; in the order of the database */
    size_t member_count;
};

enum cc_rank_absence {
    CC_RANK_NO_FIGURE,
    CC_RANK_OTHER_BASIS, /* printed on another basis only */
    CC_RANK_UNDATED      /* whether it was announced by then is not known */
};
const char *cc_rank_absence_name(enum cc_rank_absence absence); /* "no_figure", "other_basis", "undated" */

struct cc_rank_absent {
    uint32_t chip;
    enum cc_rank_absence absence;
    enum cc_state state;              /* of the figure, or of the date where that is what is missing */
    struct cc_str reason;             /* in words; for a date the words of the row that says so */
    enum cc_basis other;              /* OTHER_BASIS: the one it is printed on */
    struct cc_measured measured;      /* an undated chip may have a number, an other-basis one has it on `other` */
    const struct cc_unknown *unknown; /* the row behind the reason, or NULL */
    size_t would_rank;                /* UNDATED with a number: 1 + the rows wholly before it; else 0 */
};

struct cc_rank {
    const struct cc_db *db;
    struct cc_rank_options options; /* as resolved: measure.basis, kinds and order (HIGHEST or LOWEST) are set */
    bool basis_chosen;              /* the basis was not asked for, and the metric has others */
    enum cc_better better;
    struct cc_rank_row *rows; /* in order: rank, then the number, then the id of the chip */
    size_t row_count;
    struct cc_rank_absent *absent; /* in the order of the database */
    size_t absent_count;
    uint32_t *later; /* chips announced after as_of, likewise */
    size_t later_count;
    bool has_chain; /* in some tie group not every two intervals meet */
};

/* "2024", "2024-03" or "2024-03-18". */
bool cc_rank_is_date(struct cc_str text);

/* Arrays in the arena; options are copied, what they point to must live on. False when memory ran out, or with CC_ERR_USAGE where the
 * measure is no number, does not apply to the kinds, or has no such basis; where as_of is no date; where kinds are of several levels. */
bool cc_rank_run(const struct cc_db *db, const struct cc_rank_options *options, struct cc_arena *arena, struct cc_rank *out,
    struct cc_error *error);

#endif
