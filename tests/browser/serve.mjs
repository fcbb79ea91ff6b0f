// Breaks a guide that `ironleaf serve` shows, looks at what comes over the page, and mends it again.
//
//     node serve.mjs URL FOLDER [SCREENSHOTS]
//
// FOLDER is the guide of tests/it/serve/browser.rs. Prints a line a step; ends with 1 and what was wrong.
import { chromium } from 'playwright-core';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { executablePath, flags } from './chromium.mjs';

const [url, folder, pictures] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: flags });
const context = await browser.newContext({ viewport: { width: 390, height: 844 }, permissions: ['clipboard-read', 'clipboard-write'], reducedMotion: 'reduce' });
context.setDefaultTimeout(20_000);
const page = await context.newPage();
const faults = [];
page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
if (pictures) mkdirSync(pictures, { recursive: true });

const file = (path) => join(folder, path);
const read = (path) => readFileSync(file(path), 'utf8');
const check = (holds, what) => { if (!holds) faults.push(what); };
const dialog = page.locator('ironleaf-live dialog[open]');
const pill = page.locator('ironleaf-live .pill');
const item = (rule) => dialog.locator(`li[data-rule="${rule}"]`).first();
const shot = async (name) => { if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`) }); };

async function visit(path) {
  await page.goto(url + path);
  await page.waitForSelector('html[data-live]');
}

/** Mistakes: the rule, the file, what is written, what a coach makes of it, the corrected line where there is one. */
const SQUAT = 'content/exercises/squat.md';
const mistakes = [
  ['unknown-muscle', SQUAT, 'glutes', 'glutoos', null],
  ['unknown-muscle', SQUAT, 'quads', 'quods', '  primary: [quads, glutes]'],
  ['unknown-key', SQUAT, 'equipment:', 'equipmnt:', 'equipment: [barbell, rack]'],
  ['wrong-type', SQUAT, 'title: Squat', 'title: [Squat]', null],
  ['missing-key', SQUAT, 'title: Squat\n', '', null],
  ['duplicate-key', SQUAT, 'title: Squat\n', 'title: Squat\ntitle: Squat\n', null],
  ['front-matter-open', SQUAT, 'rack]\n---\n', 'rack]\n', null],
  ['yaml-colon', SQUAT, 'title: Squat', 'title: Squat: the king', 'title: "Squat: the king"'],
  ['yaml-tab', SQUAT, '  primary', '\tprimary', null],
  ['yaml-quote', SQUAT, 'title: Squat', 'title: "Squat', null],
  ['unknown-link', SQUAT, '[[Row]]', '[[Rwo]]', null],
  ['missing-image', SQUAT, 'stand up.', 'stand up. ![Bar](bar.jpg)', null],
  ['dead-link', 'content/articles/why.md', '[[Squat]]', '[squat](../exercises/sqat.md)', null],
  ['dead-anchor', 'content/articles/why.md', '[[Squat]]', '[below](#reason)', null],
  ['unknown-exercise', 'content/programs/fives.md', 'Squat: 5', 'Sqat: 5', '      Squat: 5 x 5, rest 3 min'],
  ['rx-times', 'content/programs/fives.md', '5 x 5', '5 5', null],
  ['rx-missing-unit', 'content/programs/fives.md', 'rest 3 min', 'rest 3', null],
  ['bad-value', 'ironleaf.yaml', 'title: My guide', 'title: My guide\nhtml: perhaps', null],
  ['template', 'templates/article.html', '{{ head', '{{ head ..', null],
];

/** The line of the first difference. */
function lineOf(before, after) {
  let n = 0;
  while (n < before.length && before[n] === after[n]) n += 1;
  return after.slice(0, n).split('\n').length;
}

async function mistake([rule, path, from, to, corrected], n) {
  const before = read(path);
  const after = before.replace(from, to);
  if (after === before) return faults.push(`${rule}: nothing was broken`);
  writeFileSync(file(path), after);
  try {
    await item(rule).waitFor();
    const where = await item(rule).locator('.where').textContent();
    const line = Number(where.split(':')[1]);
    const near = ['missing-key', 'front-matter-open', 'duplicate-key', 'yaml-quote'].includes(rule) ? 6 : 0;
    check(where.startsWith(path + ':') && Math.abs(line - lineOf(before, after)) <= near, `${rule}: shown at ${where}, broken in ${path}:${lineOf(before, after)}`);
    check((await item(rule).locator('.help').count()) > 0, `${rule}: says nothing about what to do`);
    const href = await item(rule).locator('.where a').getAttribute('href');
    check(href === `myeditor://open?file=${encodeURI(file(path))}&line=${line}`, `${rule}: opens ${href}`);
    if (corrected !== null) {
      await item(rule).locator('.copy').click();
      await item(rule).locator('.copy', { hasText: 'Copied' }).waitFor();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      check(copied === corrected, `${rule}: copied ${JSON.stringify(copied)}`);
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    check(wide <= 0, `${rule}: the page scrolls ${wide} px sideways`);
    await shot(`${n}-${rule}`);
    if (pictures && n === 1) await desk();
  } catch (error) {
    faults.push(`${rule}: ${error.message.split('\n')[0]}: ${await pill.textContent().catch(() => 'nothing is shown')}`);
  }
  writeFileSync(file(path), before);
  await dialog.waitFor({ state: 'detached' }).catch(() => faults.push(`${rule}: mended, and still there`));
  console.log(`${rule} in ${path}`);
}

