import type { MessageComponentInteraction } from 'discord.js';
import { privately } from '../../../src/discord/interactions/command.ts';
import { moveReview } from '../../../src/guilds/reviews/move-review.ts';
import { message } from '../../../src/presentation/payload/payload.ts';
import { markdownTitle } from '../../../src/presentation/shows/show-title.ts';
import { actorOf } from '../actor.ts';
import type { ReviewHandler } from '../invocation.ts';

/** "Yes, move it": merges the show that the member just added into the one they meant, if nobody else reviewed it. */
export const moveShow: ReviewHandler<MessageComponentInteraction<'cached'>> = {
  defer: 'private',
  async run(invocation, fromId = '', intoId = '') {
    const { guild, t } = invocation;
    const from = await guild.run(moveReview(fromId, intoId, actorOf(invocation)));
    const into = guild.memory.show(intoId) ?? from;
    return privately(message({ content: t('posted.moved', { title: markdownTitle(into) }) }));
  },
};
