import type { Logger } from 'pino';
import type { GuildDirectory, OpenGuild } from '../../guilds/memory/guild-directory.ts';
import {
  deletedAtDiscordMessage,
  displayForbiddenMessage,
} from '../../presentation/moderation/moderation-log.ts';
import type { Translate } from '../../presentation/texts/texts.ts';
import type { StaffMessages } from './staff-messages.ts';

export interface StaffNotesOptions {
  readonly guilds: GuildDirectory;
  readonly staff: StaffMessages;
  readonly guildText: (guildId: string) => Translate;
  readonly log: Logger;
}

/** Tells a guild's staff, in the log channel if it has one, what the bot noticed itself. */
export function staffNotes({ guilds, staff, guildText, log }: StaffNotesOptions) {
  return {
    /** Somebody has deleted the message of one review. */
    onDeletedByHand({ memory }: OpenGuild, reviewKey: string): void {
      const facts = memory.reviewByKey(reviewKey);
      const show = facts && memory.show(facts.showId);
      const { logChannelId } = memory.record;
      if (facts === undefined || show === undefined || logChannelId === undefined) return;
      staff.send(logChannelId, deletedAtDiscordMessage(facts, show, guildText(memory.id)));
    },

    /** Discord no longer lets the bot edit its messages in a channel. */
    onForbidden(guildId: string, channelId: string): void {
      guilds
        .use(guildId, async ({ memory: { record } }) => {
          const message = displayForbiddenMessage(channelId, guildText(guildId));
          if (record.logChannelId !== undefined) staff.send(record.logChannelId, message);
        })
        .catch((err: unknown) =>
          log.error({ err, guildId }, 'The staff could not be told that Discord forbids edits'),
        );
    },
  };
}
