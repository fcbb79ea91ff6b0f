// Readers with a keyboard, a screen reader, large letters, colours of their own, or a stomach that moving pages upset.
import { kinds } from '../pages.mjs';

export default async function (check) {
  const reader = await check.reader();
  const pages = await kinds(reader.folder);
  const of = (kind) => pages.get(kind).at(-1);
  await skips(reader, of('article'));
  for (const [kind, width] of [['home', 1280], ['exercise', 390], ['program', 1280], ['muscle', 390], ['glossary', 1280]]) {
    await reader.page.setViewportSize({ width, height: 800 });
    await reader.go(of(kind));
    await tabs(reader);
  }
  await said(reader, pages.get('program'));
  await contrasts(reader);
  await ownColours(reader, of('program'));
  await schemes(reader, of('exercise'));
  await contents(reader, pages.get('article')[0]);
  await jumps(reader, pages.get('program'));
  await reader.close();
  await large(check, pages);
  await moving(check, of('home'));
}

/** The first stop is the link over the furniture, and it leads into the page. */
async function skips(reader, file) {
  const { page } = reader;
  await reader.go(file);
  await page.keyboard.press('Tab');
  const first = await page.evaluate(() => ({ text: document.activeElement.textContent, at: document.activeElement.getBoundingClientRect().left }));
  reader.check.same([first.text, first.at >= 0], ['Skip to content', true], 'the first stop of the keyboard');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  reader.check.holds(await page.evaluate(() => !!document.activeElement.closest('main')), `${file}: after the skip link the keyboard is in the page`);
}