/** The same at a desk, light and dark. */
async function desk() {
  for (const scheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width: 1280, height: 900 });
    await shot(`desk-${scheme}`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 390, height: 844 });
}

async function styles() {
  await visit('/articles/why.html');
  await page.evaluate(() => { window.same = true; });
  const css = read('static/look.css');
  writeFileSync(file('static/look.css'), css.replace('rgb(1, 2, 3)', 'rgb(4, 5, 6)'));
  await page.waitForFunction(() => getComputedStyle(document.querySelector('h1')).color === 'rgb(4, 5, 6)');
  check(await page.evaluate(() => window.same === true), 'a stylesheet loads the page again');
  check((await page.locator('link[href*="look.css"]').count()) === 1, 'the old stylesheet stays');
  console.log('a stylesheet without the page');
}

async function reloads() {
  await visit('/exercises/row.html');
  const row = read('content/exercises/row.md');
  writeFileSync(file('content/exercises/row.md'), row.replace('Pull.', 'Pull it to the belly.'));
  await page.getByText('Pull it to the belly.').first().waitFor();
  renameSync(file('content'), file('away'));
  await item('empty-guide').waitFor();
  await page.keyboard.press('Escape');
  await page.getByText('Pull it to the belly.').first().waitFor();
  check(await pill.isVisible(), 'a list that was closed cannot be opened again');
  renameSync(file('away'), file('content'));
  await pill.filter({ hasText: 'error' }).waitFor({ state: 'detached' });
  console.log('saved, away and back');
}

async function warnings() {
  await visit('/exercises/row.html');
  const row = read('content/exercises/row.md');
  writeFileSync(file('content/exercises/row.md'), row.replace('[barbell]', '[barbel]') + '\n<b onclick="1">&amp;</b> ![](https://example.org/x.png)\n');
  await pill.filter({ hasText: /[2-9] warnings/ }).waitFor();
  check((await dialog.count()) === 0, 'warnings cover the page');
  await shot('warnings');
  await pill.click();
  await item('unknown-equipment').waitFor();
  await shot('warnings-open');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  // What is written in the guide is shown as text, whatever it is.
  writeFileSync(file('content/exercises/row.md'), row.replace('title: Row', 'title: Row\n"<img src=x onerror=document.title=1>": 1'));
  await item('unknown-key').waitFor();
  check((await item('unknown-key').locator('img').count()) === 0, 'markup in a finding is not escaped');
  check((await item('unknown-key').textContent()).includes('<img src=x'), 'a finding is cut');
  writeFileSync(file('content/exercises/row.md'), row);
  await dialog.waitFor({ state: 'detached' });
  console.log('warnings are quiet, and nothing runs');
}

async function lost() {
  await visit('/exercises/new.html');
  writeFileSync(file('content/exercises/new.md'), '---\ntitle: New');
  await item('front-matter-open').waitFor();
  writeFileSync(file('content/exercises/new.md'), '---\ntitle: New\nmuscles: {primary: [lats]}\n---\nHere it is.\n');
  await page.getByText('Here it is.').first().waitFor();
  rmSync(file('content/exercises/new.md'));
  await page.getByText('Here it is.').first().waitFor({ state: 'detached' });
  console.log('a page that never was good');
}

try {
  await visit('/exercises/squat.html');
  for (const [n, each] of mistakes.entries()) await mistake(each, n);
  await styles();
  await reloads();
  await warnings();
  await lost();
} catch (error) {
  faults.push(error.stack);
}
await browser.close();
for (const fault of faults) console.error(fault);
process.exit(faults.length > 0 ? 1 : 0);
