/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes the directory of a test of charts, and sees that nothing is left in it. */
#include "chart_place.h"

#include "chipcmp/base/fileio.h"

#include <unistd.h>

const char *chart_place_path(struct chart_place *place, const char *directory, const char *name)
{
    return cc_arena_format(&place->arena, "%s/%s", directory, name).s;
}

int chart_place_set_up(void **state)
{
    static struct chart_place p;
    struct cc_error error = {0};
    struct cc_str made, temp;
    memset(&p, 0, sizeof p);
    cc_arena_init(&p.arena);
    if (!cc_dir_make_temporary("/tmp", &p.arena, &made, &error) || !cc_dir_make_temporary(made.s, &p.arena, &temp, &error))
        return -1;
    p.directory = made.s;
    p.temp = temp.s;
    p.keep = chart_place_path(&p, made.s, "keep");
    p.program = chart_place_path(&p, made.s, "gnuplot");
    p.output = chart_place_path(&p, made.s, "out.svg");
    *state = &p;
    return getcwd(p.before, sizeof p.before) ? 0 : -1;
}

int chart_place_tear_down(void **state)
{
    struct chart_place *p = *state;
    int left = chdir(p->before);
    cc_dir_remove(p->keep);
    left |= rmdir(p->temp);
    cc_dir_remove(p->directory);
    left |= cc_path_kind(p->directory) != CC_PATH_NONE;
    cc_arena_release(&p->arena);
    return left;
}
