import { type MessageComponentInteraction, MessageFlags } from 'discord.js';
import type { GuildDirectory } from '../../guilds/memory/guild-directory.ts';
import { errorMessage } from '../../presentation/error-message.ts';
import { parseCustomId } from '../../presentation/payload/custom-id.ts';
import type { Texts } from '../../presentation/texts/texts.ts';
import { UserError } from '../../reviews/user-error.ts';
import { checkRecipient } from './authorise.ts';
import type { PrivateHandler } from './command.ts';
import type { Passage } from './passage.ts';

export interface PrivateAnswerOptions {
  readonly guilds: GuildDirectory;
  readonly texts: Texts;
  /** By the name in the custom id. */
  readonly inPrivate: ReadonlyMap<string, PrivateHandler>;
}

/** Answers a button in a private message: its custom id names the guild that it is about. */
export async function answerPrivately(
  { guilds, texts, inPrivate }: PrivateAnswerOptions,
  interaction: MessageComponentInteraction,
  passage: Passage,
): Promise<void> {
  const { name = '', args: [guildId = '', ...args] = [] } = parseCustomId(interaction.customId) ?? {};
  const handler = inPrivate.get(name);
  const t = texts.for(interaction.locale);
  const server = interaction.client.guilds.cache.get(guildId)?.name;
  try {
    if (handler === undefined || server === undefined) throw new UserError('stale-button');
    checkRecipient(interaction, guildId);
    const userId = interaction.user.id;
    const { content = '', components } = await guilds.use(guildId, (guild) =>
      handler.run({ guild, server, userId, t }, ...args),
    );
    // What the message tells stays.
    await interaction.update({ content, components });
  } catch (error) {
    if (!(error instanceof UserError)) passage.report(error);
    const known = error instanceof UserError ? error : new UserError('unknown', { id: passage.id });
    await interaction.reply({ ...errorMessage(t, known), flags: MessageFlags.Ephemeral });
    passage.endedBy(error);
  }
}
