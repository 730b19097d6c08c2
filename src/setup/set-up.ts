import { join } from 'node:path';
import type { Clock } from '../clock.ts';
import { readHome } from '../config/config.ts';
import { readEnvironmentFile } from '../operations/environment-file.ts';
import { inviteLink } from '../operations/invite.ts';
import { INVITED_PERMISSIONS } from '../presentation/permissions.ts';
import type { Translate } from '../presentation/texts/texts.ts';
import { applicationNotes, applicationProblem } from './application-problem.ts';
import { connectionProblem } from './connection-problem.ts';
import type { Conversation } from './conversation.ts';
import { Stopped } from './conversation.ts';
import { type Application, createDiscord, type Discord, type Server, TokenRefused } from './discord.ts';
import { knownSettings } from './known-settings.ts';
import { serverProblem } from './server-problem.ts';
import { type Look, untilWell, type Waiting } from './until-well.ts';
import { writeEnvironment } from './write-environment.ts';

export interface SetUpOptions {
  readonly environment: NodeJS.ProcessEnv;
  /** The directory of package.json. */
  readonly ownDirectory: string;
  readonly conversation: Conversation;
  readonly clock: Pick<Clock, 'now' | 'wait'>;
  /** Ends it when it is aborted. */
  readonly signal: AbortSignal;
  /** For the names of permissions. */
  readonly t: Translate;
}

/** A bot whose token Discord takes. */
interface Bot {
  readonly discord: Discord;
  readonly application: Application;
  readonly botId: string;
}

const PORTAL = 'https://discord.com/developers/applications';

/**
 * Leads somebody who has never run a bot from nothing to one that is in their server and can work there. Each wrong state names the one
 * thing to do; once it is done, it goes on. Rejects with `Stopped` on Ctrl+C, else with a sentence for the operator.
 */
export async function setUp(options: SetUpOptions): Promise<void> {
  const { environment, ownDirectory, conversation, clock, signal, t } = options;
  const file = join(readHome(environment, ownDirectory), '.env');
  const settings = await knownSettings(environment, file);
  const { apiUrl, proxy } = settings;
  const waiting: Waiting = {
    ...{ conversation, clock, signal },
    explain: (error) => connectionProblem(error, apiUrl, proxy),
  };
  conversation.open('Setting up Ovation');
  let bot = await firstBot();
  for (;;)
    try {
      await usableApplication(bot);
      const server = await checkedServer(bot);
      conversation.done(`All is well in ${server.name}.`);
      conversation.close(
        `Start Ovation: npm start\n   Then press "${t('welcome.button')}" in ${server.name}, below my welcome.`,
      );
      return;
    } catch (error) {
      if (!(error instanceof TokenRefused)) throw error;
      conversation.trouble('Discord no longer takes the token: somebody has reset it.');
      bot = await askedBot();
    }

  /** The bot of the token that is there already, else of one that the person pastes. */
  async function firstBot(): Promise<Bot> {
    if (settings.token === undefined) {
      conversation.say(
        `Make an application at ${PORTAL}\nOn its Bot page, press Reset Token and copy the token. Leave the privileged intents off.`,
      );
      return askedBot();
    }
    try {
      return await checked(settings.token);
    } catch (error) {
      if (!(error instanceof TokenRefused)) throw error;
      if (settings.isFixed)
        throw new Error(
          'Discord refused the token in the environment variable DISCORD_TOKEN: correct or unset it, then start again.',
        );
      conversation.trouble(`Discord refused the token in ${file}.`);
      return askedBot();
    }
  }

  async function askedBot(): Promise<Bot> {
    for (;;)
      try {
        const bot = await checked(await conversation.askToken());
        await keep(bot);
        return bot;
      } catch (error) {
        if (!(error instanceof TokenRefused)) throw error;
        conversation.trouble(
          "Discord refused that token: it has been reset since, isn't whole, or is a person's. On your application's Bot page, press Reset Token and copy what it shows.",
        );
      }
  }

  /** Rejects with `TokenRefused` also for the token of a person. */
  async function checked(token: string): Promise<Bot> {
    const discord = createDiscord(apiUrl, token, signal);
    return await untilWell(async () => {
      const [user, application] = [await discord.user(), await discord.application()];
      if (!user.bot) throw new TokenRefused();
      conversation.done(`The token is that of ${application.name}.`);
      return { value: { discord, application, botId: user.id } };
    }, waiting);
  }

  async function keep({ discord: { token } }: Bot): Promise<void> {
    const { DISCORD_TOKEN: before = '' } = await readEnvironmentFile(file);
    if (before === token) return;
    if (before !== '' && !(await conversation.confirm(`${file} has another token. Replace it?`)))
      throw new Stopped();
    await writeEnvironment(file, 'DISCORD_TOKEN', token);
    conversation.done(`The token is in ${file}. Keep that file secret.`);
  }

  async function usableApplication({ discord }: Bot): Promise<void> {
    const application = await untilWell<Application>(async () => {
      const application = await discord.application();
      const problem = applicationProblem(application);
      return problem === undefined ? { value: application } : { problem };
    }, waiting);
    for (const note of applicationNotes(application)) conversation.say(note);
  }

  /** A server that the bot is in and can work in. */
  async function checkedServer({ discord, application, botId }: Bot): Promise<Server> {
    const link = inviteLink(application.id, INVITED_PERMISSIONS);
    const servers = await untilWell<Server[]>(async () => {
      const servers = await discord.servers();
      if (servers.length > 0) return { value: servers };
      return {
        problem: `I'm in no server yet. Open this link, choose a server of yours, and add me. I go on once I'm there.\n${link}`,
      };
    }, waiting);
    const chosen =
      servers.length === 1
        ? servers[0]?.id
        : await conversation.choose(
            'Which server do you want to check?',
            servers.map(({ id, name }) => ({ value: id, label: name })),
          );
    return untilWell(async (): Promise<Look<Server>> => {
      const server = await discord.server(chosen ?? '', { botId, applicationId: application.id });
      if (server === undefined) return { problem: `I was removed from the server. Add me again:\n${link}` };
      const problem = serverProblem(server, { botId, inviteLink: link, now: clock.now(), t });
      if (problem === undefined) return { value: server };
      const { text, without } = problem;
      return { problem: text, ...(without !== undefined && { without: { label: without, value: server } }) };
    }, waiting);
  }
}
