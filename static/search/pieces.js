// Loads the index piece by piece. Every piece is a classic script that calls `ironleafPiece`, so that it loads from a
// disk too. The print of the build stands in each, so that pieces of two builds are never taken for one index.

S.root = document.currentScript.src.replace(/[^/]*$/, '');

let coming = {};
let print = '';
let fresh = '';

window.ironleafPiece = (name, made, data) => coming[name]?.came(made, data);

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
      if (name === 'index') print = made;
      // Titles are lines, and are read as such many times.
      if (made === print) return done(/^t\d/.test(name) ? data.split('\n') : data);
      coming = {};
      fresh = made;
      failed(new Error('stale'));
    };
    const script = S.make('script', { src: S.root + 'search/' + name + '.js' + (name === 'index' ? fresh && '?' + fresh : '?' + print) });
    script.onerror = fail;
    script.onload = () => script.remove();
    document.head.append(script);
  });
  return entry;
}

/** What the index has, read once; the words are cut into pieces by their first word. */
let index;
S.index = async () => {
  const found = await S.piece('index');
  if (index !== found) {
    index = found;
    index.starts ||= index.words.split(' ');
    S.english = index.english;
    S.forget?.();
  }
  return index;
};
