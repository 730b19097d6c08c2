import { expect, test } from 'vitest';
import { remove } from '../../../src/guilds/memory/change.ts';
import { reviewKey } from '../../../src/reviews/review.ts';
import { openedGuild } from '../memory/opened-guild.ts';
import { hidden, scoreChange, showChange } from './score-changes.ts';

const SHOWS = Array.from({ length: 24 }, (_, number) => `s${number}`);
/** Noor and Jun like the same half of the shows; four others like all of them, or none, just as well. */
const NOOR = '21';
const JUN = '22';
const OTHERS = ['31', '32', '33', '34'];
const liked = (number: number) => (number % 2 === 0 ? 95 : 40);

/** A guild in which Jun, who agrees with Noor on all they share, has scored more shows than Noor. */
async function neighbours() {
  const opened = await openedGuild();
  await opened.guild.commit([
    ...SHOWS.map((id) => showChange(id)),
    ...SHOWS.flatMap((id, number) => [
      ...(number < 20 ? [scoreChange(id, NOOR, liked(number))] : []),
      scoreChange(id, JUN, liked(number)),
      ...OTHERS.map((member, at) => scoreChange(id, member, at % 2 === 0 ? 65 : 70)),
    ]),
  ]);
  return opened;
}

test('Two who like the same agree, told by the shows that they share', async () => {
  const { guild } = await neighbours();
  const { kind, shared, within } = await guild.taste.agreement(NOOR, JUN);
  expect(kind).toBe('same');
  expect(within).toBe(20);
  expect(shared).toHaveLength(20);
  expect(shared[0]).toMatchObject({ one: 95, other: 95 });
});

test('What two share is as it is now, not as it was when the snapshot was made', async () => {
  const { guild } = await neighbours();
  await guild.taste.snapshot();
  await guild.commit([hidden('s0', JUN), scoreChange('s20', NOOR, 10)]);
  const { shared, within } = await guild.taste.agreement(NOOR, JUN);
  expect(shared.map(({ showId }) => showId)).not.toContain('s0');
  expect(shared).toContainEqual(expect.objectContaining({ showId: 's20', one: 10, other: 95 }));
  expect(within).toBe(19);
});

test('Of two who share fewer than three shows nothing is said, also when they shared more a moment ago', async () => {
  const { guild } = await neighbours();
  await guild.taste.snapshot();
  await guild.commit(SHOWS.slice(2).map((id) => remove('reviews', reviewKey(id, NOOR))));
  const { kind, shared } = await guild.taste.agreement(NOOR, JUN);
  expect(kind).toBe('few');
  expect(shared).toHaveLength(2);
});

test('A member is recommended what a neighbour liked, with the facts that say so', async () => {
  const { guild } = await neighbours();
  const { shows, hasMore } = await guild.taste.recommend(NOOR, { skip: 0, limit: 2 });
  expect(shows.map(({ showId }) => showId)).toEqual(['s20', 's22']);
  expect(hasMore).toBe(true);
  expect(shows[0]?.because).toEqual({ userId: JUN, score: 95, within: 20, shared: 20 });
  const last = await guild.taste.recommend(NOOR, { skip: 2, limit: 2 });
  expect(last.shows.map(({ showId }) => showId)).toEqual(['s21', 's23']);
  expect(last.hasMore).toBe(false);
});

test('A show that the member has reviewed meanwhile is not recommended', async () => {
  const { guild } = await neighbours();
  await guild.taste.snapshot();
  await guild.commit([scoreChange('s20', NOOR, 80)]);
  const { shows } = await guild.taste.recommend(NOOR, { skip: 0, limit: 1 });
  expect(shows[0]?.showId).toBe('s22');
});

test('A reason that is no longer true is left out', async () => {
  const { guild } = await neighbours();
  await guild.taste.snapshot();
  await guild.commit([hidden('s20', JUN), scoreChange('s22', JUN, 90)]);
  const { shows } = await guild.taste.recommend(NOOR, { skip: 0, limit: 2 });
  expect(shows.map(({ showId, because }) => [showId, because])).toEqual([
    ['s20', undefined],
    ['s22', undefined],
  ]);
});

test('Who has reviewed nothing is recommended the best, without reasons', async () => {
  const { guild } = await neighbours();
  const { shows } = await guild.taste.recommend('99', { skip: 0, limit: 3 });
  expect(shows).toHaveLength(3);
  expect(shows.every(({ because }) => because === undefined)).toBe(true);
});
