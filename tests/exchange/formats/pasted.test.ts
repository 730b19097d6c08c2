import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { namedPiece } from '../../../src/exchange/formats/pasted/named-piece.ts';
import { piecesOf } from '../../../src/exchange/formats/pasted/pieces.ts';
import { read } from './read.ts';

const A = 'The town feels lived in, and nobody in it is only there to be laughed at.';
const B = 'The middle drags for two episodes, and then the letters start to arrive.';

/** What becomes of a text: per review its title, score and text. */
async function readTexts(text: string) {
  const { format, reviews, skipped } = await read({ 'message.txt': text });
  expect(format).toBe('pasted');
  return {
    skipped,
    reviews,
    all: reviews.map(({ title, opinion }) => [title, opinion.score, opinion.body]),
  };
}

const withYes = (text: string) => `${text}\nRead More\nWas this review helpful to you?\nYes No Cancel`;
const mine = (title: string, text: string, { status = 'Completed', score = '8.0' } = {}) =>
  withYes(
    `${title}\nby gulliverheron\nMar 3, 2021\n10 of 10 episodes seen\n${status} 0\nOverall ${score}\nStory 8.0\nActing/Cast 8.5\nMusic 7.0\nRewatch Value 6.5\n${text}`,
  );
const theirs = (title: string, text: string) =>
  withYes(
    `Completed\n${title}\n3 people found this review helpful\ngulliverheron\nMar 3, 2021\n16 of 16 episodes seen\nCompleted 3\nOverall 9.5\nStory 9.0\nActing/Cast 10\nMusic 9.0\nRewatch Value 8.0\n${text}`,
  );

describe("A page of a member's reviews on MyDramaList", () => {
  test.each([
    ['titles above names', mine],
    ['titles above votes', theirs],
  ])('is parted into reviews, with %s', async (_, form) => {
    const { reviews, all, skipped } = await readTexts(
      [form('Paper Satellites', `${A}\n\n${B}`), form('Glass Heart', B), form('Rainy Days', A)].join('\n\n'),
    );
    const score = form === mine ? 80 : 95;
    expect(all).toEqual([
      ['Paper Satellites', score, `${A}\n\n${B}`],
      ['Glass Heart', score, B],
      ['Rainy Days', score, A],
    ]);
    expect(skipped).toEqual([]);
    expect(reviews[0]).toMatchObject({
      line: 1,
      opinion: { aspects: { story: form === mine ? 80 : 90 }, progress: { status: 'completed' } },
    });
    expect(new Date(reviews[0]?.writtenAt ?? 0).toISOString()).toMatch(/^2021-03-03/);
  });

  test('is parted also where the question below was not copied, or blank lines stand between', async () => {
    const short = (title: string, text: string) =>
      `${title}\nby gulliverheron\nMar 3, 2021\n10 of 10 episodes seen\nCompleted 0\nOverall 8.0\nStory 8.0\n${text}`;
    const { all } = await readTexts(`${short('Paper Satellites', A)}\n${short('Glass Heart', B)}`);
    expect(all).toEqual([
      ['Paper Satellites', 80, A],
      ['Glass Heart', 80, B],
    ]);
    const spaced = (title: string, text: string) => short(title, text).replaceAll('\n', '\n\n');
    const far = await readTexts(`${spaced('Paper Satellites', A)}\n\n${spaced('Glass Heart', B)}`);
    expect(far.all).toEqual(all);
  });

  test('has other scores and statuses, and keeps notices of spoilers', async () => {
    const { reviews } = await readTexts(
      [
        mine('Glass Heart', `This review may contain spoilers\n${A}`, { status: 'Dropped', score: '4.5' }),
        mine('Rainy Days', B, { status: 'Ongoing', score: '7.0' }),
      ].join('\n'),
    );
    expect(
      reviews.map(({ opinion: { score, spoilers, progress } }) => [score, spoilers, progress?.status]),
    ).toEqual([
      [45, true, 'dropped'],
      [70, false, 'watching'],
    ]);
  });

  test("leaves the site's words between reviews out", async () => {
    const { all, reviews, skipped } = await readTexts(
      `gulliverheron's Reviews\nSort by\n${mine('Paper Satellites', A)}\nReply\n0 comments\n${mine('Glass Heart', B)}\nReply\n2 comments`,
    );
    expect(all).toEqual([
      ['Paper Satellites', 80, A],
      ['Glass Heart', 80, B],
    ]);
    expect(reviews.map(({ line }) => line)).toEqual([3, 19]);
    expect(skipped.map(({ reason, line }) => [reason, line])).toEqual([
      ['unnamed', 1],
      ['unnamed', 17],
      ['unnamed', 33],
    ]);
  });

  test('of a show, where only the user is named, names no show', async () => {
    const page = withYes(
      `gulliverheron\nMar 3, 2021\n10 of 10 episodes seen\nCompleted 0\nOverall 8.0\nStory 8.0\n${A}`,
    );
    const { all, skipped } = await readTexts(page);
    expect(all).toEqual([]);
    expect(skipped).toMatchObject([{ reason: 'unnamed', line: 1 }]);
  });
});

