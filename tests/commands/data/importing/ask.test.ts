import { expect, test } from 'vitest';
import { zipOf } from '../../../exchange/parsing/zip-of.ts';
import { fileOf, importFile, importIdIn, untilSays } from '../../../support/import-files.ts';
import {
  labelsOf,
  messageOf,
  startWithReviewChannel,
  startWorld,
  wordsOf,
  writeReview,
} from '../../../support/world.ts';

test('What a file leaves open is asked: which scale, and which column is which', async () => {
  await using world = await startWorld();
  const noor = world.sandbox.member('Noor');
  const entries = [4, 5].map((score, index) => ({
    ...{ mediaId: index + 1, score, status: 'COMPLETED' },
    media: { id: index + 1, title: { romaji: `Harbour ${index + 1}` } },
  }));
  const lists = JSON.stringify({ data: { MediaListCollection: { lists: [{ entries }] } } });
  const asked = await importFile(world, noor, fileOf('anilist.json', lists), 'Which scores');
  expect(labelsOf(asked)).toContain('1 to 5 stars');
  await noor.press(asked, '1 to 5 stars');
  expect(wordsOf(await untilSays(world, asked, 'to import'))).toContain('8 · Harbour 1');

  const table = 'Seen,Points,Thoughts\nDark Harbour,3,Long nights.\nGlass Heart,4,\n';
  const unknown = await importFile(world, noor, fileOf('mine.csv', table), 'Which column is which');
  const form = await noor.press(unknown, 'Choose the columns');
  if (form.kind !== 'modal') throw new Error('No form');
  const columns = { title: ['0'], score: ['1'], text: ['2'], most: ['5'] };
  expect(await noor.submit(form.modal, columns)).toMatchObject({ kind: 'update' });
  const preview = await untilSays(world, unknown, 'to import');
  expect(wordsOf(preview)).toContain('**2 rows:** 2 to import, 0 left out');
  expect(wordsOf(preview)).toContain('6 · Dark Harbour');
});

test('What was chosen for an import stays chosen when more of the files is taken', async () => {
  await using world = await startWithReviewChannel();
  const jun = world.sandbox.member('Jun');
  await writeReview(jun, 'Dark Harbour (2017)', { score: '4' });
  const zip = await zipOf({
    'reviews.csv':
      'Date,Name,Year,Letterboxd URI,Rating,Rewatch,Review,Tags,Watched Date\n2023-01-10,Dark Harbour,2017,x,4.5,,Fine.,,\n',
    'orphaned/reviews.csv':
      'Date,Name,Year,Rating,Rewatch,Review,Tags,Watched Date\n2023-01-10,Glass Heart,2015,4,,Good,,\n',
  });
  const preview = await importFile(world, jun, { name: 'letterboxd.zip', bytes: zip });
  expect(wordsOf(preview)).toContain('mostly series');
  await jun.select(preview, `import-clash:${importIdIn(preview)}`, 'theirs');
  await jun.press(await untilSays(world, preview, '1 to import'), 'Post them too');
  await untilSays(world, preview, "I'll post");
  await jun.press(preview, 'Dropped titles too');
  const more = await untilSays(world, preview, '2 to import');
  expect(wordsOf(more)).toContain("I'll post");
  expect(wordsOf(more), 'they are taken').not.toContain('mostly series');
});

test('Books come along at a press, and not once the files are forgotten', async () => {
  await using world = await startWorld({ onDisk: true });
  const jun = world.sandbox.member('Jun');
  const books = [
    'Book Id,Title,Author,ISBN,ISBN13,My Rating,Average Rating,Date Read,Date Added,Exclusive Shelf,My Review,Private Notes',
    '1,Dark Harbour,Somebody,,,4,4.1,2024/05/01,2024/05/02,read,,',
    '',
  ].join('\n');
  const preview = await importFile(world, jun, fileOf('goodreads.csv', books));
  expect(wordsOf(preview)).toContain('**1 row:** 0 to import, 1 left out');
  await jun.press(preview, 'Import books too');
  const more = await untilSays(world, preview, '1 to import');
  expect(labelsOf(more)).not.toContain('Import books too');

  const again = await importFile(world, jun, fileOf('goodreads.csv', books));
  await world.stopBot();
  await world.startBot();
  expect(wordsOf(messageOf(await jun.press(again, 'Import books too')))).toContain(
    "I don't have your files any more",
  );
});
