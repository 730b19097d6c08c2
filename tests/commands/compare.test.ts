import { expect, test } from 'vitest';
import { decide } from '../support/moderate.ts';
import { pressForged } from '../support/press-forged.ts';
import { type PutReview, putReviews, showIdOf } from '../support/put-reviews.ts';
import { labelsOf, messageOf, startWorld, wordsOf } from '../support/world.ts';

/** One review each of shows 1, 2, ... by a member, with these scores; undefined for a show that they have not reviewed. */
const scoresBy = (by: string, scores: readonly (number | undefined)[]): PutReview[] =>
  scores.flatMap((score, index) => (score === undefined ? [] : [{ by, show: `Show ${index + 1}`, score }]));

const NOOR = [95, 100, 40, 85, 80, 80, undefined, 90];
const JUN = [95, 95, 85, 45, 80, 75, 90];
const CROWD = [70, 70, 70, 70, 70, 70, 70, 70];

test('A comparison is told by examples and what to pass on, and is the same from both sides', async () => {
  await using world = await startWorld({ onDisk: true });
  await putReviews(world, [...scoresBy('Noor', NOOR), ...scoresBy('Jun', JUN), ...scoresBy('Léa', CROWD)]);
  const [noor, jun, lea] = ['Noor', 'Jun', 'Léa'].map((name) => world.sandbox.member(name));
  if (!noor || !jun || !lea) throw new Error('Nobody is there');
  const answer = await noor.slash('/profile', { with: jun.id });
  expect(answer).toMatchObject({ ephemeral: false });
  const card = messageOf(answer);
  const words = wordsOf(card);
  expect(words).toContain(
    '## Noor and Jun\n**No clear pattern yet**\n6 shows in common\n-# 4 within one point.',
  );
  expect(words).toMatch(/### Where they agree\n① Show [12]\n-# Noor \d.* · Jun 9\.5\n② Show [12]\n/);
  expect(words).toMatch(/### Where they part\n③ Show [34]\n-# .*\n④ Show [34]\n/);
  expect(words).toContain('### To pass on\nShow 8\n-# for Jun: Noor gave 9\nShow 7\n-# for Noor: Jun gave 9');
  expect(labelsOf(card)).toEqual(['Compare with me', 'Noor', 'Jun', 'For me']);

  const turned = wordsOf(messageOf(await jun.slash('/profile', { with: noor.id })));
  expect(turned).toContain(
    '## Jun and Noor\n**No clear pattern yet**\n6 shows in common\n-# 4 within one point.',
  );

  const own = messageOf(await lea.press(card, 'Compare with me'));
  expect(own.visible_to).toBe(lea.id);
  expect(wordsOf(own)).toContain('## Léa and Noor');
  expect(wordsOf(messageOf(await lea.press(own, 'Noor')))).toContain('## Noor\n**7 reviews**');
  const show = messageOf(await lea.select(card, 'Open a show', `s.${showIdOf('Show 8')}`));
  expect(wordsOf(show)).toContain('Show 8');
});

test('Of three or four shows there is no map, of fewer nothing is said but what is missing', async () => {
  await using world = await startWorld({ onDisk: true });
  await putReviews(world, [
    ...scoresBy('Noor', [95, 90, undefined, 80]),
    ...scoresBy('Jun', [90, 85, 95]),
    ...scoresBy('Léa', [90, 85, 95, 70]),
    ...scoresBy('Tomás', [60]),
  ]);
  const { sandbox } = world;
  const noor = sandbox.member('Noor');
  const of = async (name: string) =>
    messageOf(await noor.slash('/profile', { with: sandbox.member(name).id }));
  const three = wordsOf(await of('Léa'));
  expect(three).toContain('3 shows in common');
  expect(three).toContain('### Where they agree\nShow');
  expect(three).not.toMatch(/[①②]/);

  const two = await of('Jun');
  expect(wordsOf(two)).toContain('**Too few in common to say**\n-# 2 shows, I compare from 3');
  expect(wordsOf(two)).toContain("One more would do: Jun reviewed Show 3, Noor hasn't.");
  const form = await noor.press(two, 'Review Show 3');
  expect(form.kind).toBe('modal');

  const one = await of('Tomás');
  expect(wordsOf(one)).toContain('-# 1 show, I compare from 3');
  expect(wordsOf(one)).not.toContain('One more');
  expect(wordsOf(await of('Malik'))).toContain('-# 0 shows, I compare from 3');
});

test('Compared with oneself, a member chooses another, and comes back to where they were', async () => {
  await using world = await startWorld({ onDisk: true });
  await putReviews(world, [...scoresBy('Noor', NOOR), ...scoresBy('Jun', JUN)]);
  const { sandbox } = world;
  const [noor, jun] = [sandbox.member('Noor'), sandbox.member('Jun')];
  const asked = await noor.slash('/profile', { with: noor.id });
  expect(asked).toMatchObject({ ephemeral: true });
  const chosen = messageOf(await noor.select(messageOf(asked), 'Pick a member', jun.id));
  expect(wordsOf(chosen)).toContain('## Noor and Jun');
  expect(labelsOf(chosen)[0]).toBe('Compare with…');

  const profile = messageOf(await noor.slash('/profile'));
  const choice = messageOf(await noor.press(profile, 'Compare with me'));
  expect(wordsOf(choice)).toBe("Whose taste should I compare with Noor's?");
  const own = messageOf(await noor.press(choice, 'Noor'));
  const other = messageOf(await noor.press(own, 'Compare with…'));
  const compared = messageOf(await noor.select(other, 'Pick a member', jun.id));
  expect(wordsOf(compared)).toContain('## Noor and Jun');
  expect(wordsOf(messageOf(await noor.press(compared, '‹ Profile')))).toContain('## Noor\n**7 reviews**');
});

test('Hidden reviews are compared no more, and forged members are refused', async () => {
  await using world = await startWorld({ onDisk: true });
  await putReviews(world, [...scoresBy('Noor', [90, 80, 70]), ...scoresBy('Jun', [90, 80, 70])]);
  const { sandbox } = world;
  const [noor, jun, ada] = [sandbox.member('Noor'), sandbox.member('Jun'), sandbox.member('Ada')];
  const card = messageOf(await noor.slash('/profile', { with: jun.id }));
  expect(wordsOf(card)).toContain('3 shows in common');
  const panel = messageOf(await pressForged(world, ada, `open-case:${showIdOf('Show 1')}:${jun.id}`));
  await decide(ada, panel, 'Hide', 'Spoilers');
  const again = messageOf(await noor.slash('/profile', { with: jun.id }));
  expect(wordsOf(again)).toContain('Too few in common to say');
  const forged = await pressForged(world, noor, `compare-with:${noor.id}`, 'select', 'somebody');
  expect(wordsOf(messageOf(forged))).toContain('older version');
});
