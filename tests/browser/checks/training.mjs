// A program in use: loads from a one-rep max, ticks, the rest timer, the gym view, the record as a file. On a guide whose
// numbers are known; nothing leaves the device.
import { readFile } from 'node:fs/promises';

const PROGRAM = 'programs/eight-weeks-of-hinging.html';
const FIRST = '[data-session="week-1-session-1"]';

/** A reader on the program's page, by a clock that the check moves. */
async function training(check, view, path = PROGRAM) {
  const reader = await check.reader({ guide: 'everything', alone: 'clock', ...view });
  await reader.page.clock.install({ time: new Date('2026-03-02T18:00:00') });
  await reader.page.addInitScript(() => {
    const request = async () => {
      globalThis.awake = true;
      return { release: () => (globalThis.awake = false) };
    };
    Object.defineProperty(navigator, 'wakeLock', { value: { request }, configurable: true });
  });
  const page = await reader.go(path);
  await page.clock.pauseAt(new Date('2026-03-02T18:10:00'));
  await page.waitForSelector('[data-gym]:visible', { timeout: 5000 }).catch(() => {});
  return { reader, page };
}

export default async function (check) {
  await loads(check);
  await ticks(check);
  await bare(check);
  await timer(check);
  await gym(check);
  await record(check);
  await unkept(check);
  await republished(check);
  await article(check);
  await withoutScript(check);
}

async function loads(check) {
  const { reader, page } = await training(check, { width: 390 });
  const load = (session, row) => page.$$eval(`[data-session="${session}"] tr[data-sets]:nth-child(${row}) .kg`, (all) => all.map((one) => one.textContent));
  const max = page.locator('[data-max=deadlift]');
  check.same(await load('week-1-session-1', 1), [''], 'no load without a maximum');
  await max.fill('200');
  check.same(await load('week-1-session-1', 1), ['140 kg'], '70% of 200');
  check.same(await load('week-2-session-1', 1), ['145 kg'], '72.5% of 200, a week later');
  // A set of 3 at RPE 8 is as heavy as 5 at most: 86.3%, 172.6 kg, and the plates give 172.5.
  check.same(await load('week-5-session-1', 1), ['172.5 kg', '160 kg'], 'a load from RPE, and 80%');
  await page.locator('[data-step=kg]').selectOption('5');
  check.same((await load('week-2-session-1', 1))[0], '145 kg', 'plates of 2.5 kg');
  check.same((await load('week-5-session-1', 1))[0], '175 kg', 'rounded to 5 kg');
  await page.locator('.units label:has([value=lb])').click();
  check.same(await max.inputValue(), '440.92', 'the maximum in pounds');
  await max.fill('440');
  check.same(await load('week-1-session-1', 1), ['310 lb'], '70% of 440 lb, to 5 lb');
  await reader.look('loads');
  await page.reload();
  check.same([await max.inputValue(), ...(await load('week-1-session-1', 1))], ['440', '310 lb'], 'unit and maxima after a reload');
  await reader.close();
}

