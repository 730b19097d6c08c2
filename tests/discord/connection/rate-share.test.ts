import { REST } from 'discord.js';
import { expect, test } from 'vitest';
import { globalShare, shareGlobalLimit } from '../../../src/discord/connection/rate-share.ts';

test.each([
  ['https://discord.com/api', 1, 50],
  ['https://discord.com/api', 1 / 2, 25],
  ['https://canary.discord.com/api', 1 / 16, 3],
  ['https://discord.com/api', 1 / 1000, 1],
  ['http://rest-proxy:8080/api', 1 / 2, 50],
  ['https://discord.com.example/api', 1 / 2, 50],
])('At %s, a process with %f of the shards makes %i requests a second', (apiUrl, share, requests) => {
  expect(globalShare(apiUrl, share)).toBe(requests);
});

test('Two REST managers count their requests together', () => {
  const [one, other] = [new REST(), new REST()];
  shareGlobalLimit(one, other);
  other.globalRemaining -= 1;
  other.globalReset = 9;
  expect([one.globalRemaining, one.globalReset]).toEqual([49, 9]);
});
