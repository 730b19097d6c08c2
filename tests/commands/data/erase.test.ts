import { expect, test } from 'vitest';
import { openMemory } from '../../../src/storage/memory-backend.ts';
import { entriesHolding } from '../../support/entries-holding.ts';
import { eraseMember } from '../../support/erase-member.ts';
import { moderate } from '../../support/moderate.ts';
import { createRole } from '../../support/roles.ts';
import { react, reviewMessage, untilShown } from '../../support/votes.ts';
import {
  blockMember,
  keptDraft,
  messageOf,
  reviewMessages,
  startWithReviewChannel,
  type World,
  wordsOf,
  writeReview,
} from '../../support/world.ts';

/** Noor, who is a moderator too, has done everything that a member can do, and is blocked at last. */
async function startWithBusyMember() {
  const backend = openMemory();
  const world = await startWithReviewChannel({ backend });
  const { sandbox } = world;
  const [ada, noor, jun] = ['Ada', 'Noor', 'Jun'].map((name) => sandbox.member(name)) as [
    ReturnType<typeof sandbox.member>,
    ReturnType<typeof sandbox.member>,
    ReturnType<typeof sandbox.member>,
  ];
  const { id: log } = sandbox.createChannel('log');
  await ada.slash('/settings set', {
    'log-channel': log,
    'reports-channel': log,
    'reviews-per-hour': 50,
  });
  await ada.slash('/settings set', { 'voter-role': createRole(world, 'Critics', 'Noor', 'Jun', 'Léa') });
  createRole(world, 'Moderators', 'Noor');
  sandbox.setRole('Moderators', 'ManageMessages', 'ManageGuild');
  // Reviews: one with an earlier score, one that is deleted and could be restored, and one whose message somebody deleted.
  await writeReview(noor, 'Glass Heart', { score: '8', body: 'A secret of Noor.' });
  const edited = await noor.slash('/review edit', { show: 'Glass Heart' });
  if (edited.kind === 'modal') await noor.submit(edited.modal, { score: '9' });
  await writeReview(noor, 'Dark', { score: '5' });
  await noor.press(messageOf(await noor.slash('/review delete', { show: 'Dark' })), 'Delete');
  await writeReview(noor, 'Signal', { score: '7' });
  ada.remove(reviewMessage(world));
  const isStored = async () =>
    (await entriesHolding(backend, noor.id)).some((entry) => entry.startsWith('guilds'));
  await expect.poll(isStored).toBe(true);
  await keptDraft(world, 'Noor', 'Reply 1988', { body: 'An unfinished secret.' });
  await noor.slash('/profile', { visible: false });
  const about = messageOf(await noor.slash('/data about'));
  await noor.press(about, 'Show mine on the public page');
  // Votes: counted, frozen, and on a review that is deleted since.
  await writeReview(jun, 'Glass Heart', { score: '6', body: 'Not mine.' });
  const glassHeart = reviewMessage(world);
  react(world, 'Noor', '👍');
  react(world, 'Léa', '👍');
  await untilShown(world, '2 of 2');
  await writeReview(jun, 'Signal', { score: '6' });
  const frozen = reviewMessage(world);
  react(world, 'Noor', '👍');
  react(world, 'Léa', '👎');
  await untilShown(world, '1 of 2');
  await moderate(sandbox.member('Malik'), frozen, 'Freeze');
  await writeReview(jun, 'Dark', { score: '6' });
  react(world, 'Noor', '👍');
  await untilShown(world, '1 of 1');
  await jun.press(messageOf(await jun.slash('/review delete', { show: 'Dark' })), 'Delete');
  // What they did as a moderator, what was reported by them and of them, and what they were told.
  await moderate(noor, glassHeart, 'Cover spoilers', 'Spoilers');
  await report(world, 'Noor', glassHeart);
  const [own] = reviewMessages(world);
  await report(world, 'Jun', own ?? { id: '' });
  await moderate(sandbox.member('Malik'), own ?? { id: '' }, 'Cover spoilers', 'Spoilers');
  react(world, 'Noor', '👍');
  await blockMember(noor, sandbox.member('Tomás').id);
  await blockMember(ada, noor.id, 'Spam');
  await world.settled();
  return { world, backend, ada, noor, jun, glassHeart, frozen };
}

/** Everything that the staff's channel says. */
const staffWords = ({ sandbox }: World): string => sandbox.channel('log').messages.map(wordsOf).join('\n');

async function report({ sandbox }: World, by: string, message: { readonly id: string }): Promise<void> {
  const opened = await sandbox.member(by).useMessageCommand('Report review', message);
  if (opened.kind !== 'modal') throw new Error(`No form opened: ${JSON.stringify(opened)}`);
  await sandbox.member(by).submit(opened.modal, { reason: 'spoilers', note: 'tells the end' });
}

test('Nothing of a member is stored any more, but that they are blocked; the rest stays correct', async () => {
  const { world, backend, noor, glassHeart, frozen } = await startWithBusyMember();
  await using _ = world;
  const { sandbox } = world;
  const kinds = (await entriesHolding(backend, noor.id)).map((entry) => entry.split(/[ :]/)[0]);
  const expected =
    'activity blocked drafts guilds members messages moderation removed reports reviews shows voters votes';
  expect(kinds).toEqual(expect.arrayContaining(expected.split(' ')));
  const answer = await eraseMember(world, noor);
  expect(wordsOf(answer)).toContain('Done: I erased what I stored about you here.');
  expect(wordsOf(answer)).toContain('The block that moderators set.');
  await sandbox.until(
    () => reviewMessages(world).every(({ embeds }) => !JSON.stringify(embeds).includes('Noor')),
    'no review by Noor',
  );
  expect(await entriesHolding(backend, noor.id)).toEqual([`blocked:${sandbox.guildId} ${noor.id}`]);
  expect(await entriesHolding(backend, 'secret')).toEqual([]);
  const shown = (id: string) => JSON.stringify(sandbox.world.messages.get(id)?.embeds ?? '');
  await sandbox.until(() => shown(glassHeart.id).includes('1 of 1'), 'the count without theirs');
  await sandbox.until(() => !shown(frozen.id).includes('1 of 2'), 'the frozen count without theirs');
  expect(JSON.stringify(sandbox.channel('staff').messages.map(({ components }) => components))).not.toContain(
    'A secret of Noor',
  );
  expect(staffWords(world)).not.toContain('secret');
  expect(messageOf(await noor.slash('/review write', { show: 'Dark' })).content).toContain('blocked you');
});