async function ticks(check) {
  const { reader, page } = await training(check, { width: 1280 });
  const set = page.locator(`${FIRST} .set`).first();
  await set.click();
  check.same(await set.getAttribute('aria-pressed'), 'true', 'a tick');
  await page.reload();
  check.same(await set.getAttribute('aria-pressed'), 'true', 'a tick after a reload');
  const address = page.url();
  check.holds(/#log=week-1-session-1_1_/.test(address), `the tick stands in the address: ${address}`);
  await reader.look('ticks');

  // A browser that forgets: the address is enough.
  await page.evaluate(() => localStorage.clear());
  await page.goto('about:blank');
  await page.goto(address);
  check.same(await set.getAttribute('aria-pressed'), 'true', 'a tick from the address');
  await set.click();
  check.same(await set.getAttribute('aria-pressed'), 'false', 'a tick taken back');
  await page.reload();
  check.same(await page.locator('td.log .set[aria-pressed=true]').count(), 0, 'and it stays so');
  await reader.close();

  // Weeks that are alike share a table, and each has ticks of its own.
  const later = await training(check, { width: 390 }, PROGRAM);
  const picker = later.page.locator('.weekpick select').first();
  if (await picker.count()) {
    const section = later.page.locator('section.wk', { has: later.page.locator('.weekpick') }).first();
    await section.locator('.set').first().click();
    await picker.selectOption({ index: 1 });
    check.same(await section.locator('.set[aria-pressed=true]').count(), 0, 'another week has no ticks yet');
    await picker.selectOption({ index: 0 });
    check.same(await section.locator('.set[aria-pressed=true]').count(), 1, 'the first week keeps its own');
  }
  await later.reader.close();
}

/** A set that is ticked without a word was done as it was meant; the tick taken back takes that along. */
async function bare(check) {
  const { reader, page } = await training(check, { width: 390 });
  const sets = page.locator(`${FIRST} tr[data-sets]:first-child .set`);
  const noted = () => page.$$eval(`${FIRST} tr[data-sets]:first-child td.log small`, (all) => all.map((one) => one.textContent));
  await sets.nth(0).click();
  check.same((await noted())[0], '5', 'without a maximum only the repetitions are known');
  await sets.nth(0).click();
  await page.locator('[data-max=deadlift]').fill('200');
  await sets.nth(0).click();
  check.same(await noted(), ['140 × 5', '', ''], 'the load from the maximum is noted');
  await sets.nth(0).click();
  check.same(await noted(), ['', '', ''], 'the tick taken back takes it along');
  await reader.close();
}

async function timer(check) {
  const { reader, page } = await training(check, { width: 390 });
  const bar = page.locator('.timer');
  const time = () => bar.locator('time').textContent();
  const press = (name) => bar.locator(`[data-do=${name}]`).click();
  await page.locator(`${FIRST} .set`).first().click();
  check.same(await time(), '3:00', 'the rest of the row');
  await page.clock.runFor(10_000);
  check.same(await time(), '2:50', 'ten seconds later');
  await press('pause');
  await page.clock.runFor(20_000);
  check.same(await time(), '2:50', 'paused');
  await press('pause');
  await press('more');
  check.same(await time(), '3:20', 'half a minute more');
  await reader.look('timer');
  const targets = await bar.locator('button').evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).map(({ width, height }) => Math.min(width, height)));
  check.holds(targets.every((size) => size >= 44), `targets of 44 px: ${targets}`);
  await page.reload();
  check.same(await time(), '3:20', 'the rest goes on over a reload');
  // The phone slept: no tick of the clock was run, and the time is right when it wakes.
  await page.clock.fastForward(200_000);
  await page.clock.runFor(1000);
  check.same(await time(), '+0:01', 'over, after the screen slept');
  check.same(await page.locator('[role=status].vh').textContent(), 'Rest is over', 'said to those who listen');
  await press('stop');
  check.same(await bar.isVisible(), false, 'put away');
  await reader.close();
}

/** Everything that is pressed is big, nothing stands out sideways, and the way on is within the window. */
async function fits(check, page, gym) {
  const seen = await gym.evaluate((dialog) => {
    const buttons = [...dialog.querySelectorAll('button, a.btn, input')].filter((one) => one.offsetParent).map((one) => one.getBoundingClientRect());
    return { small: buttons.filter(({ width, height }) => Math.min(width, height) < 44).length, wide: dialog.scrollWidth > dialog.clientWidth };
  });
  check.same(seen, { small: 0, wide: false }, 'big targets, and nothing sideways');
  const foot = await gym.locator('[data-at=next]').boundingBox();
  check.holds(foot.y + foot.height <= page.viewportSize().height, 'the way on is in reach');
}

