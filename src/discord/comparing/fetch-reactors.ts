import { type APIMessage, type APIUser, ReactionType, Routes } from 'discord-api-types/v10';
import type { Ballot } from '../../reviews/counting/ballot.ts';
import type { ReactionCount } from '../../reviews/counting/votes.ts';
import type { Read } from '../connection/read.ts';

const PAGE = 100;

/** Who reacted to a message with one emoji, under the name that votes store it by. */
export interface Reactors {
  readonly name: string;
  readonly normal: readonly APIUser[];
  readonly burst: readonly APIUser[];
}

/**
 * Fetches who reacted to a message with an emoji. Rejects as discord.js does.
 * @param emoji its stored name, and the form that requests use
 * @param numbers how many there are, where that is certain: empty lists are not asked for
 */
export async function fetchReactors(
  read: Read,
  message: APIMessage,
  { name, emoji }: { readonly name: string; readonly emoji: string },
  numbers?: ReactionCount,
): Promise<Reactors> {
  const of = (type: ReactionType) => reactors(read, message, emoji, type);
  const normal = numbers?.normal === 0 ? [] : await of(ReactionType.Normal);
  const burst = numbers?.super === 0 ? [] : await of(ReactionType.Super);
  return { name, normal, burst };
}

/**
 * Replaces the reactions with one emoji in a ballot. Returns whether that changed it.
 * @param isIgnored whether a member's reactions do not count, since they had their votes erased: they are not stored
 */
export function replaceReactors(
  ballot: Ballot,
  { name, normal, burst }: Reactors,
  isIgnored: (userId: string) => boolean,
  day?: number,
): boolean {
  const countedIn = (users: readonly APIUser[]) => users.filter(({ id }) => !isIgnored(id)).map(userId);
  const users = { normal: countedIn(normal), super: countedIn(burst) };
  const bots = countedIn([...normal, ...burst].filter(({ bot }) => bot === true));
  const ignored = { normal: normal.length - users.normal.length, super: burst.length - users.super.length };
  return ballot.replace(name, users, bots, day, ignored);
}

const userId = ({ id }: APIUser): string => id;

/** All users who reacted with an emoji, in the form that requests use. */
async function reactors(
  read: Read,
  { channel_id, id }: APIMessage,
  emoji: string,
  type: ReactionType,
): Promise<APIUser[]> {
  const users: APIUser[] = [];
  for (;;) {
    const query = new URLSearchParams({
      limit: String(PAGE),
      type: String(type),
      after: users.at(-1)?.id ?? '0',
    });
    const route = Routes.channelMessageReaction(channel_id, id, encodeURIComponent(emoji));
    const page = (await read(route, { query })) as APIUser[];
    users.push(...page);
    if (page.length < PAGE) return users;
  }
}
