import { expect, test } from 'vitest';
import { putReviews, showIdOf, userIdOf } from '../../support/put-reviews.ts';
import { messageOf, startWorld, textsOf } from '../../support/world.ts';

test.each([
  ['letters that show nothing', '\u3164\u3164'],
  ['marks of direction alone', '\u2068\u2069'],
])('A member whose name is %s is named by their id', async (_, name) => {
  await using world = await startWorld({ onDisk: true });
  const id = userIdOf(world, name);
  await putReviews(world, [
    { by: 'Noor', show: 'Dark', score: 90 },
    { by: name, show: 'Dark' },
  ]);
  const noor = world.sandbox.member('Noor');
  const card = messageOf(await noor.slash('/show', { show: 'Dark' }));
  const picked = await noor.select(card, `read-one:${showIdOf('Dark')}`, id);
  expect(picked).toMatchObject({ kind: 'message' });
  expect(JSON.stringify(card.components)).toContain(`"label":"${id}"`);
  const list = messageOf(await noor.slash('/reviewers', { sort: 'reviews' }));
  expect(textsOf(list).join('\n')).toContain(`** · ${id}`);
});
