// Light and dark: `[data-theme-toggle]` switches, and the choice is remembered. Without a choice the system's holds.

for (const button of all('[data-theme-toggle]')) {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const dark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : system.matches);
  const paint = () => button.setAttribute('aria-pressed', dark());
  paint();
  system.addEventListener('change', paint);
  button.addEventListener('click', () => {
    root.dataset.theme = dark() ? 'light' : 'dark';
    remember('theme', root.dataset.theme);
    paint();
  });
}