async function gym(check) {
  const { reader, page } = await training(check, { width: 390, height: 844, over: 'http' });
  const gym = page.locator('.gym');
  const at = (name) => gym.locator(`[data-at=${name}]`);
  const title = () => at('name').textContent();
  await page.locator('[data-max=deadlift]').fill('200');
  await page.locator(`${FIRST} [data-gym]`).click();
  check.same(await title(), 'Warm-up', 'it begins with the warm-up');
  check.same(await page.evaluate(() => globalThis.awake), true, 'the screen stays awake');
  await at('next').click();
  check.same(await title(), 'Deadlift', 'the first exercise');
  check.same(await at('place').textContent(), 'Exercise 1 of 4', 'the place');
  check.same(await at('sets').locator('li').count(), 3, 'its sets');
  const weight = at('sets').locator('input').first();
  check.same(await weight.getAttribute('placeholder'), '140', 'the load to aim for');
  await reader.look('gym');
  await gym.locator('[data-at=session]').evaluate((name) => (name.textContent = 'A session whose name is longer than any phone is wide'));
  for (const [width, height] of [[1280, 900], [320, 568], [195, 422], [390, 844]]) {
    await page.setViewportSize({ width, height });
    await fits(check, page, gym);
  }

  // Two sets: one noted, one as it was meant to be; the rest runs inside the view.
  await weight.fill('142,5');
  await at('sets').locator('input').nth(1).fill('5');
  await at('sets').locator('.set').first().click();
  check.same(await at('timer').locator('time').textContent(), '3:00', 'the rest');
  // A small phone, and one whose page is twice as large: every button of the timer can be reached.
  for (const width of [320, 195]) {
    await page.setViewportSize({ width, height: 568 });
    const out = await at('timer').locator('button').evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().right > one.closest('aside').getBoundingClientRect().right).length);
    check.same(out, 0, `buttons of the timer that are cut off at ${width} px`);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  check.same(await at('sets').locator('input').nth(2).getAttribute('placeholder'), '142.5', 'the next set is likely the same');
  await at('sets').locator('.set').nth(1).click();
  check.same(await at('sets').locator('input').nth(2).inputValue(), '142.5', 'a tick notes what was meant');

  // Round the superset, and out of it.
  await at('next').click();
  check.same([await title(), await at('superset').textContent()], ['Single-Arm Dumbbell Row', 'Superset B'], 'a superset');
  await at('sets').locator('.set').first().click();
  await at('next').click();
  check.same(await title(), 'Plank', 'its partner');
  await at('sets').locator('.set').first().click();
  await at('next').click();
  check.same(await title(), 'Single-Arm Dumbbell Row', 'and round again');
  await page.keyboard.press('ArrowLeft');
  check.same(await title(), 'Deadlift', 'back by key');

  // A reload comes back to it, where it stopped, with what was being typed; the browser's back closes it.
  const third = at('sets').locator('input').nth(4);
  await third.fill('145');
  await page.reload();
  await gym.waitFor();
  check.same([await title(), await third.inputValue()], ['Deadlift', '145'], 'after a reload');
  await third.fill('');
  await page.keyboard.press('Tab');
  await page.goBack();
  await gym.waitFor({ state: 'hidden' });
  const notes = await page.$$eval(`${FIRST} tr[data-sets]:first-child td.log small`, (all) => all.map((one) => one.textContent));
  check.same(notes, ['142.5 × 5', '142.5 × 5', ''], 'what was noted stands in the table');

  // The other day: the last time is at hand, alternatives are named, Escape closes.
  await page.locator('[data-session="week-2-session-1"] [data-gym]').click();
  await at('next').click();
  check.same(await at('before').textContent(), 'Last time: 142.5 × 5, 142.5 × 5 (kg)', 'the last time');
  await page.keyboard.press('Escape');
  await page.waitForURL((url) => !url.hash.includes('gym='));
  check.same(await gym.isVisible(), false, 'Escape closes it');
  await page.locator('[data-session="week-1-session-2"] [data-gym]').click();
  await at('next').click();
  check.same(await at('other').textContent(), 'Deadlift', 'an alternative');
  check.holds((await at('cues').getAttribute('href')).endsWith('exercises/romanian-deadlift.html'), 'the way to the cues');
  await at('timer').locator('[data-do=stop]').click();
  await at('close').click();
  await page.waitForFunction(() => globalThis.awake === false);
  check.same(await gym.isVisible(), false, 'the cross closes it, and the screen may sleep');
  await reader.close();
}

async function record(check) {
  const { reader, page } = await training(check, { width: 390 });
  const sets = page.locator(`${FIRST} .set`);
  await sets.nth(0).click();
  await page.locator(`${FIRST} [data-gym]`).click();
  await page.locator('[data-at=sets] input').first().fill('140');
  await page.locator('[data-at=sets] input').nth(1).fill('5');
  await page.keyboard.press('Tab');
  await page.locator('.gym [data-at=close]').click();
  await page.waitForURL((url) => !url.hash.includes('gym='));
  const saved = async (as) => {
    const [file] = await Promise.all([page.waitForEvent('download'), page.locator(`.record [data-save=${as}]`).click()]);
    return { name: file.suggestedFilename(), path: await file.path() };
  };
  const csv = await saved('csv');
  check.same(csv.name, 'eight-weeks-of-hinging-2026-03-02.csv', 'the name of the file');
  check.same(
    await readFile(csv.path, 'utf8'),
    '\ufeff"date","week","session","exercise","set","done","weight","unit","reps"\r\n' +
      '"2026-03-02","1","Pull from the floor","Deadlift","1","true","140","kg","5"\r\n',
    'the table',
  );
  const json = await saved('json');
  const { sets: noted, ...head } = JSON.parse(await readFile(json.path, 'utf8'));
  check.same([head.format, head.page, noted.length, noted[0].weight], ['ironleaf-log', 'program/eight-weeks-of-hinging', 1, 140], 'the record');
  await reader.look('record');

  // Cleared only when the reader is sure; read back from the file.
  page.once('dialog', (dialog) => dialog.dismiss());
  await page.locator('[data-clear]').click();
  check.same(await page.locator('td.log .set[aria-pressed=true]').count(), 1, 'not cleared');
  page.once('dialog', (dialog) => dialog.accept());
  await page.locator('[data-clear]').click();
  check.same(await page.locator('td.log .set[aria-pressed=true]').count(), 0, 'cleared');
  await page.locator('[data-read]').setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{"sets":[]}') });
  await page.waitForFunction(() => document.querySelector('[data-told]').textContent);
  check.holds((await page.locator('[data-told]').textContent()).includes('not a record'), 'another file is refused');
  await page.locator('[data-read]').setInputFiles(json.path);
  await page.locator(`${FIRST} td.log .set[aria-pressed=true]`).waitFor();
  check.same(await page.locator(`${FIRST} td.log small`).first().textContent(), '140 × 5', 'read back');
  await reader.close();
}

