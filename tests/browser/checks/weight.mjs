// Pages stay light: one stylesheet and one script (a second stylesheet where a workout is trained from), a budget for each kind of page, no rule of the stylesheet that shows on
// no page, and leaving out what only writers read changes no rule.
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { kinds } from '../pages.mjs';

const parts = ['ironleaf', 'ironleaf-workout', 'ironleaf-gym'].map((name) => join(dirname(fileURLToPath(import.meta.url)), '../../../static', name));

/** The most that a page of each kind may send, compressed, its stylesheets and scripts with it, in KB of 1000 bytes. */
const budgets = { home: 17.5, exercise: 18.6, muscle: 30.6, group: 32.3, program: 30.5, article: 25.6, pair: 19.6, exercises: 28.3, level: 24, equipment: 17, 404: 9.9 };
const budget = 16.3;

/** What only scripts put into a page, or readers who did something: no page has it when it is opened. */
const made = /\.set\b|\.timer|\.kg\b|\.gym|\.over\b|\.told|aria-pressed|\.none\b|:checked|:disabled|\[open\]|\.record|\.toc \[aria-current|\.long\b|\.log small|\.player|^dialog$|\.go$/;

/** What authors may write or ask for, though neither guide of the tests does. */
const written = /^h[456]$|^video$|^samp$|\.centre|\.steps b|\.asked-caution|\.ss-middle|^\.prose :is\(h2|^\.prose \.day:has|^\.[cw]-|^\.shots(\.pair| figcaption)|^\.film( figcaption|:has)/;

export default async function (check) {
  const reader = await check.reader();
  const { folder, page } = reader;
  const files = await readdir(folder);
  const asset = async (begin, end) => readFile(join(folder, files.find((file) => file.startsWith(begin) && file.endsWith(end))), 'utf8');
  const [common, script] = [await asset('ironleaf.', '.css'), await asset('ironleaf.', '.js')];
  const [trained, training, begin] = [await asset('ironleaf-workout.', '.css'), await asset('ironleaf-workout.', '.js'), await asset('ironleaf-begin.', '.js')];
  const filters = await asset('ironleaf-filters.', '.js');
  // What comes when a session is in sight is no part of what the page sends; `later` sees to it that it does not come before.
  const sheet = common + trained + (await asset('ironleaf-gym.', '.css'));
  const most = [script, begin, training].map(packed).reduce((sum, size) => sum + size, 0);
  check.holds(most < 10_000, `the scripts that a page sends have ${most} bytes`);
  for (const [kind, [heaviest]] of await kinds(folder)) {
    const text = await readFile(join(folder, heaviest), 'utf8');
    const trains = text.includes('data-needed');
    const beside = [common, script, ...(trains ? [trained, begin] : []), ...(kind === 'program' ? [training] : []), ...(text.includes('data-filter') ? [filters] : [])];
    const sent = [text, ...(kind === '404' ? [] : beside)].map(packed).reduce((sum, size) => sum + size, 0) / 1000;
    if (check.harness.pictures) console.log(`${kind}: ${heaviest}: ${sent.toFixed(1)} KB, of them ${(packed(text) / 1000).toFixed(1)} KB HTML`);
    if (sent > (budgets[kind] ?? budget)) reader.fault(`${heaviest} sends ${sent.toFixed(1)} KB, more than ${budgets[kind] ?? budget}`);
    if (kind === '404') continue;
    check.same([text.match(/<link rel="stylesheet"/g)?.length, text.match(/<script[^>]* src=/g)?.length], [trains ? 2 : 1, 1], `${heaviest}: stylesheets and scripts`);
  }
  await reader.go();
  await same(check, page, sheet);
  await dead(check, page, sheet, [folder, await check.harness.guides.built('everything')]);
  await reader.close();
}

const packed = (text) => gzipSync(text, { level: 9 }).length;

/** Every rule of the parts is in the stylesheet, and no other. */
async function same(check, page, sheet) {
  const sources = (await Promise.all(parts.map(async (folder) => (await readdir(folder)).filter((file) => file.endsWith('.css')).map((file) => join(folder, file))))).flat();
  const texts = await Promise.all(sources.map((file) => readFile(file, 'utf8')));
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
