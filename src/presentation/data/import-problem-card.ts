import { LIST_COLOUR } from '../cards/colours.ts';
import { escapeUserText } from '../markdown/escape-user-text.ts';
import { type CardPayload, card } from '../payload/card.ts';
import { buttonRows } from '../payload/payload.ts';
import type { TextKey } from '../texts/catalogues.ts';
import type { Translate } from '../texts/texts.ts';
import { anotherButton } from './import-buttons.ts';

type Code = TextKey extends infer Key ? (Key extends `import.problem.${infer Name}` ? Name : never) : never;

/** Why files can't be read, and where: each of `file`, `line`, `column` and `limit` (in bytes, of sizes) as far as it is known. */
export interface ImportProblemView {
  readonly code: Code;
  readonly parameters: Readonly<Record<string, string | number>>;
}

/** Says why nothing could be read: the file, its line and column, and what helps. */
export const importProblemCard = (problem: ImportProblemView, restores: boolean, t: Translate): CardPayload =>
  card(LIST_COLOUR, [
    t('import.failed'),
    [placeOf(problem, t), reasonOf(problem, t)].filter((line) => line !== '').join('\n'),
    `-# ${t('import.failed.again')}`,
    ...buttonRows([anotherButton(restores, t, 'retry')]),
  ]);

function placeOf({ parameters: { file, line, column } }: ImportProblemView, t: Translate): string {
  if (file === undefined) return '';
  const name = escapeUserText(String(file));
  if (line === undefined) return t('import.place.file', { file: name });
  if (typeof column !== 'number') return t('import.place.line', { file: name, line: Number(line) });
  return t('import.place.column', { file: name, line: Number(line), column });
}

function reasonOf({ code, parameters }: ImportProblemView, t: Translate): string {
  const limit = Number(parameters.limit ?? 0);
  switch (code) {
    case 'too-large':
    case 'unpacks-too-large':
      return t(`import.problem.${code}`, { limit: limit / 1024 ** 2 });
    case 'too-many-files':
    case 'too-many-entries':
    case 'too-many-rows':
      return t(`import.problem.${code}`, { limit });
    case 'score-column-twice':
      return t(`import.problem.${code}`, { column: escapeUserText(String(parameters.column ?? '')) });
    default:
      return t(`import.problem.${code}`);
  }
}
