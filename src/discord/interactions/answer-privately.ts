import type { REST } from '@discordjs/rest';
import type { Client } from 'discord.js';
import {
  type APIInteractionResponse,
  InteractionResponseType,
  MessageFlags,
  Routes,
} from 'discord-api-types/v10';
import type { GuildDirectory } from '../../guilds/memory/guild-directory.ts';
import { errorMessage } from '../../presentation/error-message.ts';
import { parseCustomId } from '../../presentation/payload/custom-id.ts';
import type { Texts } from '../../presentation/texts/texts.ts';
import { UserError } from '../../reviews/user-error.ts';
import type { PrivateHandler } from './command.ts';
import { toldAs } from './error-reply.ts';
import type { HandOver, PrivatePress } from './hand-over.ts';
import type { Passage } from './passage.ts';

export interface PrivateAnswerOptions {
  readonly client: Client;
  readonly rest: REST;
  readonly guilds: GuildDirectory;
  readonly texts: Texts;
  /** By the name in the custom id. */
  readonly inPrivate: ReadonlyMap<string, PrivateHandler>;
  readonly handOver: HandOver;
}

/**
 * Answers a button in a private message: its custom id names the guild that it is about. When another process has that, it answers.
 * @param check throws UserError when the user may not press it
 */
export async function answerPrivately(
  { client, rest, guilds, texts, inPrivate, handOver }: PrivateAnswerOptions,
  press: PrivatePress,
  passage: Passage,
  check: (guildId: string) => void = () => {},
): Promise<void> {
  const { userId } = press;
  const { name = '', args: [guildId = '', ...args] = [] } = parseCustomId(press.customId) ?? {};
  const handler = inPrivate.get(name);
  const t = texts.for(press.locale);
  const respond = (body: APIInteractionResponse) =>
    rest.post(Routes.interactionCallback(press.id, press.token), { body, auth: false });
  try {
    if (handler === undefined) throw new UserError('stale-button');
    check(guildId);
    if (!handOver.isOurs(guildId)) {
      if (await handOver.hand(press)) return;
      throw new UserError('server-away');
    }
    const server = client.guilds.cache.get(guildId)?.name;
    if (server === undefined) throw new UserError('stale-button');
    const { content = '', components } = await guilds.use(guildId, (guild) =>
      handler.run({ guild, server, userId, t }, ...args),
    );
    // What the message tells stays.
    const data = { content, components, allowed_mentions: { parse: [] } };
    await respond({ type: InteractionResponseType.UpdateMessage, data });
  } catch (error) {
    if (!(error instanceof UserError)) passage.report(error);
    const known = error instanceof UserError ? error : toldAs(error, passage.id);
    const data = { ...errorMessage(t, known), flags: MessageFlags.Ephemeral };
    await respond({ type: InteractionResponseType.ChannelMessageWithSource, data });
    passage.endedBy(error);
  }
}
