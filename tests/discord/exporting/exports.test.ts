import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { Exports } from '../../../src/discord/exporting/exports.ts';
import { put } from '../../../src/guilds/memory/change.ts';
import { createTexts } from '../../../src/presentation/texts/texts.ts';
import type { Review } from '../../../src/reviews/review.ts';
import { openedGuild } from '../../guilds/memory/opened-guild.ts';

const NOOR = '21';
const t = createTexts().for('en-US');

/** An export of Noor, who wrote so many reviews of some 4000 characters. */
async function exported(count: number, limit: number, textOf = () => 'Slow. '.repeat(660)) {
  const { guild } = await openedGuild();
  const reviews = Array.from(
    { length: count },
    (_, n): Review => ({
      ...{
        showId: `show-${n}`,
        author: { id: NOOR, name: 'Noor', avatarUrl: '' },
        body: textOf(),
      },
      ...{ spoilers: false, writtenAt: 1, earlierScores: [], posting: { state: 'withheld', reason: 'lost' } },
    }),
  );
  await guild.commit(
    reviews.flatMap((review) => {
      const { showId: id } = review;
      return [
        put('shows', id, { id, title: id, addedBy: NOOR, addedAt: 1 }),
        put('reviews', `${id}:${NOOR}`, review),
      ];
    }),
  );
  const store = { knownPseudonym: () => undefined } as never;
  const exports = new Exports({ store, clock: { now: () => 1 } as never, timing: {} as never });
  return exports.member({ guild, server: 'Drama Corner', userId: NOOR, limit }, t);
}

test('Files for Letterboxd that are larger than Discord takes come as a ZIP', async () => {
  const { document, letterboxd } = await exported(300, 800_000);
  expect(letterboxd.map(({ name }) => name)).toEqual(['letterboxd.zip', 'letterboxd-2.zip']);
  for (const { bytes } of [...document, ...letterboxd]) expect(bytes.length).toBeLessThanOrEqual(800_000);
});

test('What Discord would not take is refused before it is sent', async () => {
  await expect(exported(1, 200)).rejects.toMatchObject({ code: 'export-too-large' });
});

test('Files that fit each, but together are more than Discord takes in a request, are refused before they are sent', async () => {
  const large = exported(7000, 500 * 1024 * 1024, () => randomBytes(2900).toString('base64'));
  await expect(large).rejects.toMatchObject({ code: 'export-too-large' });
}, 60_000);
