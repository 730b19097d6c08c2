import { AttachmentBuilder, Events } from 'discord.js';
import { ComponentType, MessageFlags } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import { clientFor, sandboxForTest } from './client.ts';
import { formOf, type MessageBody, request } from './request.ts';

/** The beginning of a PNG of 1100 × 456 pixels. */
const PNG = Uint8Array.from([
  ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52],
  ...[0, 0, 0x04, 0x4c, 0, 0, 0x01, 0xc8],
]);
const flags = MessageFlags.IsComponentsV2;
const gallery = (...names: string[]) => ({
  type: ComponentType.MediaGallery,
  items: names.map((name) => ({ media: { url: `attachment://${name}` }, description: 'A chart' })),
});
const text = (content: string) => ({ type: ComponentType.TextDisplay, content });
const section = (url: string) => ({
  type: ComponentType.Section,
  components: [text('x')],
  accessory: { type: ComponentType.Thumbnail, media: { url } },
});

const pathTo = (sandbox: Sandbox, id = '') =>
  `/channels/${sandbox.channel('general').id}/messages${id && `/${id}`}`;
const post = (sandbox: Sandbox, body: unknown) =>
  request<MessageBody>(sandbox, 'POST', pathTo(sandbox), body);
const edit = (sandbox: Sandbox, id: string, body: unknown) =>
  request<MessageBody>(sandbox, 'PATCH', pathTo(sandbox, id), body);
const read = (sandbox: Sandbox, id: string) => request<MessageBody>(sandbox, 'GET', pathTo(sandbox, id));

test('An uploaded file is served, with the name and description that the body gives it', async () => {
  const sandbox = await sandboxForTest();
  const attachments = [{ id: 0, filename: 'chart.png', description: 'A chart' }];
  const { status, body } = await post(sandbox, formOf({ attachments }, { 'x.png': PNG }));
  expect(status, JSON.stringify(body)).toBe(200);
  const [file] = body.attachments;
  const size = PNG.byteLength;
  expect(file).toMatchObject({
    filename: 'chart.png',
    size,
    description: 'A chart',
    width: 1100,
    height: 456,
  });
  const served = await fetch(file?.url ?? '');
  expect(new Uint8Array(await served.arrayBuffer())).toEqual(PNG);
  expect(served.headers.get('content-security-policy'), 'opened by itself it runs nothing').toContain(
    'sandbox',
  );
});

test('Embeds and components that name a file get its address, and it stands in no list besides', async () => {
  const sandbox = await sandboxForTest();
  const embeds = [{ title: 'Chart', image: { url: 'attachment://chart.png' } }];
  const embedded = await post(sandbox, formOf({ embeds }, { 'chart.png': PNG }));
  const stored = /^http:\/\/127\.0\.0\.1:\d+\/attachments\/\d+\/\d+\/chart\.png$/;
  expect(embedded.body.embeds[0]).toMatchObject({ image: { url: expect.stringMatching(stored) } });
  expect(embedded.body.attachments).toEqual([]);
  const components = [
    { type: ComponentType.Container, components: [gallery('chart.png'), section('attachment://poster.png')] },
    { type: ComponentType.File, file: { url: 'attachment://chart.png' } },
  ];
  const files = { 'chart.png': PNG, 'poster.png': PNG, 'unused.png': PNG };
  const { body } = await post(sandbox, formOf({ flags, components }, files));
  const url = expect.stringMatching(stored);
  expect(body.components).toMatchObject([
    {
      components: [
        { items: [{ media: { url, width: 1100 }, description: 'A chart' }] },
        { accessory: { media: { url: expect.stringMatching(/poster\.png$/) } } },
      ],
    },
    { file: { url }, name: 'chart.png', size: PNG.byteLength },
  ]);
  expect(body.attachments.map(({ filename }) => filename)).toEqual(['unused.png']);
});

test('An edit keeps the files, unless it lists those that stay', async () => {
  const sandbox = await sandboxForTest();
  const sent = await post(
    sandbox,
    formOf({ flags, components: [text('x'), gallery('one.png')] }, { 'one.png': PNG, 'two.png': PNG }),
  );
  const { id } = sent.body;
  const names = async () => (await read(sandbox, id)).body.attachments.map(({ filename }) => filename);
  expect(await names()).toEqual(['two.png']);
  await edit(sandbox, id, { components: [gallery('two.png')] });
  expect(await names(), 'a file that nothing shows any more is listed again').toEqual(['one.png']);
  const [one] = (await read(sandbox, id)).body.attachments;
  const listed = formOf(
    { components: [text('x')], attachments: [{ id: one?.id }, { id: 0 }] },
    { 'three.png': PNG, 'unlisted.png': PNG },
  );
  expect((await edit(sandbox, id, listed)).status).toBe(200);
  expect(await names()).toEqual(['one.png', 'three.png']);
  expect(await edit(sandbox, id, { components: [gallery('two.png')] })).toMatchObject({ status: 400 });
  await edit(sandbox, id, { attachments: [] });
  expect(await names()).toEqual([]);
});

