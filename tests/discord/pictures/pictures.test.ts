import { pino } from 'pino';
import { expect, test } from 'vitest';
import { type Draw, Pictures } from '../../../src/discord/pictures/pictures.ts';
import { type CardPayload, card, type SentPayload } from '../../../src/presentation/payload/card.ts';
import type { Image } from '../../../src/presentation/payload/image.ts';
import type { Picture } from '../../../src/presentation/pictures/drawing.ts';
import { pictureParts } from '../../../src/presentation/pictures/picture-parts.ts';

const histogram = (most: number): Picture => ({
  drawing: { kind: 'histogram', counts: [most] },
  description: `${most} scores`,
  text: `bars of ${most}`,
});

/** Pictures that are drawn when the test says so. */
function startPictures({ draw }: { draw?: Draw } = {}) {
  const logged: { level: number; msg: string }[] = [];
  const log = pino({ level: 'debug' }, { write: (line) => logged.push(JSON.parse(line)) });
  const asked: { resolve: (png: Uint8Array | undefined) => void; reject: (error: Error) => void }[] = [];
  const drawLater: Draw = () => {
    const { promise, ...settle } = Promise.withResolvers<Uint8Array | undefined>();
    asked.push(settle);
    return promise;
  };
  const pictures = new Pictures(draw ?? drawLater, log);
  const answer = (picture: Picture | undefined, mayAttach = true) =>
    pictures.answer(picture, mayAttach, (image: Image | undefined) =>
      card(0, ['before', ...pictureParts(image, picture), 'after']),
    );
  return { answer, asked, logged };
}

async function all(updates: AsyncIterable<SentPayload> = (async function* () {})()): Promise<CardPayload[]> {
  const seen: CardPayload[] = [];
  for await (const update of updates) seen.push(update as CardPayload);
  return seen;
}

const PNG = new Uint8Array(1000);
const textsOf = (message: object) => JSON.stringify(message);

test('A picture that is not drawn yet follows its answer, which has a text in its place', async () => {
  const { answer, asked } = startPictures();
  const { message, updates } = answer(histogram(5));
  expect(message.files).toBeUndefined();
  expect(textsOf(message)).toContain('bars of 5');
  asked[0]?.resolve(PNG);
  const [updated, ...others] = await all(updates);
  expect(others).toEqual([]);
  expect(updated).toMatchObject({ files: [{ name: 'histogram.png', data: PNG, description: '5 scores' }] });
  expect(textsOf(updated?.components ?? [])).toContain('attachment://histogram.png');
  expect(textsOf(updated?.components ?? [])).not.toContain('bars of 5');
});

test('A picture that was drawn before is there at once, with the words of who asks now', async () => {
  const { answer, asked } = startPictures();
  const { updates } = answer(histogram(5));
  asked[0]?.resolve(PNG);
  await all(updates);
  const again = answer({ ...histogram(5), description: '5 notes' });
  expect(again.updates).toBeUndefined();
  expect(again.message.files).toMatchObject([{ data: PNG, description: '5 notes' }]);
  expect(asked).toHaveLength(1);
});

test('A picture that several ask for at the same time is drawn once', async () => {
  const { answer, asked } = startPictures();
  const answers = [answer(histogram(5)), answer(histogram(5)), answer(histogram(6))];
  expect(asked).toHaveLength(2);
  for (const { resolve } of asked) resolve(PNG);
  for (const { updates } of answers) expect(await all(updates)).toHaveLength(1);
});

test('Without the permission to attach files, and without a picture, nothing is drawn', () => {
  const { answer, asked } = startPictures();
  expect(answer(histogram(5), false)).toEqual({ message: expect.anything() });
  expect(textsOf(answer(histogram(5), false).message)).toContain('bars of 5');
  expect(answer(undefined)).toEqual({ message: expect.anything() });
  expect(asked).toEqual([]);
});

test('A picture that cannot be drawn is a warning, the same again is none, and the text stays', async () => {
  const { answer, asked, logged } = startPictures();
  for (const problem of ['no font', 'no font', 'no thread']) {
    const { updates } = answer(histogram(5));
    asked.at(-1)?.reject(new Error(problem));
    expect(await all(updates)).toEqual([]);
  }
  expect(asked).toHaveLength(3);
  expect(logged.map(({ level }) => level)).toEqual([40, 20, 40]);
});

test('A picture that is not drawn because the bot stops is no problem', async () => {
  const { answer, asked, logged } = startPictures();
  const { updates } = answer(histogram(5));
  asked[0]?.resolve(undefined);
  expect(await all(updates)).toEqual([]);
  expect(logged).toEqual([]);
});
