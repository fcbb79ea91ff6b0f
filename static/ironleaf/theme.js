// Colours: as the system has them, or as the reader chooses. `[data-theme-toggle]` goes round the three, its name says
// which (`aria-label` as drawn, `data-light`, `data-dark`), and the choice is remembered.

const system = matchMedia('(prefers-color-scheme: dark)');

function next() {
  const other = system.matches ? 'light' : 'dark';
  const same = system.matches ? 'dark' : 'light';
  if (!root.dataset.theme) return other;
  return root.dataset.theme === other ? same : null;
}

for (const button of all('[data-theme-toggle]')) {
  const names = { system: button.getAttribute('aria-label'), ...button.dataset };
  const paint = () => {
    const name = names[root.dataset.theme || 'system'];
    button.setAttribute('aria-label', name);
    button.title = name;
  };
  paint();
  button.addEventListener('click', () => {
    const theme = next();
    if (theme) root.dataset.theme = theme;
    else delete root.dataset.theme;
    remember('theme', theme);
    paint();
  });
}