const NOT_FOUND = 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND';

test.each([
  ['a gallery of a file that is not there', { components: [gallery('other.png')] }, NOT_FOUND],
  ['a thumbnail of a file that is not there', { components: [section('attachment://a.png')] }, NOT_FOUND],
  ['a picture that is neither', { components: [section('ftp://example.org/x.png')] }, 'INVALID_URL'],
  [
    'a file from the web',
    { components: [{ type: 13, file: { url: 'https://example.org/x.png' } }] },
    'INVALID_URL',
  ],
  ['an empty gallery', { components: [gallery()] }, 'MIN_LENGTH'],
  ['content', { content: 'x', components: [text('x')] }, 'LEGACY_FIELDS'],
  ['embeds', { embeds: [{ title: 'x' }], components: [text('x')] }, 'LEGACY_FIELDS'],
  [
    'a poll',
    { poll: { question: { text: 'x' }, answers: [{ poll_media: { text: 'x' } }] }, components: [text('x')] },
    'LEGACY_FIELDS',
  ],
  ['stickers', { sticker_ids: ['100000000000000001'], components: [text('x')] }, 'LEGACY_FIELDS'],
  ['41 components', { components: [{ type: 17, components: Array(40).fill(text('x')) }] }, 'MAX_LENGTH'],
  ['4,001 characters', { components: [text('x'.repeat(3000)), text('x'.repeat(1001))] }, 'MAX_LENGTH'],
])('A message of new components with %s is refused', async (_, body, problem) => {
  const sandbox = await sandboxForTest();
  const answer = await post(sandbox, { flags, ...body });
  expect(answer, JSON.stringify(answer)).toMatchObject({ status: 400, body: { code: 50035 } });
  expect(JSON.stringify(answer.body)).toContain(problem);
});

test('A message that has embeds does not become one of new components before they are gone', async () => {
  const sandbox = await sandboxForTest();
  const { body } = await post(sandbox, { embeds: [{ title: 'x' }] });
  const change = { flags, components: [text('x')] };
  expect(JSON.stringify((await edit(sandbox, body.id, change)).body)).toContain('LEGACY_FIELDS');
  expect((await edit(sandbox, body.id, { ...change, embeds: [] })).status).toBe(200);
});

test('Files over 10 MiB are too large, and more than ten are too many', async () => {
  const sandbox = await sandboxForTest();
  const large = await post(sandbox, formOf({}, { 'x.png': new Uint8Array(10 * 1024 * 1024 + 1) }));
  expect(large).toMatchObject({ status: 413, body: { code: 40005 } });
  const names = Array.from({ length: 11 }, (_, number) => [`${number}.png`, PNG] as const);
  const many = await post(sandbox, formOf({}, Object.fromEntries(names)));
  expect(many).toMatchObject({ status: 400, body: { code: 30015 } });
});

test('Files need Attach Files, in a message and in an edit', async () => {
  const sandbox = await sandboxForTest();
  const { body } = await post(sandbox, { content: 'x' });
  sandbox.channel('general').deny('bot', 'AttachFiles');
  expect(await post(sandbox, formOf({}, { 'x.png': PNG }))).toMatchObject({
    status: 403,
    body: { code: 50013 },
  });
  expect(await edit(sandbox, body.id, formOf({}, { 'x.png': PNG }))).toMatchObject({ status: 403 });
});

test('discord.js answers, follows up and edits with pictures', async () => {
  const sandbox = await sandboxForTest();
  await request(sandbox, 'PUT', `/applications/${sandbox.applicationId}/commands`, [
    { name: 'chart', description: 'x' },
  ]);
  const client = await clientFor(sandbox);
  const chart = (name: string) => ({
    flags: flags as MessageFlags.IsComponentsV2,
    components: [gallery(name)],
    files: [new AttachmentBuilder(Buffer.from(PNG), { name, description: 'Bars' })],
  });
  client.on(Events.InteractionCreate, async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.reply(chart('one.png'));
    await interaction.followUp(chart('two.png'));
    await interaction.editReply({ ...chart('three.png'), attachments: [] });
  });
  await sandbox.member('Noor').slash('/chart');
  const shown = () =>
    sandbox
      .channel('general')
      .messages.flatMap(({ components }) =>
        components.flatMap(({ items = [] }) => items.map(({ media }) => media.url.split('/').at(-1))),
      );
  await sandbox.until(() => shown().includes('three.png'), 'the edit');
  expect(shown()).toEqual(['three.png', 'two.png']);
});
