import { closeSync, openSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { at, connected, discord } from './support/discord-for-processes.ts';
import { runOvation } from './support/ovation-process.ts';
import { temporaryDirectory } from './support/temporary-directory.ts';

test.runIf(process.platform === 'linux')('A log whose disk is full does not end the bot', async () => {
  const sandbox = await discord();
  const full = openSync('/dev/full', 'w');
  onTestFinished(() => closeSync(full));
  const variables = { ...at(sandbox), LOG_LEVEL: 'trace' };
  const ovation = runOvation(await temporaryDirectory(), variables, { stdout: full });
  const areRegistered = () =>
    sandbox.requests.some(({ method, path }) => `${method} ${path}`.match(/^PUT .*commands/));
  await sandbox.until(areRegistered, 'the commands');
  expect(await sandbox.member('Noor').slash('/top')).toMatchObject({ kind: 'message' });
  expect(await ovation.stop()).toBe(0);
});

test('A log whose readers are gone does not end the bot', async () => {
  const sandbox = await discord();
  const ovation = runOvation(await temporaryDirectory(), at(sandbox));
  await connected(ovation);
  ovation.hangUp();
  sandbox.faults.dropGateway();
  // Both of these are logged.
  await sandbox.until(() => sandbox.connections() === 0, 'the end of the connection');
  await sandbox.until(() => sandbox.connections() === 1, 'another connection');
  expect(await sandbox.member('Noor').slash('/top')).toMatchObject({ kind: 'message' });
  expect(await ovation.stop()).toBe(0);
});
