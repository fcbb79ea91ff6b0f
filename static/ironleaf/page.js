// The buttons at the top of a page: `[data-copy]` copies its address and then says what the attribute says,
// `[data-print]` prints. Folded questions open for paper.

for (const button of all('[data-copy]')) {
  const label = button.querySelector('span');
  const before = label.textContent;
  const done = () => {
    label.textContent = button.dataset.copy;
    say(button.dataset.copy);
    setTimeout(() => (label.textContent = before), 1600);
  };
  // Where the clipboard may not be written to, the old way: select, and copy the selection.
  const byHand = (address) => {
    const field = document.body.appendChild(make('textarea', { class: 'vh' }));
    field.value = address;
    field.select();
    document.execCommand('copy');
    field.remove();
    done();
  };
  button.addEventListener('click', () => {
    const address = location.href.split('#')[0];
    if (navigator.clipboard) navigator.clipboard.writeText(address).then(done, () => byHand(address));
    else byHand(address);
  });
}

for (const button of all('[data-print]')) button.addEventListener('click', () => print());

addEventListener('beforeprint', () => {
  for (const fold of all('details.faq:not([open])')) {
    fold.open = true;
    fold.dataset.folded = '';
  }
});
addEventListener('afterprint', () => {
  for (const fold of all('details[data-folded]')) {
    fold.open = false;
    delete fold.dataset.folded;
  }
});
