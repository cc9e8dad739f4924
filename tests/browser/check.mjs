// SPDX-License-Identifier: GPL-3.0-or-later
// Opens pages that chipcmp wrote in headless Chromium and checks what a reader relies on: the layout on a phone and on a wide screen, light
// and dark, print, the script and being without it, the keyboard, accessibility (axe-core), valid HTML, and that nothing is asked of a
// network. Prints a line a check and the totals as the last one.
//
// check.mjs CHROMIUM PAGE ...
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

// Modules lie where they were installed, which is the working directory.
const require = createRequire(pathToFileURL(path.join(process.cwd(), 'package.json')));
const { chromium } = require('playwright-core');
const { HtmlValidate } = require('html-validate');
const axe = await readFile(require.resolve('axe-core/axe.min.js'), 'utf8');

const widths = [360, 1440];
const [executablePath, ...pages] = process.argv.slice(2);
let passed = 0;
let failed = 0;

function check(name, faults) {
  if (faults.length === 0) {
    passed += 1;
    return;
  }
  failed += 1;
  console.log(`FAIL ${name}`);
  for (const fault of faults.slice(0, 20)) console.log(`    ${fault}`);
}

// A context in which every request but that for the page itself is noted and refused, and every message of the console is a fault.
async function open(browser, file, options) {
  const faults = [];
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const url = pathToFileURL(file).href;
  await page.route('**', (route) => {
    if (route.request().url() === url) return route.continue();
    faults.push(`asks for ${route.request().url()}`);
    return route.abort();
  });
  page.on('console', (message) => faults.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  await page.goto(url);
  return { context, page, faults };
}

// Nothing but what scrolls by itself is wider than the window, and no text is cut off by what holds it.
function layoutFaults() {
  const faults = [];
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > room) faults.push(`the page is ${document.documentElement.scrollWidth} px wide, the window ${room}`);
  for (const element of document.querySelectorAll('h1, h2, h3, p, li, figcaption, caption, select, blockquote')) {
    const box = element.getBoundingClientRect();
    if (element.closest('.scroll, .picture, .heard') || element.className === 'heard' || box.width === 0) continue;
    if (box.right > room + 1 || box.left < -1) faults.push(`${element.tagName} "${element.textContent.slice(0, 40)}" ends at ${box.right}`);
    if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0) faults.push(`${element.tagName} "${element.textContent.slice(0, 40)}" is cut off`);
  }
  return faults;
}

// Anchors lead somewhere, ids are there once, pictures have a name, and headings skip no level.
function structureFaults() {
  const faults = [];
  const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
  const twice = ids.filter((id, i) => ids.indexOf(id) !== i);
  if (twice.length) faults.push(`ids more than once: ${[...new Set(twice)].join(' ')}`);
  for (const link of document.querySelectorAll('a[href^="#"]'))
    if (!document.getElementById(decodeURIComponent(link.hash.slice(1)))) faults.push(`${link.hash} leads nowhere`);
  for (const svg of document.querySelectorAll('.picture > svg'))
    if (!svg.querySelector('title')?.textContent.trim()) faults.push('a picture has no title');
  let level = 0;
  for (const heading of document.querySelectorAll('h1, h2, h3, h4')) {
    const next = Number(heading.tagName[1]);
    if (next > level + 1) faults.push(`"${heading.textContent.slice(0, 40)}" is h${next} after h${level}`);
    level = next;
  }
  return faults;
}

async function accessibilityFaults(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }));
  return violations.map((v) => `${v.id}: ${v.help} (${v.nodes.length}): ${v.nodes[0].html.slice(0, 120)} ${v.nodes[0].any[0]?.message ?? ''}`);
}

// The rows of the first group of rows that have a number in the column, by these.
const orders = (table, column) => table.evaluate((element, at) =>
  [...element.tBodies].map((body) => [...body.rows].map((row) => row.cells[at]?.dataset.order ?? '')), column);

