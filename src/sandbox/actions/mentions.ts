import type { AllowedMentions } from '../rules/messages.ts';
import { can } from '../world/permissions.ts';
import type { ChannelRecord } from '../world/records.ts';
import { memberKey, type World } from '../world/world.ts';

export interface Mentions {
  readonly mentions: string[];
  readonly mention_roles: string[];
  readonly mention_everyone: boolean;
}

/** Whom a message's content notifies: all that it mentions and `allowed_mentions` allows. Embeds notify nobody. */
export function mentionsIn(
  world: World,
  channel: ChannelRecord,
  authorId: string,
  content: string,
  allowed: AllowedMentions | null | undefined,
): Mentions {
  const named = (pattern: RegExp) => [
    ...new Set([...content.matchAll(pattern)].flatMap(([, id]) => (id ? [id] : []))),
  ];
  const kept = (ids: string[], kind: 'users' | 'roles') =>
    !allowed || allowed.parse?.includes(kind) ? ids : ids.filter((id) => allowed[kind]?.includes(id));
  const mayMentionEveryone =
    (!allowed || allowed.parse?.includes('everyone')) && can(world, authorId, channel, 'MentionEveryone');
  return {
    mentions: kept(named(/<@!?(\d+)>/g), 'users').filter((id) =>
      world.members.get(memberKey(channel.guild_id, id)),
    ),
    mention_roles: kept(named(/<@&(\d+)>/g), 'roles').filter((id) => world.roles.get(id)),
    mention_everyone: Boolean(mayMentionEveryone && /@(everyone|here)/.test(content)),
  };
}
