import { expect, test } from 'vitest';
import { post, request } from '../rest/request.ts';
import { actAs, sandboxWithPage, viewOf } from './page-request.ts';

test('everybody can be any of the six members, and sees the channels that these see', async () => {
  const sandbox = await sandboxWithPage();
  const noor = await viewOf(sandbox, 'Noor');
  const people = noor.members.filter(({ bot }: { bot: boolean }) => !bot);
  expect(people.map(({ name }: { name: string }) => name)).toEqual([
    'Ada',
    'Malik',
    'Noor',
    'Jun',
    'Léa',
    'Tomás',
  ]);
  expect(noor.me.name).toBe('Noor');
  const names = ({ channels }: { channels: readonly { name: string }[] }) => channels.map(({ name }) => name);
  expect(names(noor)).toEqual(['general', 'reviews']);
  expect(names(await viewOf(sandbox, 'Malik'))).toEqual(['general', 'reviews', 'staff']);
  expect((await viewOf(sandbox, 'Noor', 'staff')).channelId).toBe(sandbox.channel('general').id);
});

test('nobody can be the bot or somebody who is not there', async () => {
  const sandbox = await sandboxWithPage();
  for (const member of ['Ovation', sandbox.botId, 'Nobody']) {
    expect(await actAs(sandbox, member, { action: 'send', channel: 'general', text: 'Hello' })).toEqual({
      status: 400,
      body: { message: `There is no member "${member}"` },
    });
  }
});

test('a message is seen with its reactions, one’s own marked', async () => {
  const sandbox = await sandboxWithPage();
  const { id } = await post(sandbox, 'reviews', { embeds: [{ title: 'Glass <b>Heart</b>', color: 255 }] });
  sandbox.member('Noor').react({ id }, '👍');
  sandbox.member('Jun').react({ id }, '👍', { super: true });
  const [message] = (await viewOf(sandbox, 'Noor', 'reviews')).messages;
  expect(message).toMatchObject({
    id,
    author: { name: 'Ovation', bot: true },
    embeds: [{ title: 'Glass <b>Heart</b>', color: 255 }],
    reactions: [{ emoji: '👍', label: '👍', count: 2, mine: true }],
    ephemeral: false,
    thinking: false,
  });
  const [seenByAda] = (await viewOf(sandbox, 'Ada', 'reviews')).messages;
  expect(seenByAda?.reactions).toEqual([{ emoji: '👍', label: '👍', count: 2, mine: false }]);
});

test('as many of the newest messages are shown as are asked for, and how many are older is said', async () => {
  const sandbox = await sandboxWithPage();
  const ada = sandbox.member('Ada');
  for (let number = 1; number <= 1003; number++) ada.send('general', `Message ${number}`);
  const { messages, olderMessages } = await viewOf(sandbox, 'Jun');
  expect(olderMessages).toBe(3);
  expect(messages).toHaveLength(1000);
  expect([messages[0]?.content, messages.at(-1)?.content]).toEqual(['Message 4', 'Message 1003']);
});

test('a member without Read Message History sees no messages', async () => {
  const sandbox = await sandboxWithPage();
  sandbox.member('Ada').send('general', 'Hello');
  sandbox.channel('general').deny('Jun', 'ReadMessageHistory', 'SendMessages');
  const view = await viewOf(sandbox, 'Jun');
  expect(view.messages).toEqual([]);
  expect(view.channels[0]).toMatchObject({ name: 'general', canSend: false });
});

test('the commands on offer are those that the member may use, in their language', async () => {
  const sandbox = await sandboxWithPage();
  await request(sandbox, 'PUT', `/applications/${sandbox.applicationId}/commands`, [
    {
      name: 'note',
      description: 'Notes',
      options: [
        {
          type: 1,
          name: 'write',
          description: 'Write a note',
          description_localizations: { fr: 'Écrire une note' },
          options: [
            { type: 3, name: 'title', description: 'Its title', required: true, autocomplete: true },
            { type: 10, name: 'weight', description: 'How heavy', min_value: 0, max_value: 10 },
            { type: 7, name: 'place', description: 'Where', channel_types: [0, 5] },
          ],
        },
        { type: 1, name: 'read', description: 'Read a note' },
      ],
    },
    { name: 'setup', description: 'For managers', default_member_permissions: '32' },
  ]);
  const named = ({ commands }: { commands: readonly { name: string }[] }) => commands.map(({ name }) => name);
  expect(named(await viewOf(sandbox, 'Ada'))).toEqual(['note read', 'note write', 'setup']);
  sandbox.leave();
  expect(named(await viewOf(sandbox, 'Ada'))).toEqual([]);
  sandbox.join();
  const { commands } = await viewOf(sandbox, 'Léa');
  expect(named({ commands })).toEqual(['note read', 'note write']);
  const option = { required: false, autocomplete: false, choices: [], channelTypes: [] };
  expect(commands[1]).toEqual({
    name: 'note write',
    description: 'Écrire une note',
    options: [
      { ...option, type: 3, name: 'title', description: 'Its title', required: true, autocomplete: true },
      { ...option, type: 10, name: 'weight', description: 'How heavy', minimum: 0, maximum: 10 },
      { ...option, type: 7, name: 'place', description: 'Where', channelTypes: [0, 5] },
    ],
  });
});
