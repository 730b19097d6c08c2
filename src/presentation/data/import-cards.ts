import { ButtonStyle } from 'discord-api-types/v10';
import { LIST_COLOUR } from '../cards/colours.ts';
import { escapeUserText } from '../markdown/escape-user-text.ts';
import { type CardPayload, card, LINE } from '../payload/card.ts';
import { customId } from '../payload/custom-id.ts';
import { button, buttonRows } from '../payload/payload.ts';
import type { Translate } from '../texts/texts.ts';
import { anotherButton, rowsButton } from './import-buttons.ts';
import { leftLines } from './import-left-lines.ts';
import { importTitle } from './import-preview-card.ts';
import { type ImportView, leftOut } from './import-view.ts';

/** While files are read: which, and how many rows there were so far. */
export const readingCard = (
  { files, rows }: { readonly files: readonly string[]; readonly rows: number },
  t: Translate,
): CardPayload =>
  card(LIST_COLOUR, [
    files.length === 1
      ? t('import.reading.file', { file: escapeUserText(files[0] ?? '') })
      : t('import.reading.files', { count: files.length }),
    rows === 0 ? undefined : `-# ${t('import.reading.rows', { count: rows })}`,
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

/**
 * An import that is carried out: what it changed, and its undo.
 * @param undoUntil when it can be undone no longer, in milliseconds since the epoch; undefined when it can't
 */
export function doneCard(view: ImportView, undoUntil: number | undefined, t: Translate): CardPayload {
  const { id, rows, counts } = view;
  const { imported = 0, replaced = 0, posted = 0, rounded = 0, cut = 0 } = counts;
  const isAllAsItWas = leftOut(view) + rounded + cut === 0;
  const left = leftLines(view, t);
  return card(LIST_COLOUR, [
    importTitle(view, t),
    [
      t('import.done', { count: rows, made: imported + replaced, left: leftOut(view) }),
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
  ]);
}

/** An import that was undone. */
export function undoneCard(view: ImportView, t: Translate): CardPayload {
  const { stayed = 0 } = view.counts;
  return card(LIST_COLOUR, [
    importTitle(view, t),
    [t('import.undone'), ...(stayed === 0 ? [] : [t('import.stayed', { count: stayed })])].join('\n'),
    ...buttonRows([anotherButton(view.restores, t)]),
  ]);
}

/** An import that its member has called off. */
export const cancelledCard = (restores: boolean | undefined, t: Translate): CardPayload =>
  card(LIST_COLOUR, [t('import.cancelled'), ...buttonRows([anotherButton(restores, t)])]);
