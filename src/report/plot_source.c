/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report. The source line of a chart. */
#include "plot_source.h"

enum { YEAR_LENGTH = 4 };

void cc_plot_sources_add_one(struct cc_plot_sources *sources, uint32_t source)
{
    for (size_t i = 0; i < sources->count; i++) {
        if (sources->ids[i] == source)
            return;
    }
    if (CC_PUSH_ROOM(sources->arena, sources->ids, sources->count, sources->capacity))
        sources->ids[sources->count++] = source;
    else
        sources->count = 0;
}

void cc_plot_sources_add(struct cc_plot_sources *sources, const struct cc_value *value)
{
    for (size_t i = 0; i < value->side_count; i++) {
        const struct cc_side *side = &value->sides[i];
        if (i > 0 && !side->conflicts)
            continue;
        cc_plot_sources_add_one(sources, side->figure->source);
        if (side->halving)
            cc_plot_sources_add_one(sources, side->halving->stated_by);
    }
}

static struct cc_str year_of(const struct cc_source *source)
{
    return cc_str_sub(source->date, 0, YEAR_LENGTH);
}

static bool same_publisher(const struct cc_source *a, const struct cc_source *b)
{
    return a->user == b->user && cc_str_eq(a->publisher, b->publisher);
}

/* The least year of a publisher's sources behind `after`; the empty view where there is none. */
static struct cc_str next_year(const struct cc_plot_sources *s, const struct cc_source *publisher, struct cc_str after)
{
    struct cc_str least = {NULL, 0};
    for (size_t i = 0; i < s->count; i++) {
        const struct cc_source *source = &s->db->sources[s->ids[i]];
        struct cc_str year = year_of(source);
        if (!same_publisher(source, publisher) || year.len == 0 || cc_str_cmp(year, after) <= 0)
            continue;
        if (least.len == 0 || cc_str_cmp(year, least) < 0)
            least = year;
    }
    return least;
}

static bool named_before(const struct cc_plot_sources *s, size_t index)
{
    for (size_t i = 0; i < index; i++) {
        if (same_publisher(&s->db->sources[s->ids[i]], &s->db->sources[s->ids[index]]))
            return true;
    }
    return false;
}

static void add_publisher(const struct cc_plot_sources *s, const struct cc_source *publisher, struct cc_buf *out)
{
    const char *mark = " (";
    cc_buf_add(out, publisher->publisher);
    if (publisher->user)
        cc_buf_add(out, CC_STR(" (yours)"));
    for (struct cc_str year = next_year(s, publisher, CC_STR("")); year.len > 0; year = next_year(s, publisher, year)) {
        cc_buf_addf(out, "%s%.*s", mark, CC_PRI(year));
        mark = ", ";
    }
    if (mark[0] == ',')
        cc_buf_add_char(out, ')');
}

struct cc_str cc_plot_sources_line(const struct cc_plot_sources *sources)
{
    struct cc_buf line;
    cc_buf_init(&line, 0);
    for (size_t i = 0; i < sources->count; i++) {
        if (named_before(sources, i))
            continue;
        cc_buf_add(&line, line.len == 0 ? CC_STR("Sources: ") : CC_STR("; "));
        add_publisher(sources, &sources->db->sources[sources->ids[i]], &line);
    }
    cc_buf_add(&line, line.len > 0 ? CC_STR(".") : CC_STR(""));
    sources->arena->failed |= line.failed;
    struct cc_str text = cc_arena_copy(sources->arena, cc_buf_view(&line));
    cc_buf_release(&line);
    return text;
}
