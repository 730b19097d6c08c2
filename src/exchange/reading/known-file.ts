import type { FileFormat, Part } from '../formats/format.ts';
import { ImportProblem } from '../import-problem.ts';
import type { TextFile } from '../parsing/decode.ts';
import { NO_TABLE, type ParsedRecord } from '../parsing/file-record.ts';
import { jsonRecords } from '../parsing/json-records.ts';
import { readHeader, type TableHeader, tableRecords } from '../parsing/table-records.ts';
import { xmlRecords } from '../parsing/xml-records.ts';

/** A file of which it is known what it is. */
export interface KnownFile {
  readonly format: FileFormat;
  /** A name among the format's parts. */
  readonly part: string;
  readonly text: TextFile;
  records(): AsyncIterable<ParsedRecord>;
}

/** What can be seen of a file before its records are read. */
type Seen =
  | { readonly kind: 'table'; readonly names: readonly string[]; readonly header: TableHeader }
  | { readonly kind: 'json'; readonly paths: ReadonlySet<string> }
  | { readonly kind: 'xml'; readonly root: string }
  | { readonly kind: 'text' };

/** The most that a text may have which is read as a whole, in UTF-16 units (of its file: bytes), and in lines. */
const LONGEST_TEXT = 5 * 1024 * 1024;
const MOST_LINES = 200_000;
/** So many different paths of a JSON file are looked at; exports have some hundred. */
const MOST_PATHS = 5000;

/**
 * Finds out what file this is by its header, its JSON's paths or its XML's root. The first format and part that fit decide.
 * @returns undefined when no format knows it; 'nothing' when it is JSON without anything in it
 * @throws `ImportProblem`: `malformed` where JSON is none, `score-column-twice` {file, column: its name}
 */
export async function knowFile(
  text: TextFile,
  formats: readonly FileFormat[],
): Promise<KnownFile | 'nothing' | undefined> {
  const fitting = (seen: Seen) =>
    formats
      .values()
      .flatMap((format) => Object.keys(format.parts).map((part) => ({ format, part })))
      .find(({ format, part }) => fits(format.parts[part] as Part, seen, text.file.path));
  const seen = await look(text, (paths) => fitting({ kind: 'json', paths }) !== undefined);
  if (seen === undefined) return undefined;
  if (seen.kind === 'json' && seen.paths.size === 0) return 'nothing';
  const found = fitting(seen);
  if (found === undefined) return undefined;
  const part = found.format.parts[found.part] as Part;
  if ('score' in part && part.score !== undefined && seen.kind === 'table')
    if (seen.names.includes(`${part.score} 2`))
      throw new ImportProblem('score-column-twice', { file: text.file.name, column: part.score });
  return { ...found, text, records: () => recordsOf(text, part, seen) };
}

function fits(part: Part, seen: Seen, path: string): boolean {
  if (part.path !== undefined && !part.path.test(path)) return false;
  if ('columns' in part)
    return (
      seen.kind === 'table' &&
      (part.columns.length > 0 || seen.names.length > 1) &&
      part.columns.every((name) => seen.names.includes(name)) &&
      !part.without?.some((name) => seen.names.includes(name))
    );
  if ('json' in part) return seen.kind === 'json' && part.json.every((each) => seen.paths.has(each));
  if ('root' in part) return seen.kind === 'xml' && seen.root === part.root;
  return seen.kind === 'table' || seen.kind === 'text';
}

async function look(
  text: TextFile,
  isEnough: (paths: ReadonlySet<string>) => boolean,
): Promise<Seen | undefined> {
  const first = await firstCharacter(text);
  const isTyped = text.file.path.endsWith('.txt');
  if (!isTyped && (first === '{' || first === '['))
    return { kind: 'json', paths: await pathsOf(text, isEnough) };
  if (!isTyped && first === '<') {
    const root = await rootOf(text);
    return root === undefined ? undefined : { kind: 'xml', root };
  }
  const header = await readHeader(text);
  return header === undefined
    ? { kind: 'text' }
    : { kind: 'table', header, names: header.columns.map((name) => name.toLowerCase()) };
}

async function firstCharacter({ text }: TextFile): Promise<string | undefined> {
  for await (const piece of text()) {
    const [first] = piece.trimStart();
    if (first !== undefined) return first;
  }
  return undefined;
}

/** Ends a parser that has seen enough. */
const ENOUGH = Symbol('enough');

async function pathsOf(
  text: TextFile,
  isEnough: (paths: ReadonlySet<string>) => boolean,
): Promise<ReadonlySet<string>> {
  const paths = new Set<string>();
  const hear = (path: string) => {
    if (paths.has(path)) return;
    paths.add(path);
    if (paths.size >= MOST_PATHS || isEnough(paths)) throw ENOUGH;
  };
  try {
    for await (const _ of jsonRecords(text, [], hear));
  } catch (error) {
    if (error !== ENOUGH) throw error;
  }
  return paths;
}

/** The name of an XML file's root; undefined for what begins like XML and is none, as pages do. */
async function rootOf(text: TextFile): Promise<string | undefined> {
  let root: string | undefined;
  const hear = (name: string) => {
    root = name;
    throw ENOUGH;
  };
  try {
    for await (const _ of xmlRecords(text, [], hear));
  } catch (error) {
    if (error !== ENOUGH && !(error instanceof ImportProblem && error.code === 'malformed')) throw error;
  }
  return root;
}

function recordsOf(text: TextFile, part: Part, seen: Seen): AsyncIterable<ParsedRecord> {
  if ('json' in part) return jsonRecords(text, part.records);
  if ('root' in part) return xmlRecords(text, part.records);
  if ('columns' in part && seen.kind === 'table') return tableRecords(text, seen.header);
  return wholeText(text);
}

async function* wholeText({ file, text }: TextFile): AsyncIterable<ParsedRecord> {
  let value = '';
  let lines = 1;
  for await (const piece of text()) {
    value += piece;
    lines += piece.split(/\r\n?|\n/).length - 1;
    if (value.length > LONGEST_TEXT)
      throw new ImportProblem('too-large', { file: file.name, limit: LONGEST_TEXT });
    if (lines > MOST_LINES) throw new ImportProblem('too-many-rows', { limit: MOST_LINES });
  }
  yield { line: 1, path: '', ...NO_TABLE, value };
}