async function sortFaults(page) {
  const faults = [];
  const heads = await page.locator('th[data-sort]').all();
  for (const head of heads) {
    if (!(await head.isVisible())) continue;
    const table = head.locator('xpath=ancestor::table');
    const column = await head.evaluate((element) => element.cellIndex);
    const before = JSON.stringify(await orders(table, column));
    for (const [state, sign] of [['ascending', 1], ['descending', -1], [null, 0]]) {
      await head.getByRole('button').press('Enter');
      if ((await head.getAttribute('aria-sort')) !== state) faults.push(`aria-sort is not ${state}`);
      const groups = await orders(table, column);
      if (!state && JSON.stringify(groups) !== before) faults.push('the third press does not bring the rows back');
      for (const group of sign ? groups : []) {
        const known = group.filter((order) => order !== '').map(Number);
        if (known.some((order, i) => i > 0 && (order - known[i - 1]) * sign < 0)) faults.push(`not ${state}: ${known}`);
        if (group.slice(group.findLastIndex((order) => order !== '') + 1).length < group.length - known.length - 1) faults.push('unknown rows are not last');
      }
    }
  }
  return faults;
}

async function chooserFaults(page) {
  const faults = [];
  for (const chooser of await page.locator('.chooser select').all()) {
    const count = await chooser.locator('option').count();
    const group = page.locator('.choice');
    for (let i = 0; i < count; i += 1) {
      await chooser.selectOption(String(i));
      const shown = await group.evaluateAll((all) => all.map((one) => !one.hidden));
      if (shown.filter(Boolean).length !== 1 || !shown[i]) faults.push(`choice ${i} shows ${shown}`);
    }
    await chooser.selectOption('0');
  }
  return faults;
}

// Everything that scrolls sideways can be reached with the tabulator.
async function keyboardFaults(page) {
  const wanted = await page.locator('[tabindex="0"]:visible, a:visible, button:visible, select:visible, summary:visible').count();
  const seen = await page.evaluate(() => {
    const all = [...document.querySelectorAll('[tabindex], a[href], button, select, summary')].filter((e) => e.checkVisibility());
    return all.filter((element) => { element.focus(); return document.activeElement === element; }).length;
  });
  return seen === wanted ? [] : [`${seen} of ${wanted} can have the focus`];
}

async function checkPage(browser, file) {
  const name = path.basename(file);
  const html = await readFile(file, 'utf8');
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended'],
    rules: { 'long-title': 'off', 'no-inline-style': 'off', 'no-trailing-whitespace': 'off', 'prefer-native-element': 'off', 'svg-focusable': 'off', 'attr-delimiter': 'off' },
  });
  const report = await validator.validateString(html);
  check(`${name}: valid HTML`, report.results.flatMap((r) => r.messages.map((m) => `${m.line}:${m.column}: ${m.ruleId}: ${m.message}`)));

  for (const width of widths)
    for (const colorScheme of ['light', 'dark']) {
      const { context, page, faults } = await open(browser, file, { viewport: { width, height: 900 }, colorScheme });
      check(`${name} at ${width} px, ${colorScheme}: layout`, await page.evaluate(layoutFaults));
      check(`${name} at ${width} px, ${colorScheme}: accessibility`, await accessibilityFaults(page));
      check(`${name} at ${width} px, ${colorScheme}: nothing in the console, no request`, faults);
      await context.close();
    }

  const { context, page, faults } = await open(browser, file, { viewport: { width: 1440, height: 900 } });
  check(`${name}: structure`, await page.evaluate(structureFaults));
  check(`${name}: sorting`, await sortFaults(page));
  check(`${name}: choosing`, await chooserFaults(page));
  check(`${name}: keyboard`, await keyboardFaults(page));
  await page.emulateMedia({ media: 'print' });
  check(`${name}: print`, (await page.pdf()).length > 10000 ? [] : ['an empty print']);
  check(`${name}: still nothing in the console`, faults);
  await context.close();

  const bare = await open(browser, file, { viewport: { width: 1440, height: 900 }, javaScriptEnabled: false });
  const hidden = await bare.page.locator('.choice:not(:visible)').count();
  check(`${name}: whole without a script`, hidden ? [`${hidden} choices are hidden`] : []);
  await bare.context.close();
}

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
try {
  for (const page of pages) await checkPage(browser, page);
} finally {
  await browser.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed || !passed ? 1 : 0;
