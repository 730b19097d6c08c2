import { type APIButtonComponent, ButtonStyle } from 'discord-api-types/v10';
import type { NamedShow } from '../../reviews/shows/named-show.ts';
import type { Show } from '../../reviews/shows/show.ts';
import { customId } from '../payload/custom-id.ts';
import { button, type MessagePayload, message, row } from '../payload/payload.ts';
import type { Translate } from '../texts/texts.ts';
import { markdownTitle } from './show-title.ts';

/**
 * The title, kind, aliases and poster of a show.
 * @param done what the moderator has just done, as a sentence
 */
export function showMessage(show: Show, done: string, t: Translate): MessagePayload {
  const aliases = (show.aliases ?? []).map((title) => markdownTitle({ title }));
  const lines = [
    `**${markdownTitle(show)}**`,
    ...(show.kind === undefined ? [] : [t(`kind.${show.kind}`)]),
    ...(aliases.length > 0 ? [t('show.aliases', { aliases })] : []),
  ];
  return message({
    content: done,
    embeds: [
      {
        description: lines.join('\n'),
        ...(show.poster !== undefined && { thumbnail: { url: show.poster } }),
      },
    ],
  });
}

/** Says what a rename has changed; a year that the new title leaves out is gone. */
export function renamedSentence(before: NamedShow, after: NamedShow, t: Translate): string {
  const renamed = t('show.renamed', { before: markdownTitle(before), after: markdownTitle(after) });
  const { year } = before;
  if (year === undefined || after.year !== undefined) return renamed;
  const title = markdownTitle({ title: after.title, year });
  return `${renamed} ${t('show.renamed.yearless', { year: String(year), title })}`;
}

/** Asks before two shows become one: how many reviews move, and how many members have reviewed both. */
export function confirmMergeMessage(
  from: NamedShow,
  into: NamedShow,
  { reviews, both }: { readonly reviews: number; readonly both: number },
  t: Translate,
): MessagePayload {
  const titles = { from: markdownTitle(from), into: markdownTitle(into) };
  const lines = [t('merge.confirm', { ...titles, count: reviews })];
  if (both > 0) lines.push(t('merge.both', { count: both }));
  return message({
    content: lines.join('\n'),
    components: [
      row(button(customId('merge', from.id, into.id), t('merge.button'), { style: ButtonStyle.Primary })),
    ],
  });
}

/** Says that two shows are merged, and offers Undo. */
export const mergedMessage = (from: NamedShow, into: NamedShow, t: Translate): MessagePayload =>
  message({ content: mergedSentence(from, into, t), components: [row(unmergeButton(from, into, t))] });

export const mergedSentence = (from: NamedShow, into: NamedShow, t: Translate): string =>
  t('merge.done', { from: markdownTitle(from), into: markdownTitle(into) });

/** Undoes a merge. */
export const unmergeButton = (from: NamedShow, into: NamedShow, t: Translate): APIButtonComponent =>
  button(customId('part', from.id, into.id), t('undo.button'));
