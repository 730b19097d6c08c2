import type { Score } from '../../score.ts';
import { normalizeLine } from '../lines/plain-line.ts';
import { readScoreLine } from './score-line.ts';
import { namesOthers, namesPart } from './whose.ts';

/** The longest a score with its label can be, behind the last sentence of a paragraph, in UTF-16 units. */
const LONGEST = 60;
/** Short forms whose point ends no sentence. */
const NO_END = /(?:^|[\s(])(?:eps?|nos?|vols?|pts?|chs?|approx|vs|parts?|pp?|feat|dr|mr|mrs|st)\.$/i;
const MARKS: Readonly<Record<string, string>> = { '(': ')', '[': ']' };

/**
 * Finds a score behind the last sentence of a paragraph ("... Good fun. 8/10"), and what is left of the paragraph. Undefined when
 * the sentence before it is only the name of what it rates ("Acting. 9/10", "Story: thin. 7/10").
 */
export function readClosingSentence(
  line: string,
): { readonly score: Score; readonly rest: string } | undefined {
  const trimmed = line.trimEnd();
  const from = Math.max(0, trimmed.length - LONGEST);
  // From the longest: "Music 6/10. Score: 8/10" ends with "Score: 8/10", and "Good. A solid 8/10." with both.
  for (const { index } of trimmed
    .slice(from)
    .matchAll(/(?<=[.!?…。！？][”"’'」』)\]]{0,9})\s*(?=[\p{L}\p{N}*_([★⭐☆🌟])/gu)) {
    const end = from + index;
    const before = trimmed.slice(0, end).trimEnd();
    const closing = trimmed.slice(end).trim();
    if (before === '' || NO_END.test(before) || (/\d\.$/.test(before) && /^\d/.test(closing))) continue;
    const read = readScoreLine(normalizeLine(closing));
    if (read?.score === undefined) continue;
    if (/^[^\p{L}]*(?!\p{L})/u.test(closing) && belongsToSentence(normalizeLine(before.slice(-300))))
      return undefined;
    return { score: read.score, rest: read.isWhole && isBalanced(closing) ? before : trimmed };
  }
  return undefined;
}

function belongsToSentence(before: string): boolean {
  const last = before.split(/(?<=[.!?…])\s/).at(-1) ?? '';
  const words = last.split(' ').length;
  if (/^[\p{L}\p{N} /&-]{1,30}:/u.test(before) && namesPart(before.slice(0, before.indexOf(':'))))
    return true;
  return words <= 3 && (namesPart(last) || namesOthers(last));
}

/** "**Score: 8/10**" and "**Score:** 8/10" can go whole; "**Good. 8/10**" would leave a mark unclosed. */
function isBalanced(closing: string): boolean {
  for (const [open, close] of Object.entries(MARKS)) {
    if (closing.split(open).length !== closing.split(close).length) return false;
  }
  const [marks = ''] = /(?<![*_])[*_]+$/.exec(closing) ?? [];
  return marks === '' || closing.split(marks).length > 2;
}
