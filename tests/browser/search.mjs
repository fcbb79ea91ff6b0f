// Searches the example guide as a reader does: from the disk with the network off, and over HTTP.
//
//     node search.mjs GUIDE NAMES WORDS
//
// NAMES lists every name of a thing (`kind id: name, name`), WORDS the words of texts; both test the build as well.
// Ends with 1 and what was wrong.
import { chromium } from 'playwright-core';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { serve } from './serve.mjs';

const [guide, names, words] = process.argv.slice(2);
const executablePath = process.env.CHROMIUM || '/usr/bin/chromium';
const flags = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];
const browser = await chromium.launch({ executablePath, args: flags });
const faults = [];
const disk = pathToFileURL(resolve(guide)).href + '/';

/** Queries and the page that each must find first. */
const QUERIES = [
  ['RDL', 'exercises/romanian-deadlift.html'],
  ['bum', 'muscles/glutes.html'],
  ['Bench Press', 'exercises/bench-press.html'],
  ['squat', 'exercises/back-squat.html'],
  ['sqaut', 'exercises/back-squat.html'],
  ['pullup', 'exercises/pull-up.html'],
  ['lat pull down', 'exercises/lat-pulldown.html'],
  ['hip thrst', 'exercises/hip-thrust.html'],
  ['romanain deadlift', 'exercises/romanian-deadlift.html'],
  ['lower back', 'muscles/erectors.html'],
  ['superset', 'glossary/superset.html'],
  ['progressive overload', 'glossary/progressive-overload.html'],
  ['back and legs same day', 'articles/back-and-legs-same-day.html'],
  ['sleepy glutes', 'glossary/gluteal-amnesia.html'],
  ['protein', 'articles/food-and-sleep.html'],
  ['deload', 'glossary/deload.html'],
  ['dumbbell', 'equipment/dumbbell.html'],
  ['cable row', 'exercises/seated-cable-row.html'],
  ['FACE PÜLLS', 'exercises/face-pull.html'],
  ['romanian dead', 'exercises/romanian-deadlift.html'],
];

async function open(options, path, base = disk) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', offline: base === disk, ...options });
  const page = await context.newPage();
  const note = (what) => faults.push(`${base === disk ? 'disk' : 'http'} ${options.viewport?.width || 1280}: ${what}`);
  page.on('console', (message) => note(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => note(`error: ${error.message}`));
  page.on('requestfailed', (request) => note(`failed: ${request.url()}`));
  page.asked = [];
  page.on('request', (request) => {
    page.asked.push(request.url());
    if (!request.url().startsWith(base) && !request.url().startsWith('data:')) note(`asks elsewhere: ${request.url()}`);
  });
  await page.goto(base + path);
  return { page, note, equal: (what, found, wanted) => found === wanted || note(`${what}: ${found}, not ${wanted}`) };
}

/** Types a query into the open dialog and waits for its answer. */
async function ask(page, query) {
  const answered = page.evaluate(
    (query) => new Promise((done) => document.querySelector('dialog.find').addEventListener('found', (event) => event.detail.query === query && done())),
    query,
  );
  await page.locator('dialog.find input').fill(query);
  await answered;
  return page.locator('dialog.find .find-results a');
}

const start = (page) => page.waitForSelector('dialog.find[open]');
const here = (href, base) => href.replace(base, '');

async function queries(base) {
  const { page, equal, note } = await open({}, 'exercises/deadlift.html', base);
  if (page.asked.some((url) => here(url, base).startsWith('search'))) note('the search is loaded with the page');
  await page.keyboard.press('/');
  await start(page);
  await page.waitForFunction(() => document.querySelector('dialog.find select'));
  for (const [query, wanted] of QUERIES) {
    const first = (await ask(page, query)).first();
    equal(query, (await first.count()) ? here(await first.evaluate((a) => a.href), base) : 'nothing', wanted);
  }
  await page.context().close();
}

/** Every name of a thing finds its page first, and texts have the words that the build finds in them. */
async function tables() {
  const { page, note } = await open({}, 'search.html');
  await page.waitForFunction(() => window.ironleafSearch?.page);
  const lines = readFileSync(names, 'utf8').split('\n').filter((line) => line.trim() && !line.startsWith('#'));
  const rows = lines.flatMap((line) => {
    const [head, list] = line.split(/:(.*)/);
    return list.split(',').map((name) => [head.split(' ')[1].trim(), name.trim()]);
  });
  if (rows.length < 150) note(`only ${rows.length} names`);
  const firsts = await page.evaluate((all) => Promise.all(all.map(async ([, name]) => (await ironleafSearch.find(name)).hits[0])), rows);
  rows.forEach(([id, name], i) => {
    const found = firsts[i] ? firsts[i].page + firsts[i].place : 'nothing';
    if (!found.endsWith(`/${id}.html`) && !found.endsWith(`#${id}`)) note(`${name}: ${found}, not ${id}`);
  });
  const texts = JSON.parse(readFileSync(words, 'utf8'));
  const read = await page.evaluate((all) => all.map(({ text }) => ironleafSearch.words(text).filter((word) => !ironleafSearch.empty(word)).map(ironleafSearch.term)), texts);
  texts.forEach(({ text, terms }, i) => {
    if (JSON.stringify(read[i]) !== JSON.stringify(terms)) note(`words of ${text}: ${read[i]}, not ${terms}`);
  });
  await page.context().close();
}

