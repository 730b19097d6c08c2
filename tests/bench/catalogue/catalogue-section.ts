import { ms, type Section, type Table, type Target } from '../figures/section.ts';
import type { AskedKind, CatalogueResult } from './catalogue-bench.ts';

const LEAST = { first: 0.9, amongFive: 0.98 };
/** Milliseconds for a key, with at most so many titles. */
const MOST_FOR_A_KEY = [
  { titles: 350_000, p99: 3 },
  { titles: 1_400_000, p99: 6 },
];
/** Less than anybody notices, in milliseconds. */
const LONGEST_PAUSE = 20;

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const count = (number: number): string => number.toLocaleString('en');

/**
 * How fast and how well an index of real shows answers what people type, with catalogues of some sizes.
 * @param crowd how often sources are asked while many type
 */
export function catalogueSection(results: readonly CatalogueResult[], crowd: Table): Section {
  return {
    title: 'The catalogue',
    text: `Invented shows with titles in eight scripts, popular after Zipf, and all of bangumi-data. Half of what is typed means shows that many know, half any show; what is right is defined for each kind in tests/bench/catalogue/generated/queries. A key is timed from the call in the bot's thread until the answer is there, each three times, of which the fastest counts: other programs use the machine, and no answer is kept. The bot asks for fifteen shows. The floor finds the first fifteen titles that begin with the text, by one indexed column, in the thread that asks: no order, no other spelling, no errors. The last table counts the requests that stand-ins of the online sources see, with an index that knows nothing yet.`,
    tables: [
      {
        head: [
          '',
          'built in',
          'bangumi-data added in',
          'on disk',
          'a title',
          'a key, p50',
          'p99',
          'floor, p50',
          'p99',
          'longest pause',
          'without questions',
        ],
        rows: results.map(({ titles, built, filled, bytes, all, floor, pause }) => [
          `${count(titles)} titles`,
          ...[
            seconds(built),
            seconds(filled),
            `${(bytes / 1e6).toFixed(1)} MB`,
            `${(bytes / titles).toFixed(0)} bytes`,
          ],
          ...[ms(all.p50), ms(all.p99), ms(floor.p50), ms(floor.p99), ms(pause.asking), ms(pause.idle)],
        ]),
      },
      ...results.map(({ titles, seed, kinds, all, aboutReal }) => ({
        head: [`${count(titles)} titles, seed ${seed}`, 'typed', 'first', 'among five', 'p50', 'p99'],
        rows: [...kinds, aboutReal, all].map(kindRow),
      })),
      crowd,
    ],
    targets: results.flatMap(targetsOf),
  };
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

const kindRow = ({ kind, count: asked, first, amongFive, p50, p99 }: AskedKind): readonly string[] => [
  ...[kind, count(asked), percent(first), percent(amongFive), ms(p50), ms(p99)],
];

function targetsOf({ titles, all, pause }: CatalogueResult): readonly Target[] {
  const { p99 = Number.POSITIVE_INFINITY } = MOST_FOR_A_KEY.find((one) => titles <= one.titles) ?? {};
  const at = `at ${count(titles)} titles`;
  return [
    { aim: `A key within ${p99} ms (p99), ${at}`, measured: ms(all.p99), isMet: all.p99 <= p99 },
    {
      aim: `The right show is the first in ${percent(LEAST.first)}, ${at}`,
      measured: percent(all.first),
      isMet: all.first >= LEAST.first,
    },
    {
      aim: `The right show is among five in ${percent(LEAST.amongFive)}, ${at}`,
      measured: percent(all.amongFive),
      isMet: all.amongFive >= LEAST.amongFive,
    },
    {
      aim: `No pause over ${LONGEST_PAUSE} ms while keys are answered, ${at}`,
      measured: ms(pause.asking),
      isMet: pause.asking <= Math.max(LONGEST_PAUSE, 2 * pause.idle),
    },
  ];
}
