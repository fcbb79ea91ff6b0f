// What the other modules share. They see these names, and nothing of one another: what one has to tell the others it
// says as an event of the document.

const root = document.documentElement;

/** Everything inside `within` that the selector matches, as a list. */
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

/** A new element with these attributes and this text. */
function make(tag, attributes = {}, text = '') {
  const node = document.createElement(tag);
  for (const name in attributes) node.setAttribute(name, attributes[name]);
  node.textContent = text;
  return node;
}

/** A text of the page with its `{name}`s filled in. */
const fill = (text, values) => text.replace(/{(\w+)}/g, (hole, name) => values[name] ?? hole);

/** What this browser remembers for this guide; to remember nothing is to forget. Neither ever fails; `remember` says whether it is kept. */
const store = 'ironleaf:' + (root.dataset.site || 'site') + ':';
function recall(key) {
  try {
    return JSON.parse(localStorage.getItem(store + key));
  } catch {
    return null;
  }
}
function remember(key, value) {
  try {
    if (value == null) localStorage.removeItem(store + key);
    else localStorage.setItem(store + key, JSON.stringify(value));
    return true;
  } catch {
    // A browser that may not remember still does the rest.
    return false;
  }
}

/** Says something to those who listen to the page. */
const live = document.body.appendChild(make('p', { class: 'vh', role: 'status' }));
const say = (text) => (live.textContent = text);

/** Tells other modules something: `tell('rest', { seconds: 90 })` is heard by `hear('rest', …)`. */
const tell = (what, detail) => document.dispatchEvent(new CustomEvent('ironleaf:' + what, { detail }));
const hear = (what, then) => document.addEventListener('ironleaf:' + what, (event) => then(event.detail || {}));

/** The address of a file that stands beside this script. */
const own = document.currentScript.src;
const beside = (name) => new URL(name, own).href;

/** Loads a script that only some pages or readers need, once, and then does `then`; `otherwise` where it cannot be had. */
const scripts = {};
function load(address, then, otherwise) {
  scripts[address] ||= new Promise((done, failed) => {
    document.head.append(Object.assign(make('script'), { src: address, onload: done, onerror: failed }));
  });
  scripts[address].then(then, () => {
    delete scripts[address];
    if (otherwise) otherwise();
  });
}

// For scripts that are loaded later.
const ironleaf = { root, all, make, fill, recall, remember, live, say, tell, hear, load, beside };
window.ironleaf = ironleaf;
