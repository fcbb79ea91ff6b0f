// Marks in a page's contents, `.toc`, the heading that the reader has come to: the last at or above
// the line that its link leads to.

const toc = document.querySelector('.toc');
const links = toc ? all('a', toc) : [];
const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
let asked = false;
let current = null;

const mark = () => {
  asked = false;
  if (!toc.offsetParent) return;
  // At the very end of the page its last heading counts, however low it stands.
  const end = innerHeight + scrollY >= root.scrollHeight - 4;
  const line = (parseFloat(getComputedStyle(root).scrollPaddingTop) || 0) + 16;
  const at = headings.findLastIndex((heading) => heading && (end || heading.getBoundingClientRect().top < line));
  if (links[at] === current) return;
  if (current) current.removeAttribute('aria-current');
  current = links[at] || null;
  if (current) current.setAttribute('aria-current', 'location');
};
const ask = () => {
  if (!asked) requestAnimationFrame(mark);
  asked = true;
};

if (links.length && [].findLastIndex) {
  addEventListener('scroll', ask, { passive: true });
  addEventListener('resize', ask);
  ask();
}
