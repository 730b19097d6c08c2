import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import { newMember } from '../../../src/sandbox/world/bot-member.ts';
import { memberKey } from '../../../src/sandbox/world/world.ts';

/** A guild where traffic happens. */
export interface Place {
  readonly guildId: string;
  readonly chatId: string;
  /** The messages of its reviews. */
  readonly reviewIds: readonly string[];
  /** Who votes. */
  readonly voterIds: readonly string[];
}

const VOTERS = 40;

/** The guilds of these reviews, with members who vote. */
export function placesOf({ world }: Sandbox, reviewIds: readonly string[]): readonly Place[] {
  const byGuild = Map.groupBy(reviewIds, (id) => world.messages.get(id)?.guild_id ?? '');
  return [...byGuild].map(([guildId, ids]) => {
    const voterIds = Array.from({ length: VOTERS }, (_, number) => {
      const id = world.newId();
      const user = { id, username: `voter.${number}`, global_name: `Voter ${number}`, bot: false };
      world.members.put(memberKey(guildId, id), newMember(world, guildId, user, [], 'en-US'));
      return id;
    });
    const chat = world.channels
      .values()
      .find(({ guild_id, name }) => guild_id === guildId && name === 'general');
    return { guildId, chatId: chat?.id ?? '', reviewIds: ids, voterIds };
  });
}
