import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Who may mount file systems (https://man7.org/linux/man-pages/man7/capabilities.7.html): CAP_SYS_ADMIN. */
const ADMINISTRATION = 1n << 21n;

/** Whether this machine can't have one, for `test.skipIf`: only Linux's administrator may mount a file system. */
export const NO_SMALL_DISK = !mayMount();

function mayMount(): boolean {
  if (process.platform !== 'linux') return false;
  const [, capabilities = '0'] = /^CapEff:\s*(\w+)/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return (BigInt(`0x${capabilities}`) & ADMINISTRATION) !== 0n;
}

/** A file system of its own, in memory, that a test may fill. */
export class SmallDisk {
  readonly #filler: string;

  private constructor(directory: string) {
    this.#filler = join(directory, 'filler');
  }

  /**
   * Makes one.
   * @param directory empty; `umount` takes it away again
   * @param size in bytes
   */
  static async mount(directory: string, size: number): Promise<SmallDisk> {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'ovation', directory], { cwd: tmpdir() });
    return new SmallDisk(directory);
  }

  /** Takes all room. */
  async fill(): Promise<void> {
    const file = await open(this.#filler, 'a');
    try {
      for (const size of [2 ** 20, 4096]) while (await written(file, Buffer.alloc(size)));
    } finally {
      await file.close();
    }
  }

  /** Gives all of it back. */
  async free(): Promise<void> {
    await rm(this.#filler, { force: true });
  }
}

/** Whether any of it had room. */
async function written(file: FileHandle, block: Buffer): Promise<boolean> {
  try {
    return (await file.write(block)).bytesWritten > 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    return false;
  }
}
