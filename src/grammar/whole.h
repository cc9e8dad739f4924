/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 7, grammar, private. Wholes that hold several chips. */
#ifndef GRAMMAR_WHOLE_H
#define GRAMMAR_WHOLE_H

#include "atom.h"

bool is_whole(const struct atoms *atoms, size_t at); /* "rack", "servers": a noun for one */

/* The mention at `at` becomes the system that its surroundings make of it, or a stranger: several devices. */
void lift_to_system(struct atoms *atoms, size_t at);

#endif
