import { SYSTEM_CLOCK } from '../../../src/clock.ts';
import { DrawingThread } from '../../../src/discord/pictures/drawing-thread.ts';
import type { Drawing } from '../../../src/presentation/pictures/drawing.ts';
import { watchPauses } from '../memory/longest-pause.ts';
import { type Latency, latencyOf } from '../wire/latency.ts';

export interface PicturesResult {
  /** From the first request until the first picture, with the start of the thread, in milliseconds. */
  readonly first: number;
  /** Of each kind, once each script was written before. */
  readonly kinds: readonly (Latency & { readonly kind: string; readonly bytes: number })[];
  /** How long the event loop did nothing else while pictures were drawn, and in the same time without, in milliseconds. */
  readonly pause: { readonly drawing: number; readonly idle: number };
}

const TITLES = [
  ...['달빛 세탁소', '雨上がりの停留所', '四月的邮差', 'حارة الياسمين', 'Los relojeros de Ávila'],
  ...['मानसून एक्सप्रेस', 'The Lighthouse Shift', 'Последний вагон на север', 'ร้านหนังสือหลังเที่ยงคืน'],
];
const NAMES = ['Noor', '준', 'さくら', 'نور الهدى', 'Жанна'];

const counts = (seed: number) => Array.from({ length: 21 }, (_, index) => (index * seed) % 17);
const nameOf = (seed: number) => `${NAMES[seed % NAMES.length]} ${seed}`;
const pairOf = (seed: number) => ({ one: (seed % 21) * 5, other: ((seed * 8) % 21) * 5 });

/** Pictures of each kind, each unlike those with another seed. */
const KINDS: readonly ((seed: number) => Drawing)[] = [
  (seed) => ({ kind: 'histogram', counts: counts(seed) }),
  (seed) => ({
    kind: 'scores',
    above: { name: nameOf(seed), counts: counts(seed) },
    below: { name: 'Drama Corner', counts: counts(seed + 1) },
  }),
  (seed) => ({
    kind: 'taste',
    ...{ one: nameOf(seed), other: nameOf(seed + 1) },
    dots: Array.from({ length: 40 }, (_, index) => ({ ...pairOf(seed + index), count: 1 + (index % 3) })),
    agree: [pairOf(seed), pairOf(seed + 1)],
    part: [pairOf(seed + 2), pairOf(seed + 3)],
  }),
  (seed) => ({
    kind: 'wall',
    name: nameOf(seed),
    year: 2026,
    tiles: TITLES.map((title, index) => ({
      title: `${title} ${seed}`,
      score: 100 - 5 * index,
      showId: title,
    })),
  }),
];

/** @param samples how many pictures of each kind are drawn */
export async function measurePictures(samples: number): Promise<PicturesResult> {
  const thread = new DrawingThread(SYSTEM_CLOCK);
  const draw = async (drawing: Drawing) => {
    const began = performance.now();
    const png = await thread.draw(drawing);
    return { time: performance.now() - began, bytes: png?.byteLength ?? 0 };
  };
  const [firstKind] = KINDS.map((kind) => kind(1));
  const { time: first } = await draw(firstKind as Drawing);
  for (const kind of KINDS) for (let seed = 2; seed < 2 + NAMES.length; seed += 1) await draw(kind(seed));
  const began = performance.now();
  const pauses = watchPauses();
  const kinds = [];
  for (const kind of KINDS) {
    const drawn = [];
    for (let seed = 100; seed < 100 + samples; seed += 1) drawn.push(await draw(kind(seed)));
    const bytes = latencyOf(drawn.map((one) => one.bytes)).p50;
    kinds.push({ kind: kind(1).kind, bytes, ...latencyOf(drawn.map(({ time }) => time)) });
  }
  const drawing = pauses.end();
  const idle = watchPauses();
  await SYSTEM_CLOCK.wait(performance.now() - began);
  await thread.stop();
  return { first, kinds, pause: { drawing, idle: idle.end() } };
}
