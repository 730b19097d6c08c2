import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { SYSTEM_CLOCK } from '../../../src/clock.ts';
import { put, remove } from '../../../src/guilds/memory/change.ts';
import { reviewKey } from '../../../src/reviews/review.ts';
import { memoryStore, reopened } from '../memory/opened-guild.ts';
import { hidden, scoreChange, showChange } from './score-changes.ts';

const SHOWS = Array.from({ length: 24 }, (_, number) => `s${number}`);
/** Noor and Jun like the same half of the shows; four others like all of them, or none, just as well. */
const NOOR = '21';
const JUN = '22';
const OTHERS = ['31', '32', '33', '34'];
const liked = (number: number) => (number % 2 === 0 ? 95 : 40);

/** So many reviews that what is known of taste may be behind: each by another member, of other shows. */
const CROWD = 1200;

/** A guild in which Jun, who agrees with Noor on all they share, has scored more shows than Noor. */
async function neighbours() {
  // No time passes.
  const clock = { ...SYSTEM_CLOCK, now: () => 0 };
  const guild = await reopened(await memoryStore(), { clock });
  await guild.commit([
    ...SHOWS.map((id) => showChange(id)),
    ...SHOWS.flatMap((id, number) => [
      ...(number < 20 ? [scoreChange(id, NOOR, liked(number))] : []),
      scoreChange(id, JUN, liked(number)),
      ...OTHERS.map((member, at) => scoreChange(id, member, at % 2 === 0 ? 65 : 70)),
    ]),
  ]);
  for (let at = 0; at < CROWD; at += 1)
    guild.memory.apply(scoreChange(`crowd${at % 20}`, `${1000 + at}`, 65));
  return guild;
}

test('Two who like the same agree, told by the shows that they share', async () => {
  const guild = await neighbours();
  const { kind, shared, within } = await guild.taste.agreement(NOOR, JUN);
  expect(kind).toBe('same');
  expect(within).toBe(20);
  expect(shared).toHaveLength(20);
  expect(shared[0]).toMatchObject({ one: 95, other: 95 });
});

test('What two share is as it is now, not as it was when the snapshot was made', async () => {
  const guild = await neighbours();
  await guild.taste.snapshot();
  await guild.commit([hidden('s0', JUN), scoreChange('s20', NOOR, 10)]);
  const { shared, within } = await guild.taste.agreement(NOOR, JUN);
  expect(shared.map(({ showId }) => showId)).not.toContain('s0');
  expect(shared).toContainEqual(expect.objectContaining({ showId: 's20', one: 10, other: 95 }));
  expect(within).toBe(19);
});

test('Of two who share fewer than three shows nothing is said, also when they shared more a moment ago', async () => {
  const guild = await neighbours();
  await guild.taste.snapshot();
  await guild.commit(SHOWS.slice(2).map((id) => remove('reviews', reviewKey(id, NOOR))));
  const { kind, shared } = await guild.taste.agreement(NOOR, JUN);
  expect(kind).toBe('few');
  expect(shared).toHaveLength(2);
});

test('A member is recommended what a neighbour liked, with the facts that say so', async () => {
  const guild = await neighbours();
  const { shows, hasMore } = await guild.taste.recommend(NOOR, { skip: 0, limit: 2 });
  expect(shows.map(({ showId }) => showId)).toEqual(['s20', 's22']);
  expect(hasMore).toBe(true);
  expect(shows[0]?.because).toEqual({ userId: JUN, score: 95, within: 20, shared: 20 });
  const last = await guild.taste.recommend(NOOR, { skip: 2, limit: 2 });
  expect(last.shows.map(({ showId }) => showId)).toEqual(['s21', 's23']);
  expect(last.hasMore).toBe(false);
});

test('A show that the member has reviewed meanwhile is not recommended', async () => {
  const guild = await neighbours();
  await guild.taste.snapshot();
  await guild.commit([scoreChange('s20', NOOR, 80)]);
  const { shows } = await guild.taste.recommend(NOOR, { skip: 0, limit: 1 });
  expect(shows[0]?.showId).toBe('s22');
});

test('A reason that is no longer true is left out', async () => {
  const guild = await neighbours();
  await guild.taste.snapshot();
  await guild.commit([hidden('s20', JUN), scoreChange('s22', JUN, 90)]);
  const { shows } = await guild.taste.recommend(NOOR, { skip: 0, limit: 2 });
  expect(shows.map(({ showId, because }) => [showId, because])).toEqual([
    ['s20', undefined],
    ['s22', undefined],
  ]);
});

test('Who has reviewed nothing is recommended the best, without reasons', async () => {
  const guild = await neighbours();
  const { shows } = await guild.taste.recommend('99', { skip: 0, limit: 3 });
  expect(shows).toHaveLength(3);
  expect(shows.every(({ because }) => because === undefined)).toBe(true);
});

