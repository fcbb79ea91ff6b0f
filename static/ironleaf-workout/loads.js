// Loads from a one-rep max: fields `[data-max=lift]`, and lines `[data-pct][data-lift]` that get what the plates give.

let maxes = recall('max') || {};
let steps = recall('step') || {};

/** The load that a line asks for, `82.5` or `80–85`; nothing without a maximum. */
const loadOf = ({ dataset: { lift, pct, pctTo } }) => {
  const unit = root.dataset.unit;
  const step = steps[unit] || (unit === 'lb' ? 5 : 2.5);
  const load = (percent) => tidy(Math.round((maxes[lift] * factor() * percent) / 100 / step) * step);
  if (!maxes[lift]) return '';
  const [low, high] = [load(pct), load(pctTo || pct)];
  return low === high ? low : low + '–' + high;
};
ironleaf.loadOf = loadOf;

const show = () => {
  const unit = root.dataset.unit;
  for (const line of all('.load[data-pct]')) {
    const load = line.querySelector('.kg') || line.appendChild(make('span', { class: 'kg' }));
    load.textContent = loadOf(line) && loadOf(line) + ' ' + unit;
  }
  for (const place of all('.unit')) place.textContent = unit;
  for (const choice of all('[data-step]')) {
    choice.closest('label').hidden = choice.dataset.step !== unit;
    choice.value = steps[choice.dataset.step] || choice.value;
  }
  tell('unit');
};
const showMaxes = () => {
  for (const field of all('[data-max]')) if (field !== document.activeElement) field.value = maxes[field.dataset.max] ? shown(maxes[field.dataset.max]) : '';
};

for (const field of all('[data-max]')) {
  field.addEventListener('input', () => {
    const kg = inKilograms(field.value);
    if (kg > 0 && kg < 1000) maxes[field.dataset.max] = kg;
    else delete maxes[field.dataset.max];
    remember('max', maxes);
    show();
  });
}
for (const choice of all('[data-step]')) {
  choice.addEventListener('change', () => {
    steps[choice.dataset.step] = +choice.value;
    remember('step', steps);
    show();
  });
}
const units = all('[data-units] input');
const showUnit = () => units.forEach((choice) => (choice.checked = choice.value === root.dataset.unit));
for (const choice of units) {
  choice.addEventListener('change', () => {
    root.dataset.unit = choice.value;
    remember('unit', choice.value);
    showMaxes();
    show();
  });
}
const showAll = () => {
  showUnit();
  showMaxes();
  show();
};
showAll();
// Another tab chose, or the page comes back from the browser's memory: nothing that was said there is lost.
const again = () => {
  maxes = recall('max') || maxes;
  steps = recall('step') || steps;
  root.dataset.unit = recall('unit') || root.dataset.unit;
  showAll();
};
addEventListener('storage', ({ key }) => /:(max|step|unit)$/.test(key) && again());
addEventListener('pageshow', ({ persisted }) => persisted && again());
