// A reader opens the guide from the disk or the web and walks by clicking: home → muscle → exercise → program → article,
// on phones and at a desk, light and dark, with and without JavaScript.

/** The steps of the walk: a name, and the link on the page before that leads there. */
const steps = [
  ['muscle', 'a[href*="muscles/"]:not([href$="index.html"]):visible'],
  ['exercise', 'main a[href$="exercises/romanian-deadlift.html"]:visible'],
  ['program', 'main a[href*="programs/"]:not([href$="index.html"]):visible'],
  ['article', 'main a[href*="articles/"]:not([href$="index.html"]):visible'],
];

export default async function (check) {
  const views = [
    { width: 320 },
    { width: 390, scheme: 'dark' },
    { width: 1280, over: 'http' },
    { width: 390, script: false },
  ];
  for (const view of views) {
    const reader = await check.reader(view);
    await reader.go();
    await reader.look('home');
    for (const [kind, link] of steps) {
      await step(reader, kind, link);
      await reader.look(kind);
    }
    await reader.close();
  }
}

/** Clicks the first link of that kind; the map's regions are links too, so the one in a list is taken. */
async function step(reader, kind, link) {
  const { page } = reader;
  const at = page.locator(link).first();
  if ((await at.count()) === 0) return reader.fault(`no link leads to a ${kind}`);
  await at.evaluate((a) => a.setAttribute('data-walk', ''));
  await Promise.all([page.waitForURL(/\.html(#.*)?$/), page.locator('[data-walk]').click()]);
  await page.waitForLoadState('load');
  const found = await page.locator('html').getAttribute('data-page');
  if (!found?.startsWith(`${kind}/`)) reader.fault(`wanted a ${kind}, came to ${found}`);
}
