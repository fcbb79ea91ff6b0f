// Scripts that only some pages need: an element with `data-script` says which, beside this one, and loads it when the page has been read.

for (const asking of all('[data-script]')) load(beside(asking.dataset.script));
