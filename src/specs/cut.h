/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 3, specs (private). Lines of CSV that need no parser: rows on one line, with quotes round whole cells only. */
#ifndef SPECS_CUT_H
#define SPECS_CUT_H

#include "chipcmp/base/str.h"

/* Both cut a line, without its end, at its commas, and return the number of cells. 0 where the line needs the parser, or more than `most`
 * cells. Spaces and tabs round a cell without quotes do not belong to it, which is how libcsv has it. */

/* For printable ASCII without quotes, as most lines are; 0 for any other, so no check of the bytes is needed before. */
size_t cc_cut_plain(struct cc_str line, struct cc_str *cells, size_t most);

/* For any text without carriage returns. */
size_t cc_cut_quoted(struct cc_str line, struct cc_str *cells, size_t most);

#endif
