// Loads from a one-rep max: fields `[data-max=lift]`, and cells `[data-pct][data-lift]` that get the rounded load.

const maxes = recall('max') || {};
const unit = root.dataset.unit || 'kg';
const step = unit === 'lb' ? 5 : 2.5;

const show = () => {
  for (const cell of all('[data-pct]')) {
    const max = maxes[cell.dataset.lift];
    const load = cell.querySelector('.kg') || cell.appendChild(make('span', { class: 'kg' }));
    load.textContent = max ? Math.round((max * cell.dataset.pct) / 100 / step) * step + ' ' + unit : '';
  }
};

for (const field of all('[data-max]')) {
  field.value = maxes[field.dataset.max] || '';
  field.addEventListener('input', () => {
    const max = parseFloat(field.value);
    if (max > 0 && max < 1000) maxes[field.dataset.max] = max;
    else delete maxes[field.dataset.max];
    remember('max', maxes);
    show();
  });
}
show();
