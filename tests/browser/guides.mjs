// The guides that the checks look at: each is built once, into a folder of the run, and shared between checks.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const repository = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const ironleaf = process.env.IRONLEAF || join(repository, 'target/debug/ironleaf');

export class Guides {
  #scratch = mkdtemp(join(tmpdir(), 'ironleaf-browser-'));
  #built = new Map();

  /** The folder of a built guide: `example` is the repository itself, any other name a folder of `tests/guides/`. */
  built(name) {
    const root = name === 'example' ? repository : join(repository, 'tests/guides', name);
    return this.builtFrom(root, name);
  }

  /** The same of the guide whose sources stand in the folder `root`; `name` tells it from others. */
  builtFrom(root, name) {
    if (!this.#built.has(name)) this.#built.set(name, this.#build(root, name));
    return this.#built.get(name);
  }

  async #build(root, name) {
    const output = join(await this.#scratch, name);
    await promisify(execFile)(ironleaf, ['build', '--root', root, '--output', output, '--quiet']);
    return output;
  }

  /** A new folder under the scratch folder of this run, for files that a check makes. */
  async folder() {
    return mkdtemp(join(await this.#scratch, 'made-'));
  }

  async close() {
    await rm(await this.#scratch, { recursive: true, force: true });
  }
}
