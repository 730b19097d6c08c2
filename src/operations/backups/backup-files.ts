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

/** Deletes all backups in a directory but the newest, and nothing of another name. */
export async function deleteOldBackups(directory: string, keep: number, now: number): Promise<void> {
  const old = (await backupsIn(directory, now)).slice(keep);
  for (const { name } of old) await rm(join(directory, name), { force: true });
}

/** Deletes what is left in a directory of backups that were interrupted. */
export async function deleteUnfinished(directory: string): Promise<void> {
  for (const name of await filesIn(directory)) {
    const [complete = '', rest] = name.split(UNFINISHED);
    if (rest !== undefined && NAME.test(complete)) await rm(join(directory, name), { force: true });
  }
}

/** Newest first. Those that a wrong clock has dated ahead are left out: nobody knows how old they are. */
async function backupsIn(
  directory: string,
  now: number,
): Promise<readonly { readonly name: string; readonly at: number }[]> {
  const files = (await filesIn(directory)).map((name) => ({ name, at: timeOf(name) }));
  return files.filter(({ at }) => at <= now).sort((one, other) => other.at - one.at);
}

/** The names of what is a file, and neither a directory nor a link. */
async function filesIn(directory: string): Promise<readonly string[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

/** NaN for what is no backup. */
function timeOf(name: string): number {
  const [, day, hours, minutes, seconds] = NAME.exec(name) ?? [];
  return Date.parse(`${day}T${hours}:${minutes}:${seconds}Z`);
}
