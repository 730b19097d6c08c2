import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { dirname, join } from 'node:path/posix';
import { describe, expect, test } from 'vitest';
import { rawRequest, sandboxWithPage } from './page-request.ts';

describe('the page', () => {
  test('is served with a policy that lets nothing from elsewhere run', async () => {
    const sandbox = await sandboxWithPage();
    const page = await rawRequest(sandbox, '/');
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toMatch('text/html');
    expect(page.headers['content-security-policy']).toMatch(/^default-src 'self';/);
    expect(page.headers['x-content-type-options']).toBe('nosniff');
  });

  test('finds every file that it loads, and every module that those import', async () => {
    const sandbox = await sandboxWithPage();
    const page = await rawRequest(sandbox, '/');
    const paths = new Set([...page.text.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, path = '']) => path));
    for (const path of paths) {
      const file = await rawRequest(sandbox, path);
      expect(file, path).toMatchObject({ status: 200 });
      for (const [, imported = ''] of file.text.matchAll(/^import .* from '(\..+)';$/gm))
        paths.add(join(dirname(path), imported));
    }
    expect(paths.size).toBeGreaterThan(15);
  });

  test.each([
    '/page/../serve-page.ts',
    '/page/../../../package.json',
    '/page/%2e%2e/member-view.ts',
    '/page/..%2fmember-view.ts',
    '/page/..%5cmember-view.ts',
    '//etc/passwd',
    '/page/index.html/../../member-view.ts',
    '/page/',
    '/page/composer',
    '/page/composer/../../member-view.ts',
    '/page/browser/main.js',
  ])('serves no other file: %s', async (path) => {
    const sandbox = await sandboxWithPage();
    const response = await rawRequest(sandbox, path);
    expect(response.status).toBe(404);
    expect(response.text).not.toMatch(/import|root:/);
  });
});

describe('requests that a foreign page makes a browser send', () => {
  const paths = ['/', '/page/main.js', '/page/api/action'];

  test.each(paths)('are refused under another host name: %s', async (path) => {
    const sandbox = await sandboxWithPage();
    const { port } = new URL(sandbox.url);
    for (const host of [
      `rebound.example:${port}`,
      '127.0.0.1',
      `127.0.0.1:${Number(port) + 1}`,
      `localhost.example:${port}`,
    ])
      expect(await rawRequest(sandbox, path, { headers: { host } }), host).toMatchObject({ status: 403 });
  });

  test.each(paths)('are refused from another origin: %s', async (path) => {
    const sandbox = await sandboxWithPage();
    for (const origin of [
      'https://elsewhere.example',
      'null',
      'http://127.0.0.1',
      `https${sandbox.url.slice(4)}`,
    ])
      expect(await rawRequest(sandbox, path, { headers: { origin } }), origin).toMatchObject({ status: 403 });
  });

  test('are refused when they act, and nothing happens', async () => {
    const sandbox = await sandboxWithPage();
    const body = JSON.stringify({ action: 'send', channel: 'general', text: 'Forged' });
    const send = (headers: Record<string, string>) =>
      rawRequest(sandbox, '/page/api/action?member=Ada', { method: 'POST', headers, body });
    const json = { 'content-type': 'application/json' };
    expect(await send({ ...json, origin: 'https://elsewhere.example' })).toMatchObject({ status: 403 });
    expect(await send({ ...json, host: 'rebound.example' })).toMatchObject({ status: 403 });
    expect(await send({ 'content-type': 'text/plain' })).toMatchObject({ status: 415 });
    expect(await send({})).toMatchObject({ status: 415 });
    expect(sandbox.channel('general').messages).toHaveLength(0);
    expect(await send({ ...json, origin: sandbox.url })).toMatchObject({ status: 200 });
  });

  test('are answered when they ask for more than HTTP, and refused when nothing is there', async () => {
    const sandbox = await sandboxWithPage();
    const headers = { connection: 'Upgrade, HTTP2-Settings', upgrade: 'h2c', 'http2-settings': '' };
    expect(await rawRequest(sandbox, '/', { headers })).toMatchObject({ status: 200 });
    const webSocket = { connection: 'Upgrade', upgrade: 'websocket' };
    expect(await rawRequest(sandbox, '/elsewhere', { headers: webSocket })).toMatchObject({ status: 404 });
  });

  test('are answered under each name that this machine gives itself', async () => {
    const sandbox = await sandboxWithPage();
    const { port } = new URL(sandbox.url);
    for (const name of ['127.0.0.1', 'localhost', '[::1]']) {
      const headers = { host: `${name}:${port}`, origin: `http://${name}:${port}` };
      expect(await rawRequest(sandbox, '/', { headers })).toMatchObject({ status: 200 });
    }
  });

  test.each(['/page/live', '/gateway', '/elsewhere'])(
    'do not end the sandbox when their connection breaks: %s',
    async (path) => {
      const sandbox = await sandboxWithPage();
      const upgrade = once(sandbox.server, 'upgrade');
      const foreign = connect(Number(new URL(sandbox.url).port), '127.0.0.1');
      foreign.write(
        `GET ${path} HTTP/1.1\r\nHost: rebound.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
      );
      const [, accepted] = (await upgrade) as [unknown, Socket];
      const closed = new Promise((resolve) => accepted.on('close', resolve));
      foreign.on('error', () => {}).resetAndDestroy();
      await closed;
      expect(await rawRequest(sandbox, '/')).toMatchObject({ status: 200 });
    },
  );
});
