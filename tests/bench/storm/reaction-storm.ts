import { setTimeout as wait } from 'node:timers/promises';
import { addReaction, reactionWith, removeReaction } from '../../../src/sandbox/actions/reactions.ts';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import type { SandboxMessage } from '../../../src/sandbox/world/records.ts';
import { memberKey } from '../../../src/sandbox/world/world.ts';

export interface Storm {
  readonly messageIds: readonly string[];
  /** How many members of each guild take part. */
  readonly members: number;
  /** Each member reacts once; otherwise anybody at any time, and takes it back when it is there. */
  readonly once: boolean;
  readonly perSecond: number;
  readonly seconds: number;
}

/** How often the pace is kept, in milliseconds. */
const TICK = 10;
/** Of ten reactions this many say helpful. */
const HELPFUL = 7;

/** Lets members react at an even pace. Resolves, when the last one has, to the number of events and the seconds taken. */
export async function letReact(
  { world }: Sandbox,
  { messageIds, members, once, perSecond, seconds }: Storm,
): Promise<{ readonly events: number; readonly seconds: number }> {
  const voters = new Map<string, string[]>();
  for (const id of messageIds) {
    const guildId = messageOf(id).guild_id;
    voters.set(guildId, voters.get(guildId) ?? join(guildId));
  }
  const total = perSecond * seconds;
  const startedAt = performance.now();
  let sent = 0;
  while (sent < total) {
    const due = Math.min(total, Math.floor(((performance.now() - startedAt) / 1000) * perSecond));
    for (; sent < due; sent += 1) reactOnce(sent);
    await wait(TICK);
  }
  return { events: sent, seconds: (performance.now() - startedAt) / 1000 };

  function reactOnce(index: number): void {
    const message = messageOf(messageIds[index % messageIds.length] ?? '');
    const guildVoters = voters.get(message.guild_id) ?? [];
    const chosen = once ? index : Math.floor(Math.random() * guildVoters.length);
    const userId = guildVoters[chosen % guildVoters.length] ?? '';
    const emoji = { id: null, name: Math.random() * 10 < HELPFUL ? '👍' : '👎' };
    if (reactionWith(message, emoji)?.normal.includes(userId)) removeReaction(world, message, emoji, userId);
    else addReaction(world, message, emoji, userId);
  }

  function messageOf(id: string): SandboxMessage {
    const message = world.messages.get(id);
    if (message === undefined) throw new Error(`There is no message ${id}`);
    return message;
  }

  function join(guildId: string): string[] {
    return Array.from({ length: members }, (_, index) => {
      const id = world.newId();
      const user = { id, username: `voter.${index}`, global_name: `Voter ${index}`, bot: false };
      world.members.put(memberKey(guildId, id), {
        guild_id: guildId,
        user,
        nick: null,
        roles: [],
        joined_at: new Date(world.now()).toISOString(),
        locale: 'en-US',
      });
      return id;
    });
  }
}

/** What a message has to show: who shows both emoji counts as neither, the bot not at all. */
export function dueCount({ reactions }: SandboxMessage, botId: string): string {
  const who = (name: string) =>
    new Set(reactions.find(({ emoji }) => emoji.name === name)?.normal.filter((id) => id !== botId));
  const [helpful, notHelpful] = [who('👍'), who('👎')];
  const both = helpful.intersection(notHelpful).size;
  const all = helpful.size + notHelpful.size - 2 * both;
  return all === 0 ? '' : `${helpful.size - both} of ${all}`;
}

/** What it shows. */
export const shownCount = ({ embeds }: SandboxMessage): string =>
  /[\d,]+ of [\d,]+/.exec(embeds.at(-1)?.footer?.text ?? '')?.[0].replaceAll(',', '') ?? '';
