let segmenter: Intl.Segmenter | undefined;

/** What opens a bracket, a quotation or a Spanish question. */
const OPENING = /^[\p{Ps}\p{Pi}¿¡]+$/u;

/**
 * The pieces between which a line may break: words with the punctuation and space around them. Thai, Chinese and Japanese
 * have words without spaces between them.
 */
export function wordsOf(text: string): string[] {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' });
  const words: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    const last = words.at(-1);
    const begins = isWordLike === true || OPENING.test(segment);
    if (last === undefined || (begins && !OPENING.test(last))) words.push(segment);
    else words[words.length - 1] = last + segment;
  }
  return words;
}
