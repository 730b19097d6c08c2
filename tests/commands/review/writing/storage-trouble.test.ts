import { describe, expect, test } from 'vitest';
import { breakDatabase, garble, refuseWrites } from '../../../support/break-storage.ts';
import { moderate } from '../../../support/moderate.ts';
import {
  messageOf,
  openModal,
  reviewMessages,
  startWithReviewChannel,
  wordsOf,
} from '../../../support/world.ts';

const TEXT = { headline: 'Loud and tender', body: 'The band *plays* for real.', score: '7.5' };

describe('While the disk is full', () => {
  test.each(['', 'drafts', 'shows:', 'reviews:', 'outbox'])(
    'nothing is posted, the member gets the text back, and Retry posts it when there is room (%s)',
    async (namespace) => {
      await using world = await startWithReviewChannel({ onDisk: true });
      const noor = world.sandbox.member('Noor');
      const modal = await openModal(noor, 'Glass Heart');
      const allowWrites = refuseWrites(world, namespace);
      const refused = await noor.submit(modal, TEXT);
      expect(refused).toMatchObject({ kind: 'message', ephemeral: true });
      expect(messageOf(refused).content).toContain("I couldn't save your review of **Glass Heart**");
      expect(messageOf(refused).embeds[0]?.description).toBe(
        '**Loud and tender**\n\nThe band *plays* for real.',
      );
      expect(world.logged.join('')).toContain('disk full');
      const again = messageOf(await noor.press(messageOf(refused), 'Retry'));
      expect(again.content).not.toContain('is posted');
      expect(reviewMessages(world)).toEqual([]);

      allowWrites();
      const answer = messageOf(await noor.press(messageOf(refused), 'Retry'));
      expect(answer.content).toContain('is posted');
      expect(reviewMessages(world)).toMatchObject([{ embeds: [{ title: '7.5/10 · Glass Heart' }] }]);
    },
  );

  test('a member gets back all 4000 characters they typed, whatever they are', async () => {
    await using world = await startWithReviewChannel({ onDisk: true });
    const noor = world.sandbox.member('Noor');
    for (const body of ['😀'.repeat(4000), `\`\`\`\n${'**x** '.repeat(650)}`]) {
      const modal = await openModal(noor, 'Glass Heart');
      const allowWrites = refuseWrites(world);
      const { embeds } = messageOf(await noor.submit(modal, { headline: 'x'.repeat(150), body }));
      expect(embeds.map(({ description }) => description).join('')).toContain(body.trim());
      allowWrites();
    }
  });

  test('no modal opens whose draft could not be saved, and settings say that they were not saved', async () => {
    await using world = await startWithReviewChannel({ onDisk: true });
    const { sandbox } = world;
    const allowWrites = refuseWrites(world);
    const refused = await sandbox.member('Noor').slash('/review write', { show: 'Glass Heart' });
    expect(messageOf(refused).content).toContain("I couldn't do that");
    const channel = sandbox.channel('general').id;
    const settings = messageOf(
      await sandbox.member('Ada').slash('/settings set', { 'reviews-channel': channel }),
    );
    expect(settings.content).toContain("I couldn't do that");
    allowWrites();
    const view = messageOf(await sandbox.member('Ada').slash('/settings view'));
    expect(wordsOf(view)).toContain(sandbox.channel('reviews').id);
  });

  test('a review and its message stay when the deletion cannot be written', async () => {
    await using world = await startWithReviewChannel({ onDisk: true });
    const noor = world.sandbox.member('Noor');
    const posted = messageOf(await noor.submit(await openModal(noor, 'Glass Heart'), TEXT));
    const confirm = messageOf(await noor.press(posted, 'Delete'));
    const allowWrites = refuseWrites(world, 'outbox');
    const answer = messageOf(await noor.press(confirm, 'Delete'));
    expect(answer.content).toContain("I couldn't do that");
    expect(reviewMessages(world)).toHaveLength(1);
    allowWrites();
    expect(messageOf(await noor.press(confirm, 'Delete')).content).toContain('is deleted');
    expect(reviewMessages(world)).toEqual([]);
  });
});

test('When the disk cannot be read, members get their text back, and the log says why', async () => {
  await using world = await startWithReviewChannel({ onDisk: true });
  const noor = world.sandbox.member('Noor');
  const modal = await openModal(noor, 'Glass Heart');
  const mend = breakDatabase(world);
  const refused = messageOf(await noor.submit(modal, TEXT));
  expect(refused.embeds[0]?.description).toBe('**Loud and tender**\n\nThe band *plays* for real.');
  expect(world.logged.join('')).toContain('A draft could not be read');
  mend();
  expect(messageOf(await noor.submit(modal, TEXT)).content).toContain('is posted');
});

