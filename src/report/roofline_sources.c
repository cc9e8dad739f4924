/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The papers that the formulas of rooflines and of transformer inference come from. */
#include "roofline.h"

static uint16_t cite(struct roofline_view *view, const char *id, const char *authors, const char *title, const char *date, const char *url)
{
    const struct cc_doc_source source = {.id = cc_str_of(id),
        .publisher = cc_str_of(authors),
        .title = cc_str_of(title),
        .date = cc_str_of(date),
        .url = cc_str_of(url)};
    return cc_doc_cite(view->doc, &source);
}

uint16_t roofline_cite_model(struct roofline_view *view)
{
    return cite(view, "williams-2009", "Williams, Waterman and Patterson",
        "Roofline: an insightful visual performance model for multicore architectures, Communications of the ACM 52(4), 65-76", "2009-04",
        "https://doi.org/10.1145/1498765.1498785");
}

uint16_t roofline_cite_operations(struct roofline_view *view)
{
    return cite(view, "kaplan-2020", "Kaplan, McCandlish, Henighan and others", "Scaling Laws for Neural Language Models, arXiv:2001.08361",
        "2020-01", "https://arxiv.org/abs/2001.08361");
}

uint16_t roofline_cite_bytes(struct roofline_view *view)
{
    return cite(view, "pope-2022", "Pope, Douglas, Chowdhery and others", "Efficiently Scaling Transformer Inference, arXiv:2211.05102",
        "2022-11", "https://arxiv.org/abs/2211.05102");
}
