/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 9, chart, private. What the steps of the layout share: sizes, the plan of each panel, and putting texts. */
#ifndef CHIPCMP_SRC_CHART_MAKER_H
#define CHIPCMP_SRC_CHART_MAKER_H

#include "layout.h"
#include "measure.h"

/* Sizes of the two kinds of chart, all in em (rows or columns in a text chart) unless it says otherwise. */
struct cc_style {
    double margin;
    double line[CC_ROLE_COUNT];  /* pitch of lines */
    double scale[CC_ROLE_COUNT]; /* size of the font */
    double space;                /* between the blocks above and below the panels */
    double name_share;           /* of the width that names of rows may take */
    double gap;                  /* between a name or a tick and the area of a panel */
    double panel_gap;            /* between panels beside and below each other */
    double least_panel;          /* width of a panel below which none stands beside it */
    double least_area;           /* width of the area in pixels or columns below which it says nothing */
    double aspect;               /* height of a panel with two axes of numbers, as a share of its width */
    double least_height;         /* of such a panel */
    double bar, bar_gap;         /* pitch of bars, and room between rows */
    double cell;                 /* least height of a row of cells */
    double sample, sample_gap;   /* width of a sample in the key, and the room behind it */
    double key_gap;              /* between two entries of the key on one line */
    double label_gap;            /* between a mark and its label */
    double tick_gap;             /* between two ticks of an axis */
    double axis;                 /* room for ticks below an area */
    double whisker;              /* length from which a rounding interval is drawn */
    double point;                /* half of a point's size */
};

/* Text chart: columns between the labels of rows and the area, and those that the letter of a series takes before a label. */
enum { CC_TEXT_GAP = 1, CC_TEXT_LETTER = 3 };

/* What a panel needs before it has a place. */
struct cc_plan {
    struct cc_lines *rows, *columns; /* names on NAMES axes */
    size_t most_lines;
    struct cc_lines title, y_label, x_label;
    bool turned, lettered; /* names of columns read upwards; are letters explained in the key */
    double above, below;   /* heights beside the area */
    double height;         /* of the area */
    double label;          /* text chart: width of the column of labels before the area */
};

struct cc_maker {
    const struct cc_plot *plot;
    const struct cc_style *style;
    struct cc_layout *layout;
    struct cc_arena *arena;
    struct cc_error *error;
    struct cc_plan *plans; /* one a panel */
    size_t columns;        /* panels beside each other */
    bool rows_named;       /* y axes are of names */
    bool names_once;       /* all panels have the same names of rows: they stand before the first column only */
    bool numbered;         /* points have letters explained in the key, as their labels do not fit */
    bool short_cells;      /* labels of cells do not fit */
    bool bare_cells;       /* nor do the short ones */
};

double cc_maker_content(const struct cc_maker *m); /* width between the margins */

/* Pixels or columns that a text takes in a role; wrapped to `room`. */
double cc_maker_width(const struct cc_maker *m, enum cc_chart_role role, struct cc_str text);
bool cc_maker_wrap(struct cc_maker *m, enum cc_chart_role role, struct cc_str text, double room, struct cc_lines *lines);
double cc_maker_pitch(const struct cc_maker *m, enum cc_chart_role role); /* of lines */

/* Room of a tick across and down; the context is the maker. */
cc_tick_room cc_tick_room_across, cc_tick_room_down;

/* Puts a line of text; its box. */
bool cc_maker_put(struct cc_maker *m, enum cc_chart_role role, enum cc_chart_align align, double x, double y, struct cc_str text);
struct cc_box cc_text_box(const struct cc_maker *m, const struct cc_chart_text *t);

/* Puts a block of lines from *y downwards; moves *y behind it. */
bool cc_maker_put_lines(struct cc_maker *m, enum cc_chart_role role, enum cc_chart_align align, double x, const struct cc_lines *lines,
    double *y);
bool cc_maker_put_block(struct cc_maker *m, enum cc_chart_role role, double x, double room, struct cc_str text, double *y);

bool cc_maker_segment(struct cc_maker *m, enum cc_chart_segment_kind kind, double x1, double y1, double x2, double y2);

/* "a", "b" ... "z", "aa" ... of an index from 0, for points and series; "A", "B" ... for columns. */
struct cc_str cc_letters(struct cc_arena *arena, size_t index);
struct cc_str cc_capitals(struct cc_arena *arena, size_t index);

/* frame.c: sizes of all panels, their places across, and their x axes. False with an error, where the width is too small too. */
bool cc_frames_plan(struct cc_maker *m);
/* Their places down, from `top`: each area is its planned height x factor. */
bool cc_frames_place(struct cc_maker *m, double top, double factor);
/* Heights of all rows of panels: of what does not grow, and of the areas. */
void cc_frames_heights(const struct cc_maker *m, double *fixed, double *areas);

/* beside.c: what stands around the area of a panel, from `top` downwards. */
bool cc_beside_place(struct cc_maker *m, size_t panel, double top);

/* place.c: marks and lines of a panel whose axes stand. */
bool cc_marks_place(struct cc_maker *m, size_t panel);

/* label.c: labels of its marks and lines. *met says whether some label of a point found no place free of others. */
bool cc_labels_place(struct cc_maker *m, size_t panel, bool *met);

/* key.c: from *y downwards; moves *y behind it. */
bool cc_key_place(struct cc_maker *m, double *y);

#endif
