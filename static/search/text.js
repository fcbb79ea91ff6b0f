// What the search says to readers: a guide in another language has its own copy of this file.

/** What the modules of the search share. */
const S = (window.ironleafSearch = {});

/** A count with commas, as the pages write it. */
const counted = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, ',');

S.text = {
  label: 'Search this guide',
  hint: 'Exercise, muscle, program …',
  close: 'Close',
  results: 'Results',
  filters: 'Filters',
  kind: 'Kind',
  muscle: 'Muscle',
  equipment: 'Equipment',
  level: 'Level',
  any: 'Any',
  count: (n) => (n === 1 ? '1 result' : counted(n) + ' results'),
  none: (query) => `Nothing found for “${query}”. Try fewer or other words.`,
  some: (n) => `No page has all of these words; ${n === 1 ? 'one has' : counted(n) + ' have'} some of them.`,
  instead: (words) => `Showing results for “${words}”.`,
  failed: 'The search could not be loaded. Try again.',
  all: 'Open as a page',
  more: 'More results',
  keys: [
    ['↑ ↓', 'choose'],
    ['Enter', 'open'],
    ['Esc', 'close'],
  ],
  empty: 'Type a name, a muscle, or a coach’s word: RDL, bum, superset.',
};

/** A new element with these attributes and this inside it. */
S.make = (tag, attributes, ...inside) => {
  const node = document.createElement(tag);
  for (const name in attributes) if (attributes[name] != null) node.setAttribute(name, attributes[name]);
  node.append(...inside);
  return node;
};
