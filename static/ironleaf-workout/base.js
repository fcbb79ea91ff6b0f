// What the modules for training share. They see these names and nothing of one another, but what `ironleaf` offers.

const ironleaf = window.ironleaf;
const { root, all, make, fill, recall, remember, tell, hear } = ironleaf;

/** Weights are remembered in kilograms and shown in the reader's unit, without needless decimals. */
root.dataset.unit = recall('unit') || root.dataset.unit || 'kg';
const factor = () => (root.dataset.unit === 'lb' ? 2.20462262 : 1);
const tidy = (number) => String(+number.toFixed(2));
const shown = (kg) => tidy(kg * factor());
const inKilograms = (text) => +(parseFloat(String(text).replace(',', '.')) / factor()).toFixed(3);

/** What stands after the `#` of the address, as names and values; an anchor is none. */
const inHash = () => new URLSearchParams(location.hash.includes('=') ? location.hash.slice(1) : '');
const withHash = (name, value) => {
  const parts = inHash();
  if (value) parts.set(name, value);
  else parts.delete(name);
  return location.pathname + location.search + (String(parts) && '#' + parts);
};
const putInHash = (name, value) => {
  if (value || inHash().has(name)) history.replaceState(history.state, '', withHash(name, value));
};

/** The rows of a session that are trained, in order. */
const session = (id) => document.querySelector(`[data-session="${CSS.escape(id)}"]`);
const rowsOf = (id) => (session(id) ? all('tr[data-sets]', session(id)) : []);

// For the gym view, which is loaded later.
Object.assign(ironleaf, { shown, inKilograms, inHash, withHash, putInHash, session, rowsOf });
