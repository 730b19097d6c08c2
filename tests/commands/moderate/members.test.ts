import { expect, test } from 'vitest';
import { createRole, setRole } from '../../../src/sandbox/actions/members.ts';
import { findMember } from '../../../src/sandbox/people/find.ts';
import { moderate, openPanel } from '../../support/moderate.ts';
import { addMembers } from '../../support/votes.ts';
import {
  blockMember,
  messageOf,
  startWithReviewChannel,
  type World,
  wordsOf,
  writeReview,
} from '../../support/world.ts';

/** Gives somebody a role above the moderators'. */
function promote({ sandbox: { world, guildId } }: World, name: string): void {
  const role = { ...createRole(world, guildId, 'Admin'), position: 9 };
  world.roles.put(role.id, role);
  world.dispatch({
    name: 'GUILD_ROLE_UPDATE',
    guildId,
    data: { guild_id: guildId, role: { ...role, permissions: '0' } },
  });
  setRole(world, findMember(world, guildId, name), role, true);
}

test('Nobody blocks the owner, themselves, a bot, or somebody above them, by command or from the panel', async () => {
  await using world = await startWithReviewChannel();
  const { sandbox } = world;
  const malik = sandbox.member('Malik');
  promote(world, 'Léa');
  addMembers(sandbox, 1, 'Robot', true);
  for (const [member, told] of [
    ['Ada', "The owner of this server can't be blocked"],
    ['Malik', "can't block yourself"],
    ['Robot 1', "Bots don't review"],
    ['Léa', 'their role is as high as yours or higher'],
  ] as const)
    expect(messageOf(await malik.slash('/moderate member block', { member })).content, member).toContain(
      told,
    );
  await writeReview(sandbox.member('Ada'), 'Glass Heart', { score: '8' });
  const [review] = sandbox.channel('reviews').messages;
  const answer = await moderate(malik, review ?? { id: '' }, 'Block author', 'Spoilers');
  expect(wordsOf(answer)).toContain("The owner of this server can't be blocked");
  expect((await sandbox.member('Ada').slash('/review write', { show: 'Dark' })).kind).toBe('modal');
});

test('A moderator who loses their rank while the form is open blocks nobody', async () => {
  await using world = await startWithReviewChannel();
  const malik = world.sandbox.member('Malik');
  const opened = await malik.slash('/moderate member block', { member: 'Léa' });
  promote(world, 'Léa');
  if (opened.kind !== 'modal') throw new Error('No form opened');
  expect(opened.modal.title).toBe('Block Léa?');
  expect(messageOf(await malik.submit(opened.modal, {})).content).toContain('as high as yours');
});

test('A blocked moderator unblocks others but not themselves, by command, in the list or from the panel', async () => {
  await using world = await startWithReviewChannel();
  const [ada, malik] = [world.sandbox.member('Ada'), world.sandbox.member('Malik')];
  await writeReview(malik, 'Glass Heart', { score: '8' });
  await blockMember(ada, malik.id);
  const panel = await openPanel(malik, world.sandbox.channel('reviews').messages[0] ?? { id: '' });
  for (const answer of [
    await malik.slash('/moderate member unblock', { member: malik.id }),
    await malik.press(messageOf(await malik.slash('/moderate members')), 'Unblock'),
    await malik.press(panel, 'Unblock author'),
  ])
    expect(wordsOf(messageOf(answer))).toContain("can't unblock yourself");
  expect(messageOf(await malik.slash('/review write', { show: 'Dark' })).content).toContain('blocked you');
  await blockMember(ada, world.sandbox.member('Jun').id);
  const answer = await malik.slash('/moderate member unblock', { member: 'Jun' });
  expect(messageOf(answer).content).toContain('no longer blocked');
});

test('A block is asked about once, with the reason that was typed', async () => {
  await using world = await startWithReviewChannel();
  const malik = world.sandbox.member('Malik');
  const opened = await malik.slash('/moderate member block', { member: 'Jun', reason: 'Spam' });
  if (opened.kind !== 'modal') throw new Error('No form opened');
  expect(JSON.stringify(opened.modal)).toContain('Spam');
  expect((await world.sandbox.member('Jun').slash('/review write', { show: 'Dark' })).kind).toBe('modal');
  const answer = messageOf(await malik.submit(opened.modal, { reason: 'Spam' }));
  expect(answer.content).toContain('is blocked');
  expect(wordsOf(messageOf(await malik.slash('/moderate members')))).toContain('Spam');
  const refused = messageOf(await world.sandbox.member('Jun').slash('/review write', { show: 'Dark' }));
  expect(refused.content).toContain('blocked you');
  const undone = messageOf(await malik.press(answer, 'Unblock'));
  expect(undone).toMatchObject({ content: expect.stringContaining('no longer blocked'), components: [] });
  expect((await world.sandbox.member('Jun').slash('/review write', { show: 'Dark' })).kind).toBe('modal');
});

test('`/moderate members` lists who is blocked, by whom and why, in pages, and unblocks them', async () => {
  await using world = await startWithReviewChannel();
  const { sandbox } = world;
  const malik = sandbox.member('Malik');
  expect(wordsOf(messageOf(await malik.slash('/moderate members')))).toContain('Nobody is blocked');
  for (const name of addMembers(sandbox, 9, 'Kim')) await blockMember(malik, name, `About ${name} *`);
  const list = messageOf(await malik.slash('/moderate members'));
  expect(wordsOf(list)).toContain(`by <@${malik.id}>`);
  expect(wordsOf(list)).toContain('-# About Kim 9 \\*');
  expect(wordsOf(list)).not.toContain('About Kim 1 ');
  const second = messageOf(await malik.press(list, 'Next'));
  expect(wordsOf(second)).toContain('About Kim 1 ');
  const done = messageOf(await malik.press(second, 'Unblock'));
  expect(wordsOf(done)).toContain('no longer blocked');
  expect(wordsOf(done)).not.toContain('About Kim 1 ');
  await expect(sandbox.member('Noor').press(list, 'Next')).rejects.toThrow();
});
