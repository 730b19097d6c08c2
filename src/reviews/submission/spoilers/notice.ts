import { isBlankLine, plainLine } from '../lines/plain-line.ts';
import {
  EASTERN_NOTICE,
  PAGE_NOTICES,
  SPOILER,
  WITHOUT_AFTER,
  WITHOUT_BEFORE,
  WORDS_OF_NOTICES,
} from './words.ts';

export interface SpoilerNotice {
  /** The lines that say nothing else, and stand above the text: the flag says the same. */
  readonly lines: readonly number[];
}

const HAS_WORD = new RegExp(`(?:${SPOILER})`, 'iu');
const WORD = new RegExp(`(?<![\\p{L}\\p{N}])(?:${SPOILER})(?![\\p{L}\\p{N}])|ネタバレ|剧透|劇透|스포`, 'giu');
const TAKEN_BACK = new RegExp(
  `(?:(?<![\\p{L}])(?:${WITHOUT_BEFORE})[ -]?(?:(?:any|big|major|mild|real|minor|heavy|single|heftigen|de|des|d['’]|grandes?|major or minor|значительных) ?)?(?:${SPOILER})|(?:${SPOILER})[- ]?(?:${WITHOUT_AFTER})(?![\\p{Ll}]))`,
  'giu',
);
/** A mark in front of the text: "[spoilers] The town ...", "SPOILERS: the town ...", "Spoiler alert: ...". */
const MARK = new RegExp(
  `^(?:[\\[(【〔*<{!⚠ ]+(?:[\\p{L}]+[ ,:!]+){0,3}(?:${SPOILER})(?:[ ,]+[\\p{L}]+){0,3}[\\])】〕*>}!]+|(?:${SPOILER}) ?(?:alert|warning|注意|警告|预警|주의|ahead)? ?[:：!！–—])`,
  'iu',
);
const DECORATED = /^[^\p{L}\p{N}]*[*=\-_!⚠🚨~<>#[\]()【】]{2,}|^[[(【⚠🚨]/u;
const SENTENCE_END = /(?<=[.!?！。？])\s*/u;
/** The most words of a notice, and the most lines that are looked at. */
const MOST_WORDS = 16;
const MOST_LINES = 100;
/** A notice this near to the top stands above the text. */
const ABOVE = 4;

/** Finds a line that says that spoilers come, or a mark in the first line; undefined when there is none. */
export function findSpoilerNotice(lines: readonly string[]): SpoilerNotice | undefined {
  const shown = lines.flatMap((line, at) => (isBlankLine(line) ? [] : [at]));
  let looked = 0;
  let isFound = false;
  const above: number[] = [];
  for (const [place, at] of shown.entries()) {
    const line = lines[at] ?? '';
    if (!HAS_WORD.test(line) && !/[ｓＳネ\u200b-\u200f]/u.test(line)) continue;
    if (++looked > MOST_LINES) break;
    const next = place + 1 < shown.length ? plainLine(lines[shown[place + 1] ?? 0] ?? '') : '';
    const kind = noticeOf(line, { isFirst: place === 0, isLast: place === shown.length - 1, next });
    if (kind === undefined) continue;
    isFound = true;
    if (
      kind === 'line' &&
      place < ABOVE &&
      shown.slice(0, place).every((before) => isNoProse(lines[before] ?? '')) &&
      place < shown.length - 1 &&
      saysNothingElse(plainLine(line))
    )
      above.push(at);
  }
  return isFound ? { lines: above } : undefined;
}

/** Whether a line above a notice can be a title. */
const isNoProse = (line: string): boolean => line.length <= 80 && !/[.!?…。！？]\s*$/u.test(line);

/** Whether a line is a notice, apart from what stands around it. */
export const isNotice = (plain: string): boolean =>
  noticeOf(plain, { isFirst: false, isLast: false, next: '' }) === 'line';

function noticeOf(
  line: string,
  place: { readonly isFirst: boolean; readonly isLast: boolean; readonly next: string },
): 'line' | 'mark' | undefined {
  const plain = plainLine(line);
  if (plain !== '' && /^\p{Ll}/u.test(place.next) && /^[\p{L}]+$/u.test(plain)) return undefined;
  if (plain !== '' && isWholeNotice(plain, line)) return 'line';
  const sentences = place.isFirst || place.isLast ? line.slice(0, 2000).split(SENTENCE_END) : [];
  if (place.isFirst) {
    const start = plainLine(line.slice(0, 150));
    if (!TAKEN_BACK_ONCE.test(start) && MARK.test(start)) return 'mark';
    if (isWholeNotice(plainLine(sentences[0] ?? ''), sentences[0] ?? '')) return 'mark';
  }
  const last = sentences.at(-1) === '' ? sentences.at(-2) : sentences.at(-1);
  return place.isLast && last !== undefined && isWholeNotice(plainLine(last), last) ? 'mark' : undefined;
}
const BEFORE_COLON = new RegExp(`^(?:${SPOILER}) ?[:：]`, 'iu');
const TAKEN_BACK_ONCE = new RegExp(TAKEN_BACK.source, 'iu');

function isWholeNotice(plain: string, line: string): boolean {
  if (PAGE_NOTICES.test(plain)) return true;
  const left = plain.replace(TAKEN_BACK, ' ');
  if (left.search(WORD) < 0) return false;
  const beside = left.replace(WORD, ' ').replace(EASTERN_NOTICE, ' ');
  const words =
    beside
      .toLowerCase()
      .replaceAll('\u0307', '')
      .match(/[\p{L}\p{M}'’-]+/gu) ?? [];
  if (words.length > MOST_WORDS) return false;
  const isTakenBack = left !== plain;
  const strange = words.filter(
    (word) => !WORDS_OF_NOTICES.has(word.replaceAll('’', "'").replace(/^[-']+|(?<![-'])[-']+$/g, '')),
  );
  if (strange.length === 0) return !isTakenBack || /below|ahead|after|from here|contains/i.test(left);
  if (isTakenBack) return false;
  if (
    /^(?:contains?|may contain|beware of|warning|spoilers? (?:ahead|below|alert|warning|for|through|up to))(?![\p{L}])/iu.test(
      plain,
    ) &&
    words.length <= 8
  )
    return true;
  if (BEFORE_COLON.test(plain)) return true;
  return strange.length <= 2 && words.length <= 6 && DECORATED.test(line.trim());
}

/** Whether the flag says all that the line says: not "Spoilers for season 2". */
function saysNothingElse(plain: string): boolean {
  if (PAGE_NOTICES.test(plain)) return true;
  const beside = plain.replace(WORD, ' ').replace(EASTERN_NOTICE, ' ').toLowerCase().replaceAll('\u0307', '');
  const words = beside.match(/[\p{L}\p{M}'’-]+/gu) ?? [];
  return (
    words.length <= 4 &&
    !/\d/.test(plain) &&
    words.every(
      (word) =>
        WORDS_OF_NOTICES.has(word) &&
        !/^(?:for|until|through|ending|finale|episodes?|seasons?|mild|minor|light|slight|some|major|from|after|here|point)$/.test(
          word,
        ),
    )
  );
}
