import { cp, mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';

/** A layer with a Node and the npm that runs this. */
export async function nodeLayer(directory: string, node: string, npm: string): Promise<string> {
  const local = join(directory, 'usr', 'local');
  await mkdir(join(local, 'bin'), { recursive: true });
  await cp(node, join(local, 'bin', 'node'));
  await cp(npm, join(local, 'lib', 'node_modules', 'npm'), { recursive: true });
  await symlink('../lib/node_modules/npm/bin/npm-cli.js', join(local, 'bin', 'npm'));
  await symlink('../lib/node_modules/npm/bin/npx-cli.js', join(local, 'bin', 'npx'));
  return directory;
}
