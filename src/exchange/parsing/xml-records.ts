import { SaxesParser } from 'saxes';
import { ImportProblem } from '../import-problem.ts';
import type { TextFile } from './decode.ts';
import { LONGEST_RECORD, NO_TABLE, type ParsedRecord } from './file-record.ts';

/** How deep elements may lie in each other; three is what MyAnimeList's have. */
const DEEPEST = 32;

/** What a child of a record takes in memory besides its name and text, as so many characters. */
const WEIGHT = 20;

/** A record that is open, and the child of it that is. */
interface OpenRecord {
  readonly line: number;
  readonly name: string;
  readonly fields: Map<string, string>;
  child: string | undefined;
  length: number;
}

/**
 * The elements of some names right below the root of an XML file, with the texts of their children. Names are compared without prefix
 * and case. A document type is refused, so that no entity is known but XML's own five.
 * @param elements in lower case: "anime"
 * @throws `malformed` {file, line, column}, `too-deep` {file, line, column, limit}
 */
export async function* xmlRecords(
  { file, text }: TextFile,
  elements: readonly string[],
  onRoot?: (name: string) => void,
): AsyncIterable<ParsedRecord> {
  const records: ParsedRecord[] = [];
  const parser = new SaxesParser();
  let depth = 0;
  let isEnding = false;
  /** How many characters the parser holds that it has told nothing of: a text, a comment, a tag that has not ended. */
  let held = 0;
  let open: OpenRecord | undefined;
  /** Empty lines above all: the parser takes none before the declaration, and editors leave some. */
  let above = 0;
  const here = () => ({ line: parser.line + above, column: parser.column + 1 });
  /** Where the last element began or ended. */
  let known = here();
  const fail = (code: 'malformed' | 'too-deep' = 'malformed', at = here(), limits = {}): never => {
    throw new ImportProblem(code, { file: file.name, ...at, ...limits });
  };
  const isTold = () => {
    held = 0;
  };
  const grow = (record: OpenRecord, by: number) => {
    record.length += by;
    if (record.length > LONGEST_RECORD) fail();
  };
  const take = (piece: string) => {
    isTold();
    if (open?.child === undefined) return;
    grow(open, piece.length);
    open.fields.set(open.child, (open.fields.get(open.child) ?? '') + piece);
  };
  parser.on('doctype', () => fail());
  // The parser takes all up to the next semicolon for the name of an entity: "Tom & Jerry" is wrong where it stands.
  parser.on('error', ({ message }) => fail('malformed', isEnding || /entity/.test(message) ? known : here()));
  parser.on('comment', isTold);
  parser.on('processinginstruction', isTold);
  parser.on('opentag', (tag) => {
    isTold();
    const name = localName(tag.name);
    known = here();
    depth += 1;
    if (depth > DEEPEST) fail('too-deep', here(), { limit: DEEPEST });
    if (depth === 1) onRoot?.(name);
    if (depth === 2 && elements.includes(name))
      open = { line: here().line, name, fields: new Map(), child: undefined, length: 0 };
    if (depth === 3 && open !== undefined) {
      open.child = name;
      grow(open, name.length + WEIGHT);
    }
  });
  parser.on('text', take);
  parser.on('cdata', take);
  parser.on('closetag', () => {
    isTold();
    depth -= 1;
    known = here();
    if (depth === 2 && open !== undefined) open.child = undefined;
    if (depth !== 1 || open === undefined) return;
    const { line, name, fields } = open;
    const field = (of: string) => fields.get(of)?.trim() ?? '';
    records.push({ ...NO_TABLE, line, path: name, field, value: undefined });
    open = undefined;
  });
  let hasBegun = false;
  for await (const chunk of text()) {
    const begun: string = hasBegun ? chunk : chunk.trimStart();
    above += chunk.slice(0, chunk.length - begun.length).split('\n').length - 1;
    hasBegun ||= begun !== '';
    parser.write(begun);
    held += chunk.length;
    if (held > LONGEST_RECORD) fail('malformed', known);
    yield* records.splice(0);
  }
  isEnding = true;
  parser.close();
  yield* records.splice(0);
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1).toLowerCase();
