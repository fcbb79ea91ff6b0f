// On paper, A4 and Letter: a week a page with a box for every set, an exercise on one page, an article without its
// furniture and with its links as notes, dark ink on white whatever the screen shows.
import { join } from 'node:path';
import { writeFile } from 'node:fs/promises';
import { kinds } from '../pages.mjs';

/** What stays of the paper inside the theme's margins of 13 mm, in CSS pixels. */
const papers = { A4: [184, 271], Letter: [190, 253.4] };
const px = (mm) => Math.floor((mm * 96) / 25.4);

export default async function (check) {
  for (const guide of ['example', 'everything']) {
    const reader = await check.reader({ guide, scheme: 'dark' });
    const pages = await kinds(reader.folder);
    await programs(reader, pages.get('program'));
    await exercises(reader, pages.get('exercise'));
    await article(reader, pages.get('article'));
    await reader.close();
  }
}

/** Prints the page for real, and counts. */
async function sheets(reader, format) {
  const bytes = await reader.page.pdf({ format });
  const folder = reader.check.harness.pictures;
  if (folder) await writeFile(join(folder, `${reader.at.replaceAll('/', '-')}-${format}.pdf`), bytes);
  return bytes.toString('latin1').match(/\/Type \/Page\b/g).length;
}

/** Shows the page as it is on that paper, so that heights can be measured without printing. */
async function onPaper(reader, format) {
  const [width, height] = papers[format].map(px);
  await reader.page.setViewportSize({ width, height });
  await reader.page.emulateMedia({ media: 'print' });
  return height;
}

async function onScreen(reader) {
  await reader.page.emulateMedia({ media: null });
}

async function programs(reader, files) {
  for (const [i, file] of files.entries()) {
    await reader.go(file);
    for (const format of Object.keys(papers)) {
      const height = await onPaper(reader, format);
      const weeks = await reader.page.locator('.wk').evaluateAll((weeks) => weeks.map((week) => week.getBoundingClientRect().height));
      for (const [n, high] of weeks.entries()) if (high > height) reader.fault(`week ${n + 1} is ${Math.round(high)} px high on ${format}, ${height} fit`);
      await boxes(reader);
      await named(reader);
      await onScreen(reader);
      if (i === 0) await weeksPrinted(reader, format, weeks.length);
    }
  }
}

/** A box for every set: as many as the row has sets, all to be seen. */
async function boxes(reader) {
  const wrong = await reader.page.locator('.wk td.log').evaluateAll((cells) => cells
    .filter((cell) => {
      const shown = [...cell.querySelectorAll('.box')].filter((box) => box.getBoundingClientRect().height > 20).length;
      return shown === 0 || shown !== cell.querySelectorAll('li').length;
    })
    .map((cell) => cell.dataset.name));
  if (wrong.length > 0) reader.fault(`no box for every set of ${wrong.join(', ')}`);
}

/** Every session says which weeks it is of, and nothing of a week stands above its page. */
async function named(reader) {
  const wrong = await reader.page.locator('.wk').evaluateAll((weeks) => weeks.filter((week) => {
    const title = week.querySelector('h2').lastChild.textContent.trim();
    const top = week.getBoundingClientRect().top;
    const high = [...week.querySelectorAll('*')].some((one) => one.getClientRects().length && !one.closest('.vh') && one.getBoundingClientRect().top < top - 1);
    return high || [...week.querySelectorAll('.day > header')].some((header) => !header.innerText.includes(title));
  }).map((week) => week.querySelector('h2').textContent));
  if (wrong.length > 0) reader.fault(`on paper these weeks are not named, or stand above their page: ${wrong.join(', ')}`);
}

/** The weeks printed alone are as many pages; with the rest of the program, more. */
async function weeksPrinted(reader, format, weeks) {
  const whole = await sheets(reader, format);
  const style = await reader.page.addStyleTag({ content: '@media print{.crumbs,article>:not(.wk){display:none!important}}' });
  reader.check.same(await sheets(reader, format), weeks, `${reader.at} on ${format}: pages of its weeks`);
  await style.evaluate((node) => node.remove());
  reader.check.holds(whole > weeks, `${reader.at} on ${format}: ${whole} pages in all`);
}

async function exercises(reader, files) {
  const some = files.filter((_, i) => i < 4 || i % 40 === 0);
  for (const [i, file] of some.entries()) {
    await reader.go(file);
    for (const format of Object.keys(papers)) {
      if (i < 2) reader.check.same(await sheets(reader, format), 1, `${file} on ${format}: pages`);
      const height = await onPaper(reader, format);
      const high = await reader.page.evaluate(() => document.querySelector('main').getBoundingClientRect().height);
      if (high > height) reader.fault(`is ${Math.round(high)} px high on ${format}, ${height} fit`);
      await onScreen(reader);
    }
  }
}

async function article(reader, files) {
  let links = 0;
  for (const file of files) {
    await reader.go(file);
    links = await reader.page.locator('[data-note]').count();
    if (links > 0) break;
  }
  if (links === 0) return reader.fault('no article has a link');
  const file = reader.at;
  await onPaper(reader, 'A4');
  const seen = await reader.page.evaluate(() => {
    const shown = (selector) => [...document.querySelectorAll(selector)].filter((node) => node.getClientRects().length > 0);
    const numbers = [...document.querySelectorAll('[data-note]')].map((link) => +link.dataset.note);
    const { color, backgroundColor } = getComputedStyle(document.body);
    return {
      furniture: shown('header.top, .skip, .crumbs, .toc, aside.side, button, form, footer.foot, .next').map((node) => node.className),
      notes: shown('.notes li').length,
      highest: Math.max(0, ...numbers),
      numbered: shown('[data-note]').every((link) => getComputedStyle(link, '::after').content.includes(link.dataset.note)),
      colours: [color, backgroundColor],
    };
  });
  reader.check.same(seen.furniture, [], `${file}: furniture on paper`);
  reader.check.same(seen.notes, seen.highest, `${file}: notes for its numbered links`);
  reader.check.holds(seen.highest > 0 && seen.numbered, `${file}: its links carry the numbers of their notes`);
  reader.check.same(seen.colours, ['rgb(0, 0, 0)', 'rgb(255, 255, 255)'], `${file}: ink and paper`);
  await onScreen(reader);
}
