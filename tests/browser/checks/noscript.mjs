// Without JavaScript everything is there to read, and nothing to press that would do nothing.
import { kinds } from '../pages.mjs';

export default async function (check) {
  const reader = await check.reader({ width: 390, script: false });
  const withScript = await check.reader({ width: 390 });
  for (const [kind, files] of await kinds(reader.folder)) {
    const file = files.at(-1);
    await reader.go(file);
    await withScript.go(file);
    await reader.look(`noscript-${kind}`);
    const idle = await reader.page.locator('button:visible, select:visible, input:visible:not([disabled]), output:visible').count();
    if (idle > 0) reader.fault(`shows ${idle} controls that do nothing`);
    const [own, other] = [await words(reader.page), await words(withScript.page)];
    const missing = other.filter((word) => !own.includes(word));
    check.same(missing, [], `${file}: words that are only there with JavaScript`);
  }
  await reader.go('articles/ordering-a-combined-session.html');
  const question = reader.page.locator('.faq').first();
  await question.locator('summary').click();
  check.holds(await question.locator('p').first().isVisible(), 'a question opens without JavaScript');
  await reader.close();
  await withScript.close();
}

/** The words of a page's texts, without what stands in controls. */
async function words(page) {
  const texts = await page.locator('main :is(h1, h2, h3, p, li, td, th, dt, dd):not(.jsonly *, .log *, [role=status], dialog *)').evaluateAll((nodes) => nodes
    .filter((node) => node.checkVisibility() && !node.closest('.jsonly, .log, dialog'))
    .flatMap((node) => [...node.childNodes].filter((child) => child.nodeType === 3).map((child) => child.data.trim())));
  return [...new Set(texts.filter(Boolean))];
}
