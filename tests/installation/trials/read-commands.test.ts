import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { blocksIn, commandsIn, sectionOf } from './read-commands.ts';

test('README has the commands that the trial of a bare machine types', async () => {
  expect(commandsIn(await readFile('README.md', 'utf8'))[0]).toBe('npm ci && npm start');
  const goingLive = commandsIn(await sectionOf('README.md', 'Going live'));
  expect(goingLive.map((command) => command.split(' ').slice(0, 3).join(' '))).toEqual([
    'npm ci --omit=dev',
    'npm run setup',
    'npm start',
  ]);
});

test('The page about installing has the blocks that the trial of the service runs', async () => {
  const [install, command, setUp] = blocksIn(await sectionOf('docs/installing.md', 'With systemd'));
  expect(install).toContain('git clone ADDRESS /opt/ovation\n');
  expect(command).toMatch(/^ovation\(\) \(\n/);
  expect(setUp).toMatch(/^ovation setup\n[\s\S]*systemctl enable --now ovation$/m);
});

test('The page about installing starts the wizard in a container as the trial of the image does', async () => {
  const page = await sectionOf('docs/installing.md', 'In a container');
  expect(page).toContain('docker compose run --rm ovation node src/setup-command.ts\n');
});

test('A page without the heading is told', async () => {
  await expect(sectionOf('README.md', 'Going nowhere')).rejects.toThrow('README.md has no "Going nowhere"');
});
