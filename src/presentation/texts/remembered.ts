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
  /** By key, names of parameters and numbers: what stands between the parameters, and at odd places the numbers of these. */
  const texts = new Map<string, readonly string[]>();
  return (key, parameters) => {
    let asked: string = key;
    const inserted: string[] = [];
    for (const name in parameters) {
      const value = parameters[name];
      if (typeof value === 'string') {
        asked += ` ${name}`;
        inserted.push(value);
      } else asked += ` ${name}=${typeof value === 'number' ? value : JSON.stringify(value)}`;
    }
    const parts = texts.get(asked) ?? ask(asked, key, parameters);
    let text = parts[0] ?? '';
    for (let place = 1; place < parts.length; place += 2)
      text += `${inserted[Number(parts[place])]}${parts[place + 1]}`;
    return text;
  };

  function ask(asked: string, key: TextKey, parameters: Parameters | undefined): readonly string[] {
    const { marked, isSafe } = mark(parameters);
    if (!isSafe) return [translate(key, parameters)];
    const parts = translate(key, marked).split(MARK);
    if (asked.length > LONGEST) return parts;
    if (texts.size >= MOST) texts.clear();
    texts.set(asked, parts);
    return parts;
  }
}

/** The parameters with numbers for what is inserted. It is not safe when a list has a mark in it. */
function mark(parameters: Parameters = {}): { readonly marked: Parameters; readonly isSafe: boolean } {
  const marked: Record<string, Parameters[string]> = {};
  let [inserted, isSafe] = [0, true];
  for (const name in parameters) {
    const value = parameters[name] ?? '';
    if (typeof value === 'object' && value.some((part) => part.includes(MARK))) isSafe = false;
    marked[name] = typeof value === 'string' ? `${MARK}${inserted++}${MARK}` : value;
  }
  return { marked, isSafe };
}
