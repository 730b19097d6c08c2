import type { MessageComponentInteraction } from 'discord.js';
import { updatesOf } from '../../src/discord/interactions/command.ts';
import { message } from '../../src/presentation/payload/payload.ts';
import { actOnReview } from './act-on-review.ts';
import type { ModerateHandler } from './invocation.ts';

/** A button under the log's message about a deleted review: acts, and replaces the message with the result. */
const decideOnDeleted = (
  act: 'unhide' | 'remove',
): ModerateHandler<MessageComponentInteraction<'cached'>> => ({
  for: 'moderator',
  defer: 'update',
  async run(invocation, showId = '', authorId = '') {
    const { sentence, later } = await actOnReview(invocation, { showId, authorId }, act, undefined);
    const messageOf = (description: string) => message({ embeds: [{ description }] });
    return { kind: 'update', message: messageOf(sentence), updates: updatesOf(later, messageOf) };
  },
});

/** "Post again" */
export const postAgain = decideOnDeleted('unhide');
/** "Remove" */
export const removeDeleted = decideOnDeleted('remove');
