/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 7, grammar, private. The steps by which the owner of a figure is sought; a step that finds none gives NOWHERE.
 */
#ifndef CHIPCMP_GRAMMAR_OWNER_H
#define CHIPCMP_GRAMMAR_OWNER_H

#include "parse.h"

/* What may stand between a figure and the chip it is printed with. */
bool may_join(const struct atom *atom);

/* "80 GB on the H100", "700 W for the H200", "the 145 kW that a GB200 NVL72 needs": the chip behind the value, before any other figure. */
size_t owner_behind(const struct parser *parser, size_t at);

/* "the H20's 96 GB", "the H20's memory bandwidth of 4 TB/s", "the MI300X (192 GB)": the chip printed directly before the value. */
size_t owner_adjacent(const struct parser *parser, size_t at, bool brackets);

/* "the H20 (96 GB, 4 TB/s)": what stands in brackets belongs to the chip before them, unless they name one themselves. */
size_t owner_of_bracket(const struct parser *parser, size_t at);

/* "80 GB (H100)": the chip alone in brackets behind its figure. */
size_t owner_in_bracket(const struct parser *parser, size_t at);

/* "larger than the H100's, 80 GB", "the H200's memory, 141 GB, is": a figure set beside the chip it tells of, between marks. */
size_t owner_apposed(const struct parser *parser, size_t at);

/* Mentions in the list that begins at `head`; 0 for NOWHERE. */
size_t list_length(const struct parser *parser, size_t head);

/* Figures of one kind in the sentence, and the place of `at` among them. */
size_t count_alike(const struct parser *parser, size_t at, size_t *place);

/* "The H100 and the H200 have 80 GB and 141 GB": figures in the order of the chips. One figure holds for all of a list; any other number
 * of them for nobody knows whom. */
size_t settle_list(const struct parser *parser, size_t at, size_t owner, bool *exact);

/* "3.35, 4.8 and 8 TB/s for the H100, H200 and B200": a list of figures and one of as many chips behind it; NOWHERE else. */
size_t owner_in_run(const struct parser *parser, size_t at);

/* "989 TFLOPS for the H100 and the H200, 835 for the NVL": a figure alone before its own list, whatever others the sentence has. */
bool has_own_list(const struct parser *parser, size_t at, size_t owner);

/* "has the H100's 80 GB, but its NVLink runs at 400 GB/s": "its" in a clause that names no chip is the sentence's subject's. */
size_t owner_by_its(const struct parser *parser, size_t at);

/* "the H20, sold in China, has 96 GB": the nearest chip before the figure that is no object, base or remark. */
size_t owner_before(const struct parser *parser, size_t at);

#endif
