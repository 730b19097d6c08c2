import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { withScript } from './ovation-process.ts';

/**
 * The variables with which no address is found in a process, nor an answer that there is none. As when the system asks a name server
 * that is silent, each search keeps a thread of Node's, which nothing can stop. Not on Windows.
 * @param directory where the pipe may lie, from which such a thread reads
 */
export function withSilentNameServer(directory: string): { readonly NODE_OPTIONS: string } {
  const pipe = join(directory, 'pipe');
  execFileSync('/usr/bin/mkfifo', [pipe]);
  return withScript(`
    import dns from 'node:dns';
    import { open } from 'node:fs';
    dns.lookup = (name) => { console.log('Asked for ' + name); open(${JSON.stringify(pipe)}, 'r', () => {}); };`);
}
