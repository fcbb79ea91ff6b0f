// Finds pages: all words by default, the last one also as the beginning of a word, a typing mistake forgiven.

/** What a word is worth by where it stands: body, often in it, facts, headings, then names of four words to one. */
const WORTH = [1, 1.6, 2.4, 3.4, 6, 7, 8.2, 9.6];
/** What a page is worth by its kind: exercise, muscle, program, article, term, page, list. */
const KIND = [1.04, 1.08, 1, 1, 1.02, 0.94, 0.8];
const DIGITS = new Uint8Array(128);
[...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'].forEach((c, i) => (DIGITS[c.charCodeAt(0)] = i));

/** The pages of a word: their numbers, best class first; where each class ends among them, how many there are in the
 * guide, and `common` where not all are listed. */
let known = new Map();
S.forget = () => (known = new Map());
function pages(term, coded) {
  let found = known.get(term);
  if (found) return found;
  const cut = coded[0] === '!' ? coded.indexOf('.') + 1 : 0;
  const numbers = new Uint32Array(coded.length - cut);
  const ends = [];
  let [count, next, value, shift] = [0, 0, 0, 0];
  for (let i = cut; i < coded.length; i++) {
    const c = coded.charCodeAt(i);
    if (c === 46) {
      ends.push(count);
      next = 0;
      continue;
    }
    const digit = DIGITS[c];
    value |= (digit & 31) << shift;
    shift += 5;
    if (digit > 31) continue;
    next += value + 1;
    numbers[count++] = next - 1;
    value = shift = 0;
  }
  while (ends.length < WORTH.length) ends.push(count);
  found = { numbers: numbers.subarray(0, count), ends, common: cut > 0, count: cut ? +coded.slice(1, cut - 1) : count };
  known.set(term, found);
  return found;
}

/** The pieces of words that may hold words with this beginning: at most five. */
async function shelf(index, start, whole) {
  let [low, high] = [0, index.starts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (index.starts[middle] <= start) low = middle;
    else high = middle;
  }
  const numbers = [low];
  while (!whole && numbers.length < 5 && index.starts[low + 1]?.startsWith(start)) numbers.push(++low);
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

/** What each page is worth: `worth` by page, `has` how many of the words it has; `rare` is what they count together. */
function weigh(index, parts) {
  // Every query uses the same room; of `best` nothing is ever left.
  index.room ||= { worth: new Float32Array(index.pages), best: new Float32Array(index.pages), has: new Uint8Array(index.pages) };
  const { worth, best, has } = index.room;
  worth.fill(0);
  has.fill(0);
  let [needed, rare] = [0, 0];
  for (const part of parts) {
    // A word of so many pages that not all are listed cannot rule a page out, unless there is no other.
    const rules = parts.length === 1 || !part.some(([list]) => list.common) ? 1 : 0;
    const counts = Math.log(1 + index.pages / (part.reduce((sum, [list]) => sum + list.count, 0) || 1));
    needed += rules;
    rare += counts;
    for (const [{ numbers, ends }, times] of part) {
      for (let at = 0, i = 0; at < ends.length; at++) {
        const value = WORTH[ends.length - 1 - at] * times * counts;
        for (const end = ends[at]; i < end; i++) {
          const page = numbers[i];
          if (!best[page]) has[page] += rules;
          if (value <= best[page]) continue;
          // Of several spellings on a page the best counts.
          worth[page] += value - best[page];
          best[page] = value;
        }
      }
    }
    for (const [{ numbers }] of part) for (let i = 0; i < numbers.length; i++) best[numbers[i]] = 0;
  }
  return { worth, has, needed, rare };
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

/** Of the pages with so many of the words the best `most`, best first, and how many there are. */
function choose(index, { worth, has }, words, every, fits, most) {
  const top = [];
  let [total, kind] = [0, 0];
  for (let page = has.indexOf(words); page >= 0; page = has.indexOf(words, page + 1)) {
    if ((!every && !worth[page]) || (fits && !fits(page))) continue;
    while (page >= index.kinds[kind][2]) kind++;
    total++;
    const value = worth[page] * KIND[kind];
    if (total > most && value <= top[most - 1].worth) continue;
    let at = top.length;
    while (at && top[at - 1].worth < value) at--;
    top.splice(at, 0, { number: page, kind, worth: value });
    if (top.length > most) top.pop();
  }
  return { top, total };
}

/** A page's kind, title, names, address, and what it says of itself; `deep` if its names have not all words. */
async function hit(index, { number, kind, worth, whole }, parts) {
  const deep = !parts.every((part) => part.some(([list]) => list.numbers.subarray(0, list.ends[3]).includes(number)));
  const { page: first, file, each } = index.shelves[kind];
  const text = { piece: 'x' + (file + Math.floor((number - first) / each)), at: (number - first) % each };
  // What it says further comes together with its title.
  if (deep) S.piece(text.piece).catch(() => {});
  const lines = await S.piece('t' + Math.floor(number / index.titles));
  const [path, summary, note, title, ...names] = lines[number % index.titles].split('\t');
  const [page, place] = path.split('#');
  return { number, worth, whole, kind: index.kinds[kind][1], title, names, summary, note, text, page: page + '.html', place: place ? '#' + place : '' };
}

/** Puts a page first whose name is the whole query, word for word. */
function exact(hits, words) {
  const whole = words.map(S.term).join(' ');
  const name = (text) => S.words(text).filter((word) => !S.empty(word)).map(S.term).join(' ');
  for (const found of hits.filter((one) => one.whole)) {
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
  const index = S.known() || (await S.index());
  const typed = S.words(query);
  const open = typed.length > 0 && !/\s$/.test(query);
  const words = typed.filter((word, i) => !S.empty(word) || (open && typed.length === 1));
  const narrowed = Object.values(facets).some(Boolean);
  if (!words.length && !narrowed) return { words, total: 0, hits: [] };
  const fits = narrowed && (await narrow(index, facets));
  const { parts, corrected } = await look(index, words, open);
  const changed = corrected.some((word, i) => word !== words[i]);
  const weighed = weigh(index, parts);
  const gather = (least) => choose(index, weighed, least, !words.length, fits, Math.max(most, 12));
  let { top, total } = gather(weighed.needed);
  const some = !total && words.length > 1;
  for (let least = weighed.needed - 1; some && least > 0 && !total; least--) ({ top, total } = gather(least));
  // A page whose name is the whole query is worth at least so much. After the first `most`, no other is looked at.
  const least = WORTH[WORTH.length - Math.min(words.length, 4)] * weighed.rare * (changed ? 0.69 : 0.99);
  for (const one of top) one.whole = one.worth >= least * KIND[one.kind];
  top = top.filter((one, i) => i < most || one.whole);
  const hits = await Promise.all(top.map((one) => hit(index, one, parts)));
  return { words: corrected, total, hits: exact(hits, corrected).slice(0, most), some: some && total > 0, corrected: changed ? corrected : null };
}