/** A browser whose storage is full: who notes something is told where it is seen, and loses nothing while the page is open. */
async function unkept(check) {
  const { reader, page } = await training(check, { width: 390, alone: 'full' });
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await page.reload();
  await page.locator(`${FIRST} .set`).first().click();
  await page.waitForFunction(() => document.querySelector('[data-told]').textContent.includes('does not keep'), null, { timeout: 5000 });
  await page.locator(`${FIRST} [data-gym]`).click();
  check.holds(await page.locator('.gym [data-lost]').isVisible(), 'told in the gym view');
  await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  check.same(await page.locator(`${FIRST} .set[aria-pressed=true]`).count(), 1, 'a tick that the browser does not keep, after the page was put away');
  check.holds((await page.locator('.gym [data-at=kept]').textContent()).includes('does not keep'), 'no promise at the end of the session');
  await reader.close();
}

/** The coach changed the program under a record, and the page is open twice: nothing moves, nothing is lost. */
async function republished(check) {
  const { reader, page } = await training(check, { width: 1280, over: 'http' });
  const pressed = (where) => where.$$eval(`${FIRST} .set[aria-pressed=true]`, (all) => all.map((one) => one.dataset.set));
  await page.locator(`${FIRST} .set`).first().click();
  await page.evaluate(() => {
    const key = Object.keys(localStorage).find((name) => name.includes(':log:'));
    const log = JSON.parse(localStorage.getItem(key));
    log['week-1-session-1@1'].rows = ['Good Morning', 'Deadlift'];
    log['week-1-session-1@1'].sets = { 1.1: { done: true, kg: 60 }, 2.2: { done: true, kg: 140 } };
    localStorage.setItem(key, JSON.stringify(log));
  });
  await page.reload();
  check.same(await pressed(page), ['1.2'], 'a note stays with its exercise');
  await page.locator(`${FIRST} .set`).first().click();
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator('.record [data-save=csv]').click()]);
  const names = (await readFile(await file.path(), 'utf8')).trim().split('\r\n').slice(1).map((line) => line.split(',')[3]);
  check.same(names.sort(), ['"Deadlift"', '"Deadlift"', '"Good Morning"'], 'and one whose exercise is gone stays in the record');

  const second = await reader.context.newPage();
  await second.goto(page.url().split('#')[0]);
  await second.locator(`${FIRST} .set`).nth(2).click();
  await page.waitForFunction((first) => document.querySelectorAll(`${first} .set[aria-pressed=true]`).length === 3, FIRST, { timeout: 5000 });
  check.same(await pressed(page), ['1.1', '1.2', '1.3'], 'a tick of another tab');
  await second.locator('.timer [data-do=stop]').click();
  await page.locator('.timer').waitFor({ state: 'hidden', timeout: 5000 });
  await second.locator('[data-max=deadlift]').fill('200');
  await page.waitForFunction(() => document.querySelector('[data-max=deadlift]').value === '200', null, { timeout: 5000 });

  // The gym view follows the other tab too, and what is being typed stays.
  const inView = (n) => page.waitForFunction((n) => document.querySelectorAll('[data-at=sets] .set[aria-pressed=true]').length === n, n, { timeout: 5000 });
  await second.locator(`${FIRST} .set`).nth(2).click();
  await page.waitForFunction((first) => document.querySelectorAll(`${first} .set[aria-pressed=true]`).length === 2, FIRST, { timeout: 5000 });
  await page.locator(`${FIRST} [data-gym]`).click();
  await inView(2);
  const field = page.locator('[data-at=sets] input').nth(2);
  await field.fill('99');
  await second.locator(`${FIRST} .set`).nth(2).click();
  await inView(3);
  check.same([await field.inputValue(), await field.evaluate((one) => one === document.activeElement)], ['99', true], 'what is typed while another tab ticks');
  await page.keyboard.press('Escape');
  check.holds((await page.locator(`${FIRST} tr[data-sets]:first-child td.log`).textContent()).includes('99'), 'and it is noted');
  await page.waitForURL((url) => !url.hash.includes('gym='));
  await second.close();
  await inserted(check, page);
  await reader.close();
}

