import { Stopped } from './conversation.ts';
import { createDiscord, type Discord, TokenRefused } from './discord.ts';
import type { Application } from './discord-schemas.ts';
import { type KnownSettings, knownSettings } from './known-settings.ts';
import { Problem } from './problem.ts';
import { readToken } from './token-shape.ts';
import { untilWell, type Waiting } from './until-well.ts';
import { writeEnvironment } from './write-environment.ts';

/** A bot whose token Discord takes. */
export interface Bot {
  readonly discord: Discord;
  readonly application: Application;
  readonly botId: string;
}

export interface FindBotOptions extends Waiting {
  readonly environment: NodeJS.ProcessEnv;
  /** The path of `.env`. */
  readonly file: string;
}

const STEPS = `1. Open https://discord.com/developers/applications, press New Application and name your bot.
2. On its Bot page, press Reset Token and copy the token. Leave the privileged intents off.
3. Paste it here. It stays on this machine.`;

/** Finds the bot that the wizard is about. */
export interface FindBot {
  /** The bot whose token is set already, else of a token that the person pastes. */
  first(): Promise<Bot>;
  /**
   * The bot of a token that the person pastes, which is then in `.env`: the last one's is no longer taken. Rejects with a `Problem` when
   * the token stands in the environment.
   */
  another(): Promise<Bot>;
}

export function createFindBot(options: FindBotOptions): FindBot {
  const { conversation, environment, file, signal } = options;
  const refused = new Set<string>();
  let current: string | undefined;
  const settings = () => knownSettings(environment, file);

  /** Rejects with `TokenRefused`, also for the token of a person. */
  async function botOf(token: string): Promise<Bot> {
    const bot = await untilWell(async () => {
      const discord = createDiscord(await settings(), token, signal);
      const { id: botId, bot: isBot } = await discord.user();
      if (!isBot) throw new TokenRefused();
      return { value: { discord, application: await discord.application(), botId } };
    }, options).catch((error: unknown) => {
      if (error instanceof TokenRefused) refused.add(token);
      throw error;
    });
    current = token;
    conversation.done(`This is ${bot.application.name}'s token.`);
    return bot;
  }

  async function askUntilTaken(): Promise<Bot> {
    for (;;)
      try {
        const token = await conversation.askToken();
        const bot = await botOf(token);
        await keep(token);
        return bot;
      } catch (error) {
        if (!(error instanceof TokenRefused)) throw error;
        conversation.trouble(
          "Discord refused that token: it's incomplete, has been reset, or belongs to a person. On your application's Bot page, press Reset Token and copy what it shows.",
        );
      }
  }

  /** Puts the token into `.env`, over another one only if the person says so. */
  async function keep(token: string): Promise<void> {
    const { tokens } = await settings();
    const read = readToken(tokens.file);
    const before = read.ok ? read.token : undefined;
    if (before === token) return;
    const isDead = before === undefined || refused.has(before);
    const question = isDead
      ? `Replace the token in ${file}, which doesn't work?`
      : `${file} has the token of another bot, or an older one. Replace it?`;
    if (tokens.file !== '' && !(await conversation.confirm(question, isDead))) throw new Stopped();
    await untilWell(async () => {
      await writeEnvironment(file, 'DISCORD_TOKEN', token);
      return { value: undefined };
    }, options);
    conversation.done(`I saved the token in ${file}. Keep that file secret.`);
  }

  return {
    async first() {
      const { tokens } = await untilWell<KnownSettings>(async () => ({ value: await settings() }), options);
      const place = tokens.environment === '' ? file : 'the environment variable DISCORD_TOKEN';
      const given = tokens.environment || tokens.file;
      if (given === '') {
        conversation.say(STEPS);
        return askUntilTaken();
      }
      const read = readToken(given);
      const problem = read.ok
        ? await botOf(read.token).catch((error: unknown) => {
            if (error instanceof TokenRefused) return `Discord refused the token in ${place}.`;
            throw error;
          })
        : `What's in ${place} isn't a bot's token. ${read.problem}`;
      if (typeof problem !== 'string') return problem;
      conversation.trouble(problem);
      return this.another();
    },
    async another() {
      // It would go before what is in the file.
      if ((await settings()).tokens.environment !== '')
        throw new Problem('Correct or unset the environment variable DISCORD_TOKEN, then start again.');
      if (current !== undefined) refused.add(current);
      conversation.say("Paste the new token here. On your application's Bot page, Reset Token shows one.");
      return askUntilTaken();
    },
  };
}
