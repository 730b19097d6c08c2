import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startSandbox } from '../../../src/sandbox/sandbox.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { post, request } from '../rest/request.ts';

async function dataFile(): Promise<string> {
  return join(await temporaryDirectory(), 'world', 'sandbox.sqlite');
}

test('everything is found again after a restart', async () => {
  const options = { dataFile: await dataFile() };
  const before = await startSandbox(options);
  const message = await post(before, 'general', { content: 'kept', embeds: [{ title: 'Glass' }] });
  before.member('Noor').react(message, '👍');
  before.channel('reviews').deny('bot', 'EmbedLinks');
  await request(before, 'PUT', `/applications/${before.applicationId}/commands`, [
    { name: 'top', description: 'x' },
  ]);
  const gone = before.member('Ada').send('general', 'gone');
  before.member('Ada').remove(gone);
  const { token, botId, applicationId, guildId } = before;
  await before.close();

  const after = await startSandbox(options);
  onTestFinished(() => after.close());
  expect(after).toMatchObject({ token, botId, applicationId, guildId });
  expect(after.channel('general').messages).toMatchObject([
    {
      id: message.id,
      content: 'kept',
      embeds: [{ title: 'Glass' }],
      reactions: [{ normal: [after.member('Noor').id] }],
    },
  ]);
  expect(after.world.commands.values()).toMatchObject([{ name: 'top' }]);
  const refused = await request(after, 'POST', `/channels/${after.channel('reviews').id}/messages`, {
    embeds: [{ title: 'x' }],
  });
  expect(refused.body).toMatchObject({ code: 50013 });
});

test('what happened is in the file at once, so that a killed process loses nothing', async () => {
  const options = { dataFile: await dataFile() };
  const running = await startSandbox(options);
  onTestFinished(() => running.close());
  const message = running.member('Ada').send('general', 'x');
  running.member('Jun').react(message, '👍');
  const other = await startSandbox(options);
  onTestFinished(() => other.close());
  expect(other.channel('general').messages).toEqual(running.channel('general').messages);
  expect(other.channel('general').messages).toHaveLength(1);
});

test('without a data file nothing is kept', async () => {
  const first = await startSandbox();
  first.member('Ada').send('general', 'x');
  await first.close();
  const second = await startSandbox();
  onTestFinished(() => second.close());
  expect(second.channel('general').messages).toEqual([]);
});

test('a port that is taken is an error', async () => {
  const first = await startSandbox();
  onTestFinished(() => first.close());
  const port = Number(new URL(first.url).port);
  await expect(startSandbox({ port })).rejects.toThrow('EADDRINUSE');
});
