import { expect, test } from 'vitest';
import type { Answer, Modal } from '../../../src/sandbox/interactions/interactions.ts';
import type { SandboxMessage } from '../../../src/sandbox/world/records.ts';
import { clientFor, sandboxForTest } from '../rest/client.ts';
import { request } from '../rest/request.ts';

const commands = [
  {
    name: 'all',
    description: 'x',
    options: [
      { type: 3, name: 'text', description: 'x', required: true, max_length: 5 },
      { type: 4, name: 'whole', description: 'x', min_value: 1, max_value: 3 },
      { type: 3, name: 'choice', description: 'x', choices: [{ name: 'One', value: '1' }] },
      { type: 5, name: 'flag', description: 'x' },
      { type: 7, name: 'where', description: 'x', channel_types: [0] },
      { type: 6, name: 'who', description: 'x' },
      { type: 8, name: 'role', description: 'x' },
    ],
  },
  { name: 'set', description: 'x', default_member_permissions: '32' },
];

const inputs = [
  {
    type: 18,
    label: 'Text',
    component: { type: 4, style: 1, custom_id: 'text', max_length: 3, value: 'abc' },
  },
  { type: 18, label: 'Note', component: { type: 4, style: 2, custom_id: 'note', required: false } },
  { type: 18, label: 'Check', component: { type: 23, custom_id: 'check' } },
  {
    type: 18,
    label: 'Pick',
    component: {
      type: 3,
      custom_id: 'pick',
      options: [
        { label: 'A', value: 'a', default: true },
        { label: 'B', value: 'b' },
      ],
    },
  },
];

const rows = [
  {
    type: 1,
    components: [
      { type: 2, style: 1, label: 'Off', custom_id: 'off', disabled: true },
      { type: 2, style: 5, label: 'Link', url: 'https://example.org' },
    ],
  },
  {
    type: 1,
    components: [
      { type: 3, custom_id: 'score', placeholder: 'Score', options: [{ label: 'Ten', value: '10' }] },
    ],
  },
  { type: 1, components: [{ type: 8, custom_id: 'channel', channel_types: [0] }] },
];

/** A bot that repeats what it was given, as JSON. */
async function echoBot() {
  const sandbox = await sandboxForTest();
  await request(sandbox, 'PUT', `/applications/${sandbox.applicationId}/commands`, commands);
  const client = await clientFor(sandbox);
  client.on('raw' as never, async ({ t, d }: { t: string; d: Record<string, never> }) => {
    if (t !== 'INTERACTION_CREATE') return;
    const data = d.data as unknown as { name?: string };
    const modal = { type: 9, data: { custom_id: 'm', title: 'x', components: inputs } };
    const message = { type: 4, data: { content: JSON.stringify(data).slice(0, 2000), components: rows } };
    await request(
      sandbox,
      'POST',
      `/interactions/${d.id}/${d.token}/callback`,
      data.name === 'set' ? modal : message,
    );
  });
  return sandbox;
}

function messageOf(answer: Answer): SandboxMessage {
  if (answer.kind !== 'message') throw new Error(JSON.stringify(answer));
  return answer.message;
}

const dataOf = (answer: Answer) => JSON.parse(messageOf(answer).content) as Record<string, unknown>;

function modalOf(answer: Answer): Modal {
  if (answer.kind !== 'modal') throw new Error(JSON.stringify(answer));
  return answer.modal;
}

test('options arrive with their types, and what they name is described', async () => {
  const sandbox = await echoBot();
  const { id } = sandbox.channel('reviews');
  const sent = await sandbox
    .member('Jun')
    .slash('/all', { text: 'a', whole: 2, choice: 'One', flag: true, where: '#reviews' });
  expect(dataOf(sent)).toMatchObject({
    options: [
      { name: 'text', type: 3, value: 'a' },
      { name: 'whole', type: 4, value: 2 },
      { name: 'choice', type: 3, value: '1' },
      { name: 'flag', type: 5, value: true },
      { name: 'where', type: 7, value: id },
    ],
    resolved: { channels: { [id]: { name: 'reviews', app_permissions: expect.stringMatching(/^\d+$/) } } },
  });
  const noor = sandbox.member('Noor');
  const named = dataOf(
    await sandbox.member('Jun').slash('all', { text: 'a', who: 'Noor', role: 'Moderator' }),
  );
  expect(named).toMatchObject({
    resolved: { users: { [noor.id]: { username: 'noor' } }, members: { [noor.id]: { nick: null } } },
  });
});