/** Every control is reached in the order of the page, has a name, is in sight and shows that it has the focus. */
async function tabs(reader) {
  const { page } = reader;
  const stops = await page.evaluate(() => {
    const shown = (node) => node.checkVisibility() && !node.closest('details:not([open]) > :not(summary)');
    const all = [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')].filter((node) => shown(node) && !node.disabled);
    for (const [i, node] of all.entries()) node.dataset.stop = i;
    return all.length;
  });
  // What has the focus is looked at as the key is let go: one question to the page at the end, not one a key.
  await page.evaluate(() => {
    globalThis.faults = [];
    let i = -1;
    const wrong = (node) => {
      const says = `${node.outerHTML.slice(0, 90)}`;
      if (node.dataset.stop !== String(i)) return `stop ${i} is ${node.dataset.stop}: ${says}`;
      const { top, bottom } = node.getBoundingClientRect();
      const bar = node.closest('.top, .weeks, .skip') ? 0 : document.querySelector('.top').getBoundingClientRect().bottom;
      if (bottom > innerHeight + 1 || bottom <= bar) return `stop ${i} is out of sight: ${says}`;
      const style = getComputedStyle(node);
      const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
      if (!ring && !(node.closest('svg') && parseFloat(style.strokeWidth) > 2)) return `stop ${i} does not show the focus: ${says}`;
      if (!(node.textContent.trim() || node.getAttribute('aria-label') || node.labels?.length)) return `stop ${i} has no name: ${says}`;
      return top < -1 && bottom < 0 ? `stop ${i} is above the window: ${says}` : null;
    };
    addEventListener('keyup', () => {
      i += 1;
      globalThis.faults.push(wrong(document.activeElement));
    });
  });
  for (let i = 0; i < Math.min(stops, 70); i += 1) await page.keyboard.press('Tab');
  const faults = await page.evaluate(() => globalThis.faults);
  if (faults.length < Math.min(stops, 70)) reader.fault(`the keyboard is let go of ${faults.length} times`);
  const first = faults.find(Boolean);
  if (first) reader.fault(first);
}

/** Notation is read out in full, and the signs are not; a table is a table on a phone too. */
async function said(reader, programs) {
  const program = programs.find((file) => file.includes('tuesday-and-friday')) ?? programs[0];
  await reader.go(program);
  for (const width of [1280, 390]) {
    await reader.page.setViewportSize({ width, height: 800 });
    const read = await reader.page.locator('.wk table').first().ariaSnapshot();
    for (const want of [/table "[^"]+: exercises, sets and rest"/, /columnheader "Sets × reps"/, /rowheader "[^"]+"/, /cell "(one|two|three|four|five)( to \w+)? sets? of \w+( to \w+)?/, /cell "[a-z -]+ (seconds|minutes)"/]) {
      if (!want.test(read)) reader.fault(`${width} px: a screen reader is not told ${want}:\n${read.slice(0, 900)}`);
    }
    for (const sign of [/cell "\d+ × \d+/, /cell "\d+ (s|min)"/]) if (sign.test(read)) reader.fault(`${width} px: a screen reader is told ${sign.exec(read)[0]}`);
  }
}

/** The colours of the theme against one another, as WCAG counts, by day and by night. */
const pairs = [
  [['ink', 'ink-2', 'ink-3', 'leaf', 'iron'], ['paper', 'surface'], 4.8, 6.2],
  [['ink', 'ink-2'], ['sunk'], 4.8, 6.2],
  [['ink-3'], ['sunk'], 4.5, 6.2],
  [['leaf', 'ink'], ['leaf-soft'], 4.8, 6.2],
  [['iron', 'ink'], ['iron-soft'], 4.5, 5.5],
  [['amber', 'ink'], ['amber-soft'], 4.8, 6.2],
  [['sky', 'ink'], ['sky-soft'], 4.8, 6.2],
  [['leaf-ink'], ['leaf'], 4.8, 6.2],
  [['line-2', 'focus'], ['paper', 'surface'], 3.15, 3.15],
  [['bm-1'], ['bm-muscle', 'bm-2bg'], 3, 3],
  [['bm-3'], ['bm-1'], 3, 2.5],
];

async function contrasts(reader) {
  for (const [i, scheme] of ['light', 'dark'].entries()) {
    await reader.page.emulateMedia({ colorScheme: scheme });
    const tokens = await reader.page.evaluate((names) => {
      const style = getComputedStyle(document.documentElement);
      return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
    }, [...new Set(pairs.flatMap(([text, ground]) => [...text, ...ground]))]);
    for (const [texts, grounds, ...least] of pairs) {
      for (const text of texts) for (const ground of grounds) {
        const found = contrast(tokens[text], tokens[ground]);
        if (found < least[i]) reader.check.fault(`${scheme}: --${text} on --${ground} has a contrast of ${found.toFixed(2)}, less than ${least[i]}`);
      }
    }
    // The bands of the body map: the ground of stripes, what is filled, the lattice over it.
    const heavy = ['bm-2bg', 'bm-1', 'bm-3'].map((name) => contrast(tokens[name], tokens.surface));
    reader.check.holds(heavy[0] < heavy[1] && heavy[1] < heavy[2], `${scheme}: more sets do not look like more on the body map: ${heavy}`);
  }
  await reader.page.emulateMedia({ colorScheme: 'light' });
}

function contrast(one, other) {
  const light = (colour) => {
    const hex = colour.length === 4 ? [...colour.slice(1)].map((c) => c + c).join('') : colour.slice(1);
    const [r, g, b] = [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [high, low] = [light(one), light(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

/** In a reader's own colours, what is pressed and what is current still differ from what is not. */
async function ownColours(reader, file) {
  await reader.page.setViewportSize({ width: 1280, height: 900 });
  await reader.go(file);
  await reader.page.emulateMedia({ forcedColors: 'active' });
  const sets = reader.page.locator('.set');
  if ((await sets.count()) > 1) {
    await sets.first().click();
    const grounds = await sets.evaluateAll((all) => all.slice(0, 2).map((set) => getComputedStyle(set).backgroundColor));
    reader.check.holds(grounds[0] !== grounds[1], 'forced colours: a ticked set looks like one that is not');
  }
  const current = await reader.page.locator('.nav a').evaluateAll((links) => links.map((link) => [link.hasAttribute('aria-current'), getComputedStyle(link).fontWeight]));
  reader.check.holds(current.some(([is]) => is) && current.every(([is, weight]) => is === (weight >= 600)), 'forced colours: where the reader is does not show in the menu');
  const edges = await reader.page.evaluate(() => {
    const probe = Object.assign(document.body.appendChild(document.createElement('i')), { style: 'color:Canvas' });
    const ground = getComputedStyle(probe).color;
    return [...document.querySelectorAll('.toc a')].map((link) => [link.hasAttribute('aria-current'), getComputedStyle(link).borderLeftColor !== ground]);
  });
  reader.check.holds(edges.length > 0 && edges.every(([is, seen]) => is === seen), `forced colours: the contents mark ${edges.filter(([, seen]) => seen).length} entries`);
  await reader.page.emulateMedia({ forcedColors: 'none' });
}

/** The contents mark where the reader is, and nothing moves by it; on a phone they are folded above the text. */
async function contents(reader, file) {
  const { page } = reader;
  await page.setViewportSize({ width: 1280, height: 900 });
  await reader.go(file);
  const tops = () => page.$$eval('.toc a', (all) => all.map((one) => one.getBoundingClientRect().height));
  const before = await tops();
  const ids = await page.$$eval('.toc a', (all) => all.map((one) => one.hash.slice(1)));
  for (const id of [ids[2], ids[1], ids.at(-1)]) {
    await page.evaluate((id) => document.getElementById(id).scrollIntoView(), id);
    await page.waitForFunction((id) => document.querySelector('.toc [aria-current]')?.hash === '#' + id, id, { timeout: 3000 }).catch(() => reader.fault(`the contents do not mark ${id}`));
  }
  reader.check.same(await tops(), before, 'the heights of the contents');
  await page.setViewportSize({ width: 390, height: 800 });
  reader.check.same([await page.locator('.toc').isVisible(), await page.locator('.fold nav').isVisible()], [false, false], 'contents on a phone are folded');
  await page.locator('.fold summary').click();
  reader.check.same(await page.locator('.fold a').count(), ids.length, 'and have all that they have at a desk');
}

/** A program's sessions are one press away from its top, and a session's first row is then in sight. */
async function jumps(reader, files) {
  const { page } = reader;
  await page.setViewportSize({ width: 390, height: 844 });
  for (const file of files) {
    await reader.go(file);
    const way = page.locator('.go a').first();
    const { y } = await way.boundingBox();
    if (y > 844) reader.fault(`the way to the sessions is ${Math.round(y)} px down`);
    await way.click();
    const [title, row] = await page.locator('.day').first().evaluate((day) => [day.querySelector('h3'), day.querySelector('td.n')].map((one) => one.getBoundingClientRect().top));
    if (title < 0 || title > 400 || row > 844) reader.fault(`the first session is not in sight: its title at ${Math.round(title)}, its first row at ${Math.round(row)}`);
  }
}

/** Dark and light follow the system until the reader chooses; the choice holds on the next page, and can be taken back. */
async function schemes(reader, file) {
  const { page } = reader;
  await reader.go(file);
  const dark = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme === 'dark');
  const button = page.locator('[data-theme-toggle]');
  await page.emulateMedia({ colorScheme: 'dark' });
  reader.check.same(await dark(), true, 'dark with the system');
  await page.emulateMedia({ colorScheme: 'light' });
  reader.check.same(await dark(), false, 'light with the system');
  const seen = [];
  for (let i = 0; i < 3; i += 1) {
    await button.click();
    await page.reload();
    seen.push([await dark(), await button.getAttribute('aria-label')]);
  }
  reader.check.same(seen, [[true, 'Colours: dark'], [false, 'Colours: light'], [false, 'Colours: as the system has them']], 'the three states of the button, each after a reload');
}

/** 320 px wide is 400 % of 1280: nothing is lost sideways, nothing is cut off, even with the widest spacing of letters. */
async function large(check, pages) {
  const reader = await check.reader({ width: 320, height: 700 });
  for (const [, files] of pages) {
    await reader.go(files[0]);
    await reader.look('320');
    await reader.page.addStyleTag({ content: '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}' });
    for (const width of [320, 640]) {
      await reader.page.setViewportSize({ width, height: 700 });
      const lost = await reader.page.evaluate(() => {
        const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
        const cut = [...document.querySelectorAll('main *, header *, footer *')].filter((node) => {
          if (node.closest('.vh, .bm, [hidden], pre, thead') || !node.checkVisibility()) return false;
          const { overflowX, overflowY } = getComputedStyle(node);
          return (overflowX !== 'visible' && overflowX !== 'auto' && node.scrollWidth > node.clientWidth + 1) || (overflowY === 'hidden' && node.scrollHeight > node.clientHeight + 1);
        });
        return { wide, cut: cut.slice(0, 3).map((node) => node.outerHTML.slice(0, 100)) };
      });
      if (lost.wide > 0) reader.fault(`with wide letters at ${width} px: ${lost.wide} px stand out sideways`);
      if (lost.cut.length > 0) reader.fault(`with wide letters at ${width} px: cut off: ${lost.cut.join('; ')}`);
    }
    await reader.page.setViewportSize({ width: 320, height: 700 });
  }
  await reader.close();
}

/** Who asks for less motion gets none. */
async function moving(check, file) {
  for (const [motion, scroll] of [['reduce', 'auto'], ['no-preference', 'smooth']]) {
    const reader = await check.reader({ motion });
    await reader.go(file);
    const found = await reader.page.evaluate(() => ({
      scroll: getComputedStyle(document.documentElement).scrollBehavior,
      moving: [...document.querySelectorAll('*')].filter((node) => parseFloat(getComputedStyle(node).transitionDuration) > 0 || getComputedStyle(node).animationName !== 'none').length,
    }));
    check.same(found.scroll, scroll, `scrolling with ${motion}`);
    if (motion === 'reduce') check.same(found.moving, 0, 'things that move though less motion is asked for');
    await reader.close();
  }
}
