import type { FileRecord } from '../../parsing/file-record.ts';
import { readDate } from '../../parsing/read-date.ts';
import { readScore } from '../../parsing/read-score.ts';
import { readYear } from '../../parsing/read-year.ts';
import type { DraftRow } from '../format.ts';
import { draftRow, skippedRow } from '../values/draft.ts';
import { property, textIn } from '../values/property.ts';
import { readText } from '../values/text.ts';
import { covered, idsIn, kindOf } from './work.ts';

/** What of a journal is an opinion. Shelves, tags, notes and posts are not. */
const OPINIONS = ['Rating', 'Comment', 'Review'];

/** The works that a catalogue (`catalog.ndjson`) has, by their address on NeoDB. */
export class Works {
  readonly #works = new Map<unknown, unknown>();

  add({ value }: FileRecord): void {
    const id = property(value, 'id');
    if (id !== undefined) this.#works.set(id, value);
  }

  at(address: unknown): unknown {
    return this.#works.get(address);
  }
}

/** The row of a line of a journal (`journal.ndjson`); undefined where it is no opinion. */
export function journalRow(record: FileRecord, works: Works, takesBooks: boolean): DraftRow | undefined {
  const type = textIn(record.value, 'type');
  if (!OPINIONS.includes(type)) return undefined;
  const of = (name: string) => property(record.value, 'content', name);
  const address = textIn(record.value, 'content', 'withRegardTo');
  const work = works.at(of('withRegardTo'));
  const title = readText(property(work, 'display_title')) ?? readText(property(work, 'title'));
  // Public is 0; else only followers see it, or nobody.
  if (property(record.value, 'visibility') !== 0) return skippedRow(record, 'private', { title });
  const kind = kindOf(/^https?:\/\/[^/]+\/([a-z]+)\//.exec(address)?.[1], takesBooks);
  if ('reason' in kind) return skippedRow(record, kind.reason, { title });
  const season = property(work, 'season_number');
  return draftRow(record, {
    title,
    year: readYear(property(work, 'year')),
    kind: kind.kind,
    ids: idsIn(linksOf(work), typeof season === 'number' ? season : undefined),
    headline: type === 'Review' ? readText(of('name')) : undefined,
    text: type === 'Rating' ? undefined : covered(readText(of('content')) ?? ''),
    score: type === 'Rating' ? readScore(of('value'), 10) : {},
    scoreColumn: 'value',
    writtenAt: readDate(textIn(record.value, 'content', 'published')),
  });
}

function linksOf(work: unknown): readonly string[] {
  const links = property(work, 'external_resources');
  return Array.isArray(links) ? links.map((link) => textIn(link, 'url')) : [];
}
