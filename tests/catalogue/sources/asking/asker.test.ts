import { describe, expect, test } from 'vitest';
import { SOURCE_NAMES } from '../../../../src/catalogue/sources/source.ts';
import { startScripted } from '../../../support/scripted-server.ts';
import { HURRIED, startScriptedSource, writeFound } from '../../../support/scripted-source.ts';

const MINUTE = 60_000;

describe.each(SOURCE_NAMES)('%s', (name) => {
  const nothing = writeFound(name, []);

  test('follows no redirect to another host', async () => {
    await using elsewhere = await startScripted();
    elsewhere.answer(nothing);
    await using scripted = await startScriptedSource(name);
    for (const status of [301, 302, 303, 307, 308]) {
      scripted.clock.advance(15 * MINUTE);
      scripted.server.answer('', status, { Location: `${elsewhere.url}/search` });
      expect(await scripted.trouble()).toBe('odd');
    }
    expect(elsewhere.requests).toEqual([]);
  });

  test.each(['', 'http://', 'file:///etc/passwd', '//elsewhere.example/'])(
    'follows no redirect to %j',
    async (location) => {
      await using scripted = await startScriptedSource(name);
      // To itself, a redirect has no end.
      scripted.server.answer('', 302, { Location: location });
      expect(await scripted.trouble()).toBe('odd');
      expect(scripted.server.requests.length).toBeLessThanOrEqual(3);
    },
  );

  test.each(['7', '7.5', 'Infinity', '-7', 'soon'])(
    'is limited with the header Retry-After: %s',
    async (wait) => {
      await using scripted = await startScriptedSource(name);
      scripted.server.answer({}, 429, { 'Retry-After': wait });
      expect(await scripted.trouble()).toBe('limited');
      scripted.server.answer(nothing);
      scripted.clock.advance(3_000);
      expect(await scripted.trouble()).toBe('left-alone');
      scripted.clock.advance(5_000);
      expect(await scripted.trouble()).toBeUndefined();
    },
  );

  test('is limited until a date by its own clock', async () => {
    await using scripted = await startScriptedSource(name);
    const headers = {
      Date: 'Sat, 01 Jan 2000 00:00:00 GMT',
      'Retry-After': 'Sat, 01 Jan 2000 00:02:00 GMT',
    };
    scripted.server.answer({}, 429, headers);
    expect(await scripted.trouble()).toBe('limited');
    scripted.server.answer(nothing);
    scripted.clock.advance(2 * MINUTE - 2_000);
    expect(await scripted.trouble()).toBe('left-alone');
    scripted.clock.advance(2_000);
    expect(await scripted.trouble()).toBeUndefined();
  });

  test('that goes on refusing is asked less and less often', async () => {
    await using scripted = await startScriptedSource(name);
    scripted.server.answer('Too many', 429);
    for (let minute = 0; minute < 60; minute++) {
      await scripted.trouble();
      scripted.clock.advance(MINUTE);
    }
    // At the 1st to 6th minute, and then every ten.
    expect(scripted.server.requests.length).toBeLessThan(14);
  });

  test('has its time-out also while its answer trickles', async () => {
    await using scripted = await startScriptedSource(name);
    scripted.server.listen((_, response) => void response.writeHead(200).write('['));
    const answered = scripted.trouble();
    await expect.poll(() => scripted.server.requests.length).toBe(1);
    scripted.clock.advance(5_000);
    expect(await answered).toBe('down');
  });

  test('is left when its answer has no end', async () => {
    await using scripted = await startScriptedSource(name);
    let written = 0;
    scripted.server.listen((_, response) => {
      response.writeHead(200);
      const more = () => {
        if (response.destroyed) return;
        written += 65_536;
        response.write(' '.repeat(65_536), more);
      };
      more();
    });
    expect(await scripted.trouble()).toBe('odd');
    expect(written).toBeLessThan(8_000_000);
  });

  test.each([
    [204, ''],
    [200, ''],
    [200, '{}'],
    [200, '[{'],
    [200, '"text"'],
    [200, '{"data":null}'],
    [200, '{"results":null}'],
    [400, '{"status_code":5}'],
    [422, '{"errors":["query must be provided"]}'],
    [418, ''],
  ])('that answers %i with %j is odd', async (status, body) => {
    await using scripted = await startScriptedSource(name);
    scripted.server.answer(body, status);
    expect(await scripted.trouble()).toBe('odd');
  });

  test.each(['', '<html>Not here</html>', '{"message":"Not Found."}'])(
    'that answers 404 with %j has no such show',
    async (body) => {
      await using scripted = await startScriptedSource(name);
      scripted.server.answer(body, 404);
      expect(await scripted.search()).toEqual([]);
      const ids = { tmdb: 'tv/1', tvmaze: '1', anilist: '1' };
      expect(await scripted.source.details(ids, HURRIED)).toBeUndefined();
    },
  );

  test('is not asked about ids that have another form than its own', async () => {
    await using scripted = await startScriptedSource(name);
    const odd = ['', '../1', '1/..', 'tv/', 'tv/1/season/2', 'tt', 'tt1?x', '1e5', '-1'];
    for (const id of odd) {
      expect(scripted.source.knows({ tmdb: id, tvmaze: id, anilist: id, mal: id, imdb: id })).toBe(false);
    }
    expect(scripted.source.knows({})).toBe(false);
  });

  test('sends what was typed as it is, and nothing else', async () => {
    await using scripted = await startScriptedSource(name);
    scripted.server.answer(nothing);
    let body = '';
    scripted.server.listen(async (request, response) => {
      for await (const chunk of request) body += chunk;
      response.end(JSON.stringify(nothing));
    });
    const typed = 'Q&A? 100% #1 + "ゆめ" \\ ../';
    await scripted.search(typed);
    const [{ path } = { path: '' }] = scripted.server.requests;
    const sent = new URL(path, scripted.server.url).searchParams;
    const said =
      name === 'anilist' ? JSON.parse(body).variables.q : sent.get(name === 'tmdb' ? 'query' : 'q');
    expect(said).toBe(typed);
  });
});

test('AniList is asked no more often than its headers say', async () => {
  await using scripted = await startScriptedSource('anilist');
  const nothing = writeFound('anilist', []);
  scripted.server.answer(nothing, 200, { 'X-RateLimit-Limit': '30', 'X-RateLimit-Remaining': '1' });
  await scripted.search('one');
  scripted.clock.advance(1_000);
  await scripted.search('two');
  scripted.clock.advance(1_000);
  // Others have used up the rest.
  expect(await scripted.trouble('three')).toBe('left-alone');
  expect(scripted.server.requests).toHaveLength(2);
});

test('TMDB gets its token, and no other source', async () => {
  for (const name of SOURCE_NAMES) {
    await using scripted = await startScriptedSource(name);
    scripted.server.answer(writeFound(name, []));
    await scripted.search();
    expect(scripted.server.requests[0]?.headers.authorization).toBe(
      name === 'tmdb' ? 'Bearer a-token' : undefined,
    );
  }
});
