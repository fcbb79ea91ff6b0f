// Looks at built guides in a real Chromium, as readers do.
//
//     node run.mjs [--pictures FOLDER] [CHECK…]
//
// Every file of `checks/` exports one function, `export default async function (check)`; without names, all of them run,
// two at a time, in one browser. Prints a line a check; ends with 1 and every fault when there is one.
// IRONLEAF is the binary that builds the guides (`target/debug/ironleaf`), CHROMIUM the browser (see chromium.mjs).
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { Check, Harness } from './harness.mjs';

const { values, positionals } = parseArgs({ options: { pictures: { type: 'string' } }, allowPositionals: true });
const folder = join(dirname(fileURLToPath(import.meta.url)), 'checks');
const all = readdirSync(folder).filter((file) => file.endsWith('.mjs')).map((file) => file.slice(0, -4)).sort();
for (const name of positionals.filter((name) => !all.includes(name))) throw new Error(`there is no check \`${name}\`; there are ${all.join(', ')}`);
// The longest first, so that none of them runs alone at the end.
const long = ['training', 'axe', 'search', 'access', 'print'];
const waiting = positionals.length > 0 ? positionals : [...long, ...all.filter((name) => !long.includes(name))];
const harness = await Harness.start(values);
const faults = [];

async function run(name) {
  const began = performance.now();
  const check = new Check(name, harness);
  try {
    const { default: look } = await import(pathToFileURL(join(folder, `${name}.mjs`)).href);
    await look(check);
  } catch (error) {
    check.fault(error.stack);
  }
  faults.push(...check.faults);
  console.log(`${name}: ${check.faults.length} faults in ${((performance.now() - began) / 1000).toFixed(1)} s`);
}

async function worker() {
  for (let name = waiting.shift(); name; name = waiting.shift()) await run(name);
}

await Promise.all([worker(), worker()]);
await harness.close();
for (const fault of faults.slice(0, 60)) console.error(fault);
if (faults.length > 60) console.error(`and ${faults.length - 60} more`);
process.exitCode = faults.length > 0 ? 1 : 0;
