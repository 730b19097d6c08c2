import { ApplicationCommandType } from 'discord-api-types/v10';
import { type Command, GUILD_ONLY } from '../src/discord/interactions/command.ts';
import type { ReviewServices } from './review/invocation.ts';
import { readReviewsBy } from './review/read-reviews.ts';

/** "Their reviews" in the context menu of a person: all that they wrote. */
export const theirReviews: Command<ReviewServices> = {
  definition: (texts) => ({
    ...texts.menu('their-reviews'),
    ...GUILD_ONLY,
    type: ApplicationCommandType.User,
  }),
  onUser: {
    for: 'everybody',
    defer: 'private',
    run: (invocation) => readReviewsBy(invocation, invocation.interaction.targetId),
  },
};
