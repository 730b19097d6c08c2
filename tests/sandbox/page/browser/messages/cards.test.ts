import { ButtonStyle, MessageFlags, ComponentType as Type } from 'discord-api-types/v10';
import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { formOf, request } from '../../../rest/request.ts';
import { sandboxWithPage } from '../../page-request.ts';
import { browserForTests, newestMessage } from '../opened-page.ts';

const openPage = browserForTests();
const text = (content: string) => ({ type: Type.TextDisplay, content });
const POSTER = 'https://posters.example/moonlight-laundry.png';
const thumbnail = (url: string, description: string) => ({
  type: Type.Thumbnail,
  media: { url },
  description,
});

/** A real PNG, one dot. */
const DOT = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (character) => character.charCodeAt(0),
);

/** A sandbox in whose #general stands a card with this in its container. */
async function sandboxWithCard(...components: object[]) {
  const sandbox = await sandboxWithPage();
  const card = { type: Type.Container, accent_color: 0xf2c037, components };
  const form = formOf({ flags: MessageFlags.IsComponentsV2, components: [card] }, { 'dot.png': DOT });
  const path = `/channels/${sandbox.channel('general').id}/messages`;
  const { status, body } = await request(sandbox, 'POST', path, form);
  expect(status, JSON.stringify(body)).toBe(200);
  return sandbox;
}

const sizeOf = async (locator: Locator) => {
  const { width = 0, height = 0 } = (await locator.boundingBox()) ?? {};
  return [Math.round(width), Math.round(height)];
};

const isLoaded = (locator: Locator) =>
  expect
    .poll(() => locator.evaluate((image: { naturalWidth: number }) => image.naturalWidth))
    .toBeGreaterThan(0);

test('A card shows uploaded pictures and posters, with what they show for those who don’t see them', async () => {
  const items = [{ media: { url: 'attachment://dot.png' }, description: 'Scores from 4 to 10' }];
  const sandbox = await sandboxWithCard(
    { type: Type.Section, components: [text('## Head')], accessory: thumbnail(POSTER, 'Poster of Head') },
    { type: Type.Section, components: [text('x')], accessory: thumbnail('https://a.example/x.png', 'Else') },
    { type: Type.MediaGallery, items },
  );
  const page = await openPage(sandbox, { member: 'Jun' });
  const poster = page.getByAltText('Poster of Head');
  await isLoaded(poster);
  expect(await sizeOf(poster)).toEqual([85, 85]);
  await isLoaded(page.getByAltText('Scores from 4 to 10'));
  const elsewhere = page.getByRole('link', { name: 'Else' });
  expect(await elsewhere.getAttribute('href')).toBe('https://a.example/x.png');
  await isLoaded(elsewhere.getByRole('img'));
  expect(await newestMessage(page).getByRole('img').count(), 'a file that is shown is shown once').toBe(3);
});

test('On a phone of 360 pixels a card has 272 for its texts, and its rows stay within it', async () => {
  const button = (label: string) => ({
    type: Type.Button,
    style: ButtonStyle.Secondary,
    label,
    custom_id: label,
  });
  const option = { label: 'x', value: 'x' };
  const select = { type: Type.StringSelect, custom_id: 's', placeholder: 'Open a show', options: [option] };
  const sandbox = await sandboxWithCard(
    text('-# Weighted rating'),
    { type: Type.ActionRow, components: [select] },
    { type: Type.ActionRow, components: ['Write a review', 'Reviewers', 'Filter', '2 of 4 ›'].map(button) },
  );
  const page = await openPage(sandbox, { member: 'Jun', viewport: { width: 360, height: 640 } });
  const card = newestMessage(page).locator('.container');
  expect((await sizeOf(card.locator('.text')))[0]).toBe(272);
  expect((await sizeOf(card.locator('.select > summary')))[0]).toBe(272);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  const wide = await openPage(sandbox, { member: 'Jun', viewport: { width: 1280, height: 800 } });
  expect(await sizeOf(newestMessage(wide).locator('.container'))).toEqual([600, expect.any(Number)]);
});

test('Small text, headings, quotes, lines and covers look as they do at Discord', async () => {
  const sandbox = await sandboxWithCard(
    text('### Most helpful\n> **A headline**\n> ||the end||\n-# Noor · 10'),
    { type: Type.Separator, spacing: 2 },
    { type: Type.Separator, divider: false },
    { type: Type.MediaGallery, items: [{ media: { url: POSTER }, spoiler: true, description: 'Covered' }] },
  );
  const page = await openPage(sandbox, { member: 'Jun' });
  const card = newestMessage(page).locator('.container');
  const style = (selector: string, property: string) =>
    card
      .locator(selector)
      .first()
      .evaluate(
        (node: object, name: string) =>
          (
            globalThis as unknown as { getComputedStyle(node: object): Record<string, string> }
          ).getComputedStyle(node)[name],
        property,
      );
  expect(await style('.heading-3', 'fontSize')).toBe('16px');
  expect(await style('.subtext', 'fontSize')).toBe('13px');
  expect(await style('blockquote', 'borderLeftWidth')).toBe('4px');
  expect(await style('hr.large', 'marginTop')).toBe('8px');
  expect(await style('hr.unseen', 'borderTopColor')).toBe('rgba(0, 0, 0, 0)');
  expect(await card.evaluate((box: { style: { cssText: string } }) => box.style.cssText)).toBe(
    '--bar: #f2c037;',
  );
  expect(await page.getByText('the end').isVisible()).toBe(false);
  expect(await style('.covered-picture > span', 'filter')).toContain('blur');
  await page.getByRole('button', { name: 'Show the spoiler' }).last().click();
  expect(await style('.covered-picture > span', 'filter')).toBe('none');
});
