// axe-core finds nothing on any kind of page, on a phone and at a desk, light and dark.
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { kinds } from '../pages.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Kinds that share one template and one form of view: one of them is enough. */
const alike = ['category', 'equipment', 'goal', 'level', 'movement', 'tag'];

export default async function (check) {
  const reader = await check.reader();
  for (const [kind, [heaviest]] of await kinds(reader.folder)) {
    if (alike.includes(kind) && kind !== 'equipment') continue;
    await reader.go(heaviest);
    await reader.page.evaluate(shorten);
    await reader.page.evaluate(axe);
    for (const [width, scheme] of [[1280, 'light'], [1280, 'dark'], [390, 'dark'], [390, 'light']]) {
      await reader.page.setViewportSize({ width, height: 900 });
      await reader.page.emulateMedia({ colorScheme: scheme });
      for (const violation of await violations(reader.page, scheme)) reader.fault(`${width} px, ${scheme}: ${violation}`);
    }
  }
  await inUse(reader, (await kinds(reader.folder)).get('program')[0]);
  await reader.close();
}

/** The gym view with the rest timer in it. */
async function inUse(reader, program) {
  const { page } = reader;
  await reader.go(program);
  await page.locator('[data-gym]').first().click();
  await page.locator('.gym [data-at=next]').click();
  await page.locator('.gym .set').first().click();
  await page.evaluate(axe);
  for (const scheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const violation of await violations(page, scheme)) reader.fault(`in the gym view, ${scheme}: ${violation}`);
  }
}

/** Of rows that are alike a few are enough: the time goes by how many there are. */
function shorten() {
  for (const body of document.querySelectorAll('.exlist tbody')) for (const row of [...body.rows].slice(8)) row.remove();
  for (const card of document.querySelectorAll('.next li:nth-child(n+7)')) card.remove();
}

/** What axe-core finds, a line a rule. In the dark only colours differ. */
async function violations(page, scheme) {
  const options = { preload: false, resultTypes: ['violations'], rules: { 'target-size': { enabled: true } }, ...(scheme === 'dark' ? { runOnly: { type: 'rule', values: ['color-contrast'] } } : {}) };
  const { violations } = await page.evaluate((options) => globalThis.axe.run(document, options), options);
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).map((node) => `${node.target.join(' ')} (${node.html.slice(0, 120)})`).join('; ')}`);
}
