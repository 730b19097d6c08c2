import { expect, test } from 'vitest';
import { removeMember } from '../../../src/sandbox/actions/members.ts';
import { findMember } from '../../../src/sandbox/people/find.ts';
import { eraseMember } from '../../support/erase-member.ts';
import { MovableClock } from '../../support/movable-clock.ts';
import { pressForged } from '../../support/press-forged.ts';
import { react, startWithReview, untilShown } from '../../support/votes.ts';
import { keptDraft, messageOf, reviewMessages, wordsOf, writeReview } from '../../support/world.ts';

test('Nothing is erased before the word is typed, and all of it after', async () => {
  await using world = await startWithReview();
  const noor = world.sandbox.member('Noor');
  const question = messageOf(await noor.slash('/data erase'));
  const asked = wordsOf(question);
  expect(asked).toContain('1 review, and its message');
  expect(asked, 'what is not there is not told').not.toContain('0 drafts');
  const files = messageOf(await noor.press(question, 'Export it first'));
  expect(files.attachments.map(({ filename }) => filename)).toContain('ovation-member.json');
  expect(asked).toContain("A block, if moderators set one: erasing doesn't lift it.");
  const wrong = wordsOf(await eraseMember(world, noor, undefined, 'delete'));
  expect(wrong).toContain('You typed something else, so I erased nothing.');
  expect(wrong).toContain('1 review, and its message');
  expect(reviewMessages(world)).toHaveLength(1);
  await eraseMember(world, noor, undefined, ' Erase ');
  expect(reviewMessages(world)).toEqual([]);
  expect(messageOf(await noor.slash('/review read', { by: noor.id })).content).toContain('no reviews here');
});

test('Managers alone erase others, also who has left', async () => {
  await using world = await startWithReview();
  const { sandbox } = world;
  const [ada, noor, malik] = ['Ada', 'Noor', 'Malik'].map((name) => sandbox.member(name)) as [
    ReturnType<typeof sandbox.member>,
    ReturnType<typeof sandbox.member>,
    ReturnType<typeof sandbox.member>,
  ];
  const refused = messageOf(await malik.slash('/data erase', { member: noor.id }));
  expect(refused.content).toContain('Manage Server');
  for (const forged of [`erase-form:${noor.id}`, 'erase-form:x', 'erase-form'])
    expect(messageOf(await pressForged(world, malik, forged)).content, forged).toContain('Manage Server');
  expect(wordsOf(messageOf(await pressForged(world, ada, 'erase-form:x')))).not.toContain('Done');
  const { id: log } = sandbox.createChannel('log');
  await ada.slash('/settings set', { 'log-channel': log });
  const logged = () =>
    reviewMessages(world, 'log')
      .map(({ embeds }) => embeds[0]?.description)
      .join('\n');
  removeMember(sandbox.world, findMember(sandbox.world, sandbox.guildId, noor.id));
  await eraseMember(world, ada, noor.id, 'another word');
  expect(logged()).not.toContain('erased');
  const answer = wordsOf(await eraseMember(world, ada, noor.id));
  expect(answer).toContain(`Done: I erased what I stored about <@${noor.id}> here.`);
  expect(reviewMessages(world)).toEqual([]);
  // The log says who did it, and not about whom.
  await sandbox.until(
    () => logged().includes(`<@${ada.id}> erased what I stored about a member.`),
    'the log',
  );
  expect(logged()).not.toContain(noor.id);
  // What members do to their own data is nobody else's business.
  const before = logged();
  await eraseMember(world, malik);
  expect(logged()).toBe(before);
});

test('What somebody had deleted, or typed and not posted, does not come back', async () => {
  await using world = await startWithReview();
  const { sandbox } = world;
  const noor = sandbox.member('Noor');
  const asked = messageOf(await noor.slash('/review delete', { show: 'Glass Heart' }));
  const deleted = messageOf(await noor.press(asked, 'Delete'));
  await keptDraft(world, 'Noor', 'Dark', { body: 'Not yet.' });
  await eraseMember(world, noor);
  expect(wordsOf(messageOf(await noor.press(deleted, 'Undo')))).toContain('too late');
  expect(wordsOf(messageOf(await noor.slash('/data about')))).toContain(
    'No reviews, votes, drafts or reports.',
  );
  // And they begin anew.
  await writeReview(noor, 'Glass Heart', { score: '3', body: 'Another one.' });
  react(world, 'Jun', '👍');
  await untilShown(world, '1 of 1');
});

test('Nobody gets around a limit by erasing themselves again and again', async () => {
  const clock = new MovableClock();
  await using world = await startWithReview({ clock });
  const { sandbox } = world;
  await sandbox.member('Ada').slash('/settings set', { 'reviews-per-hour': 1 });
  const malik = sandbox.member('Malik');
  for (let round = 0; round < 3; round += 1) {
    await writeReview(malik, `Show ${round}`, { score: '7' });
    expect(wordsOf(await eraseMember(world, malik))).toContain('Done: I erased');
  }
  await writeReview(malik, 'Dark', { score: '7' });
  const refused = wordsOf(await eraseMember(world, malik));
  expect(refused).toMatch(/^You've erased your data here 3 times in a day.* again <t:\d+:R>\.$/);
  expect(messageOf(await malik.slash('/review read', { by: malik.id })).content).not.toContain('no reviews');
  // Managers erase them all the same, and a day later they do.
  expect(wordsOf(await eraseMember(world, sandbox.member('Ada'), malik.id))).toContain('Done: I erased');
  clock.advance(24 * 60 * 60 * 1000);
  expect(wordsOf(await eraseMember(world, malik))).toContain('Done: I erased');
});
