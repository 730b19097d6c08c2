import { sandboxChannel } from '../../../src/sandbox/people/channel.ts';
import { findChannel, findMember } from '../../../src/sandbox/people/find.ts';
import { createPerson } from '../../../src/sandbox/people/person.ts';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';

/** A sandbox as those see it who look at one of its guilds, in place of its first. */
export function viewOf(sandbox: Sandbox, guildId: string): Sandbox {
  const { world, interactions } = sandbox;
  const view: Pick<Sandbox, 'guildId' | 'channel' | 'member' | 'members'> = {
    guildId,
    channel: (name) => sandboxChannel(world, findChannel(world, guildId, name)),
    member: (name) => createPerson(world, interactions, findMember(world, guildId, name)),
    members: (awaited) =>
      world.members
        .values()
        .filter(({ guild_id, user }) => guild_id === guildId && !user.bot)
        .map((member) => createPerson(world, interactions, member, awaited)),
  };
  return Object.assign(Object.create(sandbox) as Sandbox, view);
}
