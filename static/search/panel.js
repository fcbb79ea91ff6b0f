// The search as a reader sees it: a field, facets and results, in a dialog over any page or on a page of its own.

const FACETS = ['kind', 'muscle', 'equipment', 'level'];
const T = S.text;

/** A field with facets and results inside `host`. On the search's own page results are a list; over a page they are
 * choices of the field, which keeps the focus. `prefix` keeps its part of the address apart from the filters of a page. */
function panel(host, { dialog, prefix, close }) {
  const own = dialog ? 'find' : 'found';
  const results = S.make('div', { class: 'find-results', id: own + '-results', ...(dialog && { role: 'listbox', 'aria-label': T.results }) });
  const field = S.make('input', {
    type: 'text', name: 'q', inputmode: 'search', enterkeyhint: 'search', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false',
    placeholder: T.hint, id: own + '-field',
    ...(dialog && { 'aria-label': T.label, role: 'combobox', 'aria-expanded': 'false', 'aria-controls': results.id, 'aria-autocomplete': 'list', 'aria-haspopup': 'listbox' }),
  });
  const count = S.make('p', { class: 'find-count', role: 'status' });
  const facets = S.make('div', { class: 'find-facets' });
  const icon = document.querySelector('[data-search-open] svg')?.cloneNode(true) || '';
  const bar = S.make('div', { class: 'find-bar' }, icon, field);
  if (close) bar.append(S.make('button', { type: 'button', class: 'find-close' }, T.close));
  const form = S.make('form', { class: 'find-form', role: 'search', action: S.root + 'search.html' }, bar);
  const folded = S.make('details', { class: 'find-more' }, S.make('summary', {}, T.filters), facets);
  if (!dialog) form.prepend(S.make('label', { class: 'find-label', for: field.id }, T.label));
  form.append(dialog ? folded : facets, count);
  host.append(form, results);
  const selects = {};
  let [turn, shown, most, at, noting] = [0, '', dialog ? 8 : 20, -1, 0];
  let answered = Promise.resolve();
  // To ask an element how far it is scrolled is to have it laid out first.
  let scrolled = false;
  results.addEventListener('scroll', () => (scrolled = true));

  /** The facets that have something to choose, made once the index is there. */
  async function choices() {
    const index = await S.index();
    if (facets.firstChild) return;
    const lists = { kind: index.kinds.filter(([, , end], i) => end > (index.kinds[i - 1]?.[2] || 0)), ...index.facets };
    for (const name of FACETS.filter((name) => lists[name]?.length > 1)) {
      selects[name] = S.make('select', { name }, new Option(T.any, ''), ...lists[name].map(([id, title]) => new Option(title, id)));
      facets.append(S.make('label', {}, T[name], selects[name]));
    }
  }

  const failed = () => (count.textContent = T.failed);
  const chosen = () => Object.fromEntries(FACETS.map((name) => [name, selects[name]?.value || '']));

  /** Keeps the query in the address, beside whatever else stands there. */
  function note() {
    clearTimeout(noting);
    noting = 0;
    const query = new URLSearchParams(location.search);
    const set = (name, value) => (value ? query.set(name, value) : query.delete(name));
    set('q', field.value.trim());
    for (const [name, value] of Object.entries(chosen())) set(prefix + name, value);
    const text = query.toString();
    try {
      history.replaceState(history.state, '', location.pathname + (text ? '?' + text : '') + location.hash);
    } catch {
      // A browser that keeps addresses as they are still finds.
    }
  }

  const options = () => [...results.querySelectorAll('a')];

  function mark(next) {
    const all = options();
    all[at]?.setAttribute('aria-selected', 'false');
    at = all.length ? (next + all.length) % all.length : -1;
    all[at]?.setAttribute('aria-selected', 'true');
    all[at]?.scrollIntoView({ block: 'nearest' });
    if (at < 0) field.removeAttribute('aria-activedescendant');
    else field.setAttribute('aria-activedescendant', all[at].id);
  }

  /** A result, and the places on its page that answer the query. */
  function draw(found, text, terms, open) {
    const link = (href, name, ...inside) => S.make('a', { href, class: name, ...(dialog && { role: 'option', tabindex: '-1', 'aria-selected': 'false' }) }, ...inside);
    const also = found.names.find((other) => S.marked(other, terms, open).length > 1 && S.marked(found.title, terms, open).length < 2);
    const title = S.make('strong', {}, ...S.marked(found.title, terms, open));
    if (also) title.append(S.make('span', {}, ...S.marked(also, terms, open)));
    const top = S.make('small', {}, [found.kind, found.note].filter(Boolean).join(' · '));
    const links = [link(S.root + found.page + found.place, 'find-hit', top, title, S.make('span', { class: 'find-said' }, ...S.marked(text.sentence, terms, open)))];
    for (const heading of text.headings) links.push(link(S.root + found.page + heading.place, 'find-place', ...S.marked(heading.title, terms, open)));
    return dialog ? links : [S.make('li', {}, ...links)];
  }

  async function run() {
    const mine = ++turn;
    const query = field.value;
    const open = !/\s$/.test(query);
    const key = JSON.stringify([query.trim(), chosen(), most]);
    if (key === shown) return;
    try {
      const found = await S.find(query, chosen(), most);
      const texts = await Promise.all(found.hits.map((one) => S.excerpt(one, found.words, open)));
      if (mine !== turn) return;
      shown = key;
      choices();
      show(query, found, texts, open);
    } catch (error) {
      if (mine !== turn) return;
      // The guide was built anew between two files of the answer.
      if (error.message === 'stale') await run();
      else failed();
    }
  }

  function show(query, found, texts, open) {
    at = -1;
    field.removeAttribute('aria-activedescendant');
    const nodes = found.hits.flatMap((one, i) => draw(one, texts[i], found.words, open));
    if (dialog) nodes.forEach((node, i) => (node.id = own + '-' + i));
    results.replaceChildren(...(dialog || !nodes.length ? nodes : [S.make('ol', {}, ...nodes)]));
    results.hidden = !nodes.length;
    if (dialog) field.setAttribute('aria-expanded', String(nodes.length > 0));
    const asked = query.trim() || Object.values(chosen()).some(Boolean);
    const said = [];
    if (asked && found.some) said.push(T.some(found.total));
    else if (asked) said.push(found.total ? T.count(found.total) : T.none(query.trim()));
    if (found.total && found.corrected) said.push(T.instead(found.corrected.join(' ')));
    count.textContent = asked ? said.join(' ') : T.empty;
    if (found.total > found.hits.length && !dialog) {
      const more = S.make('button', { type: 'button', class: 'btn' }, T.more);
      more.onclick = () => {
        const next = options().length;
        most += 20;
        run().then(() => options()[next]?.focus());
      };
      results.append(more);
    }
    if (scrolled) results.scrollTop = 0;
    scrolled = false;
    host.dispatchEvent(new CustomEvent('found', { detail: { query, ...found } }));
  }

  const changed = () => {
    most = dialog ? 8 : 20;
    answered = run();
    // To write the address takes long: it is done while files of the index are on their way, or after the answer.
    if (S.busy()) note();
    else noting ||= setTimeout(note);
  };
  field.addEventListener('input', changed);
  form.addEventListener('change', (event) => event.target !== field && changed());
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    // Who types fast and presses Enter means what was typed, not what was found before.
    if (noting) note();
    if (dialog) answered.then(() => options()[Math.max(at, 0)]?.click());
  });
  field.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!dialog || !step || event.altKey) return;
    event.preventDefault();
    mark(at < 0 && step < 0 ? -1 : at + step);
  });
  if (dialog) results.addEventListener('mousemove', (event) => {
    const over = options().indexOf(event.target.closest('a'));
    if (over >= 0 && over !== at) mark(over);
  });

  return {
    field,
    /** Takes a query and facets from the address, and answers it. */
    async start(query) {
      const asked = new URLSearchParams(location.search);
      field.value = query ?? asked.get('q') ?? '';
      count.textContent = T.empty;
      if (dialog && !FACETS.some((name) => asked.has(prefix + name))) {
        // What is folded away can be made when the field has been painted.
        requestAnimationFrame(() => setTimeout(() => choices().catch(failed)));
      } else {
        await choices().catch(failed);
        for (const name in selects) {
          selects[name].value = asked.get(prefix + name) || '';
          if (selects[name].selectedIndex < 0) selects[name].value = '';
          if (selects[name].value) folded.open = true;
        }
      }
      await (answered = run());
    },
    /** Leaves the address as it was before. */
    leave() {
      turn += 1;
      field.value = '';
      for (const name in selects) selects[name].value = '';
      note();
    },
  };
}

