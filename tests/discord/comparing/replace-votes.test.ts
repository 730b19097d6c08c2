import type { APIMessage } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { SYSTEM_CLOCK } from '../../../src/clock.ts';
import { replaceVotes } from '../../../src/discord/comparing/replace-votes.ts';
import type { Read } from '../../../src/discord/connection/read.ts';
import { markPosted } from '../../../src/guilds/posting/delivery-state.ts';
import { outboxKey } from '../../../src/guilds/posting/outbox-key.ts';
import { writeReview } from '../../../src/guilds/reviews/write-review.ts';
import { NO_MEASURES } from '../../../src/measures.ts';
import { memoryStore, NOOR, OPINION, reopened } from '../../guilds/memory/opened-guild.ts';

const KEY = 'glass:21';
const POSTING = { state: 'posted', id: 'p', channelId: '7', messageId: '8' } as const;

/** Discord's message, on which these members have voted 👍, and what Discord answers about it. */
function atDiscord(voters: readonly string[]) {
  const reaction = { emoji: { id: null, name: '👍' }, count_details: { normal: voters.length, burst: 0 } };
  const message = { id: POSTING.messageId, channel_id: POSTING.channelId, reactions: [reaction] };
  const read: Read = async (route, { query } = {}) => {
    if (!route.includes('/reactions/')) return message;
    return query?.get('type') === '1' ? [] : voters.map((id) => ({ id }));
  };
  return { message: message as unknown as APIMessage, read };
}

test('A vote that arrives behind a list of messages does not hide one that was missed before it', async () => {
  const guild = await reopened(await memoryStore());
  const show = { id: 'glass', title: 'Glass Heart' };
  await guild.run(
    writeReview({ author: NOOR, hasWriterRole: true, show, opinion: OPINION, channelId: '7', now: 1 }),
  );
  const entry = await guild.store.outbox.get(outboxKey('1', KEY));
  if (entry === undefined) throw new Error('Nothing is to be posted');
  await guild.run(markPosted(entry, POSTING.messageId, 2));
  const { message } = atDiscord(['30']);
  const list = { message, askedAt: SYSTEM_CLOCK.monotonic() };
  await guild.votes.change(KEY, POSTING.messageId, (ballot) =>
    ballot.add({ emoji: '👍', userId: '31', kind: 'normal', bot: false }),
  );
  const { read } = atDiscord(['30', '31']);
  const review = { key: KEY, posting: POSTING } as never;
  await replaceVotes({ read, clock: SYSTEM_CLOCK, measures: NO_MEASURES }, guild, review, list);
  expect(await guild.counts(KEY)).toEqual({ helpful: 2, notHelpful: 0 });
});
