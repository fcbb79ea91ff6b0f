// Filters over lists of exercises and programs: by the address, by hand, by keyboard; counted, several at once, without jumps.

/** The rows that a list shows: their values of one attribute. */
const shown = (page, name, table = '#exercise-table') =>
  page.$$eval(`${table} tbody tr:not(.role)`, (rows, name) => rows.filter((row) => row.offsetParent).map((row) => row.dataset[name]), name);

/** Opens the choices of a filter, and returns the label of one: its box and the number beside it. */
async function choice(page, name, value) {
  const label = page.locator(`.filters label:has([name="${name}"][value="${value}"])`);
  if (!(await label.isVisible())) await page.locator(`.filters details:has([name="${name}"]) summary`).click();
  return label;
}

const count = async (page) => Number.parseInt(await page.locator('.filters output').textContent(), 10);

export default async function (check) {
  for (const view of [{ width: 320 }, { width: 390, scheme: 'dark' }, { width: 1280, over: 'http' }]) await exercises(check, view);
  const reader = await check.reader({ width: 390 });
  await roles(check, reader);
  await reader.page.setViewportSize({ width: 1280, height: 900 });
  await programs(check, reader);
  await long(check, reader);
  await reader.close();
  await withoutScript(check);
}

async function exercises(check, view) {
  const reader = await check.reader(view);
  const page = await reader.go('exercises/index.html?pattern=hinge');
  const hinges = await shown(page, 'pattern');
  check.holds(hinges.length > 3 && hinges.every((pattern) => pattern === 'hinge'), `the address filters: ${hinges}`);
  check.same(await count(page), hinges.length, 'the number that is said');

  // A choice says what it would give, and gives that; nothing moves under the finger.
  const barbell = await choice(page, 'equipment', 'barbell');
  await reader.look('filters');
  await page.locator('.filters').evaluate((form) => form.scrollIntoView());
  const promised = Number(await barbell.locator('small').textContent());
  const before = await page.locator('.filters').boundingBox();
  await barbell.click();
  check.same(await page.locator('.filters').boundingBox(), before, 'the place of the filters');
  check.same((await shown(page, 'pattern')).length, promised, 'a choice gives what it says');
  check.holds((await shown(page, 'equipment')).every((all) => all.split(' ').includes('barbell')), 'several filters narrow');
  const dumbbell = await choice(page, 'equipment', 'dumbbell');
  const more = Number(await dumbbell.locator('small').textContent());
  await dumbbell.click();
  check.holds((await count(page)) <= promised + more && (await count(page)) >= Math.max(promised, more), 'choices of one name widen');
  check.same(new URL(page.url()).search, '?pattern=hinge&equipment=dumbbell&equipment=barbell', 'the address');

  await page.reload();
  check.holds((await count(page)) >= promised, 'a reload keeps the filters');
  await page.goBack();
  check.same(await count(page), promised, 'back undoes the last choice');
  await page.goBack();
  check.same(await count(page), hinges.length, 'and the one before');

  // By keyboard: Enter opens, Space chooses, Escape closes and leaves the focus where it was.
  const level = page.locator('.filters details:has([name=level]) summary');
  await level.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Escape');
  check.holds(await level.evaluate((summary) => summary === document.activeElement && !summary.parentNode.open), 'Escape closes the choices');
  check.holds((await shown(page, 'level')).every((level) => level === 'beginner'), 'Space chooses');

  await page.locator('.filters [type=reset]').click();
  const all = await page.locator('#exercise-table tbody tr:not(.role)').count();
  check.same(await count(page), all, 'clear all');
  check.same(new URL(page.url()).search, '', 'the address of the whole list');

  // An exercise and back again: the list is as it was left.
  await (await choice(page, 'pattern', 'hinge')).click();
  await page.keyboard.press('Escape');
  await page.locator('#exercise-table a:visible').first().click();
  await page.waitForURL(/exercises\/(?!index)/);
  await page.goBack();
  check.same(await count(page), hinges.length, 'back from an exercise');
  const targets = await page.$$eval('.filters summary, .filters button', (all) => all.map((one) => one.getBoundingClientRect().height));
  check.holds(targets.every((height) => height >= 44), `targets of 44 px: ${targets}`);
  await reader.close();
}

/** The heading of a role goes when its rows do. */
async function roles(check, reader) {
  const page = await reader.go('muscles/hamstrings.html?role=primary');
  check.same(await page.locator('#exercise-table .role:visible').count(), 1, 'headings of roles');
  check.holds((await shown(page, 'role')).every((role) => role === 'primary'), 'primary or secondary');
  await reader.look('filters-role');
}

async function programs(check, reader) {
  const page = await reader.go('programs/index.html');
  const two = await choice(page, 'days', '2');
  const promised = Number(await two.locator('small').textContent());
  await two.click();
  check.same((await shown(page, 'days', '#program-table')).length, promised, 'programs by days a week');
  await reader.look('filters-programs');
}

/** Thousands of rows: the same script filters them all, and only what is seen is laid out. */
async function long(check, reader) {
  const page = await reader.go('exercises/index.html');
  const rows = await page.$eval('#exercise-table', (table) => {
    const body = table.tBodies[0];
    const once = [...body.rows];
    table.classList.add('long');
    while (body.rows.length < 3000) body.append(...once.map((row) => row.cloneNode(true)));
    return body.rows.length;
  });
  await (await choice(page, 'level', 'beginner')).click();
  check.same(await page.locator('.filters output').textContent().then((text) => text.split(' ')[2]), rows.toLocaleString('en'), 'all rows are counted');
}

async function withoutScript(check) {
  const reader = await check.reader({ width: 390, script: false });
  const page = await reader.go('exercises/index.html');
  check.same(await page.locator('.filters').isVisible(), false, 'filters without a script');
  check.holds((await shown(page, 'level')).length > 100, 'the whole list without a script');
  await reader.close();
}
