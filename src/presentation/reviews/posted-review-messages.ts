import { type APIButtonComponent, ButtonStyle } from 'discord-api-types/v10';
import type { Score } from '../../reviews/score.ts';
import type { NamedShow } from '../../reviews/shows/named-show.ts';
import type { TakenPart } from '../../reviews/submission/paste.ts';
import { escapeUserText } from '../markdown/escape-user-text.ts';
import { customId } from '../payload/custom-id.ts';
import { button, type MessagePayload, message, row, select } from '../payload/payload.ts';
import { markdownTitle, plainTitle } from '../shows/show-title.ts';
import type { Translate } from '../texts/texts.ts';
import { wordedScoreOptions } from './score-options.ts';

/** What a member has just done with a review that is posted. */
export type PostedOutcome = 'posted' | 'updated' | 'moved' | 'restored' | 'scored' | 'as-pasted';

/** A show that a member may have meant instead of the one that they added. */
export interface MeantShow {
  readonly show: NamedShow;
  /** Their review of it, if there is one. */
  readonly own?: { readonly score?: Score | undefined } | undefined;
}

export interface PostedView {
  readonly show: NamedShow;
  /** URL of the review's message. */
  readonly link: string;
  readonly outcome: PostedOutcome;
  /** How many reviews of the show came back, of which this is the current one; absent: one. */
  readonly count?: number | undefined;
  /** The review's score; absent: the message offers to add one. */
  readonly score?: Score | undefined;
  /** Whether the review had a score before. */
  readonly isScoreRemoved?: boolean | undefined;
  /** What the member typed as the score, when it is not one. */
  readonly unclearScore?: string | undefined;
  /** What the bot took out of a pasted text. */
  readonly taken?: readonly TakenPart[] | undefined;
  readonly meant?: MeantShow | undefined;
  /** Whether to say how to choose a review channel. */
  readonly settingsHint?: boolean | undefined;
  /** Whether a text that this one replaces is kept as a draft. */
  readonly isEarlierKept?: boolean | undefined;
  readonly t: Translate;
}

/** Says that a review is posted, or that its message shows what has changed, and what its author can do next. */
export function postedMessage(view: PostedView): MessagePayload {
  const { show, score, t } = view;
  const offered = select(
    customId('score', show.id),
    t('score.add', { title: plainTitle(show, 100) }),
    wordedScoreOptions(undefined, t),
  );
  return message({
    content: lines(view).join('\n'),
    components: [row(...buttons(view)), ...(score === undefined ? [row(offered)] : [])],
  });
}

function lines({
  show,
  link,
  outcome,
  count = 1,
  score,
  taken = [],
  meant,
  t,
  ...view
}: PostedView): string[] {
  const title = markdownTitle(show);
  return [
    outcome === 'restored' && count > 1
      ? t('posted.restored.several', { title, link, count })
      : t(`posted.${outcome}`, { title, link }),
    ...(outcome === 'scored' && score !== undefined ? [t('posted.score', { score: score / 10 })] : []),
    ...(outcome === 'as-pasted' && score !== undefined
      ? [t('posted.scoreStays', { score: score / 10 })]
      : []),
    ...(view.isScoreRemoved ? [t('posted.scoreRemoved')] : []),
    ...(view.unclearScore === undefined
      ? []
      : [t('posted.scoreUnclear', { typed: escapeUserText(view.unclearScore) })]),
    ...(taken.length > 0 ? [t('posted.taken', { taken: taken.map((each) => partText(each, t)) })] : []),
    ...(meant === undefined ? [] : [meantQuestion(meant, t)]),
    ...(view.isEarlierKept ? [t('posted.earlierKept')] : []),
    ...(view.settingsHint ? [t('posted.noChannel')] : []),
  ];
}

function meantQuestion({ show, own }: MeantShow, t: Translate): string {
  const question = t('posted.meant', { title: markdownTitle(show) });
  if (own === undefined) return question;
  const { score } = own;
  const reviewed =
    score === undefined ? t('posted.meant.reviewed') : t('posted.meant.scored', { score: score / 10 });
  return `${question} ${reviewed}`;
}

/** The answer to a question comes first. */
function buttons({ show, taken = [], meant, t }: PostedView): APIButtonComponent[] {
  const own = meant?.own === undefined ? [] : ['own'];
  const move =
    meant &&
    button(customId('move-show', show.id, meant.show.id, ...own), t('posted.button.move'), {
      style: ButtonStyle.Primary,
    });
  return [
    ...(move ? [move] : []),
    button(customId('edit', show.id), t('posted.button.edit')),
    button(customId('details', show.id), t('posted.button.details')),
    button(customId('delete', show.id), t('posted.button.delete')),
    ...(taken.length > 0 ? [button(customId('as-pasted', show.id), t('posted.button.asPasted'))] : []),
  ];
}

/** Adds to a message that the bot did not understand the progress that the member typed. */
export function withUnclearProgress(posted: MessagePayload, typed: string, t: Translate): MessagePayload {
  const content = [posted.content ?? '', t('details.unclear', { typed: escapeUserText(typed) })];
  return { ...posted, content: content.join('\n') };
}

function partText(taken: TakenPart, t: Translate): string {
  return taken.what === 'score' ? t('taken.score', { score: taken.score / 10 }) : t(`taken.${taken.what}`);
}
