/** How much of a title a typed text is, from nothing to all of it. */
const [NOTHING, BEGUN, WHOLE] = [0, 1, 2];

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
  const most = Math.max(
    rest(typed, at + 1, title, at + 1),
    rest(typed, at + 1, title, at),
    rest(typed, at, title, at + 1),
    isSwapped ? rest(typed, at + 2, title, at + 2) : NOTHING,
  );
  return most === WHOLE ? 'whole' : most === BEGUN ? 'begun' : undefined;
}

/** How much of the rest of a title the rest of a typed text is. */
function rest(typed: string, ofTyped: number, title: string, ofTitle: number): number {
  const [left, leftOfTitle] = [typed.length - ofTyped, title.length - ofTitle];
  if (left > leftOfTitle) return NOTHING;
  for (let at = 0; at < left; at++)
    if (typed.charCodeAt(ofTyped + at) !== title.charCodeAt(ofTitle + at)) return NOTHING;
  return left === leftOfTitle ? WHOLE : BEGUN;
}
