import type { MessageComponentInteraction } from 'discord.js';
import { privately } from '../../../src/discord/interactions/command.ts';
import { mergeShows } from '../../../src/guilds/shows/change-show.ts';
import { message } from '../../../src/presentation/payload/payload.ts';
import { markdownTitle } from '../../../src/presentation/shows/show-title.ts';
import { UserError } from '../../../src/reviews/user-error.ts';
import type { ReviewHandler } from '../invocation.ts';

/** "Yes, move it": merges the show that the member just added into the one they meant, if nobody else reviewed it. */
export const moveShow: ReviewHandler<MessageComponentInteraction<'cached'>> = {
  defer: 'private',
  async run({ guild, userId, t }, fromId = '', intoId = '') {
    const from = guild.memory.show(fromId);
    const isOwn = from?.id === fromId && from.addedBy === userId;
    const reviews = [...guild.memory.reviews()].filter(({ showId }) => showId === fromId);
    if (!isOwn || reviews.some(({ authorId }) => authorId !== userId)) throw new UserError('not-movable');
    await guild.run(mergeShows(fromId, intoId));
    const into = guild.memory.show(intoId) ?? from;
    return privately(message({ content: t('posted.moved', { title: markdownTitle(into) }) }));
  },
};
