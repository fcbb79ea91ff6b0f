// Forgives a typing mistake: the words of the guide that are nearest to one that it has not.

let lists;
let answers = new Map();

/** The words that mistakes are corrected by: those of names, then others. */
async function all() {
  const piece = await S.piece('spelling');
  if (lists?.piece !== piece) {
    lists = { piece, words: piece.map(decode) };
    answers = new Map();
  }
  return lists.words;
}

/** The letters of a word as the bits of a number; those that are not English do not count. */
function letters(word) {
  let bits = 0;
  for (let i = 0; i < word.length; i++) {
    const c = word.charCodeAt(i) - 97;
    if (c >= 0 && c < 26) bits |= 1 << c;
  }
  return bits;
}

/** Whether more than `most` bits are set. */
function more(bits, most) {
  while (bits && most-- > 0) bits &= bits - 1;
  return bits !== 0;
}

/** Each word is the count of letters it shares with the one before, and the rest. */
function decode(coded) {
  let before = '';
  return coded ? coded.split(' ').map((part) => (before = before.slice(0, parseInt(part[0], 36)) + part.slice(1))) : [];
}

/** How many letters are wrong, missing, too many or swapped; more than `most` is not counted. As a beginning, what follows is free. */
function distance(word, other, most, start) {
  if (!start && Math.abs(word.length - other.length) > most) return most + 1;
  let before = [];
  let row = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= word.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= other.length; j++) {
      let cost = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (word[i - 1] !== other[j - 1]));
      if (i > 1 && j > 1 && word[i - 1] === other[j - 2] && word[i - 2] === other[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
      next[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    before = row;
    row = next;
  }
  return start ? Math.min(...row) : row[other.length];
}

/** The nearest known words, at most three; none where all are too far. `open` is a word that is still being typed. */
S.near = async (word, open) => {
  const most = word.length < 8 ? 1 : 2;
  const known = await all();
  const key = word + (open ? '*' : '');
  if (answers.has(key)) return answers.get(key);
  const own = letters(word);
  let [least, near] = [most, []];
  for (const list of known) {
    for (const other of list) {
      // Every letter that one has and the other has not is a mistake: most words are too far by that alone.
      const others = letters(other);
      if (more(own & ~others, least) || (!open && more(others & ~own, least))) continue;
      // Of three letters only swapped ones are a mistake; else `rdl` would be half the alphabet.
      if (word.length === 3 && [...word].sort().join() !== [...other].sort().join()) continue;
      const far = Math.min(distance(word, other, least), open && word.length > 3 ? distance(word, other, least, true) + 0.1 : 9);
      if (far < least || (far === least && !near.length)) near = [];
      if (far <= least) near.push(other);
      if (far < least) least = far;
    }
  }
  near = near.slice(0, 3);
  answers.set(key, near);
  return near;
};
