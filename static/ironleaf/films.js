// Films: a card puts the host's player in its place when it is clicked, and nothing is asked of the host before. Without
// a network it stays a link to the film's page; from a disk too, since players want to know whose page they stand in.

const local = location.protocol === 'file:';

document.addEventListener('click', (event) => {
  const card = event.target.closest('a[data-player]');
  if (!card || local || navigator.onLine === false || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const title = card.querySelector('strong').textContent;
  const player = make('iframe', {
    class: 'player',
    src: card.dataset.player,
    title,
    allow: 'autoplay; encrypted-media; fullscreen; picture-in-picture',
    allowfullscreen: '',
    referrerpolicy: 'strict-origin-when-cross-origin',
  });
  const away = make('a', { href: card.href, rel: 'noopener' }, title);
  const caption = make('figcaption');
  caption.append(away);
  card.replaceWith(player, caption);
  player.focus();
});
