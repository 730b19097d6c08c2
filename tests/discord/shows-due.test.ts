import { describe, expect, test } from 'vitest';
import { showsDue } from '../../src/discord/shows-due.ts';

const DUE = {
  author: { name: 'Noor', icon_url: 'https://cdn.example/21.png' },
  title: 'Glass Heart · 8/10',
  description: '★★★★★★★★☆☆',
  color: 0x2e9e4f,
  footer: { text: 'Was this review helpful to you?' },
};
const shows = (...embeds: object[]) => showsDue({ embeds }, { embeds: [DUE] });

test('What Discord adds to an embed by itself makes no difference', () => {
  const author = { ...DUE.author, proxy_icon_url: 'https://media.example/21.png' };
  expect(shows({ ...DUE, type: 'rich', author, content_scan_version: 1, flags: 0 })).toBe(true);
  expect(shows({ ...DUE, description: `${DUE.description}\n ` })).toBe(true);
});

describe('What a person sees does:', () => {
  test.each([
    ['the counts', [{ ...DUE, footer: { text: 'Was this review helpful to you? · 1 of 1 person' } }]],
    ['no counts', [{ ...DUE, footer: undefined }]],
    ['the title', [{ ...DUE, title: 'Glass Heart (2025) · 8/10' }]],
    ['the text', [{ ...DUE, description: 'Another text' }]],
    ['the colour', [{ ...DUE, color: 0 }]],
    ['the author', [{ ...DUE, author: { name: 'Jun' } }]],
    ['a further embed', [DUE, DUE]],
    ['no embed, as when a moderator has hidden it', []],
    ['a field', [{ ...DUE, fields: [{ name: 'Story', value: '8' }] }]],
  ])('%s', (_, embeds) => {
    expect(shows(...embeds)).toBe(false);
  });
});
