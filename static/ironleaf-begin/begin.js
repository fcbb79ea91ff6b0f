// Brings what readers need who train, and no earlier than they do: an element with `data-needed`, a selector, names scripts in `data-later`, in order, and
// their stylesheet in `data-look`. They come when what they serve is in sight or is pressed, or when a name of `data-known` is remembered, told, or stands in
// the address. What is told before they are there is told again once they are, with when it was; what was pressed last is pressed again.

const { root, all, make, recall, tell, hear, load, beside } = window.ironleaf;
const { needed, known, later, look, failed } = document.querySelector('[data-needed]').dataset;
const names = known.split(' ');
let coming = null;
let there = false;
let pressed = null;
// What leads to the gym view shows, in its place, once there is something to bring it.
root.classList.add('trains');

const bring = async () => {
  await new Promise((done) => document.head.append(Object.assign(make('link', { rel: 'stylesheet', href: beside(look) }), { onload: done, onerror: done })));
  for (const address of later.split(' ')) await new Promise((done, failed) => load(beside(address), done, failed));
  there = true;
};
const come = (then, otherwise) => {
  if (there) return;
  coming ||= bring();
  coming.then(then, () => {
    coming = null;
    if (otherwise) otherwise();
  });
};
const wake = () => names.some((name) => recall(name) || location.hash.includes(name + '=')) && come();
for (const name of names) {
  hear(name, (detail) => {
    const at = Date.now();
    come(() => tell(name, { at, ...detail }));
  });
}
addEventListener('hashchange', wake);
wake();

const press = ({ type, target }) => {
  const on = target.closest(needed);
  if (there || !on || (type === 'change') !== on.matches('input')) return;
  const waits = pressed;
  pressed = on;
  if (waits) return;
  const again = () => {
    const last = pressed;
    pressed = null;
    if (last.matches('input')) last.dispatchEvent(new Event('change'));
    else last.click();
  };
  come(again, () => {
    pressed = null;
    alert(failed);
  });
};
for (const type of ['click', 'change']) document.addEventListener(type, press);

if (window.IntersectionObserver) {
  const sight = new IntersectionObserver((seen) => {
    if (!seen.some((one) => one.isIntersecting)) return;
    sight.disconnect();
    come();
  });
  for (const one of all(needed)) sight.observe(one);
}