/** The search's own stylesheet, which the page may have asked for already. Without it the search is plain, and works. */
const look = new Promise((done) => {
  const href = document.querySelector('[data-search]').dataset.searchLook;
  let link = document.querySelector(`link[href="${href}"]`);
  if (link?.sheet) return done();
  if (!link) document.head.append((link = S.make('link', { rel: 'stylesheet', href })));
  for (const heard of ['load', 'error']) link.addEventListener(heard, done);
});

let over;

/** Opens the dialog, with a query if there is one. */
S.open = async (query) => {
  await look;
  if (!over) {
    const dialog = S.make('dialog', { class: 'find', 'aria-label': T.label });
    // The address is as it was before the dialog is gone: `close` is told only some time after it.
    const shut = () => {
      inside.leave();
      dialog.close();
    };
    const inside = panel(dialog, { dialog: true, prefix: 'q-', close: true });
    const page = S.make('a', { href: S.root + 'search.html' }, T.all);
    const keys = T.keys.map(([key, does]) => S.make('span', {}, S.make('kbd', {}, key), ' ' + does));
    dialog.append(S.make('p', { class: 'find-foot' }, S.make('span', { class: 'find-keys', 'aria-hidden': 'true' }, ...keys), page));
    page.addEventListener('click', () => {
      const asked = [...new FormData(dialog.querySelector('form'))].filter(([, value]) => value);
      page.href = S.root + 'search.html' + (asked.length ? '?' + new URLSearchParams(asked) : '');
    });
    dialog.querySelector('.find-close').addEventListener('click', shut);
    dialog.addEventListener('click', (event) => event.target === dialog && shut());
    dialog.addEventListener('cancel', (event) => event.target === dialog && inside.leave());
    dialog.addEventListener('close', () => dialog.open || inside.leave());
    // A result on this very page: the dialog gives way to it.
    dialog.addEventListener('click', (event) => {
      const link = event.target.closest('.find-results a');
      if (link && !event.ctrlKey && !event.metaKey && link.href.split('#')[0] === location.href.split(/[?#]/)[0]) shut();
    });
    document.body.append(dialog);
    over = { dialog, inside };
  }
  if (!over.dialog.open) over.dialog.showModal();
  over.inside.field.focus();
  over.inside.field.select();
  return over.inside.start(query);
};

/** Makes the search's own page. */
S.page = async (host) => {
  await look;
  return panel(host, { dialog: false, prefix: '' }).start();
};
