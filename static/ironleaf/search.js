// The search: `[data-search-open]` opens it, `/` and Ctrl-K too, and an address with `?q=…`. Its own script, which
// `[data-search]` names, is loaded with its first use, or when a pointer or the focus comes to where it is opened;
// where it cannot be had, the link leads to the search's page.

const finder = document.querySelector('[data-search]');
const host = document.querySelector('[data-search-page]');
const field = (node) => node.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(node.tagName);

/** Brings what every query needs, all at once: the look, the script, and the first file of the index, which may be
 * there before the script that reads it. */
let look;
const bring = () => {
  if (!look) {
    look = make('link', { rel: 'stylesheet', href: finder.dataset.searchLook });
    look.onerror = () => (look = look.remove());
    document.head.append(look);
  }
  load(finder.dataset.search);
  window.ironleafPiece ||= (...piece) => (ironleafPiece.early = piece);
  load(finder.dataset.search.replace(/[^/]*$/, 'search/index.js'));
};
const search = () => {
  bring();
  if (host) host.querySelector('input')?.focus();
  else load(finder.dataset.search, () => ironleafSearch.open(), () => (location.href = finder.href));
};

if (finder) {
  for (const link of all('[data-search-open]')) {
    if (host) continue;
    link.setAttribute('role', 'button');
    link.setAttribute('aria-haspopup', 'dialog');
    link.addEventListener('pointerenter', bring);
    link.addEventListener('focus', bring);
    link.addEventListener('keydown', (event) => {
      if (event.key !== ' ') return;
      event.preventDefault();
      search();
    });
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      search();
    });
  }
  addEventListener('keydown', (event) => {
    const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !field(event.target);
    if (!slash && !((event.ctrlKey || event.metaKey) && event.key === 'k')) return;
    event.preventDefault();
    search();
  });
  if (host) {
    bring();
    load(finder.dataset.search, () => ironleafSearch.page(host));
  } else if (new URLSearchParams(location.search).has('q')) search();
}
