import { chownSync, statSync } from 'node:fs';

/**
 * Has a file belong to whom another file, or directory, belongs to: what the administrator makes, Ovation has to use as the user that
 * it runs as. Nobody else can give files away. Throws when that is refused, as it is on disks whose files have no owners.
 */
export function giveToOwnerOf(file: string, like: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(like);
  chownSync(file, uid, gid);
}
