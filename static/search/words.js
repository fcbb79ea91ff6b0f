// Words as the search compares them; the build does the same (`src/site/search/words.rs`), and one table tests both.

const EMPTY = new Set(
  'a an and are as at be but by can do does for from has have how i if in into is it its my of on or should so than that the their them then there they this to was what when which with you your'.split(' '),
);
const LETTERS = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ı: 'i', ς: 'σ' };

/** Whether a text has no letter but those of English: what knows the letters of every language takes long to make. */
S.plain = (text) => !/[^\0-\x7f·×–—‘’“”…]/.test(text);

/** A text without case and accents. */
S.fold = (text) =>
  S.plain(text)
    ? text.toLowerCase()
    : text
        .normalize('NFKD')
        .toLowerCase()
        .replace(/[\u0300-\u036f]/g, '')
        .replace(/[ßæœøłđıς]/g, (c) => LETTERS[c]);

/** What finds words in a folded text, and an apostrophe that is no break: of English letters, and of all. */
const HAN = '\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff';
const PLAIN = [/[a-z0-9]+/g, /[\u0027’](?=[st](?![a-z0-9]))/g];
const letter = '\\p{Alphabetic}\\p{N}';
let wide;
S.forms = (text) => (S.plain(text) ? PLAIN : (wide ||= [`[${HAN}]|(?:(?![${HAN}])[${letter}])+`, `['’](?=[st](?![${letter}]))`].map((form) => new RegExp(form, 'gu'))));

/** The words of a text, folded: runs of letters and digits, and each Chinese or Japanese character. */
S.words = (text) => {
  const folded = S.fold(text);
  const [word, quote] = S.forms(folded);
  return folded.replace(quote, '').match(word) || [];
};

/** What a folded word is looked up by. */
S.term = (word) => (S.english ? stem(word) : word);

/** Whether a word says nothing about a page. */
S.empty = (word) => S.english && EMPTY.has(word);

/** An English word without its ending: plural, `-ing`, `-ed` and a final `e`. */
function stem(word) {
  if (!/^[a-z]+$/.test(word)) return word;
  if (word.length < 4) return word.replace(/(?<=^[a-z][^aeious])s$/, '');
  const long = word.length > 4;
  if (long && word.endsWith('ies')) word = word.slice(0, -3) + 'y';
  else if (word.endsWith('lves')) word = word.slice(0, -3) + 'f';
  else if (long && /(sses|shes|ches|xes|zes|yes)$/.test(word)) word = word.slice(0, -2);
  else if (/[^sui]s$/.test(word)) word = word.slice(0, -1);
  const [, base] = word.match(/^(.{3,})(?:ing|(?<!e)ed)$/) || [];
  if (base && /[aeiouy]/.test(base)) word = base.length > 3 && /([^lsz])\1$/.test(base) ? base.slice(0, -1) : base;
  return word.length > 4 && word.endsWith('e') ? word.slice(0, -1) : word;
}
