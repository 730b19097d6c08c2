import { type Period, spanOf } from '../../reviews/period.ts';
import type { Translate } from '../texts/texts.ts';

/** "May 2026", or "2026". */
export const periodName = (period: Period, t: Translate): string =>
  // A year has no thousands separator.
  period.month === undefined ? String(period.year) : t('period.month', { at: spanOf(period).from });
