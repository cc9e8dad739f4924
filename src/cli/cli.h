/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 10, cli. Commands: options in, one analysis, one builder, one writer. Nothing is computed here.
 *
 * A command is one file that exports one struct cc_command. Its option table gives parsing, help, the man page and completions alike.
 */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "chipcmp/base/arena.h"
#include "chipcmp/base/error.h"
#include "chipcmp/render/render.h"
#include "chipcmp/specs/db.h"

enum cc_exit { CC_EXIT_DONE = 0, CC_EXIT_FAULT = 1, CC_EXIT_ERROR = 2, CC_EXIT_OPEN = 3 };

enum cc_option_type {
    CC_OPTION_FLAG,  /* bool */
    CC_OPTION_TEXT,  /* const char * */
    CC_OPTION_LIST,  /* struct cc_texts: may be given several times */
    CC_OPTION_NUMBER /* long, between low and high */
};

struct cc_texts {
    const char **items;
    size_t count, capacity;
};

struct cc_option {
    const char *name; /* without the dashes; NULL ends a table */
    char letter;      /* or 0 */
    enum cc_option_type type;
    const char *argument; /* its name in help: "FILE"; NULL for flags */
    const char *choices;  /* the words it takes, separated by spaces, or NULL */
    const char *help;
    size_t offset; /* of the member in the command's settings (or in struct cc_common) */
    long low, high;
};

/* Options of every command. */
struct cc_common {
    const char *format, *output, *color;
    struct cc_texts specs;
    bool ascii, help;
};

struct cc_cli {
    struct cc_arena arena;
    struct cc_error error;
    struct cc_common common;
    struct cc_db db;
    bool db_loaded;
    const struct cc_command *command;
    /* what main has read from the environment and the terminal */
    bool stdout_tty, stderr_tty, utf8;
    size_t terminal_width; /* 0: not limited */
    const char *env_specs, *env_path, *env_tmpdir;
    bool no_color;
};

/* A word that the first operand may be, for help. */
struct cc_word {
    const char *name, *operands; /* what follows it: "CHIP CHIP ..." */
    const char *help;
};

struct cc_command {
    const char *name, *operands, *summary;
    const char *description;                         /* paragraphs separated by blank lines */
    const char *examples;                            /* lines "command\tdescription", may be NULL */
    bool (*word)(size_t index, struct cc_word *out); /* the words that the first operand may be; false behind the last one; NULL: any */
    const char *formats; /* the formats it writes, separated by spaces; the first is the default; "" where there is no choice */
    const struct cc_option *options;
    size_t settings_size;
    int (*run)(struct cc_cli *cli, void *settings, int operand_count, char **operands);
};

extern const struct cc_command *const cc_commands[]; /* NULL-terminated */
extern const struct cc_option cc_common_options[];

extern const struct cc_command cc_command_list;
extern const struct cc_command cc_command_show;
extern const struct cc_command cc_command_metrics;
extern const struct cc_command cc_command_sources;
extern const struct cc_command cc_command_cite;
extern const struct cc_command cc_command_compare;
extern const struct cc_command cc_command_rank;
extern const struct cc_command cc_command_consistency;
extern const struct cc_command cc_command_chart;
extern const struct cc_command cc_command_check;
extern const struct cc_command cc_command_explain;
extern const struct cc_command cc_command_control;
extern const struct cc_command cc_command_roofline;
extern const struct cc_command cc_command_lint;
extern const struct cc_command cc_command_report;
extern const struct cc_command cc_command_help;

const struct cc_command *cc_command_find(const char *name);
/* Finds a command a user named; a usage error with a suggestion where there is none. */
const struct cc_command *cc_command_named(struct cc_cli *cli, const char *name);

/* options.c: parses argv after the command's name; operands are moved to the end and returned. False with a usage error. */
bool cc_cli_parse(struct cc_cli *cli, const struct cc_command *command, void *settings, int argc, char **argv, int *first_operand);
/* Options before the command's name; *command_at is its index in argv (argc when there is none). */
bool cc_cli_parse_early(struct cc_cli *cli, int argc, char **argv, int *command_at, bool *version);

/* Whether the option was given, by what parsing has left in the settings of its table. */
bool cc_cli_is_given(const struct cc_option *option, const void *settings);

/* `words`, separated by spaces, hold `word`. */
bool cc_cli_is_word(const char *words, const char *word);

/* output.c */
/* A usage error where --format names none of the command's formats. */
bool cc_cli_check_format(struct cc_cli *cli);
/* The format asked for, or the command's default. */
struct cc_str cc_cli_format(const struct cc_cli *cli);
/* Writes text to -o FILE or to standard output. */
bool cc_cli_write(struct cc_cli *cli, struct cc_str text);
/* An empty document, to be made for the format asked for. */
void cc_cli_begin(struct cc_cli *cli, struct cc_doc *doc);
/* Renders the document in the format asked for and writes it, if it could be `made`. Returns `code`, or CC_EXIT_ERROR. Releases the
 * document. */
int cc_cli_finish(struct cc_cli *cli, struct cc_doc *doc, bool made, int code);
struct cc_render_options cc_cli_render_options(const struct cc_cli *cli);
/* Sets a usage error and returns CC_EXIT_ERROR. */
int cc_cli_usage(struct cc_cli *cli, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* names.c */
/* The directories of CHIPCMP_SPECS and --specs, in the order in which they are laid over the built-in tables; there is room for one
 * more. */
bool cc_cli_overlays(struct cc_cli *cli, struct cc_texts *dirs);
bool cc_cli_load(struct cc_cli *cli);
struct cc_chosen { /* the chips that operands stand for */
    uint32_t *chips;
    size_t count;
    struct cc_str *notes; /* what a family name was taken for */
    size_t note_count;
};
/* A text as an operand, in cli->arena; NULL with an error when memory ran out. */
char *cc_cli_operand(struct cc_cli *cli, struct cc_str text);
/* Resolves operands; with all_variants a family gives every member of its default's kind. Unknown and ambiguous names are usage errors
 * with suggestions. */
bool cc_cli_chips(struct cc_cli *cli, int count, char **names, bool all_variants, struct cc_chosen *out);
/* "a, b or c" */
void cc_cli_list_words(struct cc_buf *out, const struct cc_str *words, size_t count);
bool cc_cli_has_metric(const struct cc_cli *cli, const char *name);
bool cc_cli_metric(struct cc_cli *cli, const char *name, uint32_t *metric);
bool cc_cli_rule(struct cc_cli *cli, const char *id, uint32_t *rule);
bool cc_cli_source(struct cc_cli *cli, const char *id, uint32_t *source);
/* The id of a source that a mistyped one is nearest to, or empty. */
struct cc_str cc_cli_nearest_source(const struct cc_cli *cli, const char *id);

/* help.c */
void cc_help_overview(struct cc_buf *out);
void cc_help_command(const struct cc_command *command, struct cc_buf *out);
void cc_help_man(const struct cc_db *db, struct cc_buf *out);

/* completion.c: false where the shell is unknown. */
bool cc_help_completion(const char *shell, struct cc_buf *out);

#endif
