// Scripts that only some pages need: an element with `data-script` says which, and loads it when the page has been read.

for (const asking of all('[data-script]')) load(asking.dataset.script);
