import { LIST_COLOUR } from '../cards/colours.ts';
import { escapeUserText } from '../markdown/escape-user-text.ts';
import { type CardPayload, card, LINE } from '../payload/card.ts';
import { customId } from '../payload/custom-id.ts';
import { button, row } from '../payload/payload.ts';
import type { SentFile } from '../payload/sent-file.ts';
import type { Translate } from '../texts/texts.ts';

export interface MemberExport {
  /** All that is stored about them. */
  readonly document: readonly SentFile[];
  /** Their reviews, for Letterboxd's importer. */
  readonly letterboxd: readonly SentFile[];
  /** How many scores are rounded for it. */
  readonly rounded: number;
}

/** A member's export: its files, and what each is for. */
export function memberExportCard({ document, letterboxd, rounded }: MemberExport, t: Translate): CardPayload {
  const [first] = letterboxd;
  const about =
    letterboxd.length > 1
      ? t('data.export.letterboxd.several')
      : first && t('data.export.letterboxd', { file: first.name });
  const note = rounded === 0 ? [] : [`-# ${t('data.export.rounded', { count: rounded })}`];
  return card(LIST_COLOUR, [
    t('data.export.title'),
    t('data.export.document', { file: document[0]?.name ?? '' }),
    ...document,
    ...(about === undefined ? [] : [LINE, [about, ...note].join('\n'), ...letterboxd]),
  ]);
}

/** While an export is written. */
export const exportProgressCard = (
  { done, total }: { readonly done: number; readonly total: number },
  t: Translate,
): CardPayload => card(LIST_COLOUR, [t('export.progress', { done, count: total })]);

export interface ServerExport {
  readonly server: string;
  readonly files: readonly SentFile[];
  readonly reviews: number;
  /** Whether the tables were left out. */
  readonly isShortened: boolean;
}

/** A server's export: its files, what each is for, and its public page as another file. */
export const serverExportCard = (
  { server, files, reviews, isShortened }: ServerExport,
  t: Translate,
): CardPayload =>
  card(LIST_COLOUR, [
    t('export.server.title', { server: escapeUserText(server) }),
    [
      t('export.server.document', { count: reviews }),
      t(isShortened ? 'export.server.shortened' : 'export.server.tables'),
    ].join('\n'),
    ...files,
    LINE,
    `-# ${t('export.server.care')}`,
    row(button(customId('export-page'), t('export.button.page'))),
  ]);

/** The public page as a file. */
export const pageExportCard = (
  { server, files, reviews }: Omit<ServerExport, 'isShortened'>,
  t: Translate,
): CardPayload =>
  card(LIST_COLOUR, [
    t('export.page.title', { server: escapeUserText(server) }),
    reviews === 0 ? t('export.page.empty') : t('export.page.about', { count: reviews }),
    ...files,
    `-# ${t('export.page.erased')}`,
  ]);
