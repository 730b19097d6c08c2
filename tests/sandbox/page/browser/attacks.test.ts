import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { createChannel } from '../../../../src/sandbox/actions/guild.ts';
import { chooseReviewChannel, startWorld, writeReview } from '../../../support/world.ts';
import { post, request } from '../../rest/request.ts';
import { sandboxWithPage } from '../page-request.ts';
import { browserForTests, composer, seen, suggestion } from './opened-page.ts';

const openPage = browserForTests();

/** Each sets `attacked` when the page runs it, or leads there. */
const attacks = [
  '<script>attacked = 1</script>',
  '<img src=x onerror="attacked = 1">',
  '<svg onload="attacked = 1"></svg>',
  '"><iframe srcdoc="<script>parent.attacked = 1</script>"></iframe>',
  `' autofocus onfocus='attacked = 1' x='`,
  '[press me](javascript:attacked=1)',
  '[press me](<javascript:attacked=1>)',
  '[press me](java\tscript:attacked=1)',
  '[press me](data:text/html,<script>opener.attacked=1</script>)',
  '[https://example.com](https://example.com/"onmouseover="attacked=1)',
  '<javascript://example.com/%0aattacked=1>',
  'javascript:attacked=1',
  '||<img src=x onerror="attacked = 1">||',
  '```html\n</code></pre><script>attacked = 1</script>\n```',
  '<@1" onclick="attacked = 1"> <#1> <:a"onload=attacked=1:12345678901234567>',
  '<t:99999999999999:R> <t:0:"onload="attacked=1">',
  '{{attacked = 1}} <%= attacked = 1 %>',
  '__proto__ constructor hasOwnProperty',
  '\u202e<b>backwards</b>\u0000\ufffe',
] as const;

/** Whatever could run: handlers, frames, scripts of others, addresses that are no web pages. */
async function expectHarmless(page: Page): Promise<void> {
  const ledAway = page.locator('a:not([href^="https://example.com/"])', { hasText: 'press me' });
  expect(await ledAway.count()).toBe(0);
  // Until what was just drawn has been shown.
  await page.evaluate('new Promise((shown) => requestAnimationFrame(() => setTimeout(shown)))');
  expect(await page.evaluate('typeof attacked')).toBe('undefined');
  const found = await page.evaluate(`[...document.querySelectorAll('*')].flatMap((element) => [
    ...[...element.attributes].filter(({ name, value }) =>
      name.startsWith('on') || name === 'srcdoc' || (/^(href|src|action)$/.test(name) && /^\\s*(javascript|data):/i.test(value))).map(({ name }) => name),
    ...(['IFRAME', 'OBJECT', 'EMBED', 'BASE'].includes(element.tagName) ? [element.tagName] : []),
    ...(element.tagName === 'SCRIPT' && !element.src ? ['SCRIPT'] : []),
  ])`);
  expect(found).toEqual([]);
}

test('What members write never runs in the page, and is there to be read', async () => {
  await using world = await startWorld({ page: 'bundled', sandbox: { unlimited: true } });
  const { sandbox } = world;
  await chooseReviewChannel(world);
  const noor = sandbox.member('Noor');
  for (const attack of attacks) noor.send('general', attack);
  const page = await openPage(sandbox);
  await seen(page, 'backwards');
  expect(await page.locator('.message .text', { hasText: '<script>' }).first().textContent()).toBe(
    attacks[0],
  );
  await expectHarmless(page);
  for (const spoiler of await page.getByRole('button', { name: 'Show the spoiler' }).all())
    await spoiler.click();
  await expectHarmless(page);
});

test('Nor does it in a review: its title, headline, text, and where they are offered to pick', async () => {
  await using world = await startWorld({ page: 'bundled', sandbox: { unlimited: true } });
  const { sandbox } = world;
  await chooseReviewChannel(world);
  for (const [index, attack] of attacks.entries()) {
    const title = `${attack.replaceAll(/\s/g, ' ').slice(0, 80)} ${index}`;
    await writeReview(sandbox.member('Noor'), title, { headline: title, body: attack, score: '5' });
  }
  const page = await openPage(sandbox, { channel: 'reviews' });
  await seen(page, 'backwards');
  await expectHarmless(page);
  await composer(page).fill('/review write ');
  await page.keyboard.type('attacked');
  await suggestion(page, /attacked/).waitFor();
  await expectHarmless(page);
  await suggestion(page, /attacked/).click();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await expectHarmless(page);
});

