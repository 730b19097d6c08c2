import { expect, test } from 'vitest';
import type { OwnReviewRecord } from '../../../src/exchange/documents/review-records.ts';
import { LetterboxdWriter } from '../../../src/exchange/writing/letterboxd.ts';
import { letterboxdHtml } from '../../../src/exchange/writing/letterboxd-html.ts';

const review = (changes: Partial<OwnReviewRecord>): OwnReviewRecord => ({
  ...{ show: { id: 'glass', title: 'Glass Heart' }, spoilers: false, writtenAt: 1, earlierScores: [] },
  ...{ author: { name: 'Noor' }, helpful: 0, notHelpful: 0 },
  ...changes,
});
const written = (...reviews: readonly OwnReviewRecord[]) => {
  const writer = new LetterboxdWriter('Contains spoilers.');
  for (const each of reviews) writer.add(each);
  const { files, rounded } = writer.end();
  return { files: files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString('utf8')]), rounded };
};
const HEADER = 'LetterboxdURI,tmdbID,imdbID,Title,Year,Rating10,Review\n';

test('A member’s reviews are written as Letterboxd imports them: ids, title and year, a score of ten, the text', () => {
  const { files, rounded } = written(
    review({
      show: {
        ...{ id: 'fight', title: 'Fight Club', year: 1999 },
        ids: { tmdb: 'movie/550', imdb: 'tt0137523', letterboxd: 'fight-club' },
      },
      score: 90,
      headline: 'First, a "rule"',
      body: 'You **do** not.\n\nTalk.',
    }),
    review({ show: { id: 'bb', title: 'Breaking Bad', ids: { tmdb: 'tv/1396' } }, score: 75 }),
    review({ score: 0, spoilers: true, body: 'It ends.' }),
    review({ body: 'No score.' }),
  );
  expect(files).toEqual([
    [
      'letterboxd.csv',
      `${HEADER}"https://letterboxd.com/film/fight-club/","550","tt0137523","Fight Club",1999,9,"<b>First, a ""rule""</b>

You <b>do</b> not.

Talk."
,,,"Breaking Bad",,8,
,,,"Glass Heart",,1,"Contains spoilers.

It ends."
,,,"Glass Heart",,,"No score."
`,
    ],
  ]);
  expect(rounded, 'Letterboxd has no 7.5, and no 0').toBe(2);
});

test('No file for Letterboxd is over a megabyte, and each has its header', () => {
  const { files } = written(...Array.from({ length: 300 }, () => review({ body: '달'.repeat(4000) })));
  expect(files.length).toBe(4);
  expect(files.map(([name]) => name)).toEqual([
    ...['letterboxd.csv', 'letterboxd-2.csv', 'letterboxd-3.csv', 'letterboxd-4.csv'],
  ]);
  for (const [, content = ''] of files) {
    expect(Buffer.byteLength(content)).toBeLessThanOrEqual(1_000_000);
    expect(content.startsWith(HEADER)).toBe(true);
  }
  expect(written().files).toEqual([]);
});

test.each([
  ['**bold** *slanted* _also_', '<b>bold</b> <i>slanted</i> <i>also</i>'],
  ['snake_case_name 2*3*4', 'snake_case_name 2*3*4'],
  ['a < b && c > d', 'a &lt; b &amp;&amp; c &gt; d'],
  ['\\*not\\* \\_this\\_ \\<', '*not* _this_ &lt;'],
  ['> said\n> twice\nanswered', '<blockquote>said\ntwice</blockquote>\nanswered'],
  ['[a **page**](https://a.example/?x=1&y=2)', '<a href="https://a.example/?x=1&amp;y=2">a <b>page</b></a>'],
  ['[a page](javascript:alert)', '[a page](javascript:alert)'],
  ['**_both_** ||covered||', '<b><i>both</i></b> ||covered||'],
])('%j is %j at Letterboxd', (markdown, html) => {
  expect(letterboxdHtml(markdown)).toBe(html);
});

test('No text takes Markdown long', () => {
  for (const mark of ['*', '**', '_', '__', '[', '[a](', '\\', '> ', '*a ', '_a*', '[a](https://'])
    for (const text of [mark.repeat(4000), `${mark}a`.repeat(2000)]) {
      const before = performance.now();
      letterboxdHtml(text);
      expect(performance.now() - before, mark).toBeLessThan(100);
    }
});
