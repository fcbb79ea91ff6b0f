// The rest timer, `[data-timer]`: counts down when another module tells of a `rest`, by the clock, so that it is right after
// the screen slept, and goes on over a reload. When the rest is over it counts what is over, until it is put away.

const press = (what, name, text, more = '') => `<button type="button" data-do="${what}" aria-label="${name}"${more}>${text}</button>`;
const off = ' aria-pressed="false"';
const pausing = press('pause', T.pause, icon('M8.5 6v12M15.5 6v12'), off) + press('more', T.moreOf, T.more);
const ending = press('sound', T.sound, icon('M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10.5 20.5h3'), off) + press('stop', T.stop, CROSS);
const parts = `<progress value="1" aria-hidden="true"></progress><time role="timer">0:00</time>${pausing}${ending}`;
const bar = document.body.appendChild(draw('aside', { class: 'timer', 'data-timer': '', 'aria-label': T.rest, hidden: '' }, parts));
const time = bar.querySelector('time');
const left = bar.querySelector('progress');
const button = (what) => bar.querySelector(`[data-do=${what}]`);
const set = recall('timer') || {};
// { end, total, paused }, in milliseconds; `paused` is what was left.
let rest = null;
let ticking = 0;
let rung = false;
let sound = null;

const beep = (at) => {
  const tone = sound.createOscillator();
  const volume = sound.createGain();
  tone.frequency.value = 880;
  volume.gain.value = 0.2;
  tone.connect(volume).connect(sound.destination);
  tone.start(sound.currentTime + at);
  tone.stop(sound.currentTime + at + 0.2);
};
const ring = () => {
  rung = true;
  say(T.over);
  if (set.sound && sound) [0, 0.35, 0.7].forEach(beep);
  if (navigator.vibrate) navigator.vibrate([200, 100, 200]);
};
// Browsers let a page make sound only after a touch.
const ready = () => (sound ||= set.sound && window.AudioContext ? new AudioContext() : null);

const show = () => {
  const wait = rest.paused ?? rest.end - Date.now();
  const seconds = Math.abs(Math.ceil(wait / 1000));
  const over = wait <= 0;
  time.textContent = (over ? '+' : '') + Math.floor(seconds / 60) + ':' + String(seconds % 60).padStart(2, '0');
  left.value = over ? 0 : wait / rest.total;
  bar.classList.toggle('over', over);
  button('pause').setAttribute('aria-pressed', rest.paused != null);
  if (over && !rung) ring();
  if (wait < -3e5) stop();
};
const run = () => {
  clearInterval(ticking);
  ticking = rest && rest.paused == null ? setInterval(show, 250) : 0;
  bar.hidden = !rest;
  tell('awake', { why: 'rest', on: !!ticking });
  if (rest) show();
};
const keep = () => {
  remember('rest', rest);
  run();
};
const resume = () => {
  rest = recall('rest');
  rung = !!rest && rest.paused == null && rest.end < Date.now();
  run();
};
const stop = () => {
  rest = null;
  keep();
};

button('pause').addEventListener('click', () => {
  if (rest.paused == null) rest.paused = Math.max(0, rest.end - Date.now());
  else {
    rest.end = Date.now() + rest.paused;
    delete rest.paused;
  }
  keep();
});
button('more').addEventListener('click', () => {
  const wait = Math.max(0, rest.paused ?? rest.end - Date.now()) + 30e3;
  if (rest.paused == null) rest.end = Date.now() + wait;
  else rest.paused = wait;
  rest.total = Math.max(rest.total, wait);
  rung = false;
  keep();
});
button('stop').addEventListener('click', stop);
const hush = () => button('sound').setAttribute('aria-pressed', !!set.sound);
button('sound').addEventListener('click', () => {
  set.sound = !set.sound;
  remember('timer', set);
  hush();
  if (ready() && set.sound) beep(0);
});
hush();

// Told late, it goes by when the set was ticked.
hear('rest', ({ seconds, at = Date.now() }) => {
  ready();
  rung = false;
  rest = { end: at + seconds * 1000, total: seconds * 1000 };
  keep();
});
document.addEventListener('visibilitychange', () => rest && show());
// Another tab put it away, paused it, or began the next one.
addEventListener('storage', ({ key }) => rest && key?.endsWith(':rest') && resume());
if (recall('rest')) resume();
