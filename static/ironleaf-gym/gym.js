// The gym view: one session on the whole screen, an exercise at a time, with its sets to note. `[data-gym=session]` opens it,
// Escape, the cross and the phone's back button close it; it stands in the address, so that a reload comes back to it.

const view = document.querySelector('[data-gym-view]');
if (log && view?.showModal) {
  const part = (name) => view.querySelector(`[data-at=${name}]`);
  const timer = document.querySelector('[data-timer]');
  let id = '';
  let steps = [];
  let at = 0;

  /** What there is to do, in order: the warm-up, each row, the cool-down, and the end. */
  const read = () => {
    const ends = all('.ends', session(id)).map((text) => ({ text }));
    const early = ends.filter(({ text }) => text.compareDocumentPosition(rowsOf(id)[0]) & Node.DOCUMENT_POSITION_FOLLOWING);
    const rows = rowsOf(id).map((row, n) => ({ row, n: n + 1, superset: row.dataset.superset }));
    return [...early, ...rows, ...ends.filter((end) => !early.includes(end)), { last: true }];
  };
  const setsOf = (step) => Array.from({ length: +step.row.dataset.sets }, (_, n) => `${step.n}.${n + 1}`);
  const doneOf = (step) => setsOf(step).filter((set) => log.sets(id)[set]?.done).length;
  const nameOf = (step) => (step.row ? lifts(step)[0].textContent : step.text ? step.text.querySelector('b').textContent : T.end);
  const lifts = (step) => all('[data-lift-name]', step.row);

  /** Where "next" leads: on, or round a superset while its exercises have sets left. */
  const following = () => {
    const now = steps[at];
    if (now.superset && doneOf(now)) {
      const round = steps.filter((step) => step.superset === now.superset);
      const turn = round.indexOf(now);
      const order = [...round.slice(turn + 1), ...round.slice(0, turn)];
      const next = order.find((step) => doneOf(step) < setsOf(step).length && doneOf(step) <= doneOf(now));
      if (next) return steps.indexOf(next);
      return steps.indexOf(round.at(-1)) + 1;
    }
    return at + 1;
  };

  const setRow = (step, set, n) => {
    const entry = part('set').content.firstElementChild.cloneNode(true);
    const [kg, reps] = all('input', entry);
    const tick = entry.querySelector('button');
    const now = log.sets(id)[set] || {};
    const likely = log.meant(id, set);
    entry.firstElementChild.textContent = n + 1;
    entry.querySelector('.unit').textContent = root.dataset.unit;
    kg.value = now.kg != null ? shown(now.kg) : '';
    kg.placeholder = likely.kg;
    reps.value = now.reps || '';
    reps.placeholder = likely.reps;
    if (!/^[\d–+]*$/.test(likely.reps)) reps.inputMode = 'text';
    for (const name of all('[aria-label]', entry)) name.setAttribute('aria-label', fill(name.getAttribute('aria-label'), { n: n + 1 }));
    tick.setAttribute('aria-pressed', !!now.done);
    kg.addEventListener('change', () => {
      log.note(id, set, { kg: log.number(kg.value), meant: false });
      const next = entry.nextElementSibling;
      if (next && kg.value) next.querySelector('input').placeholder = shown(inKilograms(kg.value));
    });
    reps.addEventListener('change', () => log.note(id, set, { reps: reps.value.trim(), meant: false }));
    tick.addEventListener('click', () => {
      const done = !log.sets(id)[set]?.done;
      log.tick(id, set, done);
      const rest = log.rest(step.row);
      if (done && rest) tell('rest', { seconds: rest });
      show();
      all('[data-at=sets] .set', view)[n].focus();
    });
    return entry;
  };

  const showRow = (step) => {
    const row = step.row;
    const names = lifts(step);
    const link = names[0].querySelector('a');
    const last = log.before(id, row);
    part('superset').textContent = row.dataset.supersetTitle || '';
    part('cues').hidden = !link;
    if (link) part('cues').href = link.href;
    const copy = (cell) => cell.cloneNode(true).childNodes;
    const facts = all('td.rx', row).filter((cell) => cell.textContent.trim());
    part('facts').replaceChildren(
      ...facts.map((cell) => {
        const fact = make('div');
        const value = make('dd');
        value.append(...copy(cell));
        fact.append(make('dt', {}, cell.dataset.label), value);
        return fact;
      }),
    );
    part('others').hidden = names.length < 2;
    part('other').replaceChildren(...names.slice(1).flatMap((name, n) => [...(n ? [', '] : []), ...copy(name)]));
    part('before').textContent = last.length
      ? fill(T.before, { sets: last.map(({ kg, reps }) => [shown(kg), reps].filter(Boolean).join(' × ')).join(', '), unit: root.dataset.unit })
      : '';
    part('sets').replaceChildren(...setsOf(step).map((set, n) => setRow(step, set, n)));
    part('why').replaceChildren(...all('td.why', row).flatMap((cell) => [...copy(cell)]));
  };

  const show = () => {
    const step = steps[at];
    const rows = steps.filter((one) => one.row);
    const done = rows.reduce((sum, one) => sum + doneOf(one), 0);
    const sets = log.keys(id).length;
    for (const name of ['row', 'text', 'last']) part(name).hidden = !step[name];
    part('name').textContent = nameOf(step);
    part('place').textContent = step.row ? fill(T.place, { n: step.n, all: rows.length }) : '';
    view.querySelector('progress').value = sets ? done / sets : 0;
    if (step.row) showRow(step);
    else part('superset').textContent = '';
    if (step.text) part('text').textContent = step.text.textContent.slice(nameOf(step).length).replace(/^[\s:]+/, '');
    part('sum').textContent = fill(T.sum, { n: done, all: sets });
    part('kept').textContent = log.kept() ? T.kept : T.lost;
    part('back').disabled = at === 0;
    const next = steps[following()];
    part('next').textContent = next ? fill(T.next, { name: nameOf(next) }) : T.finish;
  };
  const go = (to) => {
    at = to;
    show();
    part('body').scrollTop = 0;
    part('name').focus();
  };

  const open = (wanted) => {
    if (view.open || !rowsOf(wanted).length) return;
    id = wanted;
    steps = read();
    view.setAttribute('aria-label', session(id).dataset.title);
    part('session').textContent = session(id).dataset.title;
    // The timer and what is said to listeners come along: all outside the view is out of reach.
    view.append(live);
    if (timer) part('timer').append(timer);
    view.showModal();
    tell('awake', { why: 'gym', on: true });
    // A session that was begun goes on where it stopped.
    const begun = steps.findIndex((step) => step.row && doneOf(step) < setsOf(step).length);
    go(log.keys(id).some((set) => log.sets(id)[set]) && begun >= 0 ? begun : 0);
  };
  view.addEventListener('close', () => {
    document.body.append(live);
    if (timer) document.body.append(timer);
    tell('awake', { why: 'gym', on: false });
    // Closed by the cross or Escape: the step in the history that opened it goes too.
    if (!inHash().get('gym')) return;
    if (history.state?.gym) history.back();
    else putInHash('gym');
  });

  const follow = () => {
    const wanted = inHash().get('gym');
    if (wanted) open(wanted);
    else view.close();
  };
  for (const button of all('[data-gym]')) {
    button.addEventListener('click', () => {
      history.pushState({ gym: true }, '', withHash('gym', button.dataset.gym));
      follow();
    });
  }
  addEventListener('popstate', follow);
  part('close').addEventListener('click', () => view.close());
  part('back').addEventListener('click', () => go(at - 1));
  part('next').addEventListener('click', () => (steps[following()] ? go(following()) : view.close()));
  part('again').addEventListener('click', () => {
    if (!confirm(T.sure)) return;
    log.forget(id);
    go(0);
  });
  view.addEventListener('keydown', ({ key, target }) => {
    if (target.matches('input')) return;
    if (key === 'ArrowRight' && steps[following()]) go(following());
    if (key === 'ArrowLeft' && at > 0) go(at - 1);
  });
  hear('unit', () => view.open && show());
  // What is typed is noted when its field is left; the page may be left, or the phone put away, before that.
  let typing = null;
  view.addEventListener('input', ({ target }) => (typing = target));
  view.addEventListener('change', () => (typing = null));
  const noteTyped = () => typing?.dispatchEvent(new Event('change', { bubbles: true }));
  addEventListener('pagehide', noteTyped);
  document.addEventListener('visibilitychange', noteTyped);
  // Another tab noted something: all follows, and what is being typed here stays.
  hear('log', ({ elsewhere }) => {
    if (!elsewhere || !view.open) return;
    noteTyped();
    const typed = all('[data-at=sets] input', view).indexOf(document.activeElement);
    const { value } = document.activeElement;
    show();
    if (typed < 0) return;
    const field = all('[data-at=sets] input', view)[typed];
    field.value = value;
    field.focus();
  });
  follow();
} else root.classList.remove('trains');
