import { expect, test } from 'vitest';
import { imdbRatings, importFile, importIdIn, untilSays } from '../../../support/import-files.ts';
import {
  labelsOf,
  messageOf,
  reviewMessages,
  startWithReviewChannel,
  wordsOf,
  writeReview,
} from '../../../support/world.ts';

const RATINGS = imdbRatings([
  ['Dark Harbour', 2017, '9', '2020-05-01'],
  ['Glass Heart', 2025, '7', '2030-01-01'],
  ['Pilot', 2017, '8', '2020-05-02', 'TV Episode'],
  ['The Lighthouse', 2019, '', ''],
]);

test('An earlier import can still be undone after a later one, from the answer of /data import', async () => {
  await using world = await startWithReviewChannel();
  const noor = world.sandbox.member('Noor');
  const bring = async (title: string) => {
    const preview = await importFile(world, noor, imdbRatings([[title, 2017, '9', '2020-05-01']]));
    await noor.press(preview, 'Import 1 review');
    return untilSays(world, preview, '1 imported');
  };
  await bring('Dark Harbour');
  const later = await bring('Glass Heart');
  await noor.press(later, 'Undo the import');
  await untilSays(world, later, 'Undone');
  const found = messageOf(await noor.slash('/data import'));
  expect(wordsOf(found), 'the one that is undone is no news').toContain('1 imported');

  const last = await bring('Glass Heart');
  expect(JSON.stringify(last.components)).toContain('IMDb: 1 review');
  await noor.select(last, `import-show:${importIdIn(last)}`, importIdIn(found));
  const earlier = await untilSays(world, last, '1 imported');
  await noor.press(earlier, 'Undo the import');
  await untilSays(world, earlier, 'Undone');
  const profile = wordsOf(messageOf(await noor.slash('/profile')));
  expect(profile).not.toContain('Dark Harbour');
  expect(profile).toContain('Glass Heart');
});

test('An import says what it would do, does it at a press, and takes all of it back', async () => {
  await using world = await startWithReviewChannel();
  const noor = world.sandbox.member('Noor');
  await writeReview(noor, 'Glass Heart (2025)', { score: '4' });
  const answer = await noor.slash('/data import', { file: RATINGS });
  expect(answer).toMatchObject({ kind: 'message', ephemeral: true });
  const preview = await untilSays(world, messageOf(answer), 'to import');
  const words = wordsOf(preview);
  expect(words).toContain('## Import from IMDb');
  expect(words).toContain('**4 rows:** 1 to import, 3 left out');
  expect(words).toContain('1 show is new here');
  expect(words).toContain('9 · Dark Harbour (2017)');
  expect(words).toContain('1 · about an episode');
  expect(words).toContain('1 · no score and no text');
  expect(words).toContain('1 · already here, and kept');
  expect(words).toContain("You've reviewed 1 of them here");
  expect(labelsOf(preview)).toContain('Import 1 review');
  expect(wordsOf(messageOf(await noor.slash('/profile'))), 'nothing is imported yet').not.toContain(
    'Dark Harbour',
  );

  await noor.select(preview, `import-clash:${importIdIn(preview)}`, 'theirs');
  const chosen = await untilSays(world, preview, 'to import');
  expect(wordsOf(chosen)).toContain('**4 rows:** 2 to import, 2 left out');
  expect(labelsOf(chosen)).toContain('Import 2 reviews');
  await noor.press(chosen, 'Import 2 reviews');
  const done = await untilSays(world, chosen, 'imported, 2 left out');
  expect(wordsOf(done)).toContain('1 took the place of what you had written here');
  expect(wordsOf(messageOf(await noor.slash('/profile')))).toContain('Dark Harbour');
  expect(reviewMessages(world), 'none is posted').toHaveLength(1);

  await noor.press(done, 'Undo the import');
  await untilSays(world, done, 'Undone');
  const profile = wordsOf(messageOf(await noor.slash('/profile')));
  expect(profile).not.toContain('Dark Harbour');
  expect(profile).toContain('Noor gave 4');
});
