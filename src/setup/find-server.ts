import { inviteLink } from '../operations/invite.ts';
import { INVITED_PERMISSIONS } from '../presentation/permissions.ts';
import type { Translate } from '../presentation/texts/texts.ts';
import type { Server, ServerState } from './discord-schemas.ts';
import type { Bot } from './find-bot.ts';
import { serverProblem } from './server-problem.ts';
import { type Look, untilWell, type Waiting } from './until-well.ts';

export interface FindServerOptions extends Waiting {
  /** For the names of permissions. */
  readonly t: Translate;
}

/** Waits until the bot is in a server, and until nothing is missing there. Rejects as `Discord` does. */
export async function findServer(bot: Bot, options: FindServerOptions): Promise<ServerState> {
  for (;;) {
    const server = await untilUsable(await untilAdded(bot, options), bot, options);
    if (server !== undefined) return server;
    options.conversation.trouble('I was removed from that server.');
  }
}

const linkOf = ({ application }: Bot): string => inviteLink(application.id, INVITED_PERMISSIONS);

/** Resolves to the id of a server that the bot is in. */
async function untilAdded(bot: Bot, options: FindServerOptions): Promise<string> {
  const { conversation } = options;
  const servers = await untilWell<Server[]>(async () => {
    const servers = await bot.discord.servers();
    if (servers.length > 0) return { value: servers };
    return {
      problem: `I'm in no server yet. Open this link and add me to one where you have Manage Server:\n${linkOf(bot)}`,
    };
  }, options);
  const [only, ...others] = servers;
  if (only !== undefined && others.length === 0) return only.id;
  return conversation.choose(
    'Which server should I check?',
    servers.map(({ id, name }) => ({ value: id, label: name })),
  );
}

/** Resolves to the server once the bot can work there, or to nothing when it was removed. */
function untilUsable(id: string, bot: Bot, options: FindServerOptions): Promise<ServerState | undefined> {
  const { discord, application, botId } = bot;
  const { clock, t } = options;
  return untilWell<ServerState | undefined>(async (): Promise<Look<ServerState | undefined>> => {
    const server = await discord.server(id, application.id, botId);
    const found = server && serverProblem(server, { link: linkOf(bot), now: clock.now(), t });
    if (found === undefined) return { value: server };
    const { problem, without } = found;
    return { problem, ...(without !== undefined && { without: { label: without, value: server } }) };
  }, options);
}
