// Sets done: a button in each entry of a `td.log`; what is ticked stays, and starts the rest.

const key = 'sets:' + (root.dataset.page || '');
let done = recall(key) || {};

for (const cell of all('td.log')) {
  all('li', cell).forEach((place, at) => {
    const id = cell.dataset.id + '.' + (at + 1);
    const button = make('button', { type: 'button', class: 'set', 'aria-label': cell.dataset.name + ', set ' + (at + 1), 'aria-pressed': !!done[id] }, at + 1);
    button.addEventListener('click', () => {
      const on = !done[id];
      button.setAttribute('aria-pressed', on);
      if (on) done[id] = 1;
      else delete done[id];
      remember(key, done);
      if (on) tell('rest', { seconds: +cell.dataset.rest || 90 });
    });
    place.append(button);
  });
}

for (const button of all('[data-clear]')) {
  button.addEventListener('click', () => {
    done = {};
    remember(key);
    for (const set of all('.set')) set.setAttribute('aria-pressed', false);
  });
}
