import type { Translate } from '../texts/texts.ts';

export interface LinkView {
  readonly done: number;
  readonly total: number;
  readonly running: boolean;
  /** Whether somebody has stopped it. */
  readonly stopped?: boolean;
  /** How many shows the last run has linked, without those that were taken back. */
  readonly linked: number;
  /** How many shows wait for a manager's decision. */
  readonly doubtful: number;
  /** How many shows the catalogue seems to lack. */
  readonly unknown: number;
  /** How many shows stay unlinked because a manager said so. */
  readonly alone: number;
}

/** How far linking has come, and what it found, in sentences. */
export function linkProgress(
  { done, total, running, stopped, linked, doubtful, unknown, alone }: LinkView,
  t: Translate,
): string {
  const found = [
    ...(linked > 0 ? [t('link.linked', { count: linked })] : []),
    ...(doubtful > 0 ? [t('link.doubtful', { count: doubtful })] : []),
  ];
  if (running) return [t('link.progress', { done, count: total }), ...found].join('\n');
  return [
    ...(stopped ? [t('link.stopped', { done, count: total })] : []),
    ...found,
    ...(unknown > 0 && !stopped ? [t('link.unknown', { count: unknown })] : []),
    ...(alone > 0 ? [t('link.alone', { count: alone })] : []),
    ...(doubtful + unknown + alone === 0 && !stopped ? [t('link.all')] : []),
  ].join('\n');
}
