import { ApplicationCommandType } from 'discord-api-types/v10';
import { type Command, GUILD_ONLY } from '../src/discord/interactions/command.ts';
import type { ReviewServices } from './review/invocation.ts';
import {
  openFromMessage,
  submitForChosenShow,
  submitFromMessage,
} from './review/writing/message-to-review.ts';

/** "Make this my review" in the context menu of a message. */
export const makeReview: Command<ReviewServices> = {
  definition: (texts) => ({
    ...texts.menu('make-review'),
    ...GUILD_ONLY,
    type: ApplicationCommandType.Message,
  }),
  onMessage: openFromMessage,
  components: { 'make-show': submitForChosenShow },
  modals: { 'make-review': submitFromMessage },
};
