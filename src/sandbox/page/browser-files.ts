import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Hono } from 'hono';

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/**
 * Serves the page at `/` and what it loads below `/page/`: the files that lie beside it when the server starts, by
 * their exact names and no others. Each is read when it is asked for, so that a reload shows what was just changed.
 */
export function serveBrowserFiles(app: Hono): void {
  const script = new URL('./browser/main.js', import.meta.url);
  const directory = new URL('.', script);
  const names = readdirSync(directory).filter((name) => extname(name) in contentTypes);
  const serve = (path: string, name: string) =>
    app.get(path, async (c) =>
      c.body(await readFile(new URL(name, directory)), 200, {
        'content-type': contentTypes[extname(name)] ?? '',
        'cache-control': 'no-store',
      }),
    );
  serve('/', 'index.html');
  for (const name of names) serve(`/page/${name}`, name);
}
