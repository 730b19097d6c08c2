import type { Translate } from '../texts/texts.ts';
import type { ImportReason, ImportView } from './import-view.ts';

/** More reasons than this tell nobody more. */
const MOST_REASONS = 6;

/** Why rows are left out, the most frequent reason first, with how many rows each. */
export function leftLines({ skipped }: Pick<ImportView, 'skipped'>, t: Translate): string {
  const reasons = Object.entries(skipped)
    .filter(([, count]) => count > 0)
    .sort(([, a], [, b]) => b - a);
  const shown = reasons.slice(0, MOST_REASONS);
  const more = reasons.slice(MOST_REASONS).reduce((sum, [, count]) => sum + count, 0);
  return [
    ...shown.map(([reason, count]) =>
      t('import.left.line', { count, reason: t(`import.reason.${reason as ImportReason}`) }),
    ),
    ...(more === 0 ? [] : [t('import.left.more', { count: more })]),
  ].join('\n');
}