test('An unreadable draft is ignored: the member gets their text back and can start again', async () => {
  await using world = await startWithReviewChannel({ onDisk: true });
  const noor = world.sandbox.member('Noor');
  const modal = await openModal(noor, 'Glass Heart');
  garble(world, 'drafts');
  const refused = messageOf(await noor.submit(modal, TEXT));
  expect(refused.embeds[0]?.description).toContain('The band *plays* for real.');
  const anew = await openModal(noor, 'Glass Heart');
  expect(messageOf(await noor.submit(anew, TEXT)).content).toContain('is posted');
});

test('An unreadable stored review stays unchanged, and its author is told whom to ask', async () => {
  await using world = await startWithReviewChannel({ onDisk: true });
  const noor = world.sandbox.member('Noor');
  const answer = messageOf(await noor.submit(await openModal(noor, 'Glass Heart'), TEXT));
  garble(world, `reviews:${world.sandbox.guildId}`);
  expect(messageOf(await noor.press(answer, 'Edit yours')).content).toContain("I haven't changed anything");
  expect(reviewMessages(world)).toHaveLength(1);
});

test('An edit that fails because a stored request is unreadable goes through: the request is made anew', async () => {
  await using world = await startWithReviewChannel({ onDisk: true });
  const { sandbox } = world;
  const post = { method: 'POST', path: /\/channels\/\d+\/messages$/ };
  sandbox.faults.answer({ ...post, status: 500, times: Infinity });
  const noor = sandbox.member('Noor');
  await noor.submit(await openModal(noor, 'Glass Heart'), TEXT);
  const modal = await openModal(noor, 'Glass Heart');
  garble(world, 'outbox');
  sandbox.faults.clear();
  await noor.submit(modal, { ...TEXT, score: '9' });
  await sandbox.until(() => reviewMessages(world)[0]?.embeds[0]?.title === '9/10 · Glass Heart', 'the post');
});

test('A review that is stored but cannot be posted for the disk is posted later, and leaves no draft', async () => {
  await using world = await startWithReviewChannel({ onDisk: true });
  const { sandbox } = world;
  const noor = sandbox.member('Noor');
  const modal = await openModal(noor, 'Glass Heart');
  const allowWrites = refuseWrites(world, 'reviews:', '%"posted"%');
  const answer = messageOf(await noor.submit(modal, TEXT));
  expect(answer.content).not.toContain("I couldn't save");
  allowWrites();
  await sandbox.until(() => reviewMessages(world).length === 1, 'the post');
  const offered = await noor.autocomplete('/review write', 'show', '');
  expect(offered.map(({ name }) => name)).toEqual(['✎ 7.5 · Glass Heart']);
});

test('Unreadable notices for an author do not keep moderators from their review', async () => {
  await using world = await startWithReviewChannel({ onDisk: true });
  const { sandbox } = world;
  const noor = sandbox.member('Noor');
  const malik = sandbox.member('Malik');
  await noor.submit(await openModal(noor, 'Glass Heart'), TEXT);
  const act = async (button: string) => {
    const [posted] = reviewMessages(world);
    if (posted === undefined) throw new Error('There is no review');
    return moderate(malik, posted, button);
  };
  await act('Cover spoilers');
  garble(world, `notices:${sandbox.guildId}`);
  await act('Hide');
  expect(reviewMessages(world)[0]?.content).toBe('Hidden by a moderator.');
});

test('An unreadable request to post does not keep managers from choosing another channel', async () => {
  await using world = await startWithReviewChannel({ onDisk: true });
  const { sandbox } = world;
  const path = new RegExp(`/channels/${sandbox.channel('reviews').id}/messages`);
  sandbox.faults.answer({ method: 'POST', path, status: 403, body: { code: 50001 }, times: Infinity });
  const noor = sandbox.member('Noor');
  await noor.submit(await openModal(noor, 'Glass Heart'), TEXT);
  garble(world, 'outbox');
  const channel = sandbox.channel('general').id;
  await sandbox.member('Ada').slash('/settings set', { 'reviews-channel': channel });
  expect(wordsOf(messageOf(await sandbox.member('Ada').slash('/settings view')))).toContain(channel);
});
