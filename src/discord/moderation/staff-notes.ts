import type { Logger } from 'pino';
import type { GuildDirectory } from '../../guilds/memory/guild-directory.ts';
import type { Listeners } from '../../guilds/memory/guild-events.ts';
import {
  deletedAtDiscordMessage,
  displayForbiddenMessage,
} from '../../presentation/moderation/moderation-log.ts';
import type { Translate } from '../../presentation/texts/texts.ts';
import type { StaffMessages } from './staff-messages.ts';

export interface StaffNotesOptions {
  readonly guilds: GuildDirectory;
  readonly listeners: Listeners;
  readonly staff: StaffMessages;
  readonly guildText: (guildId: string) => Translate;
  readonly log: Logger;
}

/** Tells a guild's staff, in the log channel if it has one, what the bot noticed itself. */
export function staffNotes({ guilds, listeners, staff, guildText, log }: StaffNotesOptions) {
  listeners.on('moderation', ({ memory }, { key, entry, before }) => {
    // Hidden by nobody: somebody has deleted its message.
    const isNews = entry?.hidden !== undefined && entry.hidden.by === undefined && !before.hidden;
    const facts = memory.reviewByKey(key);
    const show = facts && memory.show(facts.showId);
    const { logChannelId } = memory.record;
    if (!isNews || facts === undefined || show === undefined || logChannelId === undefined) return;
    staff.send(logChannelId, deletedAtDiscordMessage(facts, show, guildText(memory.id)));
  });
  return {
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
