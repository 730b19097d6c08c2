import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import type { RunningCommand } from '../machine/running-command.ts';
import { expectThat } from './report.ts';

/** Does what the wizard asks for in a sandbox whose server the bot is not in. Resolves once it has ended well. */
export async function answerWizard(wizard: RunningCommand, sandbox: Sandbox): Promise<void> {
  await wizard.printed(/Your bot's token/);
  wizard.type(`${sandbox.token}\r`);
  await wizard.printed(/oauth2\/authorize/);
  sandbox.join();
  await wizard.printed(/npm start/);
  expectThat((await wizard.exited) === 0, `The wizard did not end with 0:\n${wizard.output()}`);
  expectThat(!wizard.output().includes(sandbox.token), 'The wizard has shown the token');
}
