import { expect, test } from 'vitest';
import { proxied } from '../../../src/sandbox/payloads/media-proxy.ts';
import { avatarHash } from '../../../src/sandbox/world/avatar-hash.ts';
import { rawRequest, sandboxWithPage } from './page-request.ts';

const avatarOf = (name: string) => `https://cdn.discordapp.com/avatars/42/${avatarHash(name)}.webp?size=128`;

test('Members and posters have pictures of their own, which the sandbox draws', async () => {
  const sandbox = await sandboxWithPage();
  const drawn = async (address: string) => {
    const { status, headers, text } = await rawRequest(sandbox, proxied(address) ?? '');
    expect(status, address).toBe(200);
    expect(headers['content-type']).toBe('image/svg+xml');
    return text;
  };
  const names = ['Noor', 'Léa', '준', 'نور الهدى', 'Жанна'];
  const pictures = await Promise.all([
    ...names.map((name) => drawn(avatarOf(name))),
    ...['moonlight-laundry', 'rain-bus-stop', 'winter-birds', 'oracle'].map((poster) =>
      drawn(`https://posters.example/${poster}.png`),
    ),
    drawn('https://cdn.discordapp.com/embed/avatars/3.png'),
  ]);
  expect(new Set(pictures).size).toBe(pictures.length);
  for (const picture of pictures) expect(picture).toMatch(/^<svg [^>]*>.*<\/svg>\s*$/s);
});

test('A member’s picture has the address that discord.js makes of its hash', () => {
  const sandboxUser = { id: '42', avatar: avatarHash('Noor') };
  expect(sandboxUser.avatar).toMatch(/^[0-9a-f]{32}$/);
  expect(proxied(avatarOf('Noor'))).toBe(`/page/avatars/${sandboxUser.avatar}.svg`);
});

test('Nothing is drawn for other addresses', async () => {
  const sandbox = await sandboxWithPage();
  for (const address of [
    'https://posters.example/../x.png',
    'https://posters.example.org/oracle.png',
    'https://cdn.discordapp.com/avatars/42/a_00.png',
  ])
    expect(proxied(address), address).toBeUndefined();
  for (const path of ['/page/avatars/xyz.svg', '/page/posters/A.svg', '/page/posters/.svg'])
    expect((await rawRequest(sandbox, path)).status, path).toBe(404);
});
