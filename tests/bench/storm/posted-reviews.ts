import { ReviewMessages } from '../../../src/discord/display/review-messages.ts';
import { GuildDirectory } from '../../../src/guilds/memory/guild-directory.ts';
import { Listeners } from '../../../src/guilds/memory/guild-events.ts';
import { markPosted } from '../../../src/guilds/posting/delivery-state.ts';
import { outboxKey } from '../../../src/guilds/posting/outbox-key.ts';
import { writeReview } from '../../../src/guilds/reviews/write-review.ts';
import { createTexts } from '../../../src/presentation/texts/texts.ts';
import { createMessage } from '../../../src/sandbox/actions/messages.ts';
import { addReaction } from '../../../src/sandbox/actions/reactions.ts';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import { botUser } from '../../../src/sandbox/world/bot-member.ts';
import { createGuild } from '../../../src/sandbox/world/first-guild.ts';
import type { SandboxMessage } from '../../../src/sandbox/world/records.ts';
import { openStore } from '../../../src/storage/store/open-store.ts';
import { inParallel } from '../../soak/in-parallel.ts';

const EMOJI = ['👍', '👎'];

/** So many guilds are filled together, which share what is written to the disk. */
const AT_ONCE = 16;

/**
 * Writes reviews into the bot's database and posts them in the sandbox, in guilds of their own: by the bot's own use
 * cases, without waiting for the limits of posting.
 * @returns the ids of the messages
 */
export async function postReviews(
  { world, botId, clock }: Sandbox,
  databaseUrl: string,
  guildCount: number,
  reviewsEach: number,
): Promise<string[]> {
  const store = await openStore(databaseUrl, { onUnreadable: () => {} });
  const listeners = new Listeners((error) => {
    throw error;
  });
  const guilds = new GuildDirectory(store, {
    listeners,
    clock,
    flushDelay: 0,
    reviewLimit: Infinity,
  });
  const messages = new ReviewMessages({} as never, {} as never, () => createTexts().for('en-US'));
  const messageIds: string[] = [];
  const numbers = Array.from({ length: guildCount }, (_, number) => number);
  await inParallel(AT_ONCE, numbers, (number) => fillGuild(createGuild(world, `Guild ${number}`, true)));
  await store.close();
  return messageIds;

  async function fillGuild(guildId: string): Promise<void> {
    const channel = world.channels
      .values()
      .find(({ guild_id, name }) => guild_id === guildId && name === 'reviews');
    if (channel === undefined) throw new Error('The guild has no channel for reviews');
    const member = world.members.values().find(({ guild_id, user }) => guild_id === guildId && !user.bot);
    const author = { id: member?.user.id ?? '', name: 'Ada', avatarUrl: 'https://cdn.example/1.png' };
    await guilds.use(guildId, async (guild) => {
      for (let index = 0; index < reviewsEach; index += 1) {
        const { show, review } = await guild.run(
          writeReview({
            author,
            hasWriterRole: true,
            show: { id: `show-${index}`, title: `Harbour ${index}` },
            opinion: { headline: 'Worth it', body: 'The harbour is the star.', score: 80, spoilers: false },
            channelId: channel.id,
            now: clock.now(),
          }),
        );
        const key = guild.memory.reviewKey(show.id, review.author.id);
        const due = await messages.render(guild, key);
        const message = createMessage(world, channel, botUser(world), due as never);
        const entry = await store.outbox.get(outboxKey(guildId, key));
        if (entry === undefined) throw new Error('Nothing is to be posted');
        await guild.run(markPosted(entry, message.id, clock.now()));
        for (const emoji of EMOJI) react(message.id, emoji);
        await guild.votes.change(key, message.id, (ballot) =>
          EMOJI.map((emoji) => ballot.add({ emoji, userId: botId, kind: 'normal', bot: true })).includes(
            true,
          ),
        );
        messageIds.push(message.id);
      }
    });
  }

  function react(messageId: string, emoji: string): void {
    addReaction(world, world.messages.get(messageId) as SandboxMessage, { id: null, name: emoji }, botId);
  }
}
