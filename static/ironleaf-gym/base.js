// What the modules of the gym view share: what `ironleaf` offers, and what they say to readers. They tell one another things by events.

const { root, all, make, fill, recall, remember, live, say, tell, hear } = window.ironleaf;
const { log, shown, inKilograms, inHash, withHash, putInHash, session, rowsOf } = window.ironleaf;

/** What is said to readers, from the module `text`. */
const T = {};

/** A small drawing of lines, and a button that is one. */
const icon = (lines) => `<svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"><path d="${lines}"/></svg>`;
const CROSS = icon('m6 6 12 12M18 6 6 18');

/** An element with this inside it, drawn from HTML. */
function draw(tag, attributes, html) {
  const node = make(tag, attributes);
  node.innerHTML = html;
  return node;
}