describe('Reviews that are parted by lines', () => {
  test.each(['---', '-----', '***', '===', '———', '* * *'])(
    '%s stand apart, and begin with a title',
    async (line) => {
      const { all, reviews } = await readTexts(
        `Glass Heart\n${A}\n8/10\n${line}\n\nWhat's Wrong with Secretary Kim?\n\n${B}`,
      );
      expect(all).toEqual([
        ['Glass Heart', 80, A],
        ["What's Wrong with Secretary Kim?", undefined, B],
      ]);
      expect(reviews.map((review) => review.line)).toEqual([1, 6]);
    },
  );

  test('A line in a review, below which no title stands, parts nothing', async () => {
    const { all } = await readTexts(`Glass Heart\n${A}\n---\n${B}\n---\nStory\nFine.\n---\nRainy Days\n7/10`);
    expect(all).toEqual([
      ['Glass Heart', undefined, `${A}\n---\n${B}\n---\nStory\nFine.`],
      ['Rainy Days', 70, undefined],
    ]);
  });

  test('They can be pages of sites', async () => {
    const { all } = await readTexts(`${mine('Paper Satellites', A)}\n---\n# Glass Heart (2025)\n${B}`);
    expect(all).toEqual([
      ['Paper Satellites', 80, A],
      ['Glass Heart', undefined, B],
    ]);
  });
});

