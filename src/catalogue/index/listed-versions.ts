import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { CatalogueSource } from '../../reviews/shows/catalogue-entry.ts';
import { INDEX_VERSION } from './index-file.ts';

/** By source: which list of it is in the index. */
export type ListedVersions = { readonly [Source in CatalogueSource]?: string | undefined };

const NAME = 'versions';

/** Which lists an index has; none when there is no index, or none that can be read. */
export function readVersions(file: string): ListedVersions {
  if (!existsSync(file)) return {};
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { readOnly: true });
    const { user_version: version } = database.prepare('PRAGMA user_version').get() ?? {};
    if (version !== INDEX_VERSION) return {};
    const { value } = database.prepare('SELECT value FROM about WHERE name = ?').get(NAME) ?? {};
    return value === undefined ? {} : (JSON.parse(String(value)) as ListedVersions);
  } catch {
    // What cannot be read is made anew.
    return {};
  } finally {
    database?.close();
  }
}

export function writeVersions(database: DatabaseSync, versions: ListedVersions): void {
  database.prepare('INSERT OR REPLACE INTO about VALUES (?, ?)').run(NAME, JSON.stringify(versions));
}
