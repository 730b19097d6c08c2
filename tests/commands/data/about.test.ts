import { expect, test } from 'vitest';
import {
  blockMember,
  labelsOf,
  messageOf,
  reviewMessages,
  startWithReviewChannel,
  startWorld,
  wordsOf,
  writeReview,
} from '../../support/world.ts';

test('A member reads what is stored about them, where and how long, and goes on from there', async () => {
  await using world = await startWithReviewChannel();
  const { sandbox } = world;
  const [noor, malik, ada] = [sandbox.member('Noor'), sandbox.member('Malik'), sandbox.member('Ada')];
  const nothing = wordsOf(messageOf(await noor.slash('/data about')));
  expect(nothing).toContain('No reviews, votes, drafts or reports.');
  expect(nothing).toContain('everything is erased 30 days later');

  await writeReview(noor, 'Glass Heart', { score: '8', body: 'Clear.' });
  await writeReview(malik, 'Dark Harbour', { score: '6', body: 'Deep.' });
  const [, maliks] = reviewMessages(world);
  if (maliks === undefined) throw new Error('Not posted');
  await noor.react(maliks, '👍');
  await sandbox.until(
    () => reviewMessages(world)[1]?.embeds.at(-1)?.footer?.text.includes('1 of 1'),
    'the vote',
  );
  const asked = await noor.slash('/data about');
  expect(asked).toMatchObject({ ephemeral: true });
  const card = messageOf(asked);
  expect(wordsOf(card)).toMatch(/\*\*1 review\*\*.*\n- \*\*1 vote\*\*/);
  expect(wordsOf(card)).not.toMatch(/draft|report|Blocked/);
  expect(labelsOf(card)).toEqual(['Export', 'Import…', 'Erase…', 'Show mine on the public page']);
  const exported = messageOf(await noor.press(card, 'Export'));
  expect(exported.attachments.map(({ filename }) => filename)).toEqual([
    'ovation-member.json',
    'letterboxd.csv',
  ]);

  await blockMember(ada, 'Noor', 'Spam');
  expect(wordsOf(messageOf(await noor.slash('/data about')))).toContain('**Blocked** by moderators');
});

test('A member lets their reviews stand on the public page, which is nobody else’s to say, and takes that back', async () => {
  await using world = await startWorld();
  const [noor, malik] = [world.sandbox.member('Noor'), world.sandbox.member('Malik')];
  const asked = await noor.slash('/data about');
  expect(wordsOf(messageOf(asked))).toContain("your reviews aren't on it");

  const agreed = await noor.press(messageOf(asked), 'Show mine on the public page');
  expect(wordsOf(messageOf(agreed))).toContain('your reviews can be on it');
  expect(wordsOf(messageOf(await malik.slash('/data about')))).toContain("your reviews aren't on it");

  // Whether others see the profile is another question.
  await noor.slash('/profile', { visible: false });
  await noor.slash('/profile', { visible: true });
  const again = messageOf(await noor.slash('/data about'));
  expect(wordsOf(again)).toContain('your reviews can be on it');
  const refused = await noor.press(again, 'Take mine off the public page');
  expect(wordsOf(messageOf(refused))).toContain("your reviews aren't on it");
});