test('Nor in any part of a message, whatever a bot sends, nor in the names of channels and roles', async () => {
  const sandbox = await sandboxWithPage({ unlimited: true });
  const [, image = ''] = attacks;
  for (const [index, attack] of attacks.entries()) {
    const text = attack.slice(0, 75);
    await post(sandbox, 'reviews', {
      content: attack,
      embeds: [
        {
          author: { name: text },
          title: text,
          url: `https://example.com/"onclick="attacked=${index}`,
          description: attack,
          fields: [{ name: text, value: attack, inline: true }],
          footer: { text },
          image: { url: 'https://example.com/a.png"onerror="attacked=1' },
        },
      ],
      components: [
        { type: 1, components: [{ type: 2, style: 1, label: text, custom_id: `${index}` }] },
        {
          type: 1,
          components: [
            {
              type: 3,
              custom_id: `s${index}`,
              placeholder: text,
              options: [{ label: text, value: text, description: text }],
            },
          ],
        },
      ],
    });
  }
  createChannel(sandbox.world, sandbox.guildId, image);
  await request(sandbox, 'PUT', `/applications/${sandbox.applicationId}/commands`, [
    { name: 'attack', description: image, options: [{ type: 3, name: 'text', description: image }] },
  ]);
  const page = await openPage(sandbox, { channel: 'reviews' });
  await page.locator('.message').last().waitFor();
  await expectHarmless(page);
  for (const select of await page.locator('.select summary').all()) await select.click();
  await page.getByRole('button', { name: 'Behind the scenes' }).click();
  for (const title of await page.locator('#world summary').all()) await title.click();
  await page.getByLabel('New role’s name').fill(image);
  await page.keyboard.press('Enter');
  await page.locator('#world summary', { hasText: image }).first().waitFor();
  await composer(page).fill('/attack ');
  await page.getByRole('form', { name: '/attack' }).waitFor();
  await expectHarmless(page);
});

test('An address in the page’s own address line names nobody and nothing but members and channels', async () => {
  const sandbox = await sandboxWithPage();
  const page = await openPage(sandbox, { channel: '<img src=x onerror="attacked=1">' });
  await expectHarmless(page);
  await page.goto(`${sandbox.url}/?member=${encodeURIComponent('<img src=x onerror="attacked=1">')}`);
  await page.getByText(/There is no member/).waitFor();
  await expectHarmless(page);
});

test('An uploaded file runs nothing, neither in its message nor in a window of its own', async () => {
  const sandbox = await sandboxWithPage();
  const script = 'attacked = 1; document.title = "attacked"';
  for (const [name, type, text] of [
    [
      'picture.svg',
      'image/svg+xml',
      `<svg xmlns="http://www.w3.org/2000/svg" onload='${script}'><script>${script}</script></svg>`,
    ],
    ['page.html', 'text/html', `<body onload='${script}'><script>${script}</script>`],
  ] as const) {
    const body = new FormData();
    body.append('files[0]', new Blob([text], { type }), name);
    const sent = await request(sandbox, 'POST', `/channels/${sandbox.channel('general').id}/messages`, body);
    expect(sent.status).toBe(200);
  }
  const page = await openPage(sandbox);
  await page.getByRole('link', { name: 'page.html' }).waitFor();
  await expectHarmless(page);
  for (const { attachments } of sandbox.channel('general').messages) {
    // The browser says in its console that the policy refused the script; that is what is wanted here.
    const response = await page.request.get(`${sandbox.url}${attachments[0]?.path}`);
    expect(response.headers()['content-security-policy']).toBe("default-src 'none'; sandbox");
  }
});
