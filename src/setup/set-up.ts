import { join } from 'node:path';
import { readHome } from '../config/config.ts';
import { applicationNotes, applicationProblem } from './application-problem.ts';
import { TokenRefused } from './discord.ts';
import type { Application } from './discord-schemas.ts';
import { type Bot, createFindBot, type FindBotOptions } from './find-bot.ts';
import { type FindServerOptions, findServer } from './find-server.ts';
import { serverNotes } from './server-problem.ts';
import { untilWell, type Waiting } from './until-well.ts';

export interface SetUpOptions extends Omit<FindBotOptions, 'file'>, FindServerOptions {
  /** The directory of package.json. */
  readonly ownDirectory: string;
}

/**
 * Leads somebody who has never run a bot from nothing to one that is in their server and can work there. Each wrong state names the one
 * thing to do; once that is done, it goes on. Rejects with `Stopped` on Ctrl+C, else with a sentence for the operator.
 */
export async function setUp({ ownDirectory, ...options }: SetUpOptions): Promise<void> {
  const { conversation, environment, t } = options;
  const file = join(readHome(environment, ownDirectory), '.env');
  conversation.open('Setting up Ovation');
  const findBot = createFindBot({ ...options, file });
  let bot = await findBot.first();
  for (;;)
    try {
      await untilUsable(bot, options);
      const server = await findServer(bot, options);
      conversation.done(`I'm in ${server.name}, and can post reviews there.`);
      for (const note of serverNotes(server)) conversation.say(note);
      conversation.close(
        `Start Ovation: npm start (as a service or in a container: docs/installing.md)\nThen, in ${server.name}, press "${t('welcome.button')}" below my welcome, or type /settings view.`,
      );
      return;
    } catch (error) {
      if (!(error instanceof TokenRefused)) throw error;
      conversation.trouble('Discord no longer accepts the token: somebody has reset it.');
      bot = await findBot.another();
    }
}

/** Waits until nothing is wrong with the application, and says what is good to know about it. */
async function untilUsable({ discord }: Bot, waiting: Waiting): Promise<void> {
  const application = await untilWell<Application>(async () => {
    const found = await discord.application();
    const problem = applicationProblem(found);
    return problem === undefined ? { value: found } : { problem };
  }, waiting);
  for (const note of applicationNotes(application)) waiting.conversation.say(note);
}
