// Which pages a guide has: by kind, so that a check of every kind looks at new kinds too.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The pages of a built guide: for each kind, as `<html data-page="kind/…">` names it, their addresses, the heaviest first.
 * Lists of one kind of thing (equipment, levels, goals, …) are kinds of their own.
 */
export function kinds(folder) {
  if (!known.has(folder)) known.set(folder, read(folder));
  return known.get(folder);
}

/** One page, the heaviest, of each kind that looks like no other: of lists that share a template and a form one is enough. */
export async function unlike(folder) {
  const alike = ['category', 'goal', 'level', 'movement', 'tag'];
  return [...(await kinds(folder))].filter(([kind]) => !alike.includes(kind)).map(([kind, [heaviest]]) => [kind, heaviest]);
}

const known = new Map();

async function read(folder) {
  const kinds = new Map();
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.html')).sort();
  const pages = await Promise.all(files.map(async (file) => [file.replaceAll('\\', '/'), await readFile(join(folder, file), 'utf8')]));
  for (const [file, text] of pages.sort((a, b) => b[1].length - a[1].length)) {
    const kind = text.match(/<html[^>]* data-page="([^"/]*)/)?.[1];
    if (kind) kinds.set(kind, [...(kinds.get(kind) ?? []), file]);
  }
  return new Map([...kinds].sort());
}
