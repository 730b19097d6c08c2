import { MessageFlags } from 'discord.js';
import type { Logger } from 'pino';
import type { GuildDirectory } from '../../guilds/memory/guild-directory.ts';
import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import { forgetNotices, noticesFor } from '../../guilds/notices/notices.ts';
import { MAX_NOTICES, noticesMessage } from '../../presentation/notices/notices-message.ts';
import { onButton } from '../../presentation/notices/private-message.ts';
import { row } from '../../presentation/payload/payload.ts';
import type { Texts } from '../../presentation/texts/texts.ts';
import type { AnswerableInteraction } from './command.ts';

interface NoticesServices {
  readonly guilds: GuildDirectory;
  readonly texts: Texts;
  readonly log: Logger;
}

/** Shows the member's unread notices after an answer. Never rejects: a failure here does not affect the answer. */
export async function tellNotices(
  { guilds, texts, log }: NoticesServices,
  interaction: AnswerableInteraction,
): Promise<void> {
  const userId = interaction.user.id;
  const tell = async (guild: OpenGuild) => {
    const notices = (await noticesFor(guild, userId)).slice(0, MAX_NOTICES);
    if (notices.length === 0) return;
    const t = texts.for(interaction.locale);
    const { noMessages } = guild.memory.notices.told(userId);
    const message = noticesMessage(notices, t, noMessages ? [row(onButton(t, guild.memory.id))] : []);
    await interaction.followUp({ ...message, flags: MessageFlags.Ephemeral });
    await guild.run(forgetNotices(userId, notices.length));
  };
  await guilds
    // One at a time, so that two simultaneous answers do not show the same notices.
    .use(interaction.guildId, (guild) => guild.queue.run(`telling:${userId}`, () => tell(guild)))
    .catch((err: unknown) =>
      log.warn({ err }, "A member's notices could not be shown; trying again with the next answer"),
    );
}
