import { LIST_COLOUR } from '../cards/colours.ts';
import { type CardPayload, card } from '../payload/card.ts';
import type { SentFile } from '../payload/sent-file.ts';
import type { Translate } from '../texts/texts.ts';
import type { ImportReason } from './import-view.ts';

/** What is told about one row of an import. */
export interface ReportedRow {
  readonly file: string;
  readonly line: number;
  readonly title?: string | undefined;
  readonly reason: string;
  /** The score as in the file, the column that can't be read, or the text that is not in a review. */
  readonly detail?: string | undefined;
}

/** The first row of a report: the names of its columns. */
export const reportHead = (t: Translate): string[] =>
  (['file', 'line', 'title', 'reason', 'detail'] as const).map((column) => t(`import.column.${column}`));

/** A row of a report. */
export const reportRow = (
  { file, line, title = '', reason, detail = '' }: ReportedRow,
  t: Translate,
): string[] => [file, String(line), title, t(`import.reason.${reason as ImportReason}`), detail];

/** A report as files: of every row, or of those that were left out, rounded or cut. */
export const reportCard = (told: 'rows' | 'left', files: readonly SentFile[], t: Translate): CardPayload =>
  card(LIST_COLOUR, [t(`import.report.${told}`), ...files]);
