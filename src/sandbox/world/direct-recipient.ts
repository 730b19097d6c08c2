import type { ChannelRecord, UserRecord } from './records.ts';
import type { World } from './world.ts';

/** Whoever shares a channel of private messages with the bot. */
export const directRecipient = (world: World, { recipient_id }: ChannelRecord): UserRecord | undefined =>
  [...world.members.values(), ...world.formerMembers.values()].find(({ user }) => user.id === recipient_id)
    ?.user;
