// Reads a built guide as a reader does: from the disk, with the network off, by clicking.
//
//     node walk.mjs GUIDE [SCREENSHOTS]
//
// Walks home → muscle → exercise → program → article on a phone and at a desk, light and dark, with and without
// JavaScript. Prints a line a step; ends with 1 and what was wrong when a page says anything on the console, asks for
// anything that does not come, scrolls sideways, or a step cannot be clicked.
import { chromium } from 'playwright-core';
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [guide, pictures] = process.argv.slice(2);
const executablePath = process.env.CHROMIUM || '/usr/bin/chromium';
const flags = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];
const browser = await chromium.launch({ executablePath, args: flags });
const faults = [];
if (pictures) mkdirSync(pictures, { recursive: true });

/** The steps of the walk: a name, and the link on the page before that leads there. */
const steps = [
  ['muscle', 'a[href*="muscles/"]:not([href$="index.html"]):visible'],
  ['exercise', 'main a[href$="exercises/romanian-deadlift.html"]:visible'],
  ['program', 'main a[href*="programs/"]:not([href$="index.html"]):visible'],
  ['article', 'main a[href*="articles/"]:not([href$="index.html"]):visible'],
];

async function walk({ width, scheme, script }) {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: scheme,
    javaScriptEnabled: script,
    offline: true,
    reducedMotion: 'reduce',
  });
  const name = `${width}-${scheme}${script ? '' : '-noscript'}`;
  const page = await context.newPage();
  const note = (what) => faults.push(`${name}: ${page.url().split('/').slice(-2).join('/')}: ${what}`);
  page.on('console', (message) => note(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => note(`error: ${error.message}`));
  page.on('requestfailed', (request) => note(`failed: ${request.url()}`));
  page.on('request', (request) => {
    if (!/^(file|data|blob):/.test(request.url())) note(`asks another host: ${request.url()}`);
  });
  await page.goto(pathToFileURL(resolve(guide, 'index.html')).href);
  await look(page, name, 'home', note);
  for (const [kind, link] of steps) {
    await step(page, kind, link, note);
    await look(page, name, kind, note);
  }
  await context.close();
}

/** Clicks the first link of that kind; the map's regions are links too, so the one in a list is taken. */
async function step(page, kind, link, note) {
  const at = page.locator(link).first();
  if ((await at.count()) === 0) return note(`no link leads to a ${kind}`);
  await Promise.all([page.waitForURL(/\.html(#.*)?$/), at.evaluate((a) => a.setAttribute('data-walk', '')).then(() => page.locator('[data-walk]').click())]);
  await page.waitForLoadState('load');
  const found = await page.locator('html').getAttribute('data-page');
  if (!found?.startsWith(`${kind}/`)) note(`wanted a ${kind}, came to ${found}`);
}

async function look(page, name, kind, note) {
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (sideways > 0) note(`scrolls ${sideways} px sideways`);
  const heading = await page.locator('h1').count();
  if (heading !== 1) note(`has ${heading} headings of level 1`);
  if (pictures) await page.screenshot({ path: resolve(pictures, `${kind}-${name}.png`), fullPage: true });
  console.log(`${name}: ${kind}: ${await page.title()}`);
}

await walk({ width: 320, scheme: 'light', script: true });
await walk({ width: 390, scheme: 'dark', script: true });
await walk({ width: 1280, scheme: 'light', script: true });
await walk({ width: 390, scheme: 'light', script: false });
await browser.close();
for (const fault of faults) console.error(fault);
process.exit(faults.length > 0 ? 1 : 0);
