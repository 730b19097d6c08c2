import { chmod, chown, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Image } from '../image/build-image.ts';
import { type Machine, startMachine } from '../machine/machine.ts';
import { answerWizard } from './answer-wizard.ts';
import { emptySandbox } from './empty-sandbox.ts';
import { writeFirstReview, writeReview } from './first-review.ts';
import { inTerminal } from './in-terminal.ts';
import { sectionOf } from './read-commands.ts';
import { expectThat, step } from './report.ts';
import type { Trial } from './trial.ts';

/** Runs an image three times over the same volume, with the rights that compose.yaml leaves it. */
export async function runImage(
  image: Image,
  { work, debian }: Pick<Trial, 'work' | 'debian'>,
): Promise<void> {
  const [user = 0, group = 0] = image.user.split(':').map(Number);
  const home = image.variables.OVATION_HOME ?? '';
  const volume = join(work, 'volume');
  // As Docker makes a volume: it belongs to whom the directory of the image belongs to.
  await mkdir(volume);
  await chown(volume, user, group);
  await chmod(volume, 0o700);
  await using sandbox = await emptySandbox();
  const rightless = `setpriv --reuid=${user} --regid=${group} --clear-groups --bounding-set=-all --inh-caps=-all --no-new-privs`;
  const variables = { ...image.variables, DISCORD_API_URL: sandbox.apiUrl };
  const start = (command: readonly string[]): Promise<Machine> =>
    startMachine({
      layers: [debian, image.added],
      mounts: [{ from: volume, to: home }],
      isReadOnly: true,
      first: [...rightless.split(' '), ...command],
      directory: image.directory,
      variables,
    });

  await step(
    'In a container, the wizard leads the bot into a server and writes .env into the volume',
    async () => {
      await using machine = await start(['sleep', 'infinity']);
      const page = await sectionOf('docs/installing.md', 'In a container');
      const [, setUp = ''] = /^docker compose run --rm ovation (.*)$/m.exec(page) ?? [];
      const command = inTerminal(`${rightless} ${setUp}`);
      const wizard = machine.start(command, { directory: image.directory, variables });
      await answerWizard(wizard, sandbox);
    },
  );
  await step(
    'A container without any rights, which can write to its volume alone, leads to a first review',
    async () => {
      await using machine = await start(image.command);
      await machine.first.printed(/Ovation is connected to Discord/);
      await writeFirstReview(sandbox);
      const check = `${rightless} ${image.healthCheck.join(' ')}`;
      // The first heartbeat comes a while after the start.
      const checks = `for _ in $(seq 60); do ${check} && exit 0; sleep 1; done; exit 1`;
      await machine.run(checks, { directory: image.directory, variables });
      const stopping = performance.now();
      machine.signal('SIGTERM');
      expectThat((await machine.first.exited) === 0, `It did not end with 0:\n${machine.first.output()}`);
      expectThat(performance.now() - stopping < 5000, 'It took more than 5 s to stop');
    },
  );
  await step('The next container goes on with the same volume', async () => {
    await using machine = await start(image.command);
    await machine.first.printed(/"reviews":1\b/);
    await machine.first.printed(/Ovation is connected to Discord/);
    await writeReview(sandbox, 'Noor', 'Dark');
  });
}
