// Saving the log as a file, reading it back, clearing it. Nothing is sent anywhere: the browser makes the file itself.

const page = root.dataset.page || '';

/** All that is noted, a line a set, with the names that the page has for it. */
const lines = () =>
  Object.entries(log.all()).flatMap(([entry, { date, title, rows, sets }]) => {
    const week = entry.split('@')[1];
    return Object.entries(sets).map(([set, { done, kg, reps }]) => {
      const [row, n] = set.split('.').map(Number);
      return {
        date: date || '',
        week: +week,
        session: title,
        exercise: rows[row - 1] || '',
        set: n,
        done: !!done,
        weight: kg != null ? +shown(kg) : '',
        unit: kg != null ? root.dataset.unit : '',
        reps: reps || '',
        key: `${entry} ${set}`,
      };
    });
  });

const asCsv = () => {
  const names = ['date', 'week', 'session', 'exercise', 'set', 'done', 'weight', 'unit', 'reps'];
  // A cell that begins like a formula is a text.
  const cell = (value) => '"' + String(value).replace(/^[=+@\t-]/, "'$&").replaceAll('"', '""') + '"';
  return '\ufeff' + [names, ...lines().map((line) => names.map((name) => line[name]))].map((row) => row.map(cell).join(',') + '\r\n').join('');
};
const asJson = () => JSON.stringify({ format: 'ironleaf-log', version: 1, page, title: document.title, sets: lines() }, null, 2) + '\n';

const save = (type, text) => {
  const name = `${page.split('/').pop()}-${new Date().toLocaleDateString('sv-SE')}.${type}`;
  const address = URL.createObjectURL(new Blob([text], { type: type === 'csv' ? 'text/csv' : 'application/json' }));
  make('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1e4);
};

/** A saved log, put together with what is noted; what the file says of a set holds. */
const read = (text) => {
  const file = JSON.parse(text);
  if (file.format !== 'ironleaf-log' || file.page !== page) throw new Error('another file');
  const saved = {};
  const put = ({ rows, sets }, name, n, noted) => (sets[`${rows.indexOf(name) + 1 || rows.push(name)}.${n}`] = noted);
  for (const { key, date, session: title, exercise, set, done, weight, unit, reps } of file.sets) {
    const [, entry, at] = /^([\w-]+@\d+)\s(\d+)\.\d+$/.exec(key);
    if (!(set > 0)) throw new Error('no set');
    const noted = { done: !!done, kg: +weight && +(weight / (unit === 'lb' ? 2.20462262 : 1)).toFixed(3), reps: String(reps || '') };
    const into = (saved[entry] ||= { date: String(date || ''), title: String(title), rows: [], sets: {} });
    // An exercise that comes twice is told by its row, as is one that a file does not name.
    const own = log.names(entry.split('@')[0])[at - 1] || '';
    const name = !exercise || own === exercise || own.startsWith(exercise + ' (') ? own : String(exercise);
    put(into, name, +set, Object.fromEntries(Object.entries(noted).filter(([, value]) => value)));
  }
  const next = structuredClone(log.all());
  for (const [entry, { date, title, rows, sets }] of Object.entries(log.settled(saved))) {
    const into = (next[entry] ||= { title, rows: [], sets: {} });
    into.date = date;
    for (const [set, noted] of Object.entries(sets)) put(into, rows[set.split('.')[0] - 1], set.split('.')[1], noted);
  }
  log.replace(next);
  return file.sets.length;
};

if (log) {
  const told = (text, places = '[data-told]') => {
    say(text);
    for (const place of all(places)) place.textContent = text;
  };
  // Storage that is full or forbidden: who notes something is told once, where it is seen.
  let warned = false;
  const warn = () => {
    if (warned || log.kept()) return;
    warned = true;
    told(T.lost, '[data-told], [data-lost]');
  };
  hear('log', warn);
  warn();
  for (const button of all('[data-save]')) {
    button.addEventListener('click', () => save(button.dataset.save, button.dataset.save === 'csv' ? asCsv() : asJson()));
  }
  for (const field of all('[data-read]')) {
    field.addEventListener('change', async () => {
      try {
        told(fill(field.dataset.read, { n: read(await field.files[0].text()) }));
      } catch {
        told(field.dataset.wrong);
      }
      field.value = '';
    });
  }
  for (const button of all('[data-clear]')) {
    button.addEventListener('click', () => {
      if (confirm(button.dataset.sure)) log.replace({});
    });
  }
}
