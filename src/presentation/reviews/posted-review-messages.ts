import { ButtonStyle } from 'discord-api-types/v10';
import type { NamedShow } from '../../reviews/shows/show.ts';
import type { TakenPart } from '../../reviews/submission/paste.ts';
import { escapeUserText } from '../markdown/escape-user-text.ts';
import { customId } from '../payload/custom-id.ts';
import { button, type MessagePayload, message, row } from '../payload/payload.ts';
import { markdownTitle } from '../shows/show-title.ts';
import type { Translate } from '../texts/texts.ts';

export interface PostedView {
  readonly show: NamedShow;
  /** URL of the review's message. */
  readonly link: string;
  /** True when the member changed a review that they already had. */
  readonly edited: boolean;
  /** What the bot took out of a pasted text. */
  readonly taken?: readonly TakenPart[] | undefined;
  /** A show that the member may have meant instead of the one that they added. */
  readonly meant?: NamedShow | undefined;
  /** Whether to say how to choose a review channel. */
  readonly settingsHint?: boolean | undefined;
  /** Whether a text that this one replaces is kept as a draft. */
  readonly isEarlierKept?: boolean | undefined;
  readonly t: Translate;
}

/** Says that a review is posted, or that its message shows the new text. */
export function postedMessage({
  show,
  link,
  edited,
  taken = [],
  meant,
  settingsHint,
  isEarlierKept,
  t,
}: PostedView): MessagePayload {
  const title = markdownTitle(show);
  const lines = [t(edited ? 'posted.updated' : 'posted', { title, link })];
  if (taken.length > 0) lines.push(t('posted.taken', { taken: taken.map((each) => partText(each, t)) }));
  if (meant !== undefined) lines.push(t('posted.meant', { title: markdownTitle(meant) }));
  if (isEarlierKept) lines.push(t('posted.earlierKept'));
  if (settingsHint) lines.push(t('posted.noChannel'));
  const buttons = [
    button(customId('edit', show.id), t('posted.button.edit')),
    button(customId('details', show.id), t('posted.button.details')),
    button(customId('delete', show.id), t('posted.button.delete')),
  ];
  if (taken.length > 0) buttons.push(button(customId('as-pasted', show.id), t('posted.button.asPasted')));
  if (meant !== undefined)
    buttons.push(button(customId('move-show', show.id, meant.id), t('posted.button.move')));
  return message({ content: lines.join('\n'), components: [row(...buttons)] });
}

/** Adds to a message that the bot did not understand the progress that the member typed. */
export function withUnclearProgress(posted: MessagePayload, typed: string, t: Translate): MessagePayload {
  const content = [posted.content ?? '', t('details.unclear', { typed: escapeUserText(typed) })];
  return { ...posted, content: content.join('\n') };
}

function partText(taken: TakenPart, t: Translate): string {
  return taken.what === 'score' ? t('taken.score', { score: taken.score / 10 }) : t(`taken.${taken.what}`);
}

/** Asks before the bot deletes a review. */
export function confirmDeleteMessage(show: NamedShow, t: Translate): MessagePayload {
  return message({
    content: t('delete.confirm', { title: markdownTitle(show) }),
    components: [
      row(button(customId('delete-confirm', show.id), t('delete.button'), { style: ButtonStyle.Danger })),
    ],
  });
}

/**
 * Says that a review is deleted, and offers Undo for ten minutes.
 * @param options `isMessageLeft`: Discord has not removed its message yet
 */
export function deletedMessage(
  show: NamedShow,
  deletedAt: number,
  t: Translate,
  { isMessageLeft = false }: { readonly isMessageLeft?: boolean } = {},
): MessagePayload {
  const lines = [
    t('delete.done', { title: markdownTitle(show) }),
    ...(isMessageLeft ? [t('message.later')] : []),
  ];
  return message({
    content: lines.join('\n'),
    components: [row(button(customId('undelete', show.id, deletedAt), t('undo.button')))],
  });
}
