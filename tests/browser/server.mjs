// A static server on the loopback, which gives a built guide as a host on the web would: plain files, compressed.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const types = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json', '.xml': 'application/xml', '.svg': 'image/svg+xml', '.txt': 'text/plain; charset=utf-8',
  '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg', '.png': 'image/png', '.webp': 'image/webp', '.gif': 'image/gif', '.mp4': 'video/mp4',
};

/** Serves a folder; the answer has its `address` (ends in `/`), what was `sent` as `[path, bytes]`, and `close`. */
export async function serve(folder) {
  const sent = [];
  const server = createServer(async (request, response) => {
    let path = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    if (path.endsWith('/')) path += 'index.html';
    const file = join(folder, normalize(path));
    const type = types[extname(file)] ?? 'application/octet-stream';
    let bytes = await readFile(file).catch(() => null);
    const headers = { 'content-type': type, 'cache-control': 'max-age=600' };
    if (bytes && /text|json|xml|javascript/.test(type) && /gzip/.test(request.headers['accept-encoding'] ?? '')) {
      bytes = gzipSync(bytes, { level: 9 });
      headers['content-encoding'] = 'gzip';
    }
    sent.push([path, bytes?.length ?? 0]);
    response.writeHead(bytes ? 200 : 404, bytes ? headers : {});
    response.end(bytes ?? 'nothing stands here');
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    sent,
    close: () => new Promise((done) => { server.close(done); server.closeAllConnections(); }),
  };
}
