import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'rolldown';

const SOURCE = resolve('src/sandbox/page/browser');
const BUNDLED = resolve('node_modules/.cache/page');

/**
 * Where `bundlePage` puts the page as one script and one style sheet. Most tests open it so, since Chromium takes half a
 * second of processor time to fetch some 60 files; a few open it as it lies.
 */
export const bundledPage = pathToFileURL(`${BUNDLED}/`);

/** Writes the page's files as they are now into `bundledPage`. */
export async function bundlePage(): Promise<void> {
  await mkdir(BUNDLED, { recursive: true });
  await build({
    input: join(SOURCE, 'main.js'),
    output: { file: join(BUNDLED, 'main.js') },
    logLevel: 'warn',
  });
  const page = await readFile(join(SOURCE, 'index.html'), 'utf8');
  const sheet = /<link rel="stylesheet" href="\/page\/(.+)">\s*/g;
  const styles = Array.from(page.matchAll(sheet), ([, path = '']) => readFile(join(SOURCE, path), 'utf8'));
  await writeFile(join(BUNDLED, 'main.css'), (await Promise.all(styles)).join('\n'));
  const link = '<link rel="stylesheet" href="/page/main.css">';
  await writeFile(join(BUNDLED, 'index.html'), page.replace(sheet, '').replace('</head>', `${link}</head>`));
  await cp(join(SOURCE, 'icon.svg'), join(BUNDLED, 'icon.svg'));
  await cp(join(SOURCE, 'pictures'), join(BUNDLED, 'pictures'), { recursive: true });
}
