// The rest timer: counts down when another module tells of a `rest`.

let end = 0;
let ticking = 0;
let lock = null;
let bar = null;

const stop = () => {
  clearInterval(ticking);
  ticking = 0;
  bar.hidden = true;
  if (lock) lock.release();
  lock = null;
};

const show = () => {
  const left = Math.max(0, Math.ceil((end - Date.now()) / 1000));
  bar.firstChild.textContent = Math.floor(left / 60) + ':' + String(left % 60).padStart(2, '0');
  if (left > 0) return;
  stop();
  say(root.dataset.restDone || 'Rest over');
  if (navigator.vibrate) navigator.vibrate([200, 100, 200]);
};

const build = () => {
  bar = document.body.appendChild(make('div', { class: 'timer', role: 'timer', 'aria-label': 'Rest timer' }));
  bar.append(make('time'), make('button', { type: 'button' }, '+30 s'), make('button', { type: 'button' }, 'Stop'));
  bar.children[1].addEventListener('click', () => {
    end += 30e3;
    show();
  });
  bar.children[2].addEventListener('click', stop);
};

hear('rest', ({ seconds }) => {
  if (!bar) build();
  end = Date.now() + seconds * 1000;
  bar.hidden = false;
  show();
  ticking ||= setInterval(show, 250);
  if (!lock && navigator.wakeLock) navigator.wakeLock.request('screen').then((held) => (lock = held), () => {});
});
