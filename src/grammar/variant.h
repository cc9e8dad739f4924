/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 7, grammar, private. What the readers of variants share. */
#ifndef GRAMMAR_VARIANT_H
#define GRAMMAR_VARIANT_H

#include "atom.h"

bool is_capacity(const struct atom *atom); /* "96 GB" */
/* The member of the family with the capacity that the atom at `figure` prints: "the 141GB H20", "the 96GB card". */
bool member_of_capacity(const struct atoms *atoms, uint32_t family, size_t figure, struct cc_target *out);

/* describe.c: "the newer chip", "the older 96GB card". *figure: the atom of the capacity, or SIZE_MAX. */
bool is_description(const struct atoms *atoms, size_t at, size_t *figure);
/* The description becomes a mention: of the member that its capacity tells, else of a chip that is not named. `last`: the chip before, or
 * SIZE_MAX. */
void settle_description(struct atoms *atoms, size_t at, size_t figure, size_t last);

#endif
