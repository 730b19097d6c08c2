/**
 * Whether a typed text is a title, or the beginning of one, but for one typing error: another letter, one too many, one missing, or two
 * neighbours swapped. False where it is without any. Most texts part at their first letters: it costs next to nothing to say no.
 */
export function oneTypoFrom(typed: string, title: string): 'whole' | 'begun' | undefined {
  if (typed.length > title.length + 1) return undefined;
  let at = 0;
  while (at < typed.length && typed.charCodeAt(at) === title.charCodeAt(at)) at += 1;
  if (at === typed.length) return title.length === at + 1 ? 'whole' : undefined;
  const isSwapped =
    typed.charCodeAt(at) === title.charCodeAt(at + 1) && typed.charCodeAt(at + 1) === title.charCodeAt(at);
  const pairs = [
    [at + 1, at + 1],
    [at + 1, at],
    [at, at + 1],
    ...(isSwapped ? [[at + 2, at + 2]] : []),
  ] as const;
  let isBegun = false;
  for (const [ofTyped, ofTitle] of pairs) {
    const left = typed.length - ofTyped;
    if (!isEqual(typed, ofTyped, title, ofTitle)) continue;
    if (title.length - ofTitle === left) return 'whole';
    isBegun = true;
  }
  return isBegun ? 'begun' : undefined;
}

/** Whether all that is left of a typed text stands at this place of the title. */
function isEqual(typed: string, ofTyped: number, title: string, ofTitle: number): boolean {
  if (typed.length - ofTyped > title.length - ofTitle) return false;
  for (let at = ofTyped; at < typed.length; at++)
    if (typed.charCodeAt(at) !== title.charCodeAt(at - ofTyped + ofTitle)) return false;
  return true;
}
