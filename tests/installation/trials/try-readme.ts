import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { serverPackages } from '../machine/debian.ts';
import { startMachine } from '../machine/machine.ts';
import { nodeLayer } from '../machine/node-layer.ts';
import { answerWizard } from './answer-wizard.ts';
import { emptySandbox } from './empty-sandbox.ts';
import { writeFirstReview } from './first-review.ts';
import { inTerminal } from './in-terminal.ts';
import { commandsIn, sectionOf } from './read-commands.ts';
import { step } from './report.ts';
import { ANY_OWNER, type Trial } from './trial.ts';

/** Types what README says into a terminal, of what is committed: first without a Discord account, then "Going live". */
export async function tryReadme({ work, kept, debian, node, npm, mounts }: Trial): Promise<void> {
  const [tryIt = ''] = commandsIn(await readFile('README.md', 'utf8'));
  const goingLive = commandsIn(await sectionOf('README.md', 'Going live'));
  const git = await serverPackages(kept, debian);
  const installed = await nodeLayer(join(work, 'installed'), node.installed, npm);
  await using sandbox = await emptySandbox();
  await using machine = await startMachine({
    layers: [debian, git, installed],
    mounts: [...mounts, { from: resolve('.'), to: '/source', isReadOnly: true }],
    first: ['sleep', 'infinity'],
  });
  await machine.run('git clone --quiet /source /root/ovation', { variables: ANY_OWNER });
  const type = (command: string, variables: Record<string, string>) =>
    machine.start(inTerminal(command), { directory: '/root/ovation', variables });

  await step(`${tryIt}: a page, without a Discord account`, async () => {
    const running = type(tryIt, { SANDBOX_PORT: '0' });
    const [, page = ''] = await running.printed(/Page: (http:\S+?)\.?\s/);
    const answer = await fetch(page);
    if (!answer.ok) throw new Error(`${page} answers ${answer.status}`);
    running.type('\x03');
    await running.exited;
  });
  const variables = { DISCORD_API_URL: sandbox.apiUrl };
  for (const command of goingLive)
    await step(command, async () => {
      const running = type(command, variables);
      if (command.endsWith('setup')) return answerWizard(running, sandbox);
      if (command.endsWith('start')) {
        await running.printed(/Ovation is connected to Discord/);
        await writeFirstReview(sandbox);
        running.type('\x03');
        await running.exited;
        const again = type(command, variables);
        await again.printed(/"reviews":1\b/);
        again.type('\x03');
        return void (await again.exited);
      }
      const code = await running.exited;
      if (code !== 0) throw new Error(`It ended with ${code}:\n${running.output()}`);
    });
}
