import type { DatabaseSync } from 'node:sqlite';
import { refsOf } from '../../reviews/shows/show-ids.ts';
import { deletionsOf, hasDeletions } from '../titles/deletions.ts';
import { formsOf, type ShowForms } from '../titles/forms.ts';
import { lettersOf } from '../titles/title-form.ts';
import type { IndexedEntry } from './catalogue-index.ts';
import { gramsOf } from './grams.ts';
import { type KeyKind, keysFrom } from './lookup-keys.ts';

/** Stand before the forms of a show that are no titles as they are, in the column `forms`. No title has these signs. */
export const ROMANISED_MARK = '\x02';
export const USUAL_INITIALS_MARK = '\x03';
export const RARE_INITIALS_MARK = '\x04';
export const SEASON_MARK = '\x05';

/** Writes shows into the index, and takes them out. */
export class ShowRows {
  readonly #show: ReturnType<DatabaseSync['prepare']>;
  readonly #gram: ReturnType<DatabaseSync['prepare']>;
  readonly #writeKey: (key: number) => void;
  readonly #removals: {
    readonly show: ReturnType<DatabaseSync['prepare']>;
    readonly gram: ReturnType<DatabaseSync['prepare']>;
    readonly key: ReturnType<DatabaseSync['prepare']>;
  };

  /** @param writeKey takes a key instead of the table `key` */
  constructor(database: DatabaseSync, writeKey?: (key: number) => void) {
    this.#show = database.prepare('INSERT INTO show VALUES (?, ?, ?, ?)');
    this.#gram = database.prepare('INSERT INTO gram (rowid, grams) VALUES (?, ?)');
    const insertKey = database.prepare('INSERT OR IGNORE INTO key VALUES (?)');
    this.#writeKey = writeKey ?? ((key) => insertKey.run(key));
    this.#removals = {
      show: database.prepare('DELETE FROM show WHERE rank = ?'),
      gram: database.prepare('DELETE FROM gram WHERE rowid = ?'),
      key: database.prepare('DELETE FROM key WHERE key = ?'),
    };
  }

  /** @returns its grams */
  add(rank: number, { entry }: IndexedEntry): Set<string> {
    const forms = formsOf([entry.title, ...entry.titles]);
    const lines = [
      ...forms.titles,
      ...forms.romanised.map((form) => `${ROMANISED_MARK}${form}`),
      ...forms.usualInitials.map((text) => `${USUAL_INITIALS_MARK}${text}`),
      ...forms.rareInitials.map((text) => `${RARE_INITIALS_MARK}${text}`),
      ...forms.seasons.map((text) => `${SEASON_MARK}${text}`),
    ];
    this.#show.run(rank, lines.join('\n'), entry.year ?? null, entry.adult ? 1 : null);
    const grams = gramsOf([...forms.titles, ...forms.romanised]);
    this.#gram.run(rank, [...grams].join(' '));
    for (const key of keysOf(forms, entry)) this.#writeKey(key + rank);
    return grams;
  }

  /** Takes out a show that was added like this. */
  remove(rank: number, { entry }: IndexedEntry): void {
    this.#removals.show.run(rank);
    this.#removals.gram.run(rank);
    for (const key of keysOf(formsOf([entry.title, ...entry.titles]), entry))
      this.#removals.key.run(key + rank);
  }
}

function keysOf(forms: ShowForms, entry: IndexedEntry['entry']): number[] {
  const titles = [...forms.titles, ...forms.romanised].map(lettersOf).flatMap(({ all, bare }) => [all, bare]);
  const of = (kind: KeyKind, texts: readonly string[]) =>
    [...new Set(texts)].map((text) => keysFrom(kind, text));
  return [
    ...of('title', titles),
    ...of('deletion', titles.filter(hasDeletions).flatMap(deletionsOf)),
    ...of('initials', [...forms.usualInitials, ...forms.rareInitials]),
    ...of('season', forms.seasons),
    ...of('ref', refsOf(entry)),
  ];
}