describe('Reviews with a line that names each show', () => {
  test.each([
    ['headings', (title: string) => `# ${title}`],
    ['smaller headings', (title: string) => `### **${title}**`],
    ['bold lines', (title: string) => `**${title}**`],
    ['labels', (title: string) => `Title: ${title}`],
    ['years', (title: string) => `${title} (2025)`],
    ['scores', (title: string) => `${title} - 9/10`],
  ])('are parted by %s', async (_, name) => {
    const { reviews } = await readTexts(
      `${name('Glass Heart')}\n${A}\n\n${B}\n\n${name('Rainy Days')}\n\n${B}`,
    );
    expect(reviews.map(({ title, opinion }) => [title, opinion.body])).toEqual([
      ['Glass Heart', `${A}\n\n${B}`],
      ['Rainy Days', B],
    ]);
  });

  test('Years and scores are read, and a score behind the title is that of the review', async () => {
    const { reviews } = await readTexts(
      `# Glass Heart (2025): 8.5/10\n${A}\n# Rainy Days (7/10)\n${B}\n\n3/10`,
    );
    expect(reviews).toMatchObject([
      { title: 'Glass Heart', year: 2025, opinion: { score: 85 } },
      { title: 'Rainy Days', opinion: { score: 70 } },
    ]);
  });

  test('Parts of a review are no shows, and smaller headings stay in it', async () => {
    const { all } = await readTexts(`# Glass Heart\n# Story\n${A}\n## Music\n${B}\n# Rainy Days\n${B}`);
    expect(all).toEqual([
      ['Glass Heart', undefined, `# Story\n${A}\n## Music\n${B}`],
      ['Rainy Days', undefined, B],
    ]);
  });

  test('Addresses name shows, alone and beside a title', async () => {
    const { reviews } = await readTexts(
      `https://mydramalist.com/49231-move-to-heaven\n${A}\n\nhttps://www.imdb.com/title/tt0903747/\n${B}`,
    );
    expect(reviews).toMatchObject([
      { ids: { mydramalist: '49231' }, opinion: { body: A } },
      { ids: { imdb: 'tt0903747' }, opinion: { body: B } },
    ]);
    const titled = await readTexts(
      `# Glass Heart\nhttps://mydramalist.com/49231\n${A}\n# [Rainy Days](https://mydramalist.com/7-x)\n${B}`,
    );
    expect(titled.reviews).toMatchObject([
      { title: 'Glass Heart', ids: { mydramalist: '49231' }, opinion: { body: A } },
      { title: 'Rainy Days', ids: { mydramalist: '7' }, opinion: { body: B } },
    ]);
  });

  test('A list of titles with scores is one review of a score a line', async () => {
    const { all } = await readTexts(
      'Glass Heart 8/10\nRainy Days: 7.5/10\n\nPaper Satellites (2021) – 10/10',
    );
    expect(all).toEqual([
      ['Glass Heart', 80, undefined],
      ['Rainy Days', 75, undefined],
      ['Paper Satellites', 100, undefined],
    ]);
  });
});

test('A text that begins with no title names no show', async () => {
  expect((await readTexts(`${A}\n\n${B}`)).skipped).toMatchObject([{ reason: 'unnamed', line: 1 }]);
});

test('A title alone says nothing of its show', async () => {
  expect((await readTexts('# Glass Heart\n\n# Rainy Days\n8/10')).skipped).toMatchObject([
    { reason: 'no-opinion', title: 'Glass Heart' },
  ]);
});

test('A review longer than one may be here begins with as much as fits, and stays whole beside', async () => {
  const text = Array.from({ length: 80 }, (_, at) => `${at}. ${A}`).join('\n\n');
  const { reviews } = await readTexts(`# Glass Heart\n${text}\n\n8/10`);
  expect(reviews[0]).toMatchObject({ opinion: { score: 80 }, whole: text });
});

test('Whatever is pasted, every line of it is in a review or left out by its line, in little time', async () => {
  const line = fc.constantFrom(
    '',
    '---',
    'Completed 0',
    'Completed',
    '3 of 5 episodes seen',
    'Mar 3, 2021',
    'by heron',
    '# A',
    '## B',
    'C (2020)',
    'D 8/10',
    'Yes',
    'Was this review helpful to you?',
    A,
    'https://mydramalist.com/7',
    '**E**',
    ' ',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 40 }), async (lines) => {
      const shown = lines.flatMap((each, at) => (each.trim() === '' ? [] : [at]));
      fc.pre(shown.length > 0);
      const pieces = piecesOf(lines.join('\n'));
      const places = pieces.flatMap(({ from, lines: those }) => those.map((_, at) => from + at));
      expect(places).toEqual(places.toSorted((one, other) => one - other));
      for (const { from, lines: those } of pieces)
        expect(those).toEqual(lines.slice(from, from + those.length));
      expect(shown.filter((at) => lines[at] !== '---' && !places.includes(at))).toEqual([]);
    }),
  );
});

test.each([
  '---\n',
  '---\n\n\n',
  'Completed 0\n',
  '3 of 5 episodes seen\n',
  'A\n',
  '\n',
  'Yes\n',
  'D 8/10\n\n',
  '# A',
  ' ',
])('A hundred thousand characters of %j takes no long', (unit) => {
  const before = performance.now();
  for (const piece of piecesOf(unit.repeat(100_000 / unit.length))) namedPiece(piece);
  expect(performance.now() - before).toBeLessThan(5000);
});
