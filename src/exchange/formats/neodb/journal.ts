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

/** Whether a line of a journal (`journal.ndjson`) is one to read. */
export const isOpinion = ({ value }: FileRecord): boolean => OPINIONS.includes(textIn(value, 'type'));

/** A work of a catalogue (`catalog.ndjson`). */
interface Work {
  readonly title: string | undefined;
  readonly year: number | undefined;
  readonly season: number | undefined;
  readonly links: readonly string[];
}

/** The works of a catalogue, by their address on NeoDB. */
export class Works {
  readonly #works = new Map<string, Work>();

  add({ value }: FileRecord): void {
    const season = property(value, 'season_number');
    this.#works.set(textIn(value, 'id'), {
      title: readText(property(value, 'display_title')) ?? readText(property(value, 'title')),
      year: readYear(property(value, 'year')),
      season: typeof season === 'number' ? season : undefined,
      links: linksOf(value),
    });
  }

  at(address: string): Work | undefined {
    return this.#works.get(address);
  }
}

/** The row of an opinion of a journal. */
export function journalRow(record: FileRecord, works: Works, takesBooks: boolean): DraftRow {
  const type = textIn(record.value, 'type');
  const of = (name: string) => property(record.value, 'content', name);
  const address = textIn(record.value, 'content', 'withRegardTo');
  const { title, year, season, links = [] } = works.at(address) ?? {};
  // Public is 0; else only followers see it, or nobody.
  if (property(record.value, 'visibility') !== 0) return skippedRow(record, 'private', { title });
  const kind = kindOf(/^https?:\/\/[^/]+\/([a-z]+)\//.exec(address)?.[1], takesBooks);
  if ('reason' in kind) return skippedRow(record, kind.reason, { title });
  return draftRow(record, {
    title,
    year,
    kind: kind.kind,
    ids: idsIn(links, season),
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
