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
  /** Address of the review's message. */
  readonly link: string;
  /** False for a review that was there before. */
  readonly edited: boolean;
  /** What was taken out of a pasted text. */
  readonly taken?: readonly TakenPart[] | undefined;
  /** A show that the member may have meant instead of the one that they added. */
  readonly meant?: NamedShow | undefined;
  /** Whether to say how a review channel is chosen. */
  readonly settingsHint?: boolean | undefined;
  readonly t: Translate;
}

/** A review is posted, or its message shows the new text. */
export function postedMessage({
  show,
  link,
  edited,
  taken = [],
  meant,
  settingsHint,
  t,
}: PostedView): MessagePayload {
  const title = markdownTitle(show);
  const lines = [t(edited ? 'posted.updated' : 'posted', { title, link })];
  if (taken.length > 0) lines.push(t('posted.taken', { taken: taken.map((each) => partText(each, t)) }));
  if (meant !== undefined) lines.push(t('posted.meant', { title: markdownTitle(meant) }));
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

/** The same answer, with what was not understood of how far the member has watched. */
export function withUnclearProgress(posted: MessagePayload, typed: string, t: Translate): MessagePayload {
  const content = [posted.content ?? '', t('details.unclear', { typed: escapeUserText(typed) })];
  return { ...posted, content: content.join('\n') };
}

function partText(taken: TakenPart, t: Translate): string {
  return taken.what === 'score' ? t('taken.score', { score: taken.score / 10 }) : t(`taken.${taken.what}`);
}

/** Asks before a review is deleted. */
export function confirmDeleteMessage(show: NamedShow, t: Translate): MessagePayload {
  return message({
    content: t('delete.confirm', { title: markdownTitle(show) }),
    components: [
      row(button(customId('delete-confirm', show.id), t('delete.button'), { style: ButtonStyle.Danger })),
    ],
  });
}

/** A review is deleted, and can be brought back for ten minutes. */
export function deletedMessage(show: NamedShow, t: Translate): MessagePayload {
  return message({
    content: t('delete.done', { title: markdownTitle(show) }),
    components: [row(button(customId('undelete', show.id), t('undo.button')))],
  });
}
