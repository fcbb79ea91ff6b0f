// What every check is given: one Chromium for all of them, built guides, readers who note what is wrong.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isDeepStrictEqual, inspect } from 'node:util';
import { chromium } from 'playwright-core';
import { executablePath, flags } from './chromium.mjs';
import { Guides } from './guides.mjs';
import { serve } from './server.mjs';

export class Harness {
  /** Launches the browser; `pictures` is a folder for screenshots, or nothing. */
  static async start({ pictures } = {}) {
    const harness = new Harness();
    harness.pictures = pictures;
    if (pictures) mkdirSync(pictures, { recursive: true });
    harness.guides = new Guides();
    harness.servers = new Map();
    harness.idle = new Map();
    harness.browser = await chromium.launch({ executablePath, args: flags });
    return harness;
  }

  /** The server of a built guide; one for all checks. */
  server(folder) {
    if (!this.servers.has(folder)) this.servers.set(folder, serve(folder));
    return this.servers.get(folder);
  }

  /**
   * A page that nobody looks at now, in a context of its own, and how it is given back: a new one costs a process, and more
   * than most of what is done in it. Only those whose contexts are made alike are used again.
   */
  async page({ alone, ...options }) {
    const key = JSON.stringify([alone, options]);
    const idle = this.idle.get(key) ?? [];
    this.idle.set(key, idle);
    const page = idle.pop() ?? (await (await this.browser.newContext(options)).newPage());
    return { page, giveBack: () => idle.push(page) };
  }

  async close() {
    await this.browser.close();
    for (const server of this.servers.values()) await (await server).close();
    await this.guides.close();
  }
}

/** One check: its name, what it found wrong, and readers to look with. */
export class Check {
  faults = [];
  constructor(name, harness) {
    this.name = name;
    this.harness = harness;
    this.browser = harness.browser;
  }

  fault(what) {
    this.faults.push(`${this.name}: ${what}`);
  }

  /** Notes a fault unless `got` is `want`, by value. */
  same(got, want, what) {
    if (!isDeepStrictEqual(got, want)) this.fault(`${what}: ${inspect(got, { depth: 6 })} instead of ${inspect(want, { depth: 6 })}`);
  }

  /** Notes a fault unless `what` holds. */
  holds(truth, what) {
    if (!truth) this.fault(what);
  }

  /**
   * A reader with an empty store and nothing open. `guide` is a name (see guides.mjs) or a built folder; `over` is
   * `disk`, with the network off, or `http`. Anything else goes to Playwright's `newContext`; `alone` names what the context
   * is for, where others cannot use it again. Everything that the console says, a request that fails or goes to another
   * host, and an error of a script is a fault.
   */
  async reader({ guide = 'example', over = 'disk', width = 1280, height = 900, scheme = 'light', motion = 'reduce', script = true, ...more } = {}) {
    const folder = /[\\/]/.test(guide) ? resolve(guide) : await this.harness.guides.built(guide);
    const server = over === 'http' ? await this.harness.server(folder) : null;
    const { page, giveBack } = await this.harness.page({ javaScriptEnabled: script, ...more });
    const context = page.context();
    await context.setOffline(!server);
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ media: null, forcedColors: null, colorScheme: scheme, reducedMotion: motion });
    const name = [width, scheme, over, script ? null : 'noscript'].filter(Boolean).join('-');
    const reader = new Reader(this, context, page, name, folder, server);
    reader.giveBack = giveBack;
    context.on('page', (page) => reader.listen(page));
    reader.listen(reader.page);
    return reader;
  }
}

class Reader {
  constructor(check, context, page, name, folder, server) {
    Object.assign(this, { check, context, page, name, folder, server });
    this.home = server ? server.address : pathToFileURL(folder).href + '/';
  }

  /** Where the reader is: the address from the guide's root. */
  get at() {
    const url = this.page.url();
    return url.startsWith(this.home) ? url.slice(this.home.length) : url;
  }

  fault(what) {
    this.check.fault(`${this.name}: ${this.at}: ${what}`);
  }

  listen(page) {
    page.on('console', (message) => this.fault(`console ${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => this.fault(`error: ${error.message}`));
    page.on('requestfailed', (request) => this.fault(`failed: ${request.url()}`));
    page.on('request', (request) => {
      const url = request.url();
      if (!/^(data|blob|about):/.test(url) && !url.startsWith(this.home)) this.fault(`asks elsewhere: ${url}`);
    });
    page.on('response', (response) => {
      if (response.status() >= 400) this.fault(`${response.status()}: ${response.url()}`);
    });
  }

  /** Opens a page by its address from the guide's root: `exercises/romanian-deadlift.html?equipment=barbell`. */
  async go(path = 'index.html') {
    await this.page.goto(this.home + path);
    return this.page;
  }

  /** Looks at the page as a whole: nothing sideways, one heading of level 1; a screenshot where they are wanted. */
  async look(kind) {
    const sideways = await this.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (sideways > 0) this.fault(`scrolls ${sideways} px sideways`);
    const headings = await this.page.locator('h1').count();
    if (headings !== 1) this.fault(`has ${headings} headings of level 1`);
    await this.picture(kind);
  }

  /** A screenshot of the whole page, where `run.mjs` was given a folder for them. */
  async picture(kind) {
    const folder = this.check.harness.pictures;
    if (folder) await this.page.screenshot({ path: join(folder, `${kind}-${this.name}.png`), fullPage: true });
  }

  /** Leaves the browser as it was: nothing open, nothing remembered, nobody listening. */
  async close() {
    const { page } = this;
    if (page.url().startsWith(this.home)) await page.evaluate(() => (localStorage.clear(), sessionStorage.clear()));
    await page.goto('about:blank');
    for (const event of ['console', 'pageerror', 'request', 'requestfailed', 'response', 'dialog', 'download']) page.removeAllListeners(event);
    this.context.removeAllListeners('page');
    this.giveBack();
  }
}
