import type { Drawing, WallDrawing } from '../../../../src/presentation/pictures/drawing.ts';

/** 21 counts, of those by score: `{ 9.5: 3 }`. */
export const countsOf = (byScore: Readonly<Record<number, number>>): number[] =>
  Array.from({ length: 21 }, (_, index) => byScore[index / 2] ?? 0);

const tiles = (...shows: readonly [title: string, score: number][]): WallDrawing['tiles'] =>
  shows.map(([title, score], index) => ({ title, score, showId: `show-${index}` }));

const NOOR = countsOf({
  ...{ 4: 1, 5: 2, 5.5: 1, 6: 3, 6.5: 3, 7: 6, 7.5: 5 },
  ...{ 8: 9, 8.5: 7, 9: 6, 9.5: 2, 10: 1 },
});
const SERVER = countsOf({
  ...{ 1: 3, 2: 2, 2.5: 2, 3: 2, 3.5: 3, 4: 6, 4.5: 14, 5: 26, 5.5: 30, 6: 60, 6.5: 70 },
  ...{ 7: 114, 7.5: 109, 8: 149, 8.5: 112, 9: 81, 9.5: 35, 10: 19 },
});

/** Pictures that together show all that can be special about one, by a name for each. */
export const SAMPLES: Readonly<Record<string, Drawing>> = {
  'histogram-usual': {
    kind: 'histogram',
    counts: countsOf({ 4: 1, 6.5: 1, 7: 1, 7.5: 1, 8: 2, 8.5: 3, 9: 5, 9.5: 5, 10: 5 }),
  },
  'histogram-one-review': { kind: 'histogram', counts: countsOf({ 0: 1 }) },
  'histogram-100000-reviews': {
    kind: 'histogram',
    counts: countsOf({ 0: 3, 8: 12_000, 9.5: 1, 10: 87_996 }),
  },
  'scores-usual': {
    kind: 'scores',
    above: { name: 'Noor', counts: NOOR },
    below: { name: 'Drama Corner', counts: SERVER },
  },
  'scores-right-to-left': {
    kind: 'scores',
    above: { name: 'نور الهدى 2 (Noor)', counts: countsOf({ 10: 1 }) },
    below: { name: 'מועדון הדרמה', counts: SERVER.map((count) => count * 118) },
  },
  'scores-long-names': {
    kind: 'scores',
    above: {
      name: '🎬 𝓑𝓪𝓻𝓽𝓱𝓸𝓵𝓸𝓶𝓮𝔀 the Unhurried Reviewer of the Long Films 👨‍👩‍👧',
      counts: countsOf({ 0: 2, 10: 2 }),
    },
    below: { name: '🍿🍿🍿', counts: countsOf({ 0: 1, 5: 400, 10: 1 }) },
  },
  'taste-usual': {
    kind: 'taste',
    one: 'Noor',
    other: '준',
    dots: [
      { one: 75, other: 80, count: 3 },
      { one: 70, other: 75, count: 2 },
      { one: 80, other: 90, count: 1 },
      { one: 80, other: 85, count: 1 },
      { one: 80, other: 75, count: 1 },
      { one: 75, other: 60, count: 1 },
      { one: 65, other: 60, count: 1 },
      { one: 60, other: 75, count: 1 },
    ],
    agree: [
      { one: 95, other: 95 },
      { one: 100, other: 95 },
    ],
    part: [
      { one: 40, other: 85 },
      { one: 85, other: 45 },
    ],
  },
  'taste-extremes': {
    kind: 'taste',
    one: 'さくら、いつも長い名前を使う人です、はい',
    other: 'نور الهدى',
    dots: [
      { one: 100, other: 100, count: 80 },
      { one: 50, other: 50, count: 9 },
      { one: 0, other: 100, count: 1 },
    ],
    agree: [
      { one: 100, other: 100 },
      { one: 100, other: 100 },
    ],
    part: [
      { one: 100, other: 0 },
      { one: 100, other: 0 },
    ],
  },
  'taste-equal': {
    kind: 'taste',
    one: 'ნინო',
    other: 'Zoë',
    dots: [{ one: 100, other: 100, count: 3 }],
    agree: [{ one: 100, other: 100 }],
    part: [],
  },
  'wall-scripts': {
    kind: 'wall',
    name: 'Noor',
    year: 2026,
    tiles: tiles(
      ['달빛 세탁소', 100],
      ['雨上がりの停留所', 95],
      ['四月的邮差', 95],
      ['حارة الياسمين', 90],
      ['Ωδή στη βροχή', 90],
      ['मानसून एक्सप्रेस', 90],
      ['בית הקפה של יפו', 85],
      ['Последний вагон на север', 85],
      ['ร้านหนังสือหลังเที่ยงคืน', 85],
    ),
  },
  'wall-hard-titles': {
    kind: 'wall',
    name: 'ذكرى “Zoë” 3',
    year: 2025,
    tiles: tiles(
      ['Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft', 100],
      ['後來的我們，誰是被害者：臺灣經典懸疑劇集全收錄（完整版）第二季特別篇與幕後花絮', 95],
      ['مسلسل The Crown بالعربية 2', 95],
      ['🎭🎭🎭', 0],
      ['8½ × ①②③ ½ Ｆｕｌｌｗｉｄｔｈ ™', 5],
      ['ვეფხისტყაოსანი und der Rest', 55],
      ['Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́O', 85],
      ['A title with very many quite short words that go on and on until no line of the tile is left', 80],
      ['Quién dijo (¿qué?) “nada”', 75],
    ),
  },
  'wall-one': { kind: 'wall', name: 'さくら', year: 2024, tiles: tiles(['Glass Heart', 80]) },
};
