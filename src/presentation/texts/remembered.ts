import type { TextKey } from './catalogues.ts';
import { MARK } from './formats.ts';

/** As `Translate`, for any key and its parameters. */
export type AnyTranslate = (key: TextKey, parameters?: Parameters) => string;

type Parameters = Readonly<Record<string, string | number | readonly string[]>>;

/** How many texts are remembered for a language. */
const MOST = 10_000;
/** Longer ones have a list in them that is not asked for again, such as the aliases of a show. In characters. */
const LONGEST = 200;

/** The one parameter that chooses among the forms of a text. */
const COUNT = 'count';

/** What stands at a place of a text: a parameter, by its place among those that are inserted, in a format if it names one. */
interface Insertion {
  readonly place: number;
  readonly format?: string | undefined;
}

/**
 * The same texts, at a hundredth of the time when they are asked for again with other names and numbers in them: i18next takes ten
 * microseconds for each. What people typed is not remembered.
 * @param write writes a number in a format that `Formats.number` has named
 */
export function remembered(
  translate: AnyTranslate,
  write: (value: number, format: string) => string,
): AnyTranslate {
  /** By key, names of parameters and count: texts, and between them what is inserted. */
  const texts = new Map<string, readonly (string | Insertion)[]>();
  return (key, parameters) => {
    let asked: string = key;
    const inserted: (string | number)[] = [];
    for (const name in parameters) {
      const value = parameters[name] ?? '';
      if (isInserted(name, value)) {
        asked += ` ${name}`;
        inserted.push(value);
      } else asked += ` ${name}=${typeof value === 'number' ? value : JSON.stringify(value)}`;
    }
    let text = '';
    for (const part of texts.get(asked) ?? ask(asked, key, parameters)) {
      if (typeof part === 'string') text += part;
      else {
        const value = inserted[part.place];
        text += part.format === undefined ? value : write(Number(value), part.format);
      }
    }
    return text;
  };

  function ask(
    asked: string,
    key: TextKey,
    parameters: Parameters | undefined,
  ): readonly (string | Insertion)[] {
    const { marked, isSafe } = mark(parameters);
    if (!isSafe) return [translate(key, parameters)];
    const parts = translate(key, marked)
      .split(MARK)
      .map((part, at) => (at % 2 === 0 ? part : insertionOf(part)));
    if (asked.length > LONGEST) return parts;
    if (texts.size >= MOST) texts.clear();
    texts.set(asked, parts);
    return parts;
  }
}

const isInserted = (name: string, value: Parameters[string]): value is string | number =>
  typeof value === 'string' || (typeof value === 'number' && name !== COUNT);

/** Of "0", or "1 en percent": the place, and the format behind it. */
function insertionOf(part: string): Insertion {
  const [place = '', ...format] = part.split(' ');
  return { place: Number(place), format: format.length === 0 ? undefined : format.join(' ') };
}

/** The parameters with marks for what is inserted. It is not safe when a list has a mark in it. */
function mark(parameters: Parameters = {}): { readonly marked: Parameters; readonly isSafe: boolean } {
  const marked: Record<string, Parameters[string]> = {};
  let [inserted, isSafe] = [0, true];
  for (const name in parameters) {
    const value = parameters[name] ?? '';
    if (typeof value === 'object' && value.some((part) => part.includes(MARK))) isSafe = false;
    marked[name] = isInserted(name, value) ? `${MARK}${inserted++}${MARK}` : value;
  }
  return { marked, isSafe };
}
