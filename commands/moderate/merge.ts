import type { ChatInputCommandInteraction, MessageComponentInteraction } from 'discord.js';
import { privately } from '../../src/discord/interactions/command.ts';
import { mergeShows, unmergeShow } from '../../src/guilds/shows/change-show.ts';
import { message } from '../../src/presentation/payload/payload.ts';
import { confirmMergeMessage, mergedMessage } from '../../src/presentation/shows/show-messages.ts';
import { markdownTitle } from '../../src/presentation/shows/show-title.ts';
import { UserError } from '../../src/reviews/user-error.ts';
import { inTurns } from '../../src/storage/turn.ts';
import { showFromOption } from './change-show.ts';
import type { ModerateHandler } from './invocation.ts';
import { logShow } from './show-changes.ts';

/** `/moderate show merge`: asks for confirmation. */
export const mergeFromCommand: ModerateHandler<ChatInputCommandInteraction<'cached'>> = {
  for: 'moderator',
  defer: 'private',
  async run(invocation) {
    const { guild, t } = invocation;
    const [from, into] = [showFromOption(invocation, 'show'), showFromOption(invocation, 'into')];
    if (from.id === into.id) throw new UserError('same-show');
    const moving = { reviews: 0, both: 0 };
    for await (const { authorId } of inTurns(guild.memory.reviewsUnder(from.id))) {
      moving.reviews += 1;
      if (guild.memory.hasReview(into.id, authorId)) moving.both += 1;
    }
    return privately(confirmMergeMessage(from, into, moving, t));
  },
};

/** "Merge" */
export const mergeConfirmed: ModerateHandler<MessageComponentInteraction<'cached'>> = {
  for: 'moderator',
  defer: 'update',
  async run(invocation, fromId = '', intoId = '') {
    const { guild, t } = invocation;
    const from = await guild.run(mergeShows(fromId, intoId));
    const into = guild.memory.showEntry(from.mergedInto ?? intoId) ?? from;
    logShow(invocation, { act: 'merged', before: from, after: into });
    return { kind: 'update', message: mergedMessage(from, into, t) };
  },
};

/** "Undo" after a merge. */
export const unmerge: ModerateHandler<MessageComponentInteraction<'cached'>> = {
  for: 'moderator',
  defer: 'update',
  async run(invocation, showId = '', intoId) {
    const { guild, t } = invocation;
    const show = await guild.run(unmergeShow(showId, intoId));
    logShow(invocation, { act: 'unmerged', show });
    return {
      kind: 'update',
      message: message({ content: t('merge.undone', { title: markdownTitle(show) }) }),
    };
  },
};