test('Whose taste is not known yet is recommended the best of the server, in the order of the list of the best', async () => {
  const guild = await reopened(await memoryStore(), { clock: { ...SYSTEM_CLOCK, now: () => 0 } });
  const others = Array.from({ length: 6 }, (_, number) => `z${number}`);
  const [generous, strict] = [
    ['41', '42'],
    ['51', '52'],
  ];
  // Two who like everything like "praised", two who like nothing else like "rare": less, but it says more.
  await guild.commit([
    ...['praised', 'rare', 'once', ...others].map((id) => showChange(id)),
    ...[...others, 'praised', 'once'].flatMap((id) =>
      generous.slice(id === 'once' ? 1 : 0).map((member) => scoreChange(id, member, 100)),
    ),
    ...[...others, 'rare'].flatMap((id) =>
      strict.map((member) => scoreChange(id, member, id === 'rare' ? 90 : 20)),
    ),
    scoreChange('z0', '61', 50),
    scoreChange('z1', '61', 50),
  ]);
  const best = await guild.memory.showLists.page({ sort: 'best', filter: {} }, 1, 50, 0);
  const known = best.shows.filter(({ count }) => count > 1).map(({ show }) => show.id);
  expect(known.slice(0, 2)).toEqual(['praised', 'rare']);
  const recommended = async (member: string, skip = 0) =>
    (await guild.taste.recommend(member, { skip, limit: 3 })).shows.map(({ showId }) => showId);
  expect(await recommended('99')).toEqual(known.slice(0, 3));
  expect(await recommended('99', 3)).toEqual(known.slice(3, 6));
  const unread = known.filter((id) => id !== 'z0' && id !== 'z1');
  expect(await recommended('61')).toEqual(unread.slice(0, 3));
  expect(await guild.taste.recommend('61', { skip: 3, limit: 9 })).toMatchObject({ hasMore: false });
});

test('Whoever hides their profile is not named', async () => {
  const guild = await neighbours();
  await guild.commit([put('members', JUN, { hidesProfile: true })]);
  const { shows } = await guild.taste.recommend(NOOR, { skip: 0, limit: 1 });
  expect(shows[0]).toMatchObject({ showId: 's20' });
  expect(shows[0]?.because).toBeUndefined();
});

test('More like a show is what those like who liked it, without what the member has reviewed', async () => {
  const guild = await neighbours();
  const found = (await guild.taste.similar('s0', '99', 50)).map(({ showId }) => showId);
  expect(found).toContain('s2');
  expect(found).not.toContain('s0');
  expect(found).not.toContain('s1');
  await guild.commit([scoreChange('s2', '99', 70)]);
  const left = (await guild.taste.similar('s0', '99', 50)).map(({ showId }) => showId);
  expect(left).toEqual(found.filter((id) => id !== 's2'));
});

test('A member stands alone where the others score otherwise, as the scores are now', async () => {
  const guild = await neighbours();
  await guild.commit([scoreChange('s0', JUN, 65)]);
  const [first] = await guild.taste.unusual(NOOR, 1);
  expect(first).toMatchObject({ count: 5 });
  await guild.commit([scoreChange('s0', NOOR, 65)]);
  const now = await guild.taste.unusual(NOOR, 50);
  expect(now.map(({ showId }) => showId)).not.toContain('s0');
  for (const { score, others } of now) expect(Math.abs(score - others)).toBeGreaterThanOrEqual(10);
});

test('Where shows were merged, the others are those of both', async () => {
  const guild = await neighbours();
  const before = await guild.taste.unusual(NOOR, 50);
  expect(before).toContainEqual(expect.objectContaining({ showId: 's2', count: 5 }));
  await guild.commit([scoreChange('same', '41', 60), showChange('same', { mergedInto: 's2' })]);
  const after = await guild.taste.unusual(NOOR, 50);
  expect(after).toContainEqual(expect.objectContaining({ showId: 's2', count: 6 }));
  expect(after).toHaveLength(before.length);
});

test('What one liked most, and the other has not reviewed, can be passed on', async () => {
  const guild = await neighbours();
  expect(await guild.taste.toPassOn(JUN, NOOR, 3)).toEqual([
    { showId: 's20', score: 95 },
    { showId: 's22', score: 95 },
  ]);
  expect(await guild.taste.toPassOn(NOOR, JUN, 3)).toEqual([]);
});

test('An opinion of a member with very many reviews is told once, also when they write more meanwhile', async () => {
  const guild = await reopened(await memoryStore());
  const { memory, taste } = guild;
  for (let at = 0; at < 5000; at += 1) {
    memory.apply(showChange(`t${at}`));
    memory.apply(scoreChange(`t${at}`, NOOR, 10));
    for (const member of OTHERS.slice(0, 2)) memory.apply(scoreChange(`t${at}`, member, 65));
  }
  const found = taste.unusual(NOOR, 10_000);
  let isDone = false;
  void found.then(() => {
    isDone = true;
  });
  for (let turn = 0; !isDone; turn += 1) {
    await setImmediate();
    memory.apply(showChange(`new${turn}`));
    memory.apply(scoreChange(`new${turn}`, NOOR, 100));
  }
  const showIds = (await found).map(({ showId }) => showId);
  expect(showIds).toHaveLength(new Set(showIds).size);
});

test('Nothing is recommended twice when a show falls from the first place to the last while the best are read', async () => {
  for (let steps = 0; steps < 30; steps += 1) {
    const { memory, taste } = await reopened(await memoryStore());
    for (const member of OTHERS) {
      for (const showId of ['falls', 'stays', 'lower']) memory.apply(showChange(showId));
      for (const showId of ['falls', 'stays']) memory.apply(scoreChange(showId, member, 100));
      memory.apply(scoreChange('lower', member, 10));
    }
    // One review is too few, so that more than one look at the best is needed.
    for (let at = 0; at < 60; at += 1) memory.apply(scoreChange('others', `${6000 + at}`, 60));
    for (let at = 0; at < 60; at += 1) {
      memory.apply(showChange(`t${at}`));
      memory.apply(scoreChange(`t${at}`, `${5000 + at}`, 90));
    }
    const found = taste.recommend('99', { skip: 0, limit: 5 });
    for (let step = 0; step < steps; step += 1) await Promise.resolve();
    for (const member of OTHERS) memory.apply(scoreChange('falls', member, 0));
    const showIds = (await found).shows.map(({ showId }) => showId);
    expect(showIds).toHaveLength(new Set(showIds).size);
  }
});
