// Filters: `<form data-filter="#table">` with boxes whose names are `data-…` attributes of the table's rows. Choices of
// one name widen, names narrow. They stand in the address, so that a filtered list can be bookmarked and sent.

const { all, fill, root } = window.ironleaf;

for (const form of all('form[data-filter]')) {
  const table = document.querySelector(form.dataset.filter);
  const boxes = all('input', form);
  const names = [...new Set(boxes.map((box) => box.name))];
  const count = form.querySelector('output');
  const clear = form.querySelector('[type=reset]');
  // With commas, as the page has them before a choice.
  const counted = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, ',');

  // Read when first needed: a list may have ten thousand rows.
  let rows = null;
  const read = () => {
    const values = (row) => names.map((name) => (row.dataset[name] || '').split(' '));
    rows ||= all('tbody tr:not(.role)', table).map((row) => ({ row, values: values(row) }));
    return rows;
  };

  const show = () => {
    const wanted = names.map((name) => boxes.filter((box) => box.name === name && box.checked).map((box) => box.value));
    const gives = names.map(() => ({}));
    let shown = 0;
    // The page stays as tall as what is seen of it, so that nothing moves under the reader's finger.
    root.style.minHeight = scrollY + innerHeight + 'px';
    for (const { row, values } of read()) {
      const misses = names.filter((_, at) => wanted[at][0] && !values[at].some((value) => wanted[at].includes(value)));
      const hidden = misses.length > 0;
      if (row.hidden !== hidden) row.hidden = hidden;
      if (!hidden) shown += 1;
      // A choice would give the rows that every other name lets through.
      names.forEach((name, at) => {
        if (misses.every((miss) => miss === name)) for (const value of values[at]) gives[at][value] = (gives[at][value] || 0) + 1;
      });
    }
    for (const heading of all('.role', table)) heading.hidden = !heading.parentNode.querySelector('tr:not(.role):not([hidden])');
    for (const box of boxes) {
      const gain = gives[names.indexOf(box.name)][box.value] || 0;
      const label = box.closest('label');
      label.querySelector('small').textContent = counted(gain);
      label.classList.toggle('none', !gain);
    }
    for (const fold of all('details', form)) {
      const badge = fold.querySelector('b');
      badge.textContent = all(':checked', fold).length || '';
      badge.hidden = !badge.textContent;
    }
    clear.disabled = !boxes.some((box) => box.checked);
    count.textContent = fill(count.dataset.text, { n: counted(shown), all: counted(rows.length) });
  };

  const fromAddress = () => {
    const asked = new URLSearchParams(location.search);
    for (const box of boxes) box.checked = asked.getAll(box.name).includes(box.value);
    return boxes.some((box) => box.checked);
  };
  const toAddress = () => {
    const query = new URLSearchParams(location.search);
    for (const name of names) query.delete(name);
    for (const box of boxes) if (box.checked) query.append(box.name, box.value);
    history.pushState(null, '', location.pathname + (String(query) && '?' + query) + location.hash);
  };

  form.addEventListener('change', () => {
    show();
    toAddress();
  });
  form.addEventListener('reset', (event) => {
    event.preventDefault();
    for (const box of boxes) box.checked = false;
    show();
    toAddress();
    form.querySelector('summary').focus();
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  addEventListener('popstate', () => {
    fromAddress();
    show();
  });

  // One list of choices is open at a time; Escape and a click elsewhere close it.
  const close = (except) => all('details[open]', form).forEach((fold) => (fold.open = fold === except));
  document.addEventListener('click', (event) => close(event.target.closest('details')));
  form.addEventListener('keydown', (event) => {
    const fold = event.target.closest('details[open]');
    if (event.key !== 'Escape' || !fold) return;
    close();
    fold.firstElementChild.focus();
  });
  if (fromAddress()) show();
}
