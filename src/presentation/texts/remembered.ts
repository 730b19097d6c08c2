import type { Translate } from './texts.ts';

/** How many texts are remembered for a language. */
const MOST = 10_000;
/** Longer ones are a review's or a draft's, which are not asked for again and have no business here. In characters. */
const LONGEST = 120;

/** The same texts, at a hundredth of the time when they are asked for again: i18next takes ten microseconds for each. */
export function remembered(translate: Translate): Translate {
  const texts = new Map<string, string>();
  const remember: Translate = (key, ...parameters) => {
    const asked = parameters.length === 0 ? key : `${key} ${JSON.stringify(parameters[0])}`;
    const known = texts.get(asked);
    if (known !== undefined) return known;
    const text = translate(key, ...parameters);
    if (asked.length > LONGEST) return text;
    if (texts.size >= MOST) texts.clear();
    texts.set(asked, text);
    return text;
  };
  return remember;
}