/** The keyboard, what a screen reader is told, the address, headings, facets. */
async function dialog(options) {
  const { page, note, equal } = await open(options, 'index.html');
  const field = page.locator('dialog.find input');
  const count = page.locator('dialog.find [role=status]');
  await page.keyboard.press('Control+k');
  await start(page);
  const results = await ask(page, 'progressive overload');
  equal('expanded', await field.getAttribute('aria-expanded'), 'true');
  if (!/^\d+ results?$/.test(await count.textContent())) note(`the count says: ${await count.textContent()}`);
  equal('marked', await results.first().locator('mark').first().textContent(), 'Progressive');
  equal('address', new URL(page.url()).search, '?q=progressive+overload');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  equal('up and down', await field.getAttribute('aria-activedescendant'), await results.nth(1).getAttribute('id'));
  equal('selected', await results.nth(1).getAttribute('aria-selected'), 'true');
  await page.keyboard.press('ArrowUp');
  const sideways = await page.evaluate(() => document.querySelector('dialog.find').scrollWidth - document.querySelector('dialog.find').clientWidth);
  if (sideways > 0) note(`the dialog scrolls ${sideways} px sideways`);
  await page.keyboard.press('Escape');
  equal('closed', await page.locator('dialog.find[open]').count(), 0);
  equal('address after closing', new URL(page.url()).search, '');

  await page.locator('.find-open').click();
  await start(page);
  await ask(page, 'zzzzzz');
  equal('nothing', await field.getAttribute('aria-expanded'), 'false');
  if (!(await count.textContent()).includes('zzzzzz')) note('finding nothing is not told');
  await ask(page, 'sqaut');
  if (!(await count.textContent()).includes('squat')) note('a corrected word is not told');
  const place = (await ask(page, 'sleep protein water')).locator('xpath=self::*[contains(@class,"find-place")]').first();
  if (!/food-and-sleep\.html#/.test((await place.getAttribute('href')) || '')) note('no heading is a result');

  await page.locator('dialog.find summary').click();
  await page.locator('dialog.find select[name=kind]').selectOption('program');
  await page.waitForFunction(() => /q-kind=program/.test(location.search));
  await ask(page, 'back');
  for (const link of await results.evaluateAll((all) => all.map((a) => a.href))) if (!/\/programs\//.test(link)) note(`${link} is no program`);
  await page.locator('dialog.find select[name=kind]').selectOption('exercise');
  await page.locator('dialog.find select[name=muscle]').selectOption('hamstrings');
  await page.locator('dialog.find select[name=equipment]').selectOption('barbell');
  await page.locator('dialog.find select[name=level]').selectOption('intermediate');
  equal('four facets', here(await (await ask(page, 'romanian')).first().evaluate((a) => a.href), disk), 'exercises/romanian-deadlift.html');
  await page.keyboard.press('Enter');
  await page.waitForURL(/romanian-deadlift\.html$/);
  await page.goBack();
  await start(page);
  await page.waitForFunction(() => document.querySelector('dialog.find .find-results a'));
  equal('the query comes back', await field.inputValue(), 'romanian');
  equal('the facets too', await page.locator('dialog.find select[name=muscle]').inputValue(), 'hamstrings');
  await page.context().close();
}

/** The page for searching: the query and the facets from its address; without JavaScript, lists. */
async function ownPage() {
  for (const width of [320, 1280]) {
    const { page, equal } = await open({ viewport: { width, height: 800 } }, 'search.html?q=row&kind=exercise&equipment=cable');
    await page.waitForSelector('.find-page li a');
    equal('first', here(await page.locator('.find-page li a').first().evaluate((a) => a.href), disk), 'exercises/seated-cable-row.html');
    equal('facet', await page.locator('.find-page select[name=equipment]').inputValue(), 'cable');
    equal('sideways', await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
    await page.context().close();
  }
  const { page, equal } = await open({ javaScriptEnabled: false }, 'index.html');
  await page.locator('.find-open').click();
  await page.waitForURL(/search\.html$/);
  equal('field without JavaScript', await page.locator('.find-page').isVisible(), false);
  equal('lists', await page.locator('main a[href="exercises/index.html"]').isVisible(), true);
  await page.context().close();
}

const host = await serve(guide);
try {
  await Promise.all([queries(disk), queries(host.address), tables(), dialog({}), dialog({ viewport: { width: 320, height: 700 }, colorScheme: 'dark' }), ownPage()]);
} finally {
  host.close();
  await browser.close();
}
for (const fault of faults) console.error(fault);
process.exit(faults.length > 0 ? 1 : 0);
