// Keeps an open page up to date, and shows over it what is wrong in the guide. Served by `ironleaf serve` only.
(() => {
  'use strict';
  const mine = { run: null, edition: Number(document.currentScript.dataset.edition) };
  const FLICKER = 120; // A file that is saved in two steps is wrong for a moment; nobody needs to see that.
  const SEEN = 'ironleaf-seen';
  let source = null;
  let state = null;
  let waiting = 0;
  let parts = null;

  const store = {
    get: (name) => { try { return sessionStorage.getItem(name); } catch { return null; } },
    set: (name, text) => { try { sessionStorage.setItem(name, text); } catch { /* a browser that keeps nothing */ } },
  };

  // ---- following

  // A page in the background lets go of its connection: a browser has few of them for one server.
  const listen = () => {
    if (source || document.hidden) return;
    source = new EventSource('/_ironleaf/live');
    source.addEventListener('state', (event) => take(JSON.parse(event.data)));
    source.onopen = () => document.documentElement.setAttribute('data-live', '');
    source.onerror = () => { if (source && source.readyState === 2) { leave(); setTimeout(listen, 1000); } };
  };
  const leave = () => { if (source) source.close(); source = null; };

  function take(now) {
    const sameRun = mine.run === null || mine.run === now.run;
    mine.run = now.run;
    if (!sameRun || now.edition !== mine.edition) {
      const styled = sameRun && mine.edition >= now.styled_from && mine.edition < now.edition && restyle(now);
      if (!styled) { leave(); location.reload(); return; }
      mine.edition = now.edition;
    }
    state = now;
    clearTimeout(waiting);
    const worse = now.stops > 0 && (!parts || parts.host.hidden || !parts.dialog.open);
    waiting = setTimeout(show, worse ? FLICKER : 0);
  }

  /** Takes the changed stylesheets again; false where one of them is in use otherwise than by a link. */
  function restyle(now) {
    const links = [...document.querySelectorAll('link[rel~=stylesheet]')];
    let found = false;
    for (const [name, address] of Object.entries(now.styles)) {
      const dot = name.lastIndexOf('.');
      const old = (path) => path === '/' + name || (path.startsWith('/' + name.slice(0, dot) + '.') && /^[0-9a-f]{8}$/.test(path.slice(dot + 2, -(name.length - dot))));
      for (const link of links) {
        const path = decodeURIComponent(new URL(link.href).pathname);
        if (new URL(link.href).origin !== location.origin || !old(path)) continue;
        found = true;
        const fresh = link.cloneNode();
        fresh.href = new URL('/' + address, location.href).pathname + '?' + now.edition;
        // The old one stays until the new one is there, so that nothing jumps.
        fresh.onload = fresh.onerror = () => link.remove();
        link.after(fresh);
      }
    }
    return found;
  }

  // ---- showing

  /** An element; texts stay texts, whatever is in them. */
  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
      else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : value);
    }
    element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
    return element;
  }

  /** `text` with the names in backticks as code. */
  const words = (text) => text.split('`').map((part, n) => (n % 2 ? make('code', {}, part) : part));
  const count = (n, word) => `${n} ${word}${n === 1 ? '' : 's'}`;

  function build() {
    const host = make('ironleaf-live');
    const root = host.attachShadow({ mode: 'open' });
    const list = make('ol', { class: 'list', tabindex: '-1' });
    const title = make('h1', { id: 'title' });
    const note = make('p', { class: 'note' });
    const shut = make('button', { class: 'shut', type: 'button', 'aria-label': 'Close', title: 'Close (Esc)', onclick: () => dialog.close() }, '×');
    const dialog = make('dialog', { 'aria-labelledby': 'title', onclose: () => remember() }, make('header', {}, make('div', {}, title, note), shut), list);
    dialog.addEventListener('click', (event) => { if (event.target === dialog) dialog.close(); });
    const pill = make('button', { class: 'pill', type: 'button', 'aria-haspopup': 'dialog', onclick: () => open() });
    const said = make('div', { class: 'said', role: 'status', 'aria-live': 'polite' });
    root.append(make('link', { rel: 'stylesheet', href: '/_ironleaf/live.css' }), pill, dialog, said);
    document.body.append(host);
    return { host, root, list, title, note, dialog, pill, said };
  }

  const print = () => JSON.stringify([state.stops, state.findings.filter((f) => f.stops).map((f) => [f.message, f.place && f.place.file, f.place && f.place.line])]);
  const remember = () => { if (state && state.stops > 0) store.set(SEEN, print()); };
  const open = () => { if (!parts.dialog.open) parts.dialog.showModal(); parts.list.focus({ preventScroll: true }); };

  function show() {
    const any = state.findings.length > 0;
    if (!any && !parts) return;
    parts = parts || build();
    const wasWrong = parts.wrong;
    parts.wrong = state.stops > 0;
    parts.pill.hidden = !any;
    parts.pill.className = 'pill ' + (state.stops > 0 ? 'wrong' : 'mild');
    const rest = [state.errors ? count(state.errors, 'error') : '', state.warnings ? count(state.warnings, 'warning') : ''].filter(Boolean).join(', ');
    parts.pill.textContent = rest;
    parts.pill.setAttribute('aria-label', `${rest} in the guide: show`);
    parts.title.textContent = state.stops > 0 ? `${count(state.stops, 'mistake')} to mend` : rest;
    parts.note.textContent = state.stops > 0 ? 'The page stays as it last was. This goes by itself when all is well again.' : 'The guide can be published; a reader may stumble here.';
    const at = parts.list.scrollTop;
    parts.list.replaceChildren(...state.findings.map(item));
    const shown = state.findings.filter((f) => f.severity !== 'info').length;
    if (state.errors + state.warnings > shown) parts.list.append(make('li', { class: 'more' }, `${state.errors + state.warnings - shown} more; `, make('code', {}, 'ironleaf check'), ' shows everything.'));
    parts.list.scrollTop = at;
    if (parts.wrong && store.get(SEEN) !== print()) open();
    if (!parts.wrong) {
      store.set(SEEN, '');
      if (wasWrong) { parts.dialog.close(); parts.said.textContent = 'All is mended.'; }
    }
    if (!any) parts.dialog.close();
  }

  function item(f) {
    const place = f.place;
    const where = place && `${place.file}:${place.line}:${place.column}`;
    return make('li', { class: f.severity, 'data-rule': f.rule },
      make('p', { class: 'what' }, make('b', {}, f.severity), ' ', ...words(f.message)),
      place && make('p', { class: 'where' }, f.editor ? make('a', { href: f.editor, title: 'Open in your editor' }, where) : make('span', {}, where)),
      place && excerpt(place),
      f.help && make('p', { class: 'help' }, make('b', {}, 'What to do: '), ...words(f.help)),
      f.corrected !== null && corrected(f.corrected),
      ...f.related.map((text) => make('p', { class: 'related' }, 'See ', text)),
      make('p', { class: 'rule' }, make('code', {}, `ironleaf explain ${f.rule}`)));
  }

  /** The lines at the place, each with its number, what is meant underlined. */
  function excerpt(place) {
    const first = place.line - (place.before.split('\n').length - 1);
    const code = make('code', {}, place.before, make('mark', { class: place.marked ? null : 'empty' }, place.marked), place.after);
    const lines = (place.before + place.marked + place.after).split('\n').length;
    const numbers = Array.from({ length: lines }, (_, n) => first + n).join('\n');
    return make('div', { class: 'excerpt', tabindex: '0', role: 'group', 'aria-label': `line ${place.line} of ${place.file}` }, make('pre', { class: 'numbers', 'aria-hidden': 'true' }, numbers), make('pre', {}, code));
  }

  function corrected(text) {
    const button = make('button', { type: 'button', class: 'copy' }, 'Copy the corrected line');
    button.addEventListener('click', async () => {
      const done = await copy(text);
      button.textContent = done ? 'Copied' : 'Select it and copy';
      parts.said.textContent = button.textContent;
      setTimeout(() => { button.textContent = 'Copy the corrected line'; }, 2000);
    });
    return make('div', { class: 'fix' }, make('pre', { tabindex: '0' }, make('code', {}, text)), button);
  }

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const area = make('textarea', { class: 'vh', readonly: true }, text);
      parts.dialog.append(area);
      area.select();
      const done = document.execCommand('copy');
      area.remove();
      return done;
    }
  }

  document.addEventListener('visibilitychange', () => (document.hidden ? leave() : listen()));
  addEventListener('pagehide', leave);
  addEventListener('pageshow', listen);
  listen();
})();