test.each([
  ['/none', {}, 'no command'],
  ['/all', {}, 'required'],
  ['/all', { text: 'abcdef' }, 'at most 5'],
  ['/all', { text: 'a', whole: 4 }, 'at most 3'],
  ['/all', { text: 'a', whole: 0 }, 'at least 1'],
  ['/all', { text: 'a', whole: 1.5 }, 'whole'],
  ['/all', { text: 'a', choice: 'Two' }, 'no choice'],
  ['/all', { text: 'a', flag: 'yes' }, 'true or false'],
  ['/all', { text: 'a', where: 'nowhere' }, 'no channel'],
  ['/all', { text: 'a', unknown: 'a' }, 'no option'],
  ['/set', {}, 'may not use'],
])('%s with %j does not leave the client', async (command, options, reason) => {
  const sandbox = await echoBot();
  await expect(sandbox.member('Noor').slash(command, options)).rejects.toThrow(reason);
});

test('a command is not typed in a channel that the member cannot see', async () => {
  const sandbox = await echoBot();
  const typed = sandbox.member('Noor').slash('/all', { text: 'a' }, { channel: 'staff' });
  await expect(typed).rejects.toThrow('cannot see');
});

test('a modal keeps what it came with where nothing else is filled in', async () => {
  const sandbox = await echoBot();
  const ada = sandbox.member('Ada');
  const modal = modalOf(await ada.slash('/set'));
  expect(dataOf(await ada.submit(modal, { check: true }))).toMatchObject({
    custom_id: 'm',
    components: [
      { type: 18, component: { type: 4, custom_id: 'text', value: 'abc' } },
      { type: 18, component: { type: 4, custom_id: 'note', value: '' } },
      { type: 18, component: { type: 23, custom_id: 'check', value: true } },
      { type: 18, component: { type: 3, custom_id: 'pick', values: ['a'] } },
    ],
  });
});

test.each([
  [{ text: '' }, 'required'],
  [{ text: 'abcd' }, 'at most 3'],
  [{ check: 'yes' }, 'true or false'],
  [{ pick: 'c' }, 'not on offer'],
  [{ other: 'x' }, 'no component'],
])('a modal with %j cannot be submitted', async (values, reason) => {
  const sandbox = await echoBot();
  const ada = sandbox.member('Ada');
  const modal = modalOf(await ada.slash('/set'));
  await expect(ada.submit(modal, values)).rejects.toThrow(reason);
});

test('three characters beyond the basic plane fit where three characters fit', async () => {
  const sandbox = await echoBot();
  const ada = sandbox.member('Ada');
  const modal = modalOf(await ada.slash('/set'));
  expect(JSON.stringify(dataOf(await ada.submit(modal, { text: '🌟🌟🌟' })))).toContain('🌟🌟🌟');
});

test("another member's modal cannot be submitted", async () => {
  const sandbox = await echoBot();
  const modal = modalOf(await sandbox.member('Ada').slash('/set'));
  await expect(sandbox.member('Jun').submit(modal)).rejects.toThrow('somebody else');
});

test('selects send what was picked, and buttons that are off or links send nothing', async () => {
  const sandbox = await echoBot();
  const jun = sandbox.member('Jun');
  const message = messageOf(await jun.slash('/all', { text: 'a' }));
  expect(dataOf(await jun.select(message, 'Score', 'Ten'))).toMatchObject({
    component_type: 3,
    custom_id: 'score',
    values: ['10'],
  });
  const { id } = sandbox.channel('reviews');
  expect(dataOf(await jun.select(message, 'channel', ['reviews']))).toMatchObject({
    component_type: 8,
    values: [id],
    resolved: { channels: { [id]: { name: 'reviews' } } },
  });
  await expect(jun.select(message, 'Score', 'Eleven')).rejects.toThrow('not on offer');
  await expect(jun.select(message, 'Score', [])).rejects.toThrow('between 1 and 1');
  await expect(jun.select(message, 'channel', 'staff')).rejects.toThrow('cannot see');
  await expect(jun.press(message, 'Off')).rejects.toThrow('disabled');
  await expect(jun.press(message, 'Link')).rejects.toThrow('link');
  await expect(jun.press(message, 'None')).rejects.toThrow('no button');
});

test('waiting ends with a sentence that says what was waited for', async () => {
  const sandbox = await sandboxForTest();
  await expect(sandbox.until(() => false, 'a miracle', 10)).rejects.toThrow('Waited 10 ms for: a miracle');
});

test('only what is there can be reacted to, and only with emoji', async () => {
  const sandbox = await sandboxForTest();
  const ada = sandbox.member('Ada');
  const message = ada.send('general', 'x');
  expect(() => ada.react(message, 'nice')).toThrow('no emoji');
  expect(() => ada.unreact(message, '👍')).toThrow('has not reacted');
  for (const emoji of ['👍🏽', '❤', '❤️', '🇰🇷', 'party:123456789012345678']) ada.react(message, emoji);
  expect(sandbox.channel('general').messages[0]?.reactions.map(({ emoji }) => emoji.name)).toContain('party');
  ada.remove(message);
  expect(() => ada.react(message, '👍')).toThrow('not exist');
});
