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

const MAIN_SCRIPT = new URL('./browser/main.js', import.meta.url);

/**
 * Serves the page at `/` and the files that it loads below `/page/`: those that lie in its folder when the server starts,
 * by their exact paths. Each is read when a browser asks for it, so that a reload shows what a developer has changed.
 */
export function serveBrowserFiles(app: Hono, directory = new URL('.', MAIN_SCRIPT)): void {
  const paths = readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((path) => extname(path) in contentTypes)
    .map((path) => path.replaceAll('\\', '/'));
  const serve = (address: string, path: string) =>
    app.get(address, async (c) =>
      c.body(await readFile(new URL(path, directory)), 200, {
        'content-type': contentTypes[extname(path)] ?? '',
        'cache-control': 'no-store',
      }),
    );
  serve('/', 'index.html');
  for (const path of paths) serve(`/page/${path}`, path);
}
