import { once } from 'node:events';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { platform } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { networkAddresses } from './support/network-addresses.ts';
import { runOvation } from './support/ovation-process.ts';
import { type SeenView, seenIn } from './support/page-view.ts';
import { temporaryDirectory } from './support/temporary-directory.ts';

/** Starts Ovation without a token. Returns the process and the page's address. */
async function startInSandbox(directory: string, variables: NodeJS.ProcessEnv = {}) {
  const ovation = runOvation(directory, variables);
  const [, url = ''] = await ovation.printed(
    /^No DISCORD_TOKEN: this is the local sandbox, not Discord\. Page: (http:\S+)\. To go live: npm run setup$/m,
  );
  return { ovation, url };
}

/** Does something as a member, through the page's API. */
async function act(url: string, member: string, action: object): Promise<{ modal: object }> {
  const answer = await fetch(`${url}/page/api/action?member=${encodeURIComponent(member)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(action),
  });
  expect(answer.status).toBe(200);
  return (await answer.json()) as { modal: object };
}

/** What Jun sees in #reviews, once `isSo` accepts it. */
const seen = (url: string, isSo: (view: SeenView) => boolean) => seenIn(url, 'Jun', 'reviews', isSo);

const footer = ({ messages }: SeenView) => messages[0]?.embeds[0]?.footer?.text ?? '';

test('Without a token Ovation starts the sandbox, prints only one sentence, and serves the page', async () => {
  const directory = await temporaryDirectory();
  const { ovation, url } = await startInSandbox(directory, { DATABASE_URL: 'sqlite://data/real.sqlite' });
  const page = await fetch(url);
  expect(page.status).toBe(200);
  expect(page.headers.get('content-type')).toContain('text/html');
  expect(ovation.output().trim().split('\n')).toHaveLength(1);
  expect(await ovation.stop()).toBe(0);
  expect(await readdir(join(directory, 'data'))).toEqual(['sandbox']);
});

test('The sandbox survives a restart, missed votes are counted, and the log repeats none of the texts', async () => {
  const directory = await temporaryDirectory();
  const first = await startInSandbox(directory, { LOG_LEVEL: 'trace' });
  const { channels } = await seen(first.url, () => true);
  const channel = channels.find(({ name }) => name === 'reviews')?.id ?? '';
  await act(first.url, 'Ada', {
    action: 'slash',
    command: '/settings set',
    options: { 'reviews-channel': channel },
    channel,
  });
  const slash = { action: 'slash', command: '/review write', options: { show: 'Glass Heart' }, channel };
  const { modal } = await act(first.url, 'Noor', slash);
  const values = { headline: 'Loud', body: 'The band plays for real.', score: '7.5' };
  await act(first.url, 'Noor', { action: 'submit', modal, values });
  const { messages } = await seen(first.url, (view) => view.messages[0]?.reactions.length === 2);
  // Stop at once: the bot has to fetch what it has not received by then.
  await act(first.url, 'Jun', { action: 'react', message: messages[0]?.id, emoji: '👍' });
  expect(await first.ovation.stop()).toBe(0);
  expect(first.ovation.output()).not.toMatch(/Loud|The band|Glass Heart|\.sandbox\.0+/);

  const second = await startInSandbox(directory);
  const view = await seen(second.url, (now) => footer(now).includes('1 of 1 person'));
  expect(view.messages).toHaveLength(1);
  expect(view.messages[0]?.embeds[0]?.description).toContain('The band plays for real.');
  expect(await second.ovation.stop()).toBe(0);
});

test('A second start in the same directory is refused in one sentence, and the first one keeps running', async () => {
  const directory = await temporaryDirectory();
  const { ovation, url } = await startInSandbox(directory);
  const onAnotherPort = runOvation(directory);
  expect(await onAnotherPort.exited).toBe(1);
  expect(onAnotherPort.output()).toMatch(/^Another Ovation is using .*ovation\.sqlite; stop it first\.\n$/);
  const onTheSamePort = runOvation(directory, { SANDBOX_PORT: new URL(url).port });
  expect(await onTheSamePort.exited).toBe(1);
  expect(onTheSamePort.output()).toMatch(
    /^The sandbox can't use port \d+ .*another Ovation.*SANDBOX_PORT.*\n$/,
  );
  expect((await fetch(url)).status).toBe(200);
  expect(await ovation.stop('SIGINT')).toBe(0);
});

test('A port in use by another program is explained in one sentence', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const ovation = runOvation(await temporaryDirectory(), { SANDBOX_PORT: String(port) });
  expect(await ovation.exited).toBe(1);
  expect(ovation.output()).toMatch(/^The sandbox can't use port \d+ \(EADDRINUSE\): .*\n$/);
});

test('Unreadable data of the sandbox is explained in one sentence', async () => {
  const directory = await temporaryDirectory();
  await mkdir(join(directory, 'data', 'sandbox'), { recursive: true });
  await writeFile(
    join(directory, 'data', 'sandbox', 'discord.sqlite'),
    'This is no database at all.'.repeat(100),
  );
  const ovation = runOvation(directory);
  expect(await ovation.exited).toBe(1);
  expect(ovation.output()).toMatch(/^The sandbox can't use its data in data\/sandbox\/ .*\n$/);
});

test('On the first start a community moves in, unless switched off, and continues after a restart', async () => {
  const directory = await temporaryDirectory();
  const first = await startInSandbox(directory, { SANDBOX_EMPTY: '' });
  const { messages } = await seen(first.url, (view) => view.messages.length > 0);
  expect(messages[0]?.embeds[0]?.author?.name).toContain('המגדלור השני');
  expect(await first.ovation.stop()).toBe(0);
  const second = await startInSandbox(directory, { SANDBOX_EMPTY: '' });
  await seen(second.url, (view) => view.messages.length > messages.length);
  expect(await second.ovation.stop()).toBe(0);
});

test('A sandbox that was started empty stays empty', async () => {
  const directory = await temporaryDirectory();
  const first = await startInSandbox(directory, { SANDBOX_EMPTY: '1' });
  expect(await first.ovation.stop()).toBe(0);
  const second = await startInSandbox(directory, { SANDBOX_EMPTY: '' });
  // By the time the bot has answered these, a community would have started.
  const slash = { action: 'slash', command: '/top', options: {}, channel: 'general' };
  for (let times = 1; times <= 3; times++) await act(second.url, 'Jun', slash);
  const general = await seenIn(second.url, 'Jun', 'general');
  expect(general.messages.map(({ command }) => command?.name)).toEqual(['/top', '/top', '/top']);
});

test('A community moves in even after a first start that found the port taken', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void other.close());
  await once(other, 'listening');
  const directory = await temporaryDirectory();
  const SANDBOX_PORT = String((other.address() as AddressInfo).port);
  expect(await runOvation(directory, { SANDBOX_EMPTY: '', SANDBOX_PORT }).exited).toBe(1);
  const { url } = await startInSandbox(directory, { SANDBOX_EMPTY: '' });
  await seenIn(url, 'Jun', 'general', ({ messages }) => messages.length > 0);
});

test('The sandbox listens only on loopback, unless configured otherwise', async () => {
  const others = networkAddresses();
  // All of 127.0.0.0/8 is this machine, but on macOS only the first address responds.
  if (platform() === 'linux') others.push('127.0.0.2');
  const { url } = await startInSandbox(await temporaryDirectory());
  expect(new URL(url).hostname).toBe('127.0.0.1');
  for (const address of others)
    await expect(fetch(`http://${address}:${new URL(url).port}/`), address).rejects.toThrow('fetch failed');
  const everywhere = await startInSandbox(await temporaryDirectory(), { SANDBOX_HOST: '0.0.0.0' });
  const { port, hostname } = new URL(everywhere.url);
  expect(hostname).toBe('localhost');
  for (const address of ['localhost', '127.0.0.1', ...others])
    expect((await fetch(`http://${address}:${port}/`)).status).toBe(200);
});
