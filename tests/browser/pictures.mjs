// Looks at the pictures and films of a page as a reader does.
//
//     node pictures.mjs GUIDE [SCREENSHOTS]
//
// GUIDE holds exercises/row.html with two photos of one movement and a film on YouTube. Checks from the disk that the
// photos load in a fitting size and move nothing; over a make-believe host, with every request answered here, that the
// film's host hears nothing before the click.
import { chromium } from 'playwright-core';
import { mkdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { executablePath, flags } from './chromium.mjs';

const [guide, pictures] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: flags });
const faults = [];
if (pictures) mkdirSync(pictures, { recursive: true });
const check = (is, what) => is || faults.push(what);
const disk = pathToFileURL(resolve(guide, 'exercises/row.html')).href;

/** Counts what moves after it was drawn. */
const watch = () => {
  window.moved = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => (window.moved += entry.value))).observe({ type: 'layout-shift', buffered: true });
};

async function photos(width, scale, wanted) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, deviceScaleFactor: scale, offline: true });
  const page = await context.newPage();
  const name = `${width}@${scale}`;
  page.on('requestfailed', (request) => faults.push(`${name}: failed: ${request.url()}`));
  await page.addInitScript(watch);
  await page.goto(disk, { waitUntil: 'domcontentloaded' });
  const boxes = () => page.locator('.shots img').evaluateAll((all) => all.map((img) => ({ ...img.getBoundingClientRect().toJSON(), top: img.getBoundingClientRect().top + scrollY })));
  const before = await boxes();
  await page.locator('.shots').scrollIntoViewIfNeeded();
  await page.waitForFunction(() => [...document.querySelectorAll('.shots img')].every((img) => img.complete && img.naturalWidth > 0));
  const after = await boxes();
  const shown = await page.locator('.shots img').evaluateAll((all) => all.map((img) => img.currentSrc.replace(/.*-/, '')));
  check(after.length === 2 && JSON.stringify(before.map((b) => b.height)) === JSON.stringify(after.map((b) => b.height)), `${name}: the photos move the page: ${JSON.stringify([before, after])}`);
  check(after[0].top === after[1].top && after[0].left < after[1].left, `${name}: the photos are not side by side`);
  check(Math.abs(after[0].width / after[0].height - 1000 / 600) < 0.02, `${name}: the photos are out of shape: ${after[0].width} × ${after[0].height}`);
  check(shown.every((file) => file === wanted), `${name}: wanted ${wanted}, the browser chose ${shown}`);
  check((await page.evaluate(() => window.moved)) === 0, `${name}: something moved`);
  check((await page.locator('.shots figcaption').allTextContents()).join() === 'Start position,End position', `${name}: the captions`);
  if (pictures) await page.screenshot({ path: resolve(pictures, `pictures-${name}.png`), fullPage: true });
  await context.close();
}

/** Whether a click on the film's card was taken by the page; the browser does nothing else with it. */
const click = (page) =>
  page.evaluate(() => {
    let taken;
    addEventListener('click', (event) => ((taken = event.defaultPrevented), event.preventDefault()), { once: true });
    document.querySelector('a.filmcard').click();
    return taken;
  });

async function film() {
  const context = await browser.newContext({ viewport: { width: 390, height: 900 } });
  const asked = [];
  await context.route('**/*', (route) => {
    const { host, pathname } = new URL(route.request().url());
    if (host !== 'guide.test') asked.push(route.request().url());
    const contentType = { html: 'text/html', css: 'text/css', js: 'text/javascript', jpg: 'image/jpeg' }[pathname.split('.').pop()];
    return host === 'guide.test' ? route.fulfill({ contentType, body: readFileSync(resolve(guide, '.' + pathname)) }) : route.fulfill({ contentType: 'text/html', body: '<title>film</title>' });
  });
  const page = await context.newPage();
  await page.goto('http://guide.test/exercises/row.html');
  await page.locator('a.filmcard').scrollIntoViewIfNeeded();
  await page.waitForLoadState('networkidle');
  check(asked.length === 0, `before the click the page asks for ${asked}`);
  await context.setOffline(true);
  check((await click(page)) === false, 'without a network the card is not a plain link');
  await context.setOffline(false);
  await page.locator('a.filmcard').click();
  await page.locator('iframe.player').waitFor();
  check((await page.locator('iframe.player').getAttribute('title')) === 'The row in a minute', 'the player has no title');
  check((await page.locator('.film figcaption a').getAttribute('href')) === 'https://youtu.be/2SHsk9AzdjA', 'the link to the film is gone');
  check(asked.length > 0 && asked.every((url) => url.startsWith('https://www.youtube-nocookie.com/embed/2SHsk9AzdjA')), `after the click the page asks for ${asked}`);
  await context.close();
}

async function plain(javaScriptEnabled) {
  const context = await browser.newContext({ javaScriptEnabled, offline: true });
  const page = await context.newPage();
  await page.goto(disk);
  check((await page.locator('a.filmcard').getAttribute('href')) === 'https://youtu.be/2SHsk9AzdjA', 'the card leads nowhere');
  if (javaScriptEnabled) check((await click(page)) === false, 'from the disk the card is not a plain link');
  await context.close();
}

/** Two at a time: one core draws while the other waits. */
const all = [() => film(), () => photos(390, 1, '360.jpg'), () => photos(390, 3, '720.jpg'), () => photos(1280, 1, '360.jpg'), () => photos(1280, 2, '720.jpg'), () => plain(true), () => plain(false)];
const worker = async () => {
  for (let look = all.shift(); look; look = all.shift()) await look();
};
await Promise.all([worker(), worker()]);
await browser.close();
for (const fault of faults) console.error(fault);
process.exit(faults.length > 0 ? 1 : 0);
