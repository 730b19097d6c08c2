import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { quote } from '../machine/boot-script.ts';
import { serverPackages } from '../machine/debian.ts';
import { startMachine } from '../machine/machine.ts';
import { nodeLayer } from '../machine/node-layer.ts';
import { answerWizard } from './answer-wizard.ts';
import { emptySandbox } from './empty-sandbox.ts';
import { writeFirstReview, writeReview } from './first-review.ts';
import { inTerminal } from './in-terminal.ts';
import { blocksIn, sectionOf } from './read-commands.ts';
import { expectThat, step } from './report.ts';
import { ANY_OWNER, type Trial } from './trial.ts';

const PAGE = 'docs/installing.md';
const HOME = '/var/lib/ovation';
const CONNECTED = /Ovation is connected to Discord/g;

/** Installs what is committed on a server, by what docs/ says of systemd. */
export async function tryService({ work, kept, debian, node, npm, mounts }: Trial): Promise<void> {
  const server = await step('A server with systemd', () => serverPackages(kept, debian));
  const installed = await nodeLayer(join(work, 'installed'), node.installed, npm);
  await using sandbox = await emptySandbox();
  await using machine = await startMachine({
    layers: [debian, server, installed],
    mounts: [...mounts, { from: resolve('.'), to: '/source', isReadOnly: true }],
    first: ['/sbin/init'],
    // How systemd knows that no hardware belongs to it.
    variables: { container: 'ovation' },
  });
  await machine.run('until systemctl list-units > /dev/null 2>&1; do sleep 0.1; done');
  const [install = '', command = '', setUp = ''] = blocksIn(await sectionOf(PAGE, 'With systemd'));
  /** Resolves once root has done this in a shell that knows the command that the page defines. */
  const asRoot = (line: string) => `bash -c ${quote(`. /root/command.sh; ${line}`)}`;
  const place = { directory: '/opt/ovation' };

  await step('npm installs Ovation on it', async () => {
    await machine.run(`set -e; ${install.replace('ADDRESS', '/source')}`, { variables: ANY_OWNER });
    await machine.run(`printf %s ${quote(command)} > /root/command.sh`);
  });
  await step('The wizard leads the bot into a server, and keeps what .env has', async () => {
    const settings = `DISCORD_API_URL=${sandbox.apiUrl}`;
    await machine.run(`runuser --user ovation -- sh -c 'echo ${settings} > ${HOME}/.env'`);
    await answerWizard(machine.start(inTerminal(asRoot('ovation setup'))), sandbox);
    expectThat((await machine.run(`cat ${HOME}/.env`)).includes(settings), 'Something is gone from .env');
  });
  const journal = machine.start('journalctl --follow --output=cat --unit=ovation');
  const connections = () => journal.output().match(CONNECTED)?.length ?? 0;
  await step('The unit starts Ovation, without any rights, up to a first review', async () => {
    await machine.run(`set -e; ${setUp.replace('ovation setup\n', '')}`, place);
    await journal.printed(CONNECTED);
    await writeFirstReview(sandbox);
    const status = await machine.run('cat /proc/$(systemctl show --property=MainPID --value ovation)/status');
    for (const line of [/^CapBnd:\s0+$/m, /^NoNewPrivs:\s1$/m, /^Seccomp:\s2$/m, /^Uid:\s[1-9]/m])
      expectThat(line.test(status), `Not ${line} in\n${status}`);
  });
  await step('A backup is made while it runs', () =>
    machine.run(asRoot(`ovation backup -- ${HOME}/friday.sqlite`)),
  );
  await step('Killed, it comes back, and goes on', async () => {
    await machine.run('systemctl kill --signal=KILL ovation');
    await journal.printed(new RegExp(`${CONNECTED.source}[\\s\\S]*${CONNECTED.source}`));
    await writeReview(sandbox, 'Noor', 'Dark');
  });
  await step('The backup is restored, and what docs/updating.md says goes on with it', async () => {
    await machine.run('systemctl stop ovation');
    await machine.run(asRoot(`ovation restore -- ${HOME}/friday.sqlite`));
    const [update = ''] = blocksIn(await readFile('docs/updating.md', 'utf8'));
    await machine.run(`set -e; ${update}`, { variables: ANY_OWNER });
    await journal.printed(new RegExp(`(?:${CONNECTED.source}[\\s\\S]*){3}`));
    await writeReview(sandbox, 'Noor', 'Move to Heaven');
  });
  await step('It stops within five seconds, well', async () => {
    const stopping = performance.now();
    await machine.run('systemctl stop ovation');
    expectThat(performance.now() - stopping < 5000, 'It took longer');
    const result = await machine.run('systemctl show --property=Result,ExecMainStatus ovation');
    expectThat(result.includes('Result=success') && result.includes('ExecMainStatus=0'), result);
  });
  expectThat(connections() === 3, `It has started ${connections()} times`);
}
