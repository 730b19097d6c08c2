import { isBlankLine, normalizeLine, plainLine } from '../lines/plain-line.ts';

const QUESTION = /^was this review helpful to you\?(?:(?:[ |/·]*(?:yes|no|cancel)\b)*| ·.*helpful)$/i;
const ANSWERS = /^(?:(?:yes|no|cancel)[ |/·]*)+$/i;
const READ_MORE = /^(?:read|show) (?:more|less)$/i;
/** Finds the question in any width of its letters, before lines are looked at one by one. */
const HAS_QUESTION = /helpful|ｈｅｌｐｆｕｌ/i;
const QUESTION_AT_END = /was this review helpful to you\?[\s*_]*$/i;

/**
 * Removes the lines in which a review site asks "Was this review helpful to you?", with the site's "Yes", "No" and
 * "Cancel" below and its "Read more" above. At the end of the text, the question may also follow the last sentence.
 * @returns the remaining lines; the same array when there was no question
 */
export function withoutQuestion(lines: readonly string[]): readonly string[] {
  if (!lines.some((line) => HAS_QUESTION.test(line))) return lines;
  const kept: string[] = [];
  let afterQuestion = false;
  let found = false;
  for (const line of lines) {
    const plain = isBlankLine(line) ? '' : plainLine(line);
    if (QUESTION.test(plain)) {
      found = true;
      afterQuestion = true;
      if (READ_MORE.test(normalizeLine(kept.findLast((each) => each.trim() !== '') ?? '')))
        dropLastParagraph(kept);
    } else if (!afterQuestion || !ANSWERS.test(plain)) {
      if (plain !== '') afterQuestion = false;
      kept.push(line);
    }
  }
  const last = kept.findLastIndex((line) => line.trim() !== '');
  const ending = kept[last] ?? '';
  if (!QUESTION_AT_END.test(ending)) return found ? kept : lines;
  return kept.with(last, ending.replace(QUESTION_AT_END, '').trimEnd());
}

function dropLastParagraph(lines: string[]): void {
  lines.length = lines.findLastIndex((line) => line.trim() !== '');
}
