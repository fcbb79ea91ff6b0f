// The search, from the disk and over HTTP: queries and what they find first, every name of a thing, words read as the
// build reads them, the keyboard, what a screen reader is told, the address, headings, facets, the search's own page.
import { createRequire } from 'node:module';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const beside = (path) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');

/** Queries, and the page that each must find first. */
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

export default async function (check) {
  await queries(check, {}, QUERIES);
  await queries(check, { over: 'http' }, QUERIES);
  await tables(check);
  for (const view of [{ width: 320, height: 700, scheme: 'dark' }, { width: 390, height: 844 }, { width: 1280 }]) await dialog(check, view);
  await facets(check);
  await early(check);
  await fast(check);
  await closed(check);
  await ownPage(check);
  await withoutScript(check);
}

const box = (page) => page.locator('dialog.find');
const results = (page) => page.locator('dialog.find .find-results a');
const told = (page) => page.locator('dialog.find [role=status]').textContent();
const first = async (reader) => {
  const all = results(reader.page);
  return (await all.count()) ? (await all.first().evaluate((a) => a.href)).replace(reader.home, '') : 'nothing';
};

/** Types a query into the open dialog, and waits for its answer. */
async function ask(page, query) {
  const answered = page.evaluate((query) => new Promise((done) => {
    document.querySelector('dialog.find').addEventListener('found', (event) => event.detail.query === query && done());
  }), query);
  await box(page).locator('input').fill(query);
  await answered;
}

async function opened(page, key) {
  await page.keyboard.press(key);
  await page.waitForSelector('dialog.find[open] select', { state: 'attached' });
}

async function queries(check, view, all) {
  const reader = await check.reader(view);
  const { page } = reader;
  const asked = [];
  page.on('request', (request) => asked.push(request.url().replace(reader.home, '')));
  await reader.go('exercises/deadlift.html');
  check.same(asked.filter((path) => path.startsWith('search')), [], 'what a page loads of the search by itself');
  await opened(page, '/');
  const loaded = asked.length;
  const cold = await weigh(reader);
  for (const [query, want] of all) {
    await ask(page, query);
    check.same(await first(reader), want, `${view.over ?? 'disk'}: ${query}`);
    const sent = await cold();
    check.holds(sent > 15_000 && sent < 60_000, `${query} would send ${sent} bytes to who has nothing of the search yet`);
  }
  check.holds(asked.length > loaded && asked.length < 120, `the index comes piece by piece, not ${asked.length} files`);
  await reader.close();
}

/** What the last query would have sent, compressed, had it been the first: the files that it asked for, there or not. */
async function weigh({ folder, page }) {
  const files = await readdir(folder);
  const size = async (path) => gzipSync(await readFile(join(folder, path))).length;
  const always = files.filter((file) => /^search\.\w+\.(css|js)$/.test(file));
  await page.evaluate(() => {
    const { piece } = ironleafSearch;
    globalThis.wanted = new Set();
    ironleafSearch.piece = (name) => piece((wanted.add(name), name));
  });
  return async () => {
    const names = await page.evaluate(() => {
      const names = ['index', ...wanted];
      wanted.clear();
      return names;
    });
    const sizes = await Promise.all([...always, ...new Set(names.map((name) => `search/${name}.js`))].map(size));
    return sizes.reduce((sum, size) => sum + size, 0);
  };
}

/** Who comes to the link that opens the search has what every query needs before it is opened, and has it once, whether the script or the index is there first. */
async function early(check) {
  const orders = [
    [/search\.\w+\.js$/, () => !!globalThis.ironleafPiece?.early],
    [/search\/index\.js$/, () => !!globalThis.ironleafSearch],
  ];
  for (const [late, then] of orders) {
    const reader = await check.reader({ over: 'http', width: 1280 });
    const page = await reader.go('index.html');
    const asked = [];
    page.on('request', (request) => asked.push(request.url().replace(reader.home, '').replace(/\.\w{8}\./, '.').replace(/\?.*/, '')));
    await page.route(late, async (route) => {
      await page.waitForFunction(then);
      await route.continue();
    });
    await page.locator('.find-open').hover();
    await page.waitForFunction(() => globalThis.ironleafSearch?.known());
    check.same(asked.toSorted(), ['search.css', 'search.js', 'search/index.js'], 'what is brought before the search is opened');
    await page.locator('.find-open').click();
    await page.waitForSelector('dialog.find[open]');
    await ask(page, 'romanian deadlift');
    check.same(new Set(asked).size, asked.length, `each file once: ${asked}`);
    check.same(await first(reader), 'exercises/romanian-deadlift.html', 'the first query');
    await page.unroute(late);
    await reader.close();
  }
}

