// The log of a page: which sets are done in which session of which week, and with what. It stays in this browser, under
// the page's name, and the ticks in the address's `#` too, for browsers that forget. Buttons in each `td.log`.

const key = 'log:' + (root.dataset.page || '');
const weeks = recall('weeks:' + (root.dataset.page || '')) || {};
// Where nothing else is said between two sets.
const REST = 90;

const pickerOf = (id) => session(id)?.closest('.wk')?.querySelector('[data-week]');
const entryOf = (id) => id + '@' + (pickerOf(id)?.value || 1);

/** The sets of a session as keys, `2.1` the first of its second exercise, in order. */
const keysOf = (id) => {
  return rowsOf(id).flatMap((row, at) => Array.from({ length: +row.dataset.sets }, (_, set) => `${at + 1}.${set + 1}`));
};

/** The exercises of a session by name, in order; the second of a name is `Row (2)`. */
const namesOf = (id) => {
  const seen = {};
  return rowsOf(id).map((row) => {
    const name = row.querySelector('[data-lift-name]').textContent;
    seen[name] = (seen[name] || 0) + 1;
    return seen[name] > 1 ? `${name} (${seen[name]})` : name;
  });
};

/** Ticks in few letters, for the address: `week-1-session-2_1_1f`, a one and then a bit for each set, in hexadecimal. */
const pack = () => {
  const bits = (id, sets) => BigInt('0b1' + keysOf(id).map((set) => (sets[set]?.done ? 1 : 0)).join('')).toString(16);
  return Object.keys(log).filter((entry) => session(entry.split('@')[0])).map((entry) => entry.replace('@', '_') + '_' + bits(entry.split('@')[0], setsOf(entry))).join('.');
};
const unpack = (text) => {
  const found = {};
  for (const [id, week, hex] of (text || '').split('.').map((part) => part.split('_'))) {
    if (!/^[\da-f]+$/.test(hex || '')) continue;
    const bits = BigInt('0x' + hex).toString(2).slice(1);
    const done = keysOf(id).filter((_, at) => bits[at] === '1');
    if (done.length) found[id + '@' + week] = { ...blank(id), sets: Object.fromEntries(done.map((set) => [set, { done: true }])) };
  }
  return found;
};

const blank = (id) => ({ title: session(id)?.dataset.title || id, rows: namesOf(id), sets: {} });

/**
 * `{ 'week-1-session-2@1': { date, title, rows: ['Squat', 'Row'], sets: { '2.1': { done, kg, reps } } } }`: the first set of
 * the row. An entry names its exercises itself, so that a program which changes under it neither moves nor loses a note.
 */
let log = settled(recall(key) || unpack(inHash().get('log')));

/**
 * A log by the sessions as they stand now. A coach may have put a session before others: an entry goes to the session of its title, among those of its weeks.
 * Where none has it, it stays with one that has an exercise of it, and else is kept under a name that no session has.
 */
function settled(found) {
  const next = {};
  const left = [];
  const family = (id) => id.replace(/^(was-)+/, '').replace(/\d+$/, '');
  const homeOf = (id, title) => {
    if (session(id)?.dataset.title === title) return id;
    const same = all('[data-session]').map((one) => one.dataset).filter((one) => one.title === title && family(one.session) === family(id));
    return same.length === 1 ? same[0].session : '';
  };
  const entries = Object.entries(found).map(([entry, noted]) => [...entry.split('@'), homeOf(entry.split('@')[0], noted.title), noted]);
  for (const one of entries.sort(([a, , homeA], [b, , homeB]) => (b === homeB) - (a === homeA))) {
    const [, week, home, noted] = one;
    if (home && !next[home + '@' + week]) next[home + '@' + week] = noted;
    else left.push(one);
  }
  for (const [id, week, , noted] of left) {
    let name = !session(id) || namesOf(id).some((lift) => noted.rows.includes(lift)) ? id : 'was-' + id;
    while (next[name + '@' + week]) name = 'was-' + name;
    next[name + '@' + week] = noted;
  }
  return next;
}

/** What is noted in an entry, by the session's rows as they stand now. */
function setsOf(entry) {
  if (!log[entry]) return {};
  const { rows, sets } = log[entry];
  const names = namesOf(entry.split('@')[0]);
  if (String(rows) === String(names)) return sets;
  const moved = Object.entries(sets).map(([set, noted]) => {
    const [n, rest] = set.split('.');
    return [names.indexOf(rows[n - 1]) + 1 + '.' + rest, noted];
  });
  return Object.fromEntries(moved.filter(([set]) => set[0] !== '0'));
}
/** The key in the entry of a set as the session has it now. */
const keyIn = (entry, id, set) => {
  const [n, rest] = set.split('.');
  const name = namesOf(id)[n - 1];
  return (entry.rows.indexOf(name) + 1 || entry.rows.push(name)) + '.' + rest;
};

const paint = () => {
  for (const button of all('td.log .set')) {
    const { done, kg, reps } = ironleaf.log.sets(button.dataset.of)[button.dataset.set] || {};
    button.setAttribute('aria-pressed', !!done);
    const noted = [kg != null && shown(kg), reps].filter(Boolean).join(' × ');
    button.nextSibling.textContent = noted;
  }
  const n = Object.values(log).flatMap(({ sets }) => Object.values(sets)).filter((set) => set.done).length;
  for (const place of all('[data-sets-done]')) place.textContent = fill(place.dataset.setsDone, { n });
};
let kept = true;
const save = () => {
  kept = remember(key, log);
  putInHash('log', pack());
  paint();
  tell('log');
};

