// What only readers who train need comes when they need it, and not with the page: from a disk, over HTTP, when the network is gone, and when
// a finger is faster than the network.

const MUSCLE = 'muscles/hamstrings.html';
const PROGRAM = 'programs/back-first.html';

export default async function (check) {
  for (const over of ['disk', 'http']) await comes(check, over);
  await early(check);
  await away(check);
  await returns(check);
  await without(check);
}

/** A reader on a phone, and the theme's scripts and stylesheets that the page asked for. */
async function reading(check, view) {
  const reader = await check.reader({ width: 390, height: 844, ...view });
  const asked = [];
  reader.page.on('request', (request) => {
    const name = /(?:^|\/)(ironleaf-\w+)\.[\da-f]+\.(js|css)$/.exec(new URL(request.url()).pathname);
    if (name && !asked.includes(name[1] + '.' + name[2])) asked.push(name[1] + '.' + name[2]);
  });
  return { reader, page: reader.page, asked };
}

const sight = (page) => page.evaluate(() => document.querySelector('[data-gym]').scrollIntoView());
const used = (page) => page.waitForSelector('dialog.gym', { state: 'attached', timeout: 5000 });

/** Nothing of it with the page; all of it once a session is in sight; then it works without a network, again and again. */
async function comes(check, over) {
  const { reader, page, asked } = await reading(check, { over });
  for (const [file, first] of [
    [MUSCLE, ['ironleaf-begin.js', 'ironleaf-filters.js', 'ironleaf-workout.css']],
    [PROGRAM, ['ironleaf-begin.js', 'ironleaf-workout.css', 'ironleaf-workout.js']],
  ]) {
    asked.length = 0;
    const begun = page.waitForEvent('requestfinished', (request) => request.url().includes('ironleaf-begin'));
    await reader.go(file);
    await begun;
    // It has run, and has looked at what is in sight.
    await page.evaluate(() => new Promise((done) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)))));
    check.same(asked.toSorted(), first, `${over}: ${file} asks for`);
    check.holds(await page.locator('[data-gym]').first().isVisible(), `${over}: ${file} shows the way to the gym view before it is there`);
    await sight(page);
    await used(page);
    await reader.context.setOffline(true);
    for (const time of ['first', 'second']) {
      await page.locator('[data-gym]').first().click();
      check.holds(await page.locator('.gym[open]').isVisible(), `${over}: ${file}: the gym view opens the ${time} time without a network`);
      check.same(await page.locator('.gym').evaluate((view) => getComputedStyle(view).marginTop), '0px', `${over}: ${file}: it has its stylesheet`);
      await page.keyboard.press('Escape');
      await page.waitForURL((url) => !url.hash.includes('gym='));
    }
    await reader.context.setOffline(over === 'disk');
  }
  await reader.close();
}

/** What is pressed before the script is there is done once it is there, and once only. */
async function early(check) {
  const { reader, page } = await reading(check, { over: 'http', alone: 'slow' });
  let release;
  const held = new Promise((done) => (release = done));
  await page.route('**/ironleaf-gym.*.js', async (route) => {
    await held;
    await route.continue();
  });
  await reader.go(PROGRAM);
  const button = page.locator('[data-gym]').first();
  const depth = await page.evaluate(() => history.length);
  await page.locator('[data-gym]').nth(1).click();
  await button.click();
  await button.click();
  await page.locator('td.log .set').first().click();
  const whole = await page.locator('tr[data-sets]').first().getAttribute('data-rest');
  await page.evaluate(() => {
    const now = Date.now;
    Date.now = () => now() + 60e3;
  });
  release();
  await page.locator('.gym[open]').waitFor({ timeout: 5000 });
  check.same(new URL(page.url()).hash.includes('gym=' + (await button.getAttribute('data-gym'))), true, 'the session that was pressed last');
  check.same(await page.evaluate(() => history.length), depth + 1, 'two presses before the script is there open the gym view once');
  check.same(await page.locator('.gym .timer time').isVisible(), true, 'the rest of a set that was ticked before the script is there');
  const [minutes, seconds] = (await page.locator('.gym .timer time').textContent()).split(':').map(Number);
  check.holds(minutes * 60 + seconds <= whole - 60, `a rest goes by when the set was ticked: ${minutes}:${seconds} of ${whole} s after a minute`);
  await page.unroute('**/ironleaf-gym.*.js');
  await reader.close();
}

/** Without a network it says so, and works when there is one again; the ticks need none. */
async function away(check) {
  const { reader, page } = await reading(check, { over: 'http', alone: 'away' });
  for (const event of ['console', 'requestfailed']) page.removeAllListeners(event);
  await page.route('**/ironleaf-gym.*', (route) => route.abort());
  await reader.go(PROGRAM);
  const told = page.waitForEvent('dialog').then(async (dialog) => {
    await dialog.dismiss();
    return dialog.message();
  });
  await page.locator('[data-gym]').first().click();
  check.holds((await told).includes('network'), 'the reader is told that the network is missing');
  await page.locator('td.log .set').first().click();
  check.same(await page.locator('td.log .set').first().getAttribute('aria-pressed'), 'true', 'a tick without the gym view');
  await page.unroute('**/ironleaf-gym.*');
  await page.locator('[data-gym]').first().click();
  await page.locator('.gym[open]').waitFor({ timeout: 5000 });
  await reader.close();
}

/** Who trained on a page has all of it at once, wherever the page stands, and a link to a session in the gym view opens it. */
async function returns(check) {
  const { reader, page, asked } = await reading(check, { over: 'disk' });
  await reader.go(PROGRAM);
  await page.locator('td.log .set').first().click();
  await used(page);
  asked.length = 0;
  await page.goto(page.url().split('#')[0]);
  await used(page);
  check.holds(asked.includes('ironleaf-gym.js') && (await page.evaluate(() => scrollY)) === 0, 'a page that was trained from brings the gym view at once');
  check.holds(await page.locator('.timer').isVisible(), 'a rest goes on over a new visit');
  await page.evaluate(() => localStorage.clear());
  await page.goto('about:blank');
  await reader.go(MUSCLE);
  await page.evaluate(() => (location.hash = 'gym=' + document.querySelector('[data-gym]').dataset.gym));
  await page.locator('.gym[open]').waitFor({ timeout: 5000 });
  await reader.close();
}

/** Where the script that brings the rest cannot be had, nothing is shown that would do nothing, and the page says no less. */
async function without(check) {
  const { reader, page } = await reading(check, { over: 'http', alone: 'without' });
  for (const event of ['console', 'requestfailed']) page.removeAllListeners(event);
  await page.route('**/ironleaf-begin.*', (route) => route.abort());
  await reader.go(PROGRAM);
  check.same(await page.locator('[data-gym]').first().isVisible(), false, 'a way to a gym view that never comes');
  check.holds(await page.getByRole('rowheader').first().isVisible(), 'the sessions without it');
  await page.unroute('**/ironleaf-begin.*');
  await reader.close();
}
