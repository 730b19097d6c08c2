import { ButtonStyle } from 'discord-api-types/v10';
import type { NamedShow } from '../../reviews/shows/named-show.ts';
import { customId } from '../payload/custom-id.ts';
import { button, type MessagePayload, message, row } from '../payload/payload.ts';
import { markdownTitle } from '../shows/show-title.ts';
import type { Translate } from '../texts/texts.ts';

/**
 * Asks before the bot deletes a member's review of a show.
 * @param count how many reviews go: merging shows can leave a member with several
 */
export function confirmDeleteMessage(show: NamedShow, count: number, t: Translate): MessagePayload {
  const title = markdownTitle(show);
  return message({
    content: count === 1 ? t('delete.confirm', { title }) : t('delete.confirm.several', { title, count }),
    components: [
      row(
        button(customId('delete-confirm', show.id), t('delete.button'), { style: ButtonStyle.Danger }),
        button(customId('keep', show.id), t('delete.keep')),
      ),
    ],
  });
}

/**
 * Says that a member's review is deleted, and offers Undo for ten minutes.
 * @param options `count`: how many reviews; `isMessageLeft`: Discord has not removed a message yet
 */
export function deletedMessage(
  show: NamedShow,
  deletedAt: number,
  { count, isMessageLeft = false }: { readonly count: number; readonly isMessageLeft?: boolean },
  t: Translate,
): MessagePayload {
  const title = markdownTitle(show);
  const lines = [
    count === 1 ? t('delete.done', { title }) : t('delete.done.several', { title, count }),
    ...(isMessageLeft ? [t('message.later')] : []),
  ];
  return message({
    content: lines.join('\n'),
    components: [row(button(customId('undelete', show.id, deletedAt), t('undo.button')))],
  });
}
