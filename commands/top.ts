import { type Command, GUILD_ONLY } from '../src/discord/interactions/command.ts';
import type { GuildMemory } from '../src/guilds/memory/guild-memory.ts';
import type { MessagePayload } from '../src/presentation/payload/payload.ts';
import { topMessage } from '../src/presentation/shows/top-embed.ts';
import type { Translate } from '../src/presentation/texts/texts.ts';
import { DEFAULT_PRIOR_REVIEWS } from '../src/reviews/ranking/ranking.ts';

const SHOWS_ON_A_PAGE = 10;

export const top: Command = {
  definition: (texts) => ({
    name: 'top',
    ...texts.describe('top'),
    ...GUILD_ONLY,
  }),
  run: {
    defer: 'public',
    run: async ({ guild, userId, t }) => ({
      kind: 'message',
      message: await topPage(guild.memory, 1, userId, t),
      ephemeral: false,
    }),
  },
  components: {
    /** The member who used the command turns its pages; others get their own copy instead. */
    top: {
      defer: 'update',
      async run({ guild, userId, t }, page, ownerId) {
        const message = await topPage(guild.memory, Number(page), userId, t);
        return userId === ownerId
          ? { kind: 'update', message }
          : { kind: 'message', message, ephemeral: true };
      },
    },
  },
};

/** A page number out of range gets the nearest page. */
async function topPage(
  guild: GuildMemory,
  wanted: number,
  ownerId: string,
  t: Translate,
): Promise<MessagePayload> {
  const { priorReviews = DEFAULT_PRIOR_REVIEWS } = guild.record;
  const { shows, page, pages } = await guild.ranking.page(wanted, SHOWS_ON_A_PAGE, priorReviews);
  return topMessage({ ranked: shows, page, pages, priorReviews, ownerId, t });
}
