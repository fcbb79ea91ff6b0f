// Which pages a guide has: by kind, so that a check of every kind looks at new kinds too.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The pages of a built guide: for each kind, as `<html data-page="kind/…">` names it, their addresses, the heaviest first.
 * Lists of one kind of thing (equipment, levels, goals, …) are kinds of their own.
 */
export async function kinds(folder) {
  const kinds = new Map();
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.html')).sort();
  const pages = await Promise.all(files.map(async (file) => [file.replaceAll('\\', '/'), await readFile(join(folder, file), 'utf8')]));
  for (const [file, text] of pages.sort((a, b) => b[1].length - a[1].length)) {
    const kind = text.match(/<html[^>]* data-page="([^"/]*)/)?.[1];
    if (kind) kinds.set(kind, [...(kinds.get(kind) ?? []), file]);
  }
  return new Map([...kinds].sort());
}
