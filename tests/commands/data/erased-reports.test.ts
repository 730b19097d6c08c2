import { expect, test } from 'vitest';
import { eraseMember } from '../../support/erase-member.ts';
import { reviewMessage } from '../../support/votes.ts';
import { startWithReviewChannel, wordsOf, writeReview } from '../../support/world.ts';

test('What a member has reported is gone from the messages to the staff, and what others have reported stays', async () => {
  await using world = await startWithReviewChannel();
  const { sandbox } = world;
  const noor = sandbox.member('Noor');
  const { id: log } = sandbox.createChannel('log');
  await sandbox.member('Ada').slash('/settings set', { 'reports-channel': log });
  const report = async (by: string, note: string) => {
    const opened = await sandbox.member(by).useMessageCommand('Report review', reviewMessage(world));
    if (opened.kind !== 'modal') throw new Error('No form opened');
    await sandbox.member(by).submit(opened.modal, { reason: 'spoilers', note });
    await world.settled();
  };
  const shown = () => sandbox.channel('log').messages.map(wordsOf).join(' ');
  await writeReview(sandbox.member('Jun'), 'Dark', { score: '6', body: 'One.' });
  await report('Noor', 'Only I say so.');
  await writeReview(sandbox.member('Jun'), 'Signal', { score: '6', body: 'Two.' });
  await report('Noor', 'It tells the end.');
  await report('Malik', 'So do I say.');
  expect(shown()).toContain('Only I say so.');
  await eraseMember(world, noor);
  await sandbox.until(() => !/Only I|tells the end/.test(shown()), 'no words of theirs');
  await sandbox.until(() => shown().includes('So do I say.'), 'the other report');
  expect(shown()).not.toContain(noor.id);
  expect(shown()).not.toContain('One.');
});
