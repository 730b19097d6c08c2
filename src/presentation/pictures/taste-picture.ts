import type { TitleAndYear } from '../../reviews/shows/title.ts';
import { alikeIn } from '../../reviews/taste/shared-scores.ts';
import { escapeUserText } from '../markdown/escape-user-text.ts';
import { plainTitle } from '../shows/show-title.ts';
import type { Translate } from '../texts/texts.ts';
import type { Picture, ScoresOfTwo } from './drawing.ts';

export interface TasteView {
  /** The names of the two. */
  readonly one: string;
  readonly other: string;
  /** Their scores of each show that both scored, the examples included. At least one. */
  readonly shared: readonly ScoresOfTwo[];
  /** The examples that the card numbers in this order, ① and on: where they agree, then where they part. */
  readonly agree: readonly TasteExample[];
  readonly part: readonly TasteExample[];
}

interface TasteExample extends ScoresOfTwo {
  readonly show: TitleAndYear;
}

/** More pairs than this would fill a card. */
const MOST_PAIRS = 20;

/** How two members scored the shows that both know. */
export function tastePicture(view: TasteView, t: Translate): Picture {
  const { one, other, shared, agree, part } = view;
  const scores = ({ one, other }: ScoresOfTwo): ScoresOfTwo => ({ one, other });
  const dots = groups(withoutExamples(shared, [...agree, ...part]));
  return {
    drawing: { kind: 'taste', one, other, dots, agree: agree.map(scores), part: part.map(scores) },
    get description() {
      return describe(view, t);
    },
    get text() {
      return textOf(view, t);
    },
  };
}

function describe({ one, other, shared, agree, part }: TasteView, t: Translate): string {
  const { within } = alikeIn(shared);
  const told = [...agree, ...part].map((example) =>
    t('picture.taste.example', {
      title: plainTitle(example.show, 60),
      one: example.one / 10,
      other: example.other / 10,
    }),
  );
  return [t('picture.taste', { one, other, total: shared.length, within }), ...told].join(' ');
}

function textOf({ one, other, shared }: TasteView, t: Translate): string {
  const all = groups(shared);
  const pairs = all.slice(0, MOST_PAIRS).map((pair) => {
    const scored = { one: pair.one / 10, other: pair.other / 10 };
    return pair.count === 1
      ? t('picture.taste.pair', scored)
      : t('picture.taste.pair.times', { ...scored, times: pair.count });
  });
  return t(all.length > MOST_PAIRS ? 'picture.taste.some' : 'picture.taste.all', {
    one: escapeUserText(one),
    other: escapeUserText(other),
    pairs: pairs.join(', '),
  });
}

const keyOf = ({ one, other }: ScoresOfTwo): number => one * 1000 + other;

/** The pairs that remain when each example takes away one that is equal to it. */
function withoutExamples(
  shared: readonly ScoresOfTwo[],
  examples: readonly ScoresOfTwo[],
): readonly ScoresOfTwo[] {
  const remaining = [...shared];
  for (const example of examples) {
    const index = remaining.findIndex((pair) => keyOf(pair) === keyOf(example));
    if (index >= 0) remaining.splice(index, 1);
  }
  return remaining;
}

/** Equal pairs together, the most frequent first, then the highest: always in the same order, for the same picture. */
function groups(pairs: readonly ScoresOfTwo[]): (ScoresOfTwo & { readonly count: number })[] {
  return [...Map.groupBy(pairs, keyOf).values()]
    .flatMap(([first, ...more]) =>
      first === undefined ? [] : [{ one: first.one, other: first.other, count: 1 + more.length }],
    )
    .sort((a, b) => b.count - a.count || keyOf(b) - keyOf(a));
}
