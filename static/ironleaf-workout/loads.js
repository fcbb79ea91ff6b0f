// Loads from a one-rep max: fields `[data-max=lift]`, and lines `[data-pct][data-lift]` that get what the plates give.

const maxes = recall('max') || {};
const steps = recall('step') || {};

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
  for (const field of all('[data-max]')) field.value = maxes[field.dataset.max] ? shown(maxes[field.dataset.max]) : '';
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
for (const choice of all('[data-units] input')) {
  choice.checked = choice.value === root.dataset.unit;
  choice.addEventListener('change', () => {
    root.dataset.unit = choice.value;
    remember('unit', choice.value);
    showMaxes();
    show();
  });
}
showMaxes();
show();
