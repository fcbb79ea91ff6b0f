// A host for a built guide on this machine alone: files as they are, compressed as hosts do, and nothing else.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml', '.jpg': 'image/jpeg' };

/** Serves a folder on a free port; `sent` counts the bytes of each address as they went over the line. */
export async function serve(folder) {
  const sent = new Map();
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://host').pathname));
    try {
      const body = gzipSync(await readFile(join(resolve(folder), path.endsWith('/') ? path + 'index.html' : path)), { level: 6 });
      sent.set(request.url, (sent.get(request.url) || 0) + body.length);
      response.writeHead(200, { 'content-type': TYPES[extname(path)] || 'application/octet-stream', 'content-encoding': 'gzip', 'content-length': body.length });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { address: `http://127.0.0.1:${server.address().port}/`, sent, close: () => server.close() };
}
