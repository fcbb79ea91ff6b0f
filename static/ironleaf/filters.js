// Filters: `<form data-filter="#table">` with a select for each `data-…` attribute of the table's rows.

for (const form of all('form[data-filter]')) {
  const rows = all(form.dataset.filter + ' tr[data-level]');
  const choices = all('select', form);
  const count = form.querySelector('output');
  const fits = (row) => choices.every(({ name, value }) => !value || (row.dataset[name] || '').split(' ').includes(value));

  const show = () => {
    let shown = 0;
    for (const row of rows) {
      row.hidden = !fits(row);
      if (!row.hidden) shown += 1;
    }
    for (const heading of all(form.dataset.filter + ' tr.role')) {
      heading.hidden = !heading.parentNode.querySelector('tr[data-level]:not([hidden])');
    }
    count.textContent = form.dataset.count.replace('{n}', shown).replace('{all}', rows.length);
  };

  const asked = new URLSearchParams(location.search);
  for (const choice of choices) {
    choice.value = asked.get(choice.name) || '';
    if (choice.selectedIndex < 0) choice.value = '';
  }
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('change', () => {
    show();
    const query = new URLSearchParams(choices.filter((c) => c.value).map((c) => [c.name, c.value])).toString();
    history.replaceState(null, '', location.pathname + (query && '?' + query) + location.hash);
  });
  show();
}
