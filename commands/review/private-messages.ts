import type { MessageComponentInteraction } from 'discord.js';
import { type PrivateHandler, privately } from '../../src/discord/interactions/command.ts';
import { takeMessages } from '../../src/guilds/notices/private-messages.ts';
import { messagesSwitched } from '../../src/presentation/notices/private-message.ts';
import { isId } from '../../src/storage/create-id.ts';
import type { ReviewHandler } from './invocation.ts';

/** "Don't message me" or "Message me" in a private message. */
const inPrivate = (areTaken: boolean): PrivateHandler => ({
  for: 'recipient',
  async run({ guild, server, userId, t }, messageId = '') {
    await guild.run(takeMessages(userId, areTaken));
    const id = isId(messageId) ? messageId : undefined;
    return messagesSwitched({ id, guildId: guild.memory.id, server, areTaken }, t);
  },
});

/** The same below a notice in the server. */
const inServer = (areTaken: boolean): ReviewHandler<MessageComponentInteraction<'cached'>> => ({
  for: 'opener',
  defer: 'private',
  async run({ interaction, guild, userId, t }) {
    const server = interaction.guild.name;
    return privately(await inPrivate(areTaken).run({ guild, server, userId, t }));
  },
});

export const messagesInPrivate = { messages: inPrivate(true), 'no-messages': inPrivate(false) };
export const messagesInServer = { messages: inServer(true), 'no-messages': inServer(false) };
