import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { UNFINISHED } from '../../storage/sqlite/copy-database.ts';

const NAME = /^ovation-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z\.sqlite$/;

/** The name of a backup that is made at this time, in milliseconds since the epoch. */
export const backupName = (at: number): string =>
  `ovation-${new Date(at).toISOString().slice(0, 19).replaceAll(':', '-')}Z.sqlite`;

/** When the newest backup in a directory was made, up to this time; undefined when there is none. Rejects when it can't be read. */
export async function newestBackup(directory: string, now: number): Promise<number | undefined> {
  const [newest] = await backupsIn(directory, now);
  return newest?.at;
}

/** Deletes all backups in a directory but the newest, and what is left of those that were interrupted; nothing of another name. */
export async function deleteOldBackups(directory: string, keep: number, now: number): Promise<void> {
  const old = (await backupsIn(directory, now)).slice(keep).map(({ name }) => name);
  const parts = (await readdir(directory)).filter((name) => {
    const [complete = '', rest] = name.split(UNFINISHED);
    return rest !== undefined && NAME.test(complete);
  });
  for (const name of [...old, ...parts]) await rm(join(directory, name), { force: true });
}

/** Newest first. Those that a wrong clock has dated ahead are left out: nobody knows how old they are. */
async function backupsIn(
  directory: string,
  now: number,
): Promise<readonly { readonly name: string; readonly at: number }[]> {
  const files = (await readdir(directory)).map((name) => ({ name, at: timeOf(name) }));
  return files.filter(({ at }) => at <= now).sort((one, other) => other.at - one.at);
}

/** NaN for what is no backup. */
function timeOf(name: string): number {
  const [, day, hours, minutes, seconds] = NAME.exec(name) ?? [];
  return Date.parse(`${day}T${hours}:${minutes}:${seconds}Z`);
}
