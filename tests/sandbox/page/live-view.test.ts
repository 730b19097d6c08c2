import { once } from 'node:events';
import { expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { LiveFrame } from '../../../src/sandbox/page/live-view.ts';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import { sandboxWithPage } from './page-request.ts';

/** A page's connection, and what it is told. */
async function connect(sandbox: Sandbox, headers: Record<string, string> = {}) {
  const socket = new WebSocket(`${sandbox.url.replace('http', 'ws')}/page/live`, { headers });
  onTestFinished(() => socket.terminate());
  await once(socket, 'open');
  return {
    socket,
    look: (look: number, member: string, newest = 100) =>
      socket.send(JSON.stringify({ look, member, channel: 'general', newest })),
    async frame(): Promise<LiveFrame> {
      const [data] = await once(socket, 'message');
      return JSON.parse(String(data));
    },
  };
}

const contents = ({ put }: LiveFrame) => put.map(({ content }) => content);

test('A page receives everything at first, and then only what changed', async () => {
  const sandbox = await sandboxWithPage();
  const ada = sandbox.member('Ada');
  const hello = ada.send('general', 'Hello');
  ada.send('general', 'Anybody?');
  const page = await connect(sandbox);
  page.look(1, 'Jun');
  const first = await page.frame();
  expect(first).toMatchObject({ look: 1, reset: true, removed: [], view: { me: { name: 'Jun' } } });
  expect(contents(first)).toEqual(['Hello', 'Anybody?']);

  for (let number = 1; number <= 20; number++) ada.send('general', `Message ${number}`);
  const many = await page.frame();
  expect(many).toMatchObject({ reset: false, removed: [] });
  expect(many.put).toHaveLength(20);
  expect(many.view).toBeUndefined();

  sandbox.member('Noor').react(hello, '👍');
  const reacted = await page.frame();
  expect(contents(reacted)).toEqual(['Hello']);
  expect(reacted.put[0]?.reactions).toMatchObject([{ emoji: '👍', count: 1, mine: false }]);

  ada.remove(hello);
  expect(await page.frame()).toMatchObject({ put: [], removed: [hello.id] });
});

test('Every request is answered, also when there is nothing new, and what comes meanwhile answers an older one', async () => {
  const sandbox = await sandboxWithPage();
  const page = await connect(sandbox);
  page.look(1, 'Jun');
  await page.frame();
  sandbox.member('Ada').send('general', 'Hello');
  expect(await page.frame()).toMatchObject({ look: 1, put: [{ content: 'Hello' }] });
  page.look(2, 'Jun', 200);
  expect(await page.frame()).toMatchObject({ look: 2, reset: false, put: [], removed: [] });
});

test('A closed page receives nothing more', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const sandbox = await sandboxWithPage();
  const before = vi.getTimerCount();
  const page = await connect(sandbox);
  for (let number = 1; number <= 5; number++) {
    sandbox.member('Ada').send('general', `Message ${number}`);
    page.look(number, 'Jun');
    await page.frame();
  }
  sandbox.member('Ada').send('general', 'The last');
  page.socket.terminate();
  await expect.poll(() => vi.getTimerCount()).toBe(before);
});

test('A page receives nothing about what happens in other channels', async () => {
  const sandbox = await sandboxWithPage();
  const page = await connect(sandbox);
  page.look(1, 'Jun');
  await page.frame();
  sandbox.member('Ada').send('reviews', 'Not here');
  sandbox.member('Ada').send('general', 'Here');
  expect(contents(await page.frame())).toEqual(['Here']);
});

test('Older messages come when they are asked for, without those that the page has', async () => {
  const sandbox = await sandboxWithPage();
  for (const text of ['one', 'two', 'three', 'four']) sandbox.member('Ada').send('general', text);
  const page = await connect(sandbox);
  page.look(1, 'Jun', 2);
  const first = await page.frame();
  expect(contents(first)).toEqual(['three', 'four']);
  expect(first.view?.olderMessages).toBe(2);
  page.look(1, 'Jun', 4);
  const more = await page.frame();
  expect(more).toMatchObject({ reset: false, view: { olderMessages: 0 } });
  expect(contents(more)).toEqual(['one', 'two']);
});

test('What a page has been told stays, however much comes after it', async () => {
  const sandbox = await sandboxWithPage();
  sandbox.member('Ada').send('general', 'first');
  const page = await connect(sandbox);
  page.look(1, 'Jun', 1);
  expect(contents(await page.frame())).toEqual(['first']);
  for (const text of ['second', 'third']) sandbox.member('Ada').send('general', text);
  expect(await page.frame()).toMatchObject({
    put: [{ content: 'second' }, { content: 'third' }],
    removed: [],
  });
});

test('Beyond two thousand messages more than were asked for, the oldest go, and count as older ones', async () => {
  const sandbox = await sandboxWithPage();
  const first = sandbox.member('Ada').send('general', 'first');
  const page = await connect(sandbox);
  page.look(1, 'Jun', 1);
  await page.frame();
  for (let number = 1; number <= 2001; number++) sandbox.member('Ada').send('general', `${number}`);
  expect(await page.frame()).toMatchObject({ removed: [first.id], view: { olderMessages: 1 } });
});

test('A page that becomes another member receives everything again, as that member sees it', async () => {
  const sandbox = await sandboxWithPage();
  sandbox.member('Ada').send('general', 'Hello');
  const page = await connect(sandbox);
  page.look(1, 'Jun');
  expect((await page.frame()).put[0]?.removable).toBe(false);
  page.look(2, 'Ada');
  const asAda = await page.frame();
  expect(asAda).toMatchObject({ look: 2, reset: true, view: { me: { name: 'Ada' } } });
  expect(asAda.put[0]?.removable).toBe(true);
});

test('Nobody is told what only another member sees, nor what a lost permission hides', async () => {
  const sandbox = await sandboxWithPage();
  sandbox.member('Ada').send('general', 'Hello');
  const page = await connect(sandbox);
  page.look(1, 'Jun');
  await page.frame();
  sandbox.channel('general').deny('Jun', 'ReadMessageHistory');
  expect(await page.frame()).toMatchObject({ put: [], removed: [expect.any(String)] });
});

test('A page for somebody who is no member receives a sentence that says so', async () => {
  const sandbox = await sandboxWithPage();
  const page = await connect(sandbox);
  page.look(1, 'Nobody');
  expect(await page.frame()).toMatchObject({ look: 1, problem: 'There is no member "Nobody"', put: [] });
});

test.each([
  'no JSON',
  '{}',
  '{"look":1,"newest":-5}',
  `{"look":1,"newest":1,"member":"${'x'.repeat(10_000)}"}`,
])('What is no request ends the connection: %s', async (text) => {
  const sandbox = await sandboxWithPage();
  const { socket } = await connect(sandbox);
  socket.send(text);
  await once(socket, 'close');
});

test.each([{ origin: 'https://elsewhere.example' }, { origin: 'null' }, { host: 'rebound.example' }])(
  'A foreign page gets no connection: %o',
  async (headers) => {
    const sandbox = await sandboxWithPage();
    await expect(connect(sandbox, headers)).rejects.toThrow('403');
  },
);
