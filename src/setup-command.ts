/**
 * Start of `npm run setup`, which leads from nothing to a bot that is in a server, and of `npm run invite`, which prints the link that
 * invites it. Exits with status 1, and a sentence that says what to do, when they can't.
 */
import { dirname } from 'node:path';
import { SYSTEM_CLOCK } from './clock.ts';
import { runCommand } from './operations/run-command.ts';
import { FALLBACK_LOCALE } from './presentation/texts/catalogues.ts';
import { createTexts } from './presentation/texts/texts.ts';
import { createConversation, Stopped } from './setup/conversation.ts';
import { invite } from './setup/invite.ts';
import { setUp } from './setup/set-up.ts';

/** The directory of package.json. */
const OWN_DIRECTORY = dirname(import.meta.dirname);

async function runSetUp(signal: AbortSignal): Promise<undefined> {
  const { stdin: input, stdout: output } = process;
  if (!input.isTTY || !output.isTTY)
    throw new Error(
      'npm run setup asks questions, so it needs a terminal. Without one, set DISCORD_TOKEN in .env; npm run invite then prints the link.',
    );
  // As when no window is behind it: `script` or `docker exec -t`. Each line would hold one letter.
  if (output.columns === 0) Object.assign(output, { columns: 80, rows: 24 });
  await setUp({
    environment: process.env,
    ownDirectory: OWN_DIRECTORY,
    conversation: createConversation({ input, output, signal }),
    clock: SYSTEM_CLOCK,
    signal,
    t: createTexts().for(FALLBACK_LOCALE),
  });
  return undefined;
}

const [name] = process.argv.slice(2);
await runCommand(
  async (signal) => (name === 'invite' ? invite(process.env, OWN_DIRECTORY, signal) : runSetUp(signal)),
  new Stopped(),
);
