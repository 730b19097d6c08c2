import type { TitleAndYear } from '../../reviews/shows/title.ts';
import { markdownTitle } from '../shows/show-title.ts';
import type { Translate } from '../texts/texts.ts';

/** So many shows are named, in so many code points each. */
const MOST_NAMED = 8;
const TITLE_LENGTH = 40;

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
  /** The others that are linked to nothing: the catalogue seems to lack them, or nobody has looked. */
  readonly unknown: readonly TitleAndYear[];
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
    ...(unknown.length > 0 && !stopped ? [unknownLines(unknown, t)] : []),
    ...(alone > 0 ? [t('link.alone', { count: alone })] : []),
    ...(doubtful + unknown.length + alone === 0 && !stopped ? [t('link.all')] : []),
  ].join('\n');
}

/** How many there are, and which; of many some. */
function unknownLines(unknown: readonly TitleAndYear[], t: Translate): string {
  const titles = unknown.slice(0, MOST_NAMED).map((show) => markdownTitle(show, TITLE_LENGTH));
  const more = unknown.length - titles.length;
  const named = more > 0 ? [...titles, t('link.unknown.more', { count: more })] : titles;
  return `${t('link.unknown', { count: unknown.length })}\n-# ${named.join(' · ')}`;
}
