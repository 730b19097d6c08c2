import type { TextKey } from './catalogues.ts';

/** As `Translate`, for any key and its parameters. */
export type AnyTranslate = (key: TextKey, parameters?: Parameters) => string;

type Parameters = Readonly<Record<string, string | number | readonly string[]>>;

/** How many texts are remembered for a language. */
const MOST = 10_000;
/** Longer ones have a list in them that is not asked for again, such as the aliases of a show. In characters. */
const LONGEST = 200;

/** The number of a parameter that is inserted unchanged stands between two of these, which no catalogue has. */
const MARK = '\u0000';

/**
 * The same texts, at a hundredth of the time when they are asked for again with other names in them: i18next takes ten
 * microseconds for each. What people typed is not remembered.
 */
export function remembered(translate: AnyTranslate): AnyTranslate {
  /** By key and numbers: what stands between the parameters, and at odd places the numbers of these. */
  const texts = new Map<string, readonly string[]>();
  return (key, parameters) => {
    if (parameters === undefined) return remember(key, key, undefined)[0] ?? '';
    const inserted: string[] = [];
    const marked: Record<string, string | number | readonly string[]> = {};
    for (const [name, value] of Object.entries(parameters)) {
      if (typeof value === 'object' && value.some((part) => part.includes(MARK)))
        return translate(key, parameters);
      marked[name] = typeof value === 'string' ? `${MARK}${inserted.push(value) - 1}${MARK}` : value;
    }
    const parts = remember(`${key} ${JSON.stringify(marked)}`, key, marked);
    let text = '';
    for (const [place, part] of parts.entries())
      text += place % 2 === 0 ? part : (inserted[Number(part)] ?? '');
    return text;
  };

  function remember(asked: string, key: TextKey, marked: Parameters | undefined): readonly string[] {
    const known = texts.get(asked);
    if (known !== undefined) return known;
    const parts = translate(key, marked).split(MARK);
    if (asked.length > LONGEST) return parts;
    if (texts.size >= MOST) texts.clear();
    texts.set(asked, parts);
    return parts;
  }
}
