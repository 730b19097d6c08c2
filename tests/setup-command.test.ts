import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { at, discord } from './support/discord-for-processes.ts';
import { runOvation } from './support/ovation-process.ts';
import { withSilentNameServer } from './support/silent-name-server.ts';
import { temporaryDirectory } from './support/temporary-directory.ts';

const MAIN = resolve('src/setup-command.ts');
/** Gives a process a terminal; part of Debian's bsdutils. */
const SCRIPT = '/usr/bin/script';

test.runIf(existsSync(SCRIPT))(
  'npm run setup leads through its questions in a terminal, and Ctrl+C ends it at once (skipped without script)',
  async () => {
    const sandbox = await discord({ joined: false });
    const home = await temporaryDirectory();
    const terminal = spawn(SCRIPT, ['-qefc', `exec ${process.execPath} ${MAIN} setup`, '/dev/null'], {
      env: { OVATION_HOME: home, DISCORD_API_URL: sandbox.apiUrl, TERM: 'xterm', NO_COLOR: '1' },
    });
    onTestFinished(() => void terminal.kill('SIGKILL'));
    const exited = once(terminal, 'exit');
    let output = '';
    const said = async (pattern: RegExp) => {
      while (!pattern.test(output)) output += String((await once(terminal.stdout, 'data'))[0]);
    };
    await said(/Your bot's token/);
    terminal.stdin.write(`${sandbox.token}\r`);
    await said(/in no server yet/);
    expect(await readFile(join(home, '.env'), 'utf8')).toContain(sandbox.token);
    expect(output).not.toContain(sandbox.token);
    terminal.stdin.write('\u0003');
    await said(/Stopped\. Run npm run setup again to continue\./);
    expect(await exited).toEqual([1, null]);
  },
);

test('Without a terminal, npm run setup says so', async () => {
  const ovation = runOvation(await temporaryDirectory(), {}, { main: MAIN, args: ['setup'] });
  expect(await ovation.exited).toBe(1);
  expect(ovation.output()).toMatch(
    /^npm run setup asks questions, so it needs a terminal\. .*DISCORD_TOKEN.*\n$/,
  );
});

test('npm run invite prints the link alone', async () => {
  const sandbox = await discord();
  const home = await temporaryDirectory();
  await writeFile(join(home, '.env'), `DISCORD_TOKEN=${sandbox.token}\nDISCORD_API_URL=${sandbox.apiUrl}\n`);
  const ovation = runOvation(home, {}, { main: MAIN, args: ['invite'] });
  expect(await ovation.exited).toBe(0);
  expect(ovation.output()).toBe(
    `https://discord.com/oauth2/authorize?client_id=${sandbox.applicationId}&scope=bot+applications.commands&permissions=117824\n`,
  );
});

test.each([
  ['there is no token', { DISCORD_TOKEN: '' }, /^There is no token yet\. Run npm run setup\.\n$/],
  [
    'Discord refuses it',
    { DISCORD_TOKEN: `${'MTIzNDU2Nzg5MDEyMzQ1Njc4'}.GabcDE.${'x'.repeat(38)}` },
    /^Discord refused the token: /,
  ],
  [
    'Discord cannot be reached',
    { DISCORD_API_URL: 'http://127.0.0.1:1/api' },
    /^Discord can't be reached at http:\/\/127\.0\.0\.1:1\/api: .*\n$/,
  ],
])('When %s, npm run invite says so with status 1', async (_, variables, said) => {
  const sandbox = await discord();
  const ovation = runOvation(
    await temporaryDirectory(),
    { ...at(sandbox), ...variables },
    { main: MAIN, args: ['invite'] },
  );
  expect(await ovation.exited).toBe(1);
  expect(ovation.output()).toMatch(said);
});

test.skipIf(process.platform === 'win32')(
  'Ctrl+C ends npm run invite at once, also while a name server is silent',
  async () => {
    const home = await temporaryDirectory();
    const variables = {
      DISCORD_API_URL: 'https://discord.test/api',
      DISCORD_TOKEN: `${'MTIzNDU2Nzg5MDEyMzQ1Njc4'}.GabcDE.${'x'.repeat(38)}`,
      ...withSilentNameServer(home),
    };
    const ovation = runOvation(home, variables, { main: MAIN, args: ['invite'] });
    await ovation.printed(/Asked for discord.test/);
    const start = performance.now();
    expect(await ovation.stop('SIGINT')).toBe(1);
    expect(performance.now() - start).toBeLessThan(2000);
  },
);
