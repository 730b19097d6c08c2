import { ComponentType } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { CANDIDATES_AT_ONCE } from '../../../../src/presentation/cards/linking/entry-parts.ts';
import { linkChoiceCard } from '../../../../src/presentation/cards/linking/link-show-card.ts';
import {
  doubtfulCard,
  LINKED_ON_A_PAGE,
  linkedShowsCard,
  linkingCard,
} from '../../../../src/presentation/cards/linking/linking-cards.ts';
import type { CardPayload } from '../../../../src/presentation/payload/card.ts';
import { customId } from '../../../../src/presentation/payload/custom-id.ts';
import { button } from '../../../../src/presentation/payload/payload.ts';
import { createTexts } from '../../../../src/presentation/texts/texts.ts';
import { codePointLength } from '../../../../src/reviews/plain-text.ts';
import type { Show } from '../../../../src/reviews/shows/show.ts';
import { flattenComponents } from '../../../../src/sandbox/rules/flatten-components.ts';
import { entryOf } from '../../../support/listed-catalogue.ts';

const t = createTexts().for('en-US');
const LONG = '漢'.repeat(150);
/** As long as all of it can be. */
const showOf = (id: number, more: Partial<Show> = {}): Show => ({
  id: `${id}`.padStart(16, 'x'),
  title: LONG,
  year: 2025,
  kind: 'series',
  addedBy: '1',
  addedAt: 0,
  listing: { ref: `wikidata:Q${'9'.repeat(12)}`, titles: [] },
  ...more,
});
const CANDIDATES = Array.from({ length: CANDIDATES_AT_ONCE }, (_, index) => ({
  entry: entryOf(index, LONG, {
    ref: `tvmaze:${`${index}`.padEnd(10, '9')}`,
    titles: [LONG],
    year: 2025,
    kind: 'drama',
    episodes: 99_999,
    poster: `https://static.tvmaze.com/${'p'.repeat(400)}.jpg`,
  }),
  known: index === 1 ? showOf(99) : undefined,
}));
const DONE = { sentence: `✓ ${LONG}`, undo: button(customId('x'), 'Undo') };
const SHOWS = Array.from({ length: 30 }, (_, index) => showOf(index));

/** The components of a card, nested ones too, and the code points of its texts. */
function sizeOf({ components }: CardPayload): { readonly components: number; readonly text: number } {
  const all = flattenComponents(components as never, []).map(({ component }) => component);
  const texts = all.filter(({ type }) => type === ComponentType.TextDisplay);
  return {
    components: all.length,
    text: texts.reduce((sum, { content = '' }) => sum + codePointLength(content), 0),
  };
}

const [FIRST = showOf(0)] = SHOWS;
test.each<[what: string, card: () => CardPayload]>([
  ['what a show may be', () => linkChoiceCard(FIRST, CANDIDATES, t)],
  [
    'a show to decide',
    () => doubtfulCard({ waiting: SHOWS, show: FIRST, reviews: 9999, candidates: CANDIDATES, done: DONE }, t),
  ],
  [
    'linked shows',
    () =>
      linkedShowsCard(
        {
          shows: SHOWS.slice(0, LINKED_ON_A_PAGE),
          total: 99_999,
          doubtful: 9,
          page: 2,
          pages: 9,
          done: DONE,
        },
        t,
      ),
  ],
  [
    'how far linking is',
    () =>
      linkingCard(
        { done: 1, total: 2, running: false, linked: 9, doubtful: 9, unknown: SHOWS, alone: 9 },
        t,
        DONE,
      ),
  ],
])('A card with %s keeps Discord’s limits with the longest values', (_, card) => {
  const { components, text } = sizeOf(card());
  expect(components).toBeLessThanOrEqual(40);
  expect(text).toBeLessThan(4000);
});

test('Of two shows that wait, one Skip leads back and forth; of one, none is offered', () => {
  const [one, other] = [showOf(1), showOf(2)];
  const ids = (waiting: readonly Show[], show: Show) =>
    flattenComponents(
      doubtfulCard({ waiting, show, reviews: 1, candidates: [] }, t).components as never,
      [],
    ).flatMap(({ component }) => component.custom_id ?? []);
  expect(ids([one, other], one)).toContain(`links:${other.id}`);
  expect(ids([one, other], other)).toContain(`links:${one.id}`);
  expect(ids([one], one)).toEqual([`links-alone:${one.id}`]);
});
