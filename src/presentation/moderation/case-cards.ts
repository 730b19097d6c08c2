import type { APIButtonComponent } from 'discord-api-types/v10';
import type { ModeratorAct } from '../../reviews/moderation/moderation.ts';
import { besideButton, type CardPart, type CardPayload, card, LINE } from '../payload/card.ts';
import { customId } from '../payload/custom-id.ts';
import { row, select } from '../payload/payload.ts';
import { plainTitle } from '../shows/show-title.ts';
import type { Translate } from '../texts/texts.ts';
import { reasonRow } from './case-buttons.ts';
import { CASE_COLOUR, caseParts, nameOf, reviewParts } from './case-card.ts';
import type { CasePlace, CaseView } from './moderation-case.ts';

/** What a moderator has just done, in a sentence, and the button that undoes it. */
export interface Done {
  readonly sentence: string;
  readonly undo?: APIButtonComponent | undefined;
}

const doneParts = (done: Done | undefined): CardPart[] => {
  if (done === undefined) return [];
  return [done.undo === undefined ? done.sentence : besideButton([done.sentence], done.undo)];
};

/** A review with the moderators' buttons, for one moderator or in a message that the staff shares. */
export const caseCard = (view: CaseView, place: CasePlace, t: Translate, done?: Done): CardPayload =>
  card(CASE_COLOUR, [...doneParts(done), ...caseParts(view, place, t)]);

/** A review whose case is decided, in a message that the staff shares. */
export const decidedCard = (view: CaseView, done: Done, t: Translate): CardPayload =>
  card(CASE_COLOUR, [...reviewParts(view, t), LINE, ...doneParts(done)]);

/** Says what was done where there is no review any more. */
export const doneCard = (done: Done): CardPayload => card(CASE_COLOUR, doneParts(done));

/** Asks for the reason of an act. */
export const reasonCard = (view: CaseView, act: ModeratorAct, place: CasePlace, t: Translate): CardPayload =>
  card(CASE_COLOUR, [
    ...reviewParts(view, t),
    LINE,
    t('case.reason', { act: t(`moderate.button.${act}`), author: nameOf(view.author) }),
    reasonRow(view.address, act, place, t),
  ]);

/** A review that waits for a decision. */
export interface QueuedReview {
  readonly showId: string;
  readonly authorId: string;
  readonly show: { readonly title: string; readonly year?: number | undefined };
  /** How often it was reported; 0 for a review that waits because somebody deleted its message. */
  readonly reports: number;
}

/** A channel that was emptied, whose reviews wait for a repost. */
export interface EmptiedChannel {
  readonly channelId: string;
  /** Absent when the channel is gone. */
  readonly name?: string | undefined;
  /** When that was noticed, in milliseconds since the epoch. */
  readonly at: number;
  readonly reviews: number;
}

/** The first part of a value that stands for an emptied channel. No show has this id. */
export const EMPTIED = 'emptied';

export interface QueueView {
  /** All that wait, oldest first. */
  readonly waiting: readonly QueuedReview[];
  readonly channels: readonly EmptiedChannel[];
  /** The one that is shown; undefined when none waits. */
  readonly shown: CaseView | undefined;
  readonly done?: Done | undefined;
}

/**
 * The moderators' queue: one review at a time, and a select for the others. The value of a review is `<show id>:<author id>`,
 * that of an emptied channel `emptied:<channel id>:<time>`.
 */
export function queueCard({ waiting, channels, shown, done }: QueueView, t: Translate): CardPayload {
  const head = [
    ...(waiting.length > 0 ? [`## ${t('queue', { count: waiting.length })}`] : []),
    ...(channels.length > 0 ? [t('queue.channels', { count: channels.length })] : []),
    ...(waiting.length === 0 && channels.length === 0 ? [t('queue.empty')] : []),
  ];
  const emptied = channels.map(({ channelId, name, at, reviews }) => ({
    label: name === undefined ? t('queue.emptied.gone') : t('queue.emptied', { channel: name }),
    description: t('queue.emptied.reviews', { count: reviews }),
    value: `${EMPTIED}:${channelId}:${at}`,
  }));
  const others = waiting
    .filter(({ showId, authorId }) => showId !== shown?.address.showId || authorId !== shown.address.authorId)
    .map(({ showId, authorId, show, reports }) => ({
      label: plainTitle(show, 100),
      description: reports > 0 ? t('queue.reported', { count: reports }) : t('queue.deleted'),
      value: `${showId}:${authorId}`,
    }));
  const options = [...emptied, ...others];
  const placeholder = t(channels.length > 0 ? 'queue.channels.placeholder' : 'queue.placeholder');
  return card(CASE_COLOUR, [
    ...doneParts(done),
    head.join('\n'),
    ...(shown === undefined ? [] : caseParts(shown, 'queue', t)),
    options.length === 0 ? undefined : row(select(customId('queue'), placeholder, options)),
  ]);
}