/** What was noted the last time that the exercise of a row was trained, on another day or in another week. */
const before = (id, row) => {
  const name = row.querySelector('[data-lift-name]').textContent;
  const entries = Object.entries(log).filter(([entry]) => entry !== entryOf(id));
  for (const [, { rows, sets }] of entries.sort(([, a], [, b]) => (a.date < b.date ? 1 : -1))) {
    const n = rows.indexOf(name) + 1;
    const noted = Object.keys(sets).filter((set) => set.startsWith(n + '.') && sets[set].kg != null).sort((a, b) => a.split('.')[1] - b.split('.')[1]);
    if (noted.length) return noted.map((set) => sets[set]);
  }
  return [];
};

/** What a set is meant to be, as texts in the reader's unit: the weight of the set before it on the same line, or else what
 * the one-rep max gives, or that of the last time; the repetitions of its line. */
const meant = (id, set) => {
  const [at, n] = set.split('.').map(Number);
  const row = rowsOf(id)[at - 1];
  const lineOf = (n) => {
    let left = n - 1;
    return all('[data-dose]', row).find((one) => (left -= +one.dataset.efforts) < 0);
  };
  const line = lineOf(n);
  const last = before(id, row);
  const previous = n > 1 && lineOf(n - 1) === line ? ironleaf.log.sets(id)[`${at}.${n - 1}`]?.kg : null;
  const text = (kg) => (kg != null ? shown(kg) : '');
  const load = line && ironleaf.loadOf ? ironleaf.loadOf(line) : '';
  return { kg: text(previous) || load || text(last[Math.min(n, last.length) - 1]?.kg), reps: line ? line.dataset.dose : '' };
};
const number = (text) => (inKilograms(text) >= 0 ? inKilograms(text) : null);

ironleaf.log = {
  before,
  meant,
  number,
  entry: entryOf,
  keys: keysOf,
  names: namesOf,
  settled,
  all: () => log,
  /** Whether the browser keeps what was noted last. */
  kept: () => kept,
  /** What is noted of a session, in the week that the reader chose. */
  sets: (id) => setsOf(entryOf(id)),
  /** Notes something of a set: `note('week-1-session-1', '2.1', { done: true, kg: 80, reps: '5' })`; nothing unsays it. */
  note(id, set, change) {
    const entry = (log[entryOf(id)] ||= blank(id));
    const place = keyIn(entry, id, set);
    const now = Object.entries({ ...entry.sets[place], ...change }).filter(([, value]) => value || value === 0);
    entry.title = blank(id).title;
    entry.date = new Date().toLocaleDateString('sv-SE');
    if (now.length) entry.sets[place] = Object.fromEntries(now);
    else delete entry.sets[place];
    if (!Object.keys(entry.sets).length) delete log[entryOf(id)];
    save();
  },
  /** Ticks a set, or takes the tick back. Without a word the set went as it was meant to; what was only meant goes with the tick. */
  tick(id, set, done) {
    const now = ironleaf.log.sets(id)[set] || {};
    const { kg, reps } = meant(id, set);
    const guess = { kg: now.kg ?? (/^[\d.]+$/.test(kg) ? number(kg) : null), reps: now.reps || (/^\d+$/.test(reps) ? reps : '') };
    if (done) ironleaf.log.note(id, set, { done, ...guess, meant: now.kg == null && !now.reps });
    else ironleaf.log.note(id, set, { done, ...(now.meant && { kg: null, reps: '', meant: false }) });
  },
  /** Forgets a session of the week that the reader chose. */
  forget(id) {
    delete log[entryOf(id)];
    save();
  },
  replace(next) {
    log = next;
    save();
  },
  /** The rest after a set of this row, in seconds: none inside a superset, unless it says so. */
  rest: (row) => +(row.dataset.rest ?? (row.matches('.ss:not(.ss-last)') ? 0 : REST)),
};

for (const cell of all('td.log')) {
  const row = cell.closest('tr');
  const id = cell.closest('[data-session]').dataset.session;
  const at = rowsOf(id).indexOf(row) + 1;
  all('li', cell).forEach((place, n) => {
    const set = `${at}.${n + 1}`;
    const label = fill(cell.dataset.text, { n: n + 1 });
    const button = make('button', { type: 'button', class: 'set', 'aria-label': label, 'data-of': id, 'data-set': set }, n + 1);
    button.addEventListener('click', () => {
      const done = button.getAttribute('aria-pressed') !== 'true';
      ironleaf.log.tick(id, set, done);
      if (done && ironleaf.log.rest(row)) tell('rest', { seconds: ironleaf.log.rest(row) });
    });
    place.append(button, make('small'));
  });
}

for (const picker of all('[data-week]')) {
  const chosen = weeks[picker.dataset.week];
  if (chosen) picker.value = chosen;
  if (picker.selectedIndex < 0) picker.selectedIndex = 0;
  picker.addEventListener('change', () => {
    weeks[picker.dataset.week] = picker.value;
    remember('weeks:' + (root.dataset.page || ''), weeks);
    paint();
    tell('log');
  });
}
hear('unit', paint);
// Another tab wrote, or the page comes back from the browser's memory: what is remembered holds, unless this page could not add to it.
const again = (otherwise) => {
  if (!kept) return;
  log = settled(recall(key) || otherwise);
  paint();
  tell('log', { elsewhere: true });
};
addEventListener('storage', (event) => (event.key === null || event.key.endsWith(':' + key)) && again({}));
addEventListener('pageshow', (event) => event.persisted && again(log));
// Going back in the history brings an older `#`.
addEventListener('popstate', () => putInHash('log', pack()));
paint();
