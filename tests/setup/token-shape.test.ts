import { expect, test } from 'vitest';
import { readToken } from '../../src/setup/token-shape.ts';

const partOf = (id: string) => Buffer.from(id).toString('base64url');
const TOKEN = `${partOf('1234567890123456789')}.GabcDE.${'x-Y_9'.repeat(7)}`;

test.each([
  ['as the developer portal shows it', TOKEN],
  ["of an application from Discord's first years", `${partOf('123456789012345678')}.CabcD.${'x'.repeat(27)}`],
])('A token is one %s', (_, token) => {
  expect(readToken(token)).toEqual({ ok: true, token });
});

test.each([
  ` ${TOKEN}\r\n`,
  `Bot ${TOKEN}`,
  `"${TOKEN}"`,
  `DISCORD_TOKEN=${TOKEN}`,
  `export DISCORD_TOKEN='Bot ${TOKEN}'`,
])('A token is one also with what comes along: %j', (pasted) => {
  expect(readToken(pasted)).toEqual({ ok: true, token: TOKEN });
});

test.each([
  ['', /^Paste/],
  ['   ', /^Paste/],
  ['mfa.VkO_2G4Qv3T--NO--lWetW_tjND--TOKEN--QFTm6YGtzq9PH--4U--tG0', /person/],
  [`${'aB3_-'.repeat(6)}xy`, /client secret/],
  ['0123456789abcdef'.repeat(4), /public key/],
  ['1234567890123456789', /an id/],
  ['https://discord.com/api/webhooks/1/abc', /an address/],
  [TOKEN.slice(0, 30), /complete token/],
  [TOKEN.slice(5), /complete token/],
  [`${TOKEN} ${TOKEN}`, /complete token/],
  [`${partOf('not an id at all')}.GabcDE.${'x'.repeat(38)}`, /complete token/],
])('%j is none, and says what it is and where a token is', (pasted, said) => {
  const read = readToken(pasted);
  expect(read).toMatchObject({ ok: false, problem: expect.stringMatching(said) });
  expect(read).toMatchObject({ problem: expect.stringContaining('Reset Token') });
});
