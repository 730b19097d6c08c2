import { ComponentType } from 'discord-api-types/v10';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asCard, besidePicture, card, edited, LINE } from '../../../src/presentation/payload/card.ts';
import { button, message, row } from '../../../src/presentation/payload/payload.ts';
import { codePointLength } from '../../../src/reviews/plain-text.ts';

const textsOf = (payload: object): string[] =>
  Array.from(JSON.stringify(payload).matchAll(/"content":"((?:[^"\\]|\\.)*)"/g), ([, text = '']) =>
    JSON.parse(`"${text}"`),
  );

test('A card is one container with its parts in order, and pings nobody', () => {
  const url = 'https://pictures.example/1.png';
  const payload = card(0xd64541, [
    'One',
    ...besidePicture(['Two'], url, 'A poster'),
    LINE,
    undefined,
    row(button('a', 'A')),
  ]);
  expect(payload).toEqual({
    flags: 1 << 15,
    components: [
      {
        type: ComponentType.Container,
        accent_color: 0xd64541,
        components: [
          { type: ComponentType.TextDisplay, content: 'One' },
          {
            type: ComponentType.Section,
            components: [{ type: ComponentType.TextDisplay, content: 'Two' }],
            accessory: { type: ComponentType.Thumbnail, media: { url }, description: 'A poster' },
          },
          { type: ComponentType.Separator },
          { type: ComponentType.ActionRow, components: [expect.objectContaining({ custom_id: 'a' })] },
        ],
      },
    ],
    allowed_mentions: { parse: [] },
  });
});

test('Without a picture the texts stand alone, since a section needs one', () => {
  expect(besidePicture(['One', 'Two'], undefined, '')).toEqual(['One', 'Two']);
});

test('An image is shown by its file, which goes with the card, and described in what Discord takes', () => {
  const image = { name: 'histogram.png', data: new Uint8Array(9), description: 'é'.repeat(2000) };
  const { components, files } = card(0, ['Before', image, 'After']);
  expect(files).toEqual([image]);
  const description = `${'é'.repeat(1023)}…`;
  expect(components).toMatchObject([
    {
      components: [
        { content: 'Before' },
        { items: [{ media: { url: 'attachment://histogram.png' }, description }] },
        { content: 'After' },
      ],
    },
  ]);
  expect(card(0, ['No image'])).not.toHaveProperty('files');
});

test('Texts of any length fit together into what Discord takes', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3000 }), { maxLength: 8 }),
      (texts) => {
        const total = textsOf(card(0, texts)).reduce((sum, text) => sum + codePointLength(text), 0);
        expect(total).toBeLessThanOrEqual(4000 + texts.length);
      },
    ),
  );
});

test('More components than Discord allows are a defect', () => {
  expect(() =>
    card(
      0,
      Array.from({ length: 40 }, () => 'x'),
    ),
  ).toThrow(RangeError);
});

test('A plain message becomes a card with the same words and buttons, and an edit empties what it had', () => {
  const plain = message({
    content: 'Said.',
    embeds: [{ description: 'More.' }],
    components: [row(button('a', 'A'))],
  });
  expect(textsOf(asCard(plain, 0))).toEqual(['Said.', 'More.']);
  expect(edited(asCard(plain, 0))).toMatchObject({ content: null, embeds: [] });
  expect(edited(plain)).toBe(plain);
});

test('A file in a card is sent along, and its card names it', () => {
  const file = { name: 'reviews.csv', bytes: new Uint8Array(3) };
  const { components, files } = card(0, ['Your reviews', file]);
  expect(files).toEqual([file]);
  expect(components).toMatchObject([
    { components: [{}, { type: ComponentType.File, file: { url: 'attachment://reviews.csv' } }] },
  ]);
});
