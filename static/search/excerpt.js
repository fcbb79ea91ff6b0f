// What a result shows of its page: its best sentence with the words marked, and the headings that answer the query.

const AROUND = 150;

/** The stems of the query's words, which every line is compared with. */
const stems = new Map();
const stemOf = (term) => {
  if (!stems.has(term)) stems.set(term, S.term(term));
  return stems.get(term);
};

/** Where the words stand in a text: pairs of beginning and end. The last word may be the beginning of one. */
function places(text, terms, open) {
  const folded = S.fold(text);
  const plain = folded.length === text.length ? folded : text.toLowerCase();
  const found = [];
  for (const match of plain.matchAll(S.forms(plain)[0])) {
    const [word] = match;
    // Most words are no candidate by their first letters, and need no stem.
    if (!terms.some((term) => word.startsWith(term.slice(0, 3)))) continue;
    const at = terms.findIndex((term, i) => word === term || S.term(word) === stemOf(term) || (open && i === terms.length - 1 && word.startsWith(term)));
    if (at >= 0) found.push([match.index, match.index + word.length, at]);
  }
  return found;
}

/** A text with the words marked, as nodes. */
S.marked = (text, terms, open) => {
  const nodes = [];
  let at = 0;
  for (const [start, end] of places(text, terms, open)) {
    nodes.push(text.slice(at, start), S.make('mark', {}, text.slice(start, end)));
    at = end;
  }
  return [...nodes, text.slice(at)].filter(Boolean);
};

/** The part of a line with most of the words, whole words, at most about 150 letters. */
function cut(line, terms, open) {
  if (line.length <= AROUND) return line;
  const found = places(line, terms, open);
  const first = found.length ? found[0][0] : 0;
  let start = Math.max(0, Math.min(first - 40, line.length - AROUND));
  if (start) start = line.indexOf(' ', start) + 1;
  let end = Math.min(line.length, start + AROUND);
  if (end < line.length) end = line.lastIndexOf(' ', end);
  return (start ? '… ' : '') + line.slice(start, end) + (end < line.length ? ' …' : '');
}

/** The sentence and the headings of a result: its summary, unless the body has more of the words that the name has not. */
S.excerpt = async ({ title, names, summary, text }, terms, open) => {
  const which = (line, words) => new Set(places(line, words, open).map(([, , at]) => at));
  const inName = which([title, ...names].join(' '), terms);
  const missing = terms.filter((_, i) => !inName.has(i));
  if (!missing.length) return { sentence: cut(summary, terms, open), headings: [] };
  const record = (await S.piece(text.piece))[text.at];
  let [best, most, heading, under] = [summary, which(summary, missing).size, null, null];
  const headings = [];
  for (const line of record.split('\n')) {
    const misses = which(line, missing).size;
    if (line[0] === '#') {
      const space = line.indexOf(' ');
      heading = { place: line.slice(0, space), title: line.slice(space + 1) };
      if (misses) headings.push({ ...heading, has: which(heading.title, terms).size });
    } else if (misses > most) {
      [best, most, under] = [line.slice(1), misses, heading];
    }
  }
  headings.sort((a, b) => b.has - a.has);
  return { sentence: cut(best, terms, open), headings: headings.length || !under ? headings.slice(0, 2) : [under] };
};
