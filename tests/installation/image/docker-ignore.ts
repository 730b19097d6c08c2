import { matchesGlob } from 'node:path';

/**
 * What a .dockerignore lets through, as Docker reads it: the last line that matches a path, or a directory above it, decides.
 * @returns whether a path, relative to the directory of the .dockerignore, goes to the builder
 */
export function readDockerIgnore(source: string): (path: string) => boolean {
  const rules = source
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => ({ isLetThrough: line.startsWith('!'), pattern: line.replace(/^!/, '') }));
  return (path) => {
    const parts = path.split('/');
    const ways = parts.map((_, end) => parts.slice(0, end + 1).join('/'));
    // Docker's stars stand for a dot at the beginning, too; those of Node do not.
    const rule = rules.findLast(({ pattern }) => ways.some((way) => matchesGlob(`x${way}`, `x${pattern}`)));
    return rule?.isLetThrough ?? true;
  };
}
