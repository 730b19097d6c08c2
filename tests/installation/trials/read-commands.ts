import { readFile } from 'node:fs/promises';

/** What a page says between a heading and the next one of its level. Rejects when the page has no such heading. */
export async function sectionOf(page: string, heading: string): Promise<string> {
  const parts = (await readFile(page, 'utf8')).split(/^## /m);
  const section = parts.find((part) => part.startsWith(`${heading}\n`));
  if (section === undefined) throw new Error(`${page} has no "${heading}"`);
  return section;
}

/** The code blocks for the shell, in their order. */
export const blocksIn = (markdown: string): readonly string[] =>
  [...markdown.matchAll(/^ *```sh\n([\s\S]*?)^ *```$/gm)].map(([, block = '']) => block);

/** The lines of those blocks. */
export const commandsIn = (markdown: string): readonly string[] =>
  blocksIn(markdown).flatMap((block) => block.trim().split('\n'));
