import { expect, test } from 'vitest';
import { imdbRatings, untilSays } from '../../../support/import-files.ts';
import { messageOf, startWithReviewChannel, wordsOf } from '../../../support/world.ts';

const ROWS = 700;
const RATINGS = imdbRatings(
  Array.from(
    { length: ROWS },
    (_, index) => [`Harbour ${index}`, 1990 + (index % 30), '8', '2020-05-01'] as const,
  ),
);

test('An import that is under way when the bot stops goes on when it starts, and can still be undone', async () => {
  await using world = await startWithReviewChannel({ onDisk: true });
  const noor = world.sandbox.member('Noor');
  const answer = messageOf(await noor.slash('/data import', { file: RATINGS }));
  const preview = await untilSays(world, answer, 'to import');
  await noor.press(preview, `Import ${ROWS} reviews`);
  await world.stopBot();
  await world.startBot();
  const again = messageOf(await noor.slash('/data import'));
  const done = await untilSays(world, again, 'imported');
  expect(wordsOf(messageOf(await noor.slash('/profile')))).toContain(String(ROWS));

  await noor.press(done, 'Undo the import');
  await world.stopBot();
  await world.startBot();
  const profile = async () => wordsOf(messageOf(await noor.slash('/profile')));
  await expect.poll(profile).not.toContain('Harbour');
});