/** A session that is put before others takes over none of their notes, neither from the store nor from a file. */
async function inserted(check, page) {
  const note = (title, lift) => ({ date: '2026-03-02', title, rows: [lift], sets: { 1.1: { done: true, kg: 50 } } });
  const ticked = () => page.$$eval('.set[aria-pressed=true]', (all) => all.map((one) => `${one.dataset.of} ${one.dataset.set}`));
  const settle = async (log) => {
    await page.evaluate((log) => localStorage.setItem(Object.keys(localStorage).find((name) => name.includes(':log:')), JSON.stringify(log)), log);
    await page.reload();
    await page.waitForFunction(() => window.ironleaf?.log, null, { timeout: 5000 });
    return { ticks: await ticked(), kept: await page.evaluate(() => Object.entries(ironleaf.log.all()).map(([key, { title }]) => `${key} ${title}`).sort()) };
  };
  const moved = await settle({ 'week-1-session-1@1': note('Slow hinge', 'Romanian Deadlift'), 'week-1-session-2@1': note('Gone', 'Curl') });
  check.same(moved.ticks, ['week-1-session-2 1.1'], 'notes go where their session went');
  check.same(moved.kept, ['was-week-1-session-2@1 Gone', 'week-1-session-2@1 Slow hinge'], 'and those of a session that is gone are kept by themselves');
  const renamed = await settle({ 'week-1-session-1@1': note('Old name', 'Deadlift') });
  check.same(renamed.ticks, ['week-1-session-1 1.1'], 'a session that is called otherwise keeps its notes');

  const sets = [{ key: 'week-1-session-1@1 1.1', session: 'Slow hinge', exercise: 'Romanian Deadlift', set: 2, done: true, weight: 50, unit: 'kg', reps: '8' }];
  const file = { format: 'ironleaf-log', version: 1, page: 'program/eight-weeks-of-hinging', sets };
  await page.locator('[data-read]').setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(file)) });
  await page.waitForFunction(() => document.querySelectorAll('.set[aria-pressed=true]').length === 2, null, { timeout: 5000 });
  check.same(await ticked(), ['week-1-session-1 1.1', 'week-1-session-2 1.2'], 'a file that was saved before');
}

/** A worked-out session in an article or on a muscle's page can be trained from too. */
async function article(check) {
  const reader = await check.reader({ width: 390 });
  const page = await reader.go('muscles/hamstrings.html');
  await page.locator('[data-gym]').first().click();
  const next = page.locator('.gym [data-at=next]');
  await next.click();
  check.holds(await page.locator('.gym [data-at=sets] li').first().isVisible(), 'a sample workout in the gym view');
  await reader.look('gym-sample');

  // Done, and begun again: only when the reader is sure.
  await page.locator('.gym [data-at=sets] .set').first().click();
  await next.evaluate((button) => {
    while (button.textContent !== 'Finish') button.click();
  });
  check.holds((await page.locator('.gym [data-at=sum]').textContent()).startsWith('1 of '), 'the sets of the sample are counted');
  page.once('dialog', (dialog) => dialog.accept());
  await page.locator('.gym [data-at=again]').click();
  check.same(await page.locator('.gym-top progress').evaluate((bar) => bar.value), 0, 'begun again');
  await reader.close();
}

async function withoutScript(check) {
  const reader = await check.reader({ guide: 'everything', width: 390, script: false });
  const page = await reader.go(PROGRAM);
  const controls = '.calcbox, .record, .timer, .gym, [data-gym], .set, .weekpick, td.log';
  check.same(await page.locator(`:is(${controls}):visible`).count(), 0, 'controls without a script');
  check.holds(await page.getByRole('rowheader', { name: 'Deadlift' }).first().isVisible(), 'the sessions without a script');
  await reader.close();
}
