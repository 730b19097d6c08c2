import { BLOCKED_ON_A_PAGE } from '../../src/presentation/moderation/block-messages.ts';
import { createEmoji } from '../../src/sandbox/actions/guild.ts';
import { findMember } from '../../src/sandbox/people/find.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { memberKey } from '../../src/sandbox/world/world.ts';
import { addMembers } from '../support/votes.ts';
import {
  blockMember,
  chooseReviewChannel,
  startWorld,
  type World,
  type WorldOptions,
  writeReview,
} from '../support/world.ts';

/** More than fit on a page of `/top`. */
const REVIEWED = [
  'Glass Heart (2019)', 'Lanterns at Low Tide', 'Harbour (2008)', 'Signal 9', 'Dark (2017)', 'Paper Moon', 'Night Market',
  'Ferry (2015)', 'The Orchard', 'Salt (2010)', 'Nine Tailors', 'Winter Line',
]; // biome-ignore format: a table

/**
 * A server for members to press around in, with some whom a moderator has blocked, some with hostile names, and an
 * emoji of its own: one that the bot has just joined, or one with reviews, with channels for the staff, and with more blocked
 * than fit on a page.
 */
export async function beginServer(isNew: boolean, options: WorldOptions): Promise<World> {
  const world = await startWorld(options);
  const { sandbox } = world;
  if (isNew) await join(sandbox);
  const blocked = addMembers(sandbox, isNew ? 1 : BLOCKED_ON_A_PAGE + 1, 'Bo');
  for (const name of addMembers(sandbox, 3, 'Kim')) nickname(sandbox, name);
  createEmoji(sandbox.world, sandbox.guildId, 'own');
  for (const name of blocked) await blockMember(sandbox.member('Malik'), name);
  for (const person of sandbox.members()) person.send('general', 'The rain is a character of its own. 8/10');
  if (isNew) return world;
  const staff = sandbox.channel('staff');
  staff.allow('bot', 'ViewChannel');
  await chooseReviewChannel(world);
  await sandbox
    .member('Ada')
    .slash('/settings set', { 'log-channel': staff.id, 'reports-channel': staff.id });
  const writers = sandbox.members().filter(({ name }) => !blocked.includes(name));
  for (const [index, show] of REVIEWED.entries()) {
    const writer = writers[index % writers.length];
    if (writer !== undefined)
      await writeReview(writer, show, { score: String(index % 11), spoilers: index % 3 === 0 });
  }
  await leaveOpen(sandbox);
  return world;
}

/**
 * Leaves people with what chance rarely comes by: whether a show that is new was meant as another, which of two shows is meant, and
 * the first page of who is blocked.
 */
async function leaveOpen(sandbox: Sandbox): Promise<void> {
  await sandbox.member('Malik').slash('/moderate members');
  const noor = sandbox.member('Noor');
  await writeReview(noor, 'Paper Mon', { score: '6' });
  const opened = await noor.useMessageCommand('Make this my review', noor.send('general', 'It drifts.'));
  if (opened.kind !== 'modal') throw new Error('No form opened');
  await noor.submit(opened.modal, { show: 'Harbour (1999)', score: '7' });
}

/** Lets the bot join, and introduce itself. */
async function join(sandbox: Sandbox): Promise<void> {
  sandbox.leave();
  sandbox.join();
  await sandbox.until(() => sandbox.channel('general').messages[0], 'the welcome');
}

/** As long as Discord lets a name be, and as hostile. */
function nickname({ world, guildId }: Sandbox, name: string): void {
  const member = findMember(world, guildId, name);
  const nick = `*_|| @everyone [${name}](x) \u202e\u0301`.padEnd(32, '`');
  world.members.put(memberKey(guildId, member.user.id), { ...member, nick });
}