/** Every name of a thing finds its page first, and texts have the words that the build finds in them. */
async function tables(check) {
  const reader = await check.reader();
  const page = await reader.go('search.html');
  await page.waitForSelector('.find-page input');
  const lines = (await beside('it/facts/names.txt')).split('\n').filter((line) => line.trim() && !line.startsWith('#'));
  const names = lines.flatMap((line) => {
    const [head, list] = line.split(/:(.*)/);
    return list.split(',').map((name) => [head.split(' ')[1].trim(), name.trim()]);
  });
  check.holds(names.length > 150, 'the table of names is there');
  const found = await page.evaluate((all) => Promise.all(all.map(async ([, name]) => (await ironleafSearch.find(name)).hits[0])), names);
  names.forEach(([id, name], i) => {
    const at = found[i] ? found[i].page + found[i].place : 'nothing';
    check.holds(at.endsWith(`/${id}.html`) || at.endsWith(`#${id}`), `${name}: ${at} instead of ${id}`);
  });
  check.same(await page.evaluate(() => ironleafSearch.text.count(12345)), '12,345 results', 'a count with commas, as pages write it');
  const texts = JSON.parse(await beside('search-words.json'));
  const read = await page.evaluate((all) => all.map(({ text }) => ironleafSearch.words(text).filter((word) => !ironleafSearch.empty(word)).map(ironleafSearch.term)), texts);
  texts.forEach(({ text, terms }, i) => check.same(read[i], terms, `the words of ${text}`));
  await reader.close();
}

