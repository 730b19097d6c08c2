import type { MemberFile } from '../../src/sandbox/actions/attachments.ts';
import type { Chance } from './chance.ts';
import { textFor } from './random-texts.ts';
import { FILE_TITLES } from './words.ts';

/** A file that somebody may give to be imported: an export, one that leaves something open, or what nobody should. */
export function fileFor(chance: Chance): MemberFile {
  const { make } = chance.pickWeighted(KINDS, ({ weight }) => weight);
  const { name, text } = make(chance);
  return { name, bytes: Buffer.from(text) };
}

interface Made {
  readonly name: string;
  readonly text: string;
}

const KINDS: readonly { readonly weight: number; readonly make: (chance: Chance) => Made }[] = [
  { weight: 2, make: letterboxd },
  { weight: 2, make: anilist },
  { weight: 3, make: goodreads },
  { weight: 3, make: table },
  {
    weight: 1,
    make: (chance) => ({ name: 'export.json', text: textFor(chance, { most: 1000, multiline: true }) }),
  },
  {
    weight: 1,
    make: (chance) => ({ name: 'reviews.csv', text: textFor(chance, { most: 1000, multiline: true }) }),
  },
];

/** A table with a header, and some rows. */
function csv(
  chance: Chance,
  header: string,
  row: (title: string, score: number) => readonly string[],
): string {
  const rows = Array.from({ length: 1 + chance.upTo(5) }, () =>
    row(chance.pick(FILE_TITLES), chance.upTo(5))
      .map((cell) => `"${cell.replaceAll('"', '""')}"`)
      .join(','),
  );
  return [header, ...rows, ''].join('\n');
}

function letterboxd(chance: Chance): Made {
  const header = 'Date,Name,Year,Letterboxd URI,Rating,Rewatch,Review,Tags,Watched Date';
  const text = csv(chance, header, (title, score) => [
    ...['2024-05-01', title, '2020', 'https://boxd.it/x', score === 0 ? '' : String(score), ''],
    ...[chance.happens(0.5) ? textFor(chance, { most: 1000, multiline: true }) : '', '', ''],
  ]);
  return { name: 'reviews.csv', text };
}

/** Its scores are of five or of ten. */
function anilist(chance: Chance): Made {
  const entries = Array.from({ length: 1 + chance.upTo(5) }, (_, index) => ({
    mediaId: index + 1,
    score: 1 + chance.upTo(4),
    status: 'COMPLETED',
    media: { id: index + 1, title: { romaji: chance.pick(FILE_TITLES) } },
  }));
  return {
    name: 'anilist.json',
    text: JSON.stringify({ data: { MediaListCollection: { lists: [{ entries }] } } }),
  };
}

/** Books, which are left out at first. */
function goodreads(chance: Chance): Made {
  const header =
    'Book Id,Title,Author,ISBN,ISBN13,My Rating,Average Rating,Date Read,Date Added,Exclusive Shelf,My Review,Private Notes';
  const text = csv(chance, header, (title, score) => [
    ...['1', title, 'Somebody', '', '', String(score), '4.1', '2024/05/01', '2024/05/02', 'read', '', ''],
  ]);
  return { name: 'goodreads_library_export.csv', text };
}

/** One that nobody knows. */
function table(chance: Chance): Made {
  const header = 'Seen,Points,Thoughts';
  return { name: 'table.csv', text: csv(chance, header, (title, score) => [title, String(score), 'Long.']) };
}
