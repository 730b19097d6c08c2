import { type APIButtonComponent, ButtonStyle } from 'discord-api-types/v10';
import { LIST_COLOUR } from '../cards/colours.ts';
import { LINE_COLUMNS } from '../cards/columns.ts';
import { titleWithin } from '../cards/names.ts';
import { smallLine } from '../cards/small-line.ts';
import { type CardPart, type CardPayload, card, LINE } from '../payload/card.ts';
import { customId } from '../payload/custom-id.ts';
import { button, buttonRows, row, select } from '../payload/payload.ts';
import type { Translate } from '../texts/texts.ts';
import { rowsButton } from './import-buttons.ts';
import { leftLines } from './import-left-lines.ts';
import {
  byRule,
  CLASH_CHOICES,
  type ImportFormat,
  type ImportNote,
  type ImportView,
  leftOut,
} from './import-view.ts';

/** A row as it will be imported. */
interface ImportExample {
  readonly title: string;
  readonly year?: number | undefined;
  /** In tenths; absent where there is a text alone. */
  readonly score?: number | undefined;
  readonly isNew: boolean;
}

export interface ImportPreview extends ImportView {
  readonly examples: readonly ImportExample[];
  /** Where reviews are posted; undefined where they can't be. */
  readonly channelId?: string | undefined;
  /** How many reviews of one import are posted at most. */
  readonly mostPosted: number;
}

/** Columns of a title between a score and what is said of its show: "8.5 · ", " · new". */
const TITLE_COLUMNS = LINE_COLUMNS - 12;
/** What else can be taken from the same files, and why it is left out at first. */
const MORE = { books: 'book', orphaned: 'orphaned' } as const;

/** What an import would do, before anything is changed: what was read, what is left out, which review stays; and its buttons. */
export function importPreviewCard(staged: ImportPreview, t: Translate): CardPayload {
  const preview = byRule(staged);
  const { ready, rows, examples, notes, restores } = preview;
  const left = leftLines(preview, t);
  return card(LIST_COLOUR, [
    importTitle(preview, t),
    [
      t(restores ? 'import.rows.restore' : 'import.rows', { count: rows, ready, left: leftOut(preview) }),
      ...facts(preview, t),
    ].join('\n'),
    notes.map((note) => `-# ${t(`import.note.${note as ImportNote}`)}`).join('\n'),
    ...(examples.length === 0 ? [] : [t('import.examples'), exampleLines(examples, t)]),
    ...(left === '' ? [] : [t('import.left'), left]),
    ...clashParts(preview, t),
    LINE,
    ...(ready === 0
      ? [t(staged.ready === 0 ? 'import.nothing' : 'import.nothing.rule')]
      : [postsLine(preview, t)]),
    ...buttonRows(buttonsOf(preview, t)),
  ]);
}

export const importTitle = ({ format, restores }: ImportView, t: Translate): string =>
  restores
    ? t('import.title.restore')
    : t('import.title', { site: t(`import.format.${format as ImportFormat}`) });

function facts({ counts }: ImportPreview, t: Translate): string[] {
  const told = (['texts', 'new-shows', 'rounded', 'cut'] as const).flatMap((fact) => {
    const count = counts[fact] ?? 0;
    return count === 0 ? [] : [t(`import.${fact}`, { count })];
  });
  return told.map((fact) => smallLine([fact]));
}

const exampleLines = (examples: readonly ImportExample[], t: Translate): string =>
  examples
    .map(({ score, isNew, ...show }) => {
      const title = titleWithin(show, TITLE_COLUMNS);
      const line = score === undefined ? title : t('import.example', { score: score / 10, title });
      return isNew ? `${line} · ${t('import.example.new')}` : line;
    })
    .join('\n');

function clashParts(preview: ImportPreview, t: Translate): CardPart[] {
  const { restores, ready } = preview;
  const { clashing = 0, newer = 0 } = preview.counts;
  // What a server's export meets here is only known once it is restored.
  if (restores ? ready === 0 : clashing === 0) return [];
  const changed = { mine: clashing, theirs: clashing, newer };
  const options = CLASH_CHOICES.map((rule) => ({
    label: t(`import.clash.${rule}`),
    ...(!restores && { description: t(`import.clash-hint.${rule}`, { count: changed[rule] }) }),
    value: rule,
    default: rule === preview.clashes,
  }));
  return [
    restores ? t('import.clashes.restore') : t('import.clashes', { count: clashing }),
    row(select(customId('import-clash', preview.id), t(`import.clash.${preview.clashes}`), options)),
  ];
}

const mayPost = ({ channelId, counts, restores }: ImportPreview): boolean =>
  channelId !== undefined && !restores && (counts.texts ?? 0) > 0;

function postsLine(preview: ImportPreview, t: Translate): string {
  const { channelId, counts, mostPosted, posts } = preview;
  if (preview.restores) return t('import.posts.restore');
  if (!posts || !mayPost(preview)) return t('import.posts.no');
  const count = Math.min(counts.texts ?? 0, mostPosted);
  return t('import.posts.yes', { channel: `<#${channelId}>`, count });
}

function buttonsOf(preview: ImportPreview, t: Translate): APIButtonComponent[] {
  const { id, ready, skipped } = preview;
  const more = (['books', 'orphaned'] as const).filter((what) => (skipped[MORE[what]] ?? 0) > 0);
  return [
    ...commitButton(preview, t),
    ...(ready > 0 && mayPost(preview) ? [postsButton(preview, t)] : []),
    ...more.map((what) => button(customId('import-more', what), t(`import.button.again.${what}`))),
    // Entries of a server's export are no rows of a table.
    ...(preview.restores ? [] : [rowsButton(id, 'rows', t)]),
    button(customId('import-cancel', id), t('import.button.cancel')),
  ];
}

function commitButton(preview: ImportPreview, t: Translate): APIButtonComponent[] {
  const { id, ready, restores } = preview;
  if (ready === 0) return [];
  const label = t(restores ? 'import.button.restore' : 'import.button.import', { count: ready });
  return [button(customId('import-commit', id), label, { style: ButtonStyle.Primary })];
}

function postsButton({ id, posts }: ImportPreview, t: Translate): APIButtonComponent {
  const onward = posts ? 'no' : 'yes';
  return button(customId('import-posts', id, onward), t(`import.button.posts.${onward}`));
}