/** The keyboard all through, what is told, the address, headings as results; axe finds nothing. */
async function dialog(check, view) {
  const reader = await check.reader(view);
  const page = await reader.go('index.html');
  await opened(page, 'Control+k');
  const field = box(page).locator('input');
  await ask(page, 'progressive overload');
  check.same(await field.getAttribute('aria-expanded'), 'true', 'expanded');
  check.holds(/^\d+ results?\.?$/.test(await told(page)), `the count: ${await told(page)}`);
  check.same(await results(page).first().locator('mark').first().textContent(), 'Progressive', 'a marked word');
  check.same(new URL(page.url()).search, '?q=progressive+overload', 'the address');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  check.same(await field.getAttribute('aria-activedescendant'), await results(page).nth(1).getAttribute('id'), 'the second result is active');
  check.same(await results(page).nth(1).getAttribute('aria-selected'), 'true', 'and selected');
  await reader.look('search-dialog');
  for (const width of [320, 1280, 390]) {
    await page.setViewportSize({ width, height: 844 });
    const sideways = await box(page).evaluate((node) => node.scrollWidth - node.clientWidth);
    if (sideways > 0) reader.fault(`the dialog scrolls ${sideways} px sideways at ${width} px`);
  }
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  const { violations } = await page.evaluate(() => globalThis.axe.run(document.querySelector('dialog.find'), { preload: false, resultTypes: ['violations'] }));
  for (const { id, nodes } of violations) reader.fault(`${id}: ${nodes[0].html.slice(0, 160)}`);

  await ask(page, 'zzzzzz');
  check.same(await field.getAttribute('aria-expanded'), 'false', 'nothing is expanded');
  check.holds((await told(page)).includes('zzzzzz'), 'that nothing is found is told');
  await ask(page, 'sqaut');
  check.holds((await told(page)).includes('squat'), 'a corrected word is told');
  await ask(page, 'sleep protein water');
  check.holds(/food-and-sleep\.html#/.test(await page.locator('.find-place').first().getAttribute('href')), 'a heading is a result');
  await page.keyboard.press('Escape');
  check.same([await page.locator('dialog.find[open]').count(), new URL(page.url()).search], [0, ''], 'closed, and the address as it was');
  await page.locator('.find-open').click();
  await page.waitForSelector('dialog.find[open]');
  await ask(page, 'rdl');
  await page.keyboard.press('Enter');
  await page.waitForURL(/romanian-deadlift\.html$/);
  await page.goBack();
  await page.waitForSelector('dialog.find .find-results a');
  check.same(await box(page).locator('input').inputValue(), 'rdl', 'going back brings the query back');
  await reader.close();
}

async function facets(check) {
  const reader = await check.reader();
  const page = await reader.go('index.html');
  await opened(page, '/');
  const choose = (name, value) => box(page).locator(`select[name=${name}]`).selectOption(value);
  await box(page).locator('summary').click();
  await choose('kind', 'program');
  await ask(page, 'back');
  const links = await results(page).evaluateAll((all) => all.map((a) => a.href));
  check.holds(links.length > 2 && links.every((link) => link.includes('/programs/')), `programs only: ${links}`);
  for (const [name, value] of [['kind', 'exercise'], ['muscle', 'hamstrings'], ['equipment', 'barbell'], ['level', 'intermediate']]) await choose(name, value);
  await ask(page, 'romanian');
  check.same(await first(reader), 'exercises/romanian-deadlift.html', 'four facets at once');
  await choose('equipment', 'cable');
  await page.waitForFunction(() => document.querySelector('.find-results').hidden);
  const want = { q: 'romanian', 'q-kind': 'exercise', 'q-muscle': 'hamstrings', 'q-equipment': 'cable', 'q-level': 'intermediate' };
  check.same(Object.fromEntries([...new URL(page.url()).searchParams].sort()), Object.fromEntries(Object.entries(want).sort()), 'facets stand in the address');
  await reader.close();
}

/** Who types fast and presses Enter gets what was typed. */
async function fast(check) {
  const reader = await check.reader();
  const page = await reader.go('index.html');
  await opened(page, '/');
  await page.keyboard.type('face pull');
  await page.keyboard.press('Enter');
  await page.waitForURL(/face-pull\.html$/);
  await reader.close();
}

/** Closed while an answer is on its way: the address is as it was, at once and for good. */
async function closed(check) {
  const reader = await check.reader();
  const page = await reader.go('index.html?level=beginner');
  await opened(page, '/');
  const seen = await page.evaluate(async () => {
    const dialog = document.querySelector('dialog.find');
    const field = dialog.querySelector('input');
    field.value = 'split squat';
    field.dispatchEvent(new Event('input'));
    const during = location.search;
    dialog.querySelector('.find-close').click();
    const after = location.search;
    await ironleafSearch.find('split squat', {}, 8);
    await new Promise((done) => setTimeout(done));
    return [during, after, location.search, field.value];
  });
  check.same(seen, ['?level=beginner&q=split+squat', '?level=beginner', '?level=beginner', ''], 'closed while an answer is on its way');
  await reader.close();
}

async function ownPage(check) {
  for (const view of [{ width: 320 }, { width: 1280, scheme: 'dark' }]) {
    const reader = await check.reader(view);
    const page = await reader.go('search.html?q=row&kind=exercise&equipment=cable');
    await page.waitForSelector('.find-page li a');
    check.same((await page.locator('.find-page li a').first().evaluate((a) => a.href)).replace(reader.home, ''), 'exercises/seated-cable-row.html', 'the first result');
    check.same(await page.locator('.find-page select[name=equipment]').inputValue(), 'cable', 'a facet from the address');
    await reader.look('search-page');
    await reader.close();
  }
}

async function withoutScript(check) {
  const reader = await check.reader({ script: false });
  const page = await reader.go('index.html');
  await page.locator('.find-open').click();
  await page.waitForURL(/search\.html$/);
  check.same(await page.locator('.find-page').isVisible(), false, 'no field that does nothing');
  check.same(await page.locator('main a[href="exercises/index.html"]').isVisible(), true, 'lists in its place');
  await reader.close();
}
