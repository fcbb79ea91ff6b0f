// Loads the index piece by piece. Every piece is a classic script that calls `ironleafPiece`, so that it loads from a
// disk too. The print of the build stands in each, so that pieces of two builds are never taken for one index.

S.root = document.currentScript.src.replace(/[^/]*$/, '');

let coming = {};
let print = '';
let fresh = '';

/** The index's first file, which a page asks for together with this script: it may be here already. */
const first = document.querySelector('[data-search]').dataset.search.replace(/[^/]*$/, 'search/index.js');
const { early } = window.ironleafPiece || {};

window.ironleafPiece = (name, made, data) => {
  document.currentScript.remove();
  coming[name]?.came(made, data);
};

/** Whether any piece is on its way. */
S.busy = () => Object.values(coming).some((entry) => !entry.here);

/** A piece by its name. A piece of another build than the index means that the index is an old one: it is loaded anew. */
S.piece = (name) => (coming[name] ||= load(name)).data;

function load(name) {
  const entry = {};
  const kept = coming;
  entry.data = new Promise((done, failed) => {
    const fail = () => {
      delete kept[name];
      failed(new Error('no ' + name));
    };
    entry.came = (made, data) => {
      entry.here = true;
      if (name === 'index') print = made;
      // Titles are lines, and are read many times.
      if (made === print) return done(/^t\d/.test(name) ? data.split('\n') : data);
      coming = {};
      index = null;
      fresh = made;
      failed(new Error('stale'));
    };
    if (name === 'index' && !fresh) {
      if (early) return entry.came(early[1], early[2]);
      if (window.ironleaf?.load) return ironleaf.load(first, null, fail);
    }
    const script = S.make('script', { src: S.root + 'search/' + name + '.js' + (name === 'index' ? fresh && '?' + fresh : '?' + print) });
    script.onerror = () => {
      script.remove();
      fail();
    };
    document.head.append(script);
  });
  return entry;
}

/** What the index has, read once; the words are cut into pieces by their first word. `known` does not wait for it. */
let index = null;
S.known = () => index;
S.index = async () => {
  const found = await S.piece('index');
  if (index !== found) {
    index = found;
    index.starts = index.words.split(' ');
    // Where the pages of each kind begin, and their files of texts, of so many pages each.
    let [page, file] = [0, 0];
    index.shelves = index.kinds.map(([, , end], kind) => {
      const shelf = { page, file, each: index.texts[kind] };
      file += Math.ceil((end - page) / shelf.each);
      page = end;
      return shelf;
    });
    S.english = index.english;
    S.forget?.();
  }
  return index;
};

// It is on its way; what keeps it away is told when it is asked.
S.index().catch(() => {});
