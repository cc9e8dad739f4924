/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 9, render. The script of pages: it makes the columns that may be sorted into buttons, and shows one of several alternatives.
 *
 * It reads attributes and moves elements; it writes no text that came from a file as markup, and asks nothing of a network. Rows without a
 * number to go by stay last in either direction, and the third press brings the rows back to where they were.
 */
#include "html_page.h"

const char *const html_script =
    "'use strict';\n"
    "for (const chooser of new Set([...document.querySelectorAll('.choice')].map((choice) => choice.dataset.group))) {\n"
    "  const choices = [...document.querySelectorAll(`.choice[data-group=\"${chooser}\"]`)];\n"
    "  const label = document.createElement('label'), select = document.createElement('select');\n"
    "  label.className = 'chooser';\n"
    "  label.append('Show: ', select);\n"
    "  choices.forEach((choice, i) => select.append(new Option(choice.getAttribute('aria-label'), i)));\n"
    "  const show = () => choices.forEach((choice, i) => { choice.hidden = String(i) !== select.value; });\n"
    "  select.addEventListener('change', show);\n"
    "  choices[0].before(label);\n"
    "  show();\n"
    "}\n"
    "for (const head of document.querySelectorAll('th[data-sort]')) {\n"
    "  const table = head.closest('table'), button = document.createElement('button');\n"
    "  const rows = [...table.tBodies].map((body) => [body, [...body.rows]]);\n"
    "  button.type = 'button';\n"
    "  button.append(...head.childNodes);\n"
    "  head.append(button);\n"
    "  const key = (row) => {\n"
    "    const cell = row.cells[head.cellIndex];\n"
    "    return cell && cell.dataset.order !== undefined ? Number(cell.dataset.order) : null;\n"
    "  };\n"
    "  button.addEventListener('click', () => {\n"
    "    const next = { ascending: 'descending', descending: null }[head.getAttribute('aria-sort')];\n"
    "    const way = next === undefined ? 'ascending' : next;\n"
    "    table.querySelectorAll('th[aria-sort]').forEach((other) => other.removeAttribute('aria-sort'));\n"
    "    if (way) head.setAttribute('aria-sort', way);\n"
    "    for (const [body, original] of rows) {\n"
    "      const group = original.filter((row) => row.querySelector('.group'));\n"
    "      const known = original.filter((row) => !group.includes(row) && key(row) !== null);\n"
    "      const open = original.filter((row) => !group.includes(row) && key(row) === null);\n"
    "      known.sort((a, b) => (key(a) - key(b)) * (way === 'descending' ? -1 : 1));\n"
    "      body.append(...(way ? [...group, ...known, ...open] : original));\n"
    "    }\n"
    "  });\n"
    "}\n";

const char *const html_script_digest = "Ssr+m/Wkmcu4LNK2JfD2mEE40zIRZIRKPWiquqs/6r4=";

static bool has_sortable(const struct cc_table *table)
{
    for (size_t i = 0; i < table->column_count; i++)
        if (html_is_sortable(table, i))
            return true;
    return false;
}

bool html_needs_script(const struct cc_doc *doc)
{
    for (size_t i = 0; i < doc->block_count; i++) {
        const struct cc_block *block = &doc->blocks[i];
        if (block->kind == CC_BLOCK_CHOICE || (block->kind == CC_BLOCK_TABLE && has_sortable(block->table)))
            return true;
    }
    return false;
}
