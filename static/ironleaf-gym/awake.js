// Keeps the screen on while another module has a reason to: `tell('awake', { why: 'gym', on: true })`. The browser takes
// the lock back when the page is put away, so it is asked for again when the reader returns.

const reasons = new Set();
let lock = null;

const hold = async () => {
  if (!navigator.wakeLock || !reasons.size || document.hidden || (lock && !lock.released)) return;
  try {
    lock = await navigator.wakeLock.request('screen');
    if (!reasons.size) lock.release();
  } catch {
    // A battery that is low may refuse.
  }
};
hear('awake', ({ why, on }) => {
  if (on) reasons.add(why);
  else reasons.delete(why);
  if (reasons.size) hold();
  else if (lock) lock.release();
});
document.addEventListener('visibilitychange', hold);
