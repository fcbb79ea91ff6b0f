// axe-core finds nothing on any kind of page, on a phone and at a desk, light and dark.
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { unlike } from '../pages.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
export default async function (check) {
  const reader = await check.reader();
  for (const [i, [, heaviest]] of (await unlike(reader.folder)).entries()) {
    await reader.go(heaviest);
    await reader.page.evaluate(shorten);
    await reader.page.evaluate(axe);
    for (const [width, scheme] of views[i % 2]) {
      await reader.page.setViewportSize({ width, height: 900 });
      await reader.page.emulateMedia({ colorScheme: scheme });
      for (const violation of await violations(reader.page)) reader.fault(`${width} px, ${scheme}: ${violation}`);
    }
  }
  await reader.close();
}

/** Every page in both widths and both schemes; every second one with the schemes the other way about. */
const views = [
  [[1280, 'light'], [390, 'dark']],
  [[1280, 'dark'], [390, 'light']],
];

/** Of things that are alike a few are enough: the time goes by how many there are. */
function shorten() {
  const keep = (within, each, most) => {
    for (const list of document.querySelectorAll(within)) for (const one of [...list.querySelectorAll(`:scope > ${each}`)].slice(most)) one.remove();
  };
  keep('.exlist tbody', 'tr', 6);
  keep('.wo tbody', 'tr', 5);
  keep('.log ol', 'li', 2);
  keep('main, article, article section, .prose', '.wk, .day', 2);
  keep('.wk', '.day', 2);
  keep('.next, .tags', 'li', 4);
  keep('.muscles, .plain, .legend', 'li', 5);
  keep('.parts, .letter', 'div', 6);
  keep('main', '.letter', 3);
  keep('.filters fieldset', 'label', 3);
  keep('.notes ol', 'li', 4);
}

/** What axe-core finds, a line a rule. */
async function violations(page) {
  const options = { preload: false, resultTypes: ['violations'], reporter: 'no-passes', selectors: false, rules: { 'target-size': { enabled: true } } };
  const found = await page.evaluate(async (options) => (await globalThis.axe.run(document, options)).violations, options);
  return found.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join('; ')}`);
}
