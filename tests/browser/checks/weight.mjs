// Pages stay light: one stylesheet, one script, a budget for each kind of page, no rule of the stylesheet that shows on
// no page, and leaving out what only writers read changes no rule.
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { kinds } from '../pages.mjs';

const parts = join(dirname(fileURLToPath(import.meta.url)), '../../../static/ironleaf');

/** The most that a page of each kind may send, compressed, its stylesheet and script with it, in KB of 1000 bytes. */
const budgets = { home: 22, exercise: 24, muscle: 31, group: 34, program: 28, article: 28, exercises: 32, level: 32, 404: 14 };
const budget = 25;

/** What only scripts put into a page, or readers who did something: no page has it when it is opened. */
const made = /\.set\b|\.timer|\.kg\b|\.gym|\.over\b|\.told|aria-pressed|\.none\b|:checked|:disabled|\[open\]|\.record|\.long\b|\.log small|\.player/;

/** What authors may write or ask for, though neither guide of the tests does. */
const written = /^h[456]$|^video$|^samp$|\.centre|\.steps b|\.asked-caution|\.ss-middle|^\.prose :is\(h2|^\.prose \.day:has|^\.[cw]-|^\.shots(\.pair| figcaption)|^\.film( figcaption|:has)/;

export default async function (check) {
  const reader = await check.reader();
  const { folder, page } = reader;
  const files = await readdir(folder);
  const asset = async (end) => readFile(join(folder, files.find((file) => file.startsWith('ironleaf.') && file.endsWith(end))), 'utf8');
  const [sheet, script] = [await asset('.css'), await asset('.js')];
  const shared = packed(sheet) + packed(script);
  for (const [kind, [heaviest]] of await kinds(folder)) {
    const text = await readFile(join(folder, heaviest), 'utf8');
    const sent = (packed(text) + (kind === '404' ? 0 : shared)) / 1000;
    if (check.harness.pictures) console.log(`${kind}: ${heaviest}: ${sent.toFixed(1)} KB, of them ${(packed(text) / 1000).toFixed(1)} KB HTML`);
    if (sent > (budgets[kind] ?? budget)) reader.fault(`${heaviest} sends ${sent.toFixed(1)} KB, more than ${budgets[kind] ?? budget}`);
    if (kind === '404') continue;
    check.same([text.match(/<link rel="stylesheet"/g)?.length, text.match(/<script[^>]* src=/g)?.length], [1, 1], `${heaviest}: stylesheets and scripts`);
  }
  await reader.go();
  await same(check, page, sheet);
  await dead(check, page, sheet, [folder, await check.harness.guides.built('everything')]);
  await reader.close();
}

const packed = (text) => gzipSync(text, { level: 9 }).length;

/** Every rule of the parts is in the stylesheet, and no other. */
async function same(check, page, sheet) {
  const sources = (await readdir(parts)).filter((file) => file.endsWith('.css'));
  const texts = await Promise.all(sources.map((file) => readFile(join(parts, file), 'utf8')));
  const [want, got] = await page.evaluate((sheets) => sheets.map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return [...sheet.cssRules].map((rule) => rule.cssText.replace(/,\s+/g, ',')).sort();
  }), [texts.join('\n'), sheet]);
  check.same(got.filter((rule) => !want.includes(rule)), [], 'rules of the stylesheet that are in none of its parts');
  check.same(want.filter((rule) => !got.includes(rule)), [], 'rules of the parts that are not in the stylesheet');
}

/** Every selector matches something on some page of the guides, as it is opened with or without JavaScript. */
async function dead(check, page, sheet, folders) {
  let left = await page.evaluate(selectors, sheet);
  left = left.filter((selector) => !made.test(selector) && !written.test(selector));
  for (const folder of folders) {
    const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.html'));
    for (let i = 0; i < files.length && left.length > 0; i += 40) {
      const pages = await Promise.all(files.slice(i, i + 40).map((file) => readFile(join(folder, file), 'utf8')));
      left = await page.evaluate(([pages, left]) => {
        const documents = pages.map((text) => new DOMParser().parseFromString(text, 'text/html'));
        const has = (selector) => documents.some((d) => {
          const found = d.querySelector(selector);
          if (found) return true;
          d.documentElement.classList.add('js');
          const later = d.querySelector(selector);
          d.documentElement.classList.remove('js');
          return !!later;
        });
        return left.filter((selector) => !has(selector));
      }, [pages, left]);
    }
  }
  check.same(left, [], 'selectors of the stylesheet that match nothing');
}

/** The selectors of a stylesheet, without what no page has by itself: states, pseudo-elements, the reader's choice of colours. */
function selectors(text) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  const found = new Set();
  const walk = (rules) => {
    for (const rule of rules) {
      if (rule.selectorText) for (const one of rule.selectorText.split(/,(?![^(]*\))/)) found.add(one.trim());
      if (rule.cssRules) walk(rule.cssRules);
    }
  };
  walk(sheet.cssRules);
  const states = /::?(?:before|after|placeholder|backdrop|details-content|-webkit-[a-z-]+|-moz-[a-z-]+|hover|focus-visible|focus|active)(?![a-z-])/g;
  const alone = new RegExp(`(^|[\\s>+~(])(?:${states.source})`, 'g');
  const bare = [...found].map((selector) => selector.replace(alone, '$1*').replace(states, '').replace(/\[data-theme="?\w+"?\]/g, '').replace(/:(?:not|has)\(\)/g, '').trim());
  return [...new Set(bare.map((selector) => selector.replace(/[>~+\s]+$/, '')).filter(Boolean))];
}
