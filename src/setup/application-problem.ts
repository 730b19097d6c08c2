import { ApplicationFlags, ApplicationIntegrationType } from 'discord-api-types/v10';
import type { Application } from './discord-schemas.ts';

const INTENTS =
  ApplicationFlags.GatewayPresence |
  ApplicationFlags.GatewayPresenceLimited |
  ApplicationFlags.GatewayGuildMembers |
  ApplicationFlags.GatewayGuildMembersLimited |
  ApplicationFlags.GatewayMessageContent |
  ApplicationFlags.GatewayMessageContentLimited;

/** The address of a page of the application in Discord's developer portal. */
const pageOf = ({ id }: Application, page: string) =>
  `https://discord.com/developers/applications/${id}/${page}`;

/** The one thing to do before the application can be a bot that others add and use; undefined when all is well. */
export function applicationProblem(application: Application): string | undefined {
  const { bot_require_code_grant, integration_types_config: types, interactions_endpoint_url } = application;
  if (bot_require_code_grant)
    return `Nobody can add the bot while it requires a code grant. Switch off "Requires OAuth2 Code Grant" and save:\n${pageOf(application, 'bot')}`;
  if (types && !Object.hasOwn(types, ApplicationIntegrationType.GuildInstall))
    return `The application can't be added to a server. Tick "Guild Install" and save:\n${pageOf(application, 'installation')}`;
  if (interactions_endpoint_url)
    return `Discord sends the bot's commands to another address instead of here. Empty "Interactions Endpoint URL" and save:\n${pageOf(application, 'information')}`;
  return undefined;
}

/** What is good to know of an application that can be used. */
export function applicationNotes({ bot_public, flags }: Application): string[] {
  return [
    ...(bot_public
      ? []
      : ['The bot is private: only you, who made the application, can add it to a server.']),
    ...(flags & INTENTS ? ['Privileged intents are on. Ovation needs none: you can switch them off.'] : []),
  ];
}
