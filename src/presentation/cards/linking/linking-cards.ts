import { ButtonStyle } from 'discord-api-types/v10';
import type { Show } from '../../../reviews/shows/show.ts';
import { pageButtons } from '../../links/pages.ts';
import type { Done } from '../../moderation/case-cards.ts';
import { besideButton, type CardPart, type CardPayload, card, LINE } from '../../payload/card.ts';
import { customId } from '../../payload/custom-id.ts';
import { button, buttonRows, row, select } from '../../payload/payload.ts';
import { type LinkView, linkProgress } from '../../settings/link-progress.ts';
import { stopButton } from '../../settings/stop-button.ts';
import { markdownTitle, plainTitle } from '../../shows/show-title.ts';
import type { Translate } from '../../texts/texts.ts';
import { LIST_COLOUR } from '../colours.ts';
import { LINE_COLUMNS } from '../columns.ts';
import { titleWithin } from '../names.ts';
import { sourceOf } from '../shows/show-source.ts';
import { type Candidate, candidateParts } from './entry-parts.ts';

/** How many linked shows a card lists. */
export const LINKED_ON_A_PAGE = 10;

const PRIMARY = { style: ButtonStyle.Primary } as const;

const doneParts = (done: Done | undefined): CardPart[] => {
  if (done === undefined) return [];
  return [done.undo === undefined ? done.sentence : besideButton([done.sentence], done.undo), LINE];
};

/** How far linking has come, and what leads on from there: the list to decide, what was linked, another run. */
export function linkingCard(view: LinkView, t: Translate, done?: Done): CardPayload {
  const { running, linked, doubtful, unknown } = view;
  const buttons = running
    ? [stopButton('link', t)]
    : [
        ...decideButton(doubtful, t),
        ...(linked > 0 ? [button(customId('links-made', 1), t('link.button.made', { count: linked }))] : []),
        ...(doubtful + unknown.length > 0 ? [button(customId('links-again'), t('link.button.again'))] : []),
      ];
  return card(LIST_COLOUR, [
    ...doneParts(done),
    `## ${t('link.title')}`,
    linkProgress(view, t),
    ...buttonRows(buttons),
  ]);
}

/** Leads to the shows that wait for a decision, if there are some. */
const decideButton = (doubtful: number, t: Translate) =>
  doubtful === 0 ? [] : [button(customId('links'), t('link.button.decide', { count: doubtful }), PRIMARY)];

export interface DoubtfulView {
  /** All shows that wait, those with most reviews first. */
  readonly waiting: readonly Show[];
  readonly show: Show;
  readonly reviews: number;
  /** The entries that it may be, the likeliest first. */
  readonly candidates: readonly Candidate[];
  /** What was decided just now. */
  readonly done?: Done | undefined;
}

const HANDLERS = { link: 'links-pick', merge: 'links-merge' };

/** One show that may be one of several entries, for a manager to decide, and a select for the others that wait. */
export function doubtfulCard(
  { waiting, show, reviews, candidates, done }: DoubtfulView,
  t: Translate,
): CardPayload {
  const next = waiting[waiting.indexOf(show) + 1] ?? waiting[0];
  const others = waiting.filter(({ id }) => id !== show.id);
  const facts = [
    ...(show.kind === undefined ? [] : [t(`kind.${show.kind}`)]),
    t('card.reviews', { count: reviews }),
  ];
  return card(LIST_COLOUR, [
    ...doneParts(done),
    `## ${t('link.waiting', { count: waiting.length })}`,
    `### ${markdownTitle(show)}\n-# ${facts.join(' · ')}`,
    ...(candidates.length === 0 ? [t('link.gone')] : []),
    ...candidateParts(show, candidates, HANDLERS, t),
    LINE,
    row(
      button(customId('links-alone', show.id), t('link.button.none')),
      ...(next === undefined || next.id === show.id
        ? []
        : [button(customId('links', next.id), t('link.button.skip'))]),
    ),
    others.length === 0
      ? undefined
      : row(
          select(
            customId('links'),
            t('link.placeholder'),
            others.map((other) => ({ label: plainTitle(other, 100), value: other.id })),
          ),
        ),
  ]);
}

export interface LinkedView {
  /** The shows of this page. */
  readonly shows: readonly Show[];
  readonly total: number;
  /** How many shows wait for a decision. */
  readonly doubtful: number;
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  readonly done?: Done | undefined;
}

/** The shows that the job has linked, of which each, or all, can be taken back. */
export function linkedShowsCard(
  { shows, total, doubtful, page, pages, done }: LinkedView,
  t: Translate,
): CardPayload {
  const lines = shows.map((show) => linkedLine(show, t));
  const all = button(customId('links-undo-all'), t('link.button.undoAll', { count: total }), {
    style: ButtonStyle.Danger,
  });
  return card(LIST_COLOUR, [
    ...doneParts(done),
    `## ${t('link.made', { count: total })}`,
    lines.join('\n'),
    LINE,
    row(
      select(
        customId('links-undo', page),
        t('link.undo.placeholder'),
        shows.map((show) => ({ label: plainTitle(show, 100), value: show.id })),
      ),
    ),
    ...buttonRows([
      ...decideButton(doubtful, t),
      all,
      ...pageButtons(page, pages, (to, label) => button(customId('links-made', to), label), t),
    ]),
  ]);
}

/** The show, its kind, and where it was found. */
function linkedLine(show: Show, t: Translate): string {
  const { kind, listing } = show;
  const facts = [
    ...(kind === undefined ? [] : [t(`kind.${kind}`)]),
    ...(listing === undefined ? [] : [sourceOf(listing.ref)]),
  ];
  return `${titleWithin(show, LINE_COLUMNS)}\n-# ${facts.join(' · ')}`;
}
