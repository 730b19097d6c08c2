import type { OpenGuild } from '../../../src/guilds/memory/open-guild.ts';
import { markPosted } from '../../../src/guilds/posting/delivery-state.ts';
import { outboxKey } from '../../../src/guilds/posting/outbox-key.ts';
import { writeReview } from '../../../src/guilds/reviews/write-review.ts';

export const BODY = 'x'.repeat(1500);

let written = 1;

/** A member writes their review, or writes it anew. */
export const write = (guild: OpenGuild, id: string) => {
  written += 1;
  return guild.run(
    writeReview({
      author: { id, name: 'Noor', avatarUrl: 'https://cdn.example/21.png' },
      hasWriterRole: true,
      show: { id: 'glass', title: 'Glass Heart' },
      opinion: { headline: 'Loud and tender', body: BODY, score: 75, spoilers: false },
      channelId: '7',
      now: written,
    }),
  );
};

/** The review gets a message, so that members can vote. */
export async function post(guild: OpenGuild, id: string): Promise<void> {
  const entry = await guild.store.outbox.get(outboxKey('1', `glass:${id}`));
  if (entry !== undefined) await guild.run(markPosted(entry, `1${id}`, 2));
}

/** Members react to a review, or take it back. */
export const vote = (guild: OpenGuild, id: string, votes: number) =>
  Array.from({ length: votes }, (_, at) => {
    const reaction = { emoji: '👍', userId: `9${id.slice(1)}${at}`, kind: 'normal', bot: false } as const;
    return guild.votes.change(
      `glass:${id}`,
      `1${id}`,
      (ballot) => ballot.remove(reaction) || ballot.add(reaction),
    );
  });
