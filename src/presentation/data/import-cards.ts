import { ButtonStyle } from 'discord-api-types/v10';
import { LIST_COLOUR } from '../cards/colours.ts';
import { escapeUserText } from '../markdown/escape-user-text.ts';
import { type CardPart, type CardPayload, card, LINE } from '../payload/card.ts';
import { customId } from '../payload/custom-id.ts';
import { button, buttonRows, type MessagePayload, message, row, select } from '../payload/payload.ts';
import type { Translate } from '../texts/texts.ts';
import { anotherButton, rowsButton } from './import-buttons.ts';
import { leftLines } from './import-left-lines.ts';
import { importTitle } from './import-preview-card.ts';
import { type ImportFormat, type ImportView, leftOut } from './import-view.ts';

/** While files are read: which, and how many of their rows, once that is known. */
export const readingCard = (
  {
    files,
    progress,
  }: {
    readonly files: readonly string[];
    readonly progress?: { readonly read: number; readonly total: number } | undefined;
  },
  t: Translate,
): CardPayload =>
  card(LIST_COLOUR, [
    files.length === 1
      ? t('import.reading.file', { file: escapeUserText(files[0] ?? '') })
      : t('import.reading.files', { count: files.length }),
    progress && `-# ${t('import.reading.rows', { done: progress.read, count: progress.total })}`,
  ]);

/** While an import is carried out or undone. @param done how many of its rows are */
export const runningCard = (
  view: ImportView,
  { done, isUndone }: { readonly done: number; readonly isUndone: boolean },
  t: Translate,
): CardPayload =>
  card(LIST_COLOUR, [
    importTitle(view, t),
    isUndone ? t('import.undoing') : t('import.running', { done, count: view.ready }),
  ]);

/** An import that is done, and when: times in milliseconds since the epoch. */
interface DoneImport extends ImportView {
  readonly startedAt: number;
  readonly committedAt?: number | undefined;
}

interface ImportUndo {
  /** When it can be undone no longer, in milliseconds since the epoch; undefined when it can't. */
  readonly undoUntil?: number | undefined;
  /** Other imports that can be undone. */
  readonly others: readonly DoneImport[];
}

/**
 * An import that is carried out: what it changed, and its undo.
 */
export function doneCard(view: ImportView, { undoUntil, others }: ImportUndo, t: Translate): CardPayload {
  const { id, rows, counts } = view;
  const { imported = 0, replaced = 0, posted = 0, rounded = 0, cut = 0 } = counts;
  const isAllAsItWas = leftOut(view) + rounded + cut === 0;
  const left = leftLines(view, t);
  return card(LIST_COLOUR, [
    importTitle(view, t),
    [
      t(view.restores ? 'import.done.restore' : 'import.done', {
        count: rows,
        made: imported + replaced,
        left: leftOut(view),
      }),
      ...(replaced === 0 ? [] : [`-# ${t('import.replaced', { count: replaced })}`]),
      ...(posted === 0 ? [] : [`-# ${t('import.posted', { count: posted })}`]),
    ].join('\n'),
    ...(left === '' ? [] : [t('import.left'), left]),
    LINE,
    undoUntil === undefined
      ? undefined
      : t('import.undo-until', { time: `<t:${Math.floor(undoUntil / 1000)}:f>` }),
    ...buttonRows([
      ...(undoUntil === undefined
        ? []
        : [button(customId('import-undo', id), t('import.button.undo'), { style: ButtonStyle.Danger })]),
      ...(isAllAsItWas ? [] : [rowsButton(id, 'left', t)]),
      anotherButton(view.restores, t),
    ]),
    ...othersRow(view, others, t),
  ]);
}

/** Leads to other imports that can be undone. */
const othersRow = (view: ImportView, others: readonly DoneImport[], t: Translate): CardPart[] =>
  others.length === 0
    ? []
    : [
        row(
          select(
            customId('import-show', view.id),
            t('import.others'),
            others.map((other) => ({
              label: otherLabel(other, t),
              description: t('import.others.day', { at: other.committedAt ?? other.startedAt }),
              value: other.id,
            })),
          ),
        ),
      ];

function otherLabel({ format, restores, counts }: DoneImport, t: Translate): string {
  const count = (counts.imported ?? 0) + (counts.replaced ?? 0);
  if (restores) return t('import.others.restore', { count });
  return t('import.others.one', { site: t(`import.format.${format as ImportFormat}`), count });
}

/** An import that was undone. @param others those that can be undone, too */
export function undoneCard(view: ImportView, others: readonly DoneImport[], t: Translate): CardPayload {
  const { stayed = 0 } = view.counts;
  return card(LIST_COLOUR, [
    importTitle(view, t),
    [
      t(view.restores ? 'import.undone.restore' : 'import.undone'),
      ...(stayed === 0 ? [] : [t('import.stayed', { count: stayed })]),
    ].join('\n'),
    ...buttonRows([anotherButton(view.restores, t)]),
    ...othersRow(view, others, t),
  ]);
}

/** An import that its member has called off. */
export const cancelledCard = (restores: boolean | undefined, t: Translate): CardPayload =>
  card(LIST_COLOUR, [t('import.cancelled'), ...buttonRows([anotherButton(restores, t)])]);

/** The message in the log channel about an export that a manager restored, or took back. */
export const restoreLogMessage = (
  { ready }: Pick<ImportView, 'ready'>,
  { managerId, isUndone }: { readonly managerId: string; readonly isUndone: boolean },
  t: Translate,
): MessagePayload => {
  const moderator = `<@${managerId}>`;
  const description = isUndone
    ? t('log.restore-undone', { moderator })
    : t('log.restored', { moderator, count: ready });
  return message({ embeds: [{ description }] });
};
