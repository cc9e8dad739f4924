/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 3, specs (private). The built-in tables as they come out of a load, made when the program is built (src/tools/freeze.c): rows and
 * indexes that nobody may write to. `frozen` is set in it. Where there is none (in that tool) it is empty.
 */
#ifndef SPECS_FROZEN_H
#define SPECS_FROZEN_H

#include "chipcmp/specs/db.h"

extern const struct cc_db cc_frozen_db;

#endif
