// Finds pages: all words by default, the last one also as the beginning of a word, a typing mistake forgiven.

/** What a word is worth by where it stands: body, often in it, facts, headings, then names of four words to one. */
const WORTH = [1, 1.6, 2.4, 3.4, 6, 7, 8.2, 9.6];
/** What a page is worth by its kind: exercise, muscle, program, article, term, page, list. */
const KIND = [1.04, 1.08, 1, 1, 1.02, 0.94, 0.8];
const DIGITS = new Uint8Array(128);
[...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'].forEach((c, i) => (DIGITS[c.charCodeAt(0)] = i));

/** The pages of a word: numbers and classes; `common` where not all are listed. */
let known = new Map();
S.forget = () => (known = new Map());
function pages(term, coded) {
  let found = known.get(term);
  if (found) return found;
  const cut = coded[0] === '!' ? coded.indexOf('.') + 1 : 0;
  const numbers = [];
  const classes = [];
  let [at, value, shift, kind] = [0, 0, 0, 7];
  for (let i = cut; i < coded.length; i++) {
    const c = coded.charCodeAt(i);
    if (c === 46) {
      kind--;
      at = 0;
      continue;
    }
    value |= (DIGITS[c] & 31) << shift;
    shift += 5;
    if (DIGITS[c] & 32) continue;
    at += value + 1;
    numbers.push(at - 1);
    classes.push(kind);
    value = shift = 0;
  }
  found = { numbers, classes, common: cut > 0, count: cut ? +coded.slice(1, cut - 1) : numbers.length };
  known.set(term, found);
  return found;
}

/** The pieces of words that may hold words with this beginning: at most three. */
async function shelf(index, start, whole) {
  let [low, high] = [0, index.starts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (index.starts[middle] <= start) low = middle;
    else high = middle;
  }
  const numbers = [low];
  while (!whole && numbers.length < 3 && index.starts[low + 1]?.startsWith(start)) numbers.push(++low);
  return Promise.all(numbers.map((n) => S.piece('w' + n)));
}

/** The pages of each spelling of a word, and how much that spelling counts. */
async function spellings(index, word, partner, open) {
  const found = new Map();
  const add = (term, part, worth) => {
    if (part && Object.hasOwn(part, term) && !(found.get(term) >= worth)) found.set(term, [pages(term, part[term]), worth]);
  };
  const exact = async (term, worth) => add(term, (await shelf(index, term, true))[0], worth);
  const term = S.term(word);
  await Promise.all([exact(term, 1), ...partner.map((joined) => exact(S.term(joined), 1))]);
  // Only what is being typed, and what is no word yet, is taken as a beginning.
  if ((open || !found.size) && word.length > 1) {
    for (const part of await shelf(index, word)) {
      for (const other in part) if (other !== term && other.startsWith(word)) add(other, part, 0.6 + (0.25 * word.length) / other.length);
    }
  }
  // `squatti` on the way to `squatting`.
  const base = word.replace(/(?:(?<=(.))\1)?in?$/, '');
  if (open && !found.size && base.length > 3) await exact(S.term(base), 0.8);
  return [...found.values()];
}

/** Each word of a query with its pages; a word that no page has is corrected. */
async function look(index, words, open) {
  const corrected = words.slice();
  const parts = await Promise.all(
    words.map(async (word, i) => {
      const last = open && i === words.length - 1;
      const partner = [words[i - 1] && words[i - 1] + word, words[i + 1] && word + words[i + 1]].filter(Boolean);
      const found = await spellings(index, word, partner, last);
      // Three letters are near to too many words: `OHP` is no mistyped `hop`.
      if (found.length || word.length < 4) return found;
      const near = await S.near(word, last);
      if (near.length) corrected[i] = near[0];
      const each = await Promise.all(near.map((other) => spellings(index, other, [], false)));
      return each.flat().map(([list, worth]) => [list, worth * 0.7]);
    }),
  );
  return { parts, corrected };
}

/** What each page is worth: `worth` by page, `has` how many of the words it has. */
function weigh(index, parts) {
  const worth = new Float32Array(index.pages);
  const has = new Uint8Array(index.pages);
  let needed = 0;
  for (const part of parts) {
    const best = new Float32Array(index.pages);
    let [count, common] = [0, false];
    for (const [list, times] of part) {
      common ||= list.common;
      count += list.count;
      for (let i = 0; i < list.numbers.length; i++) {
        const value = WORTH[list.classes[i]] * times;
        if (value > best[list.numbers[i]]) best[list.numbers[i]] = value;
      }
    }
    // A word of so many pages that not all are listed cannot rule a page out, unless there is no other.
    const rules = !common || parts.length === 1;
    needed += rules;
    const rare = Math.log(1 + index.pages / (count || 1));
    for (let page = 0; page < best.length; page++) {
      if (!best[page]) continue;
      worth[page] += best[page] * rare;
      has[page] += rules;
    }
  }
  return { worth, has, needed };
}

/** Which pages the facets leave: a test of a page's number. */
async function narrow(index, facets) {
  const tests = await Promise.all(
    Object.keys(index.facets)
      .filter((name) => facets[name])
      .map(async (name) => {
        const { sets, of } = await S.piece(name);
        const value = index.facets[name].findIndex(([id]) => id === facets[name]);
        const fits = sets.map((set) => set.includes(value));
        return (page) => {
          const sign = of.charCodeAt(page) - 48;
          return fits[sign > 44 ? sign - 1 : sign];
        };
      }),
  );
  const kind = index.kinds.findIndex(([id]) => id === facets.kind);
  if (kind >= 0) tests.push((page) => page < index.kinds[kind][2] && page >= (index.kinds[kind - 1]?.[2] || 0));
  return (page) => tests.every((test) => test(page));
}

/** The best pages, best first, at most `most` of them. */
function best(list, worth, most) {
  const top = [];
  for (const page of list) {
    if (top.length === most && worth[page] <= worth[top[most - 1]]) continue;
    let at = top.length;
    while (at && worth[top[at - 1]] < worth[page]) at--;
    top.splice(at, 0, page);
    if (top.length > most) top.pop();
  }
  return top;
}

/** A page's kind, title, names and address. */
async function hit(index, number, worth) {
  const kind = index.kinds.findIndex(([, , end]) => number < end);
  const lines = await S.piece('t' + Math.floor(number / index.titles));
  const [path, title, ...names] = lines[number % index.titles].split('\t');
  const [page, place] = path.split('#');
  return { number, worth, kind: index.kinds[kind][1], title, names, page: page + '.html', place: place ? '#' + place : '' };
}

/** Puts a page first whose name is the whole query, word for word. */
function exact(hits, words) {
  const whole = words.map(S.term).join(' ');
  const name = (text) => S.words(text).filter((word) => !S.empty(word)).map(S.term).join(' ');
  for (const found of hits) {
    if (name(found.title) === whole) found.worth *= 1.3;
    else if (found.names.some((other) => name(other) === whole)) found.worth *= 1.25;
  }
  return hits.sort((a, b) => b.worth - a.worth || a.number - b.number);
}

/**
 * The pages that answer a query: how many, and the best `most` of them. `corrected` holds the words that were taken in
 * the place of mistyped ones; `some` says that no page has all words, and that these have the most.
 */
S.find = (query, facets = {}, most = 8) =>
  find(query, facets, most).catch((error) => {
    if (error.message !== 'stale') throw error;
    return find(query, facets, most);
  });

async function find(query, facets, most) {
  const index = await S.index();
  const typed = S.words(query);
  const open = typed.length > 0 && !/\s$/.test(query);
  let words = typed.filter((word, i) => !S.empty(word) || (open && typed.length === 1));
  const fits = await narrow(index, facets);
  const narrowed = Object.values(facets).some(Boolean);
  if (!words.length && !narrowed) return { words, total: 0, hits: [] };
  let { parts, corrected } = await look(index, words, open);
  const { worth, has, needed } = weigh(index, parts);
  const gather = (least) => {
    const list = [];
    for (let page = 0; page < index.pages; page++) if (has[page] >= least && (worth[page] || !words.length) && fits(page)) list.push(page);
    return list;
  };
  let list = gather(needed);
  const some = !list.length && words.length > 1;
  for (let least = needed - 1; some && least > 0 && !list.length; least--) list = gather(least);
  let end = 0;
  index.kinds.forEach(([, , to], kind) => {
    for (; end < to; end++) worth[end] *= KIND[kind] || 1;
  });
  const hits = await Promise.all(best(list, worth, Math.max(most, 12)).map((page) => hit(index, page, worth[page])));
  const changed = corrected.some((word, i) => word !== words[i]);
  return { words: corrected, total: list.length, hits: exact(hits, corrected).slice(0, most), some: some && list.length > 0, corrected: changed ? corrected : null };
}
