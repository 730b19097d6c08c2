import { Tokenizer, TokenizerError, TokenType } from '@streamparser/json';
import { ImportProblem } from '../import-problem.ts';
import type { TextFile } from './decode.ts';
import { LONGEST_RECORD, NO_TABLE, type ParsedRecord } from './file-record.ts';
import { DEEPEST, JsonTree } from './json-tree.ts';
import { Position } from './position.ts';

/** The most bytes between two tokens, so of one text, in which a character takes six at most: "\\u00e9". */
const LONGEST_TOKEN = 6 * LONGEST_RECORD;
/** The most that one value holds: a review in a server's own export has the ids of all who voted, of whom this is 190,000. */
const LARGEST_VALUE = 4 * LONGEST_RECORD;
/** What a list or an object takes in memory besides what is in it, as so many characters. */
const WEIGHT = 20;

/**
 * The values at some paths of a JSON file, in its order; nothing else of the file is kept. Several values one after the other are read
 * as one file each (NDJSON).
 * @param paths names joined by dots, `*` for each entry of a list: "lists.*"; '' is the whole value
 * @param onPath hears each path that the file has, once, whether wanted or not
 * @throws `malformed` {file, line, column}, `too-deep` {file, line, column, limit}
 */
export async function* jsonRecords(
  { file, text }: TextFile,
  paths: readonly string[],
  onPath?: (path: string) => void,
): AsyncIterable<ParsedRecord> {
  const records: ParsedRecord[] = [];
  let count = 0;
  const tree = new JsonTree(paths, {
    onPath,
    onValue(path, value) {
      count += 1;
      records.push({ line: count, path, ...NO_TABLE, value });
    },
  });
  const position = new Position();
  const problem = (offset: number) =>
    new ImportProblem('malformed', { file: file.name, ...position.at(offset) });
  const tokenizer = new Tokenizer({ separator: '' });
  const encoder = new TextEncoder();
  /** Of the record that is open: nothing that is small in a file may become large in memory, which V8 ends the process for. */
  let size = 0;
  let last = 0;
  tokenizer.onToken = ({ token, value, offset }) => {
    last = offset;
    size += sizeOf(token, value);
    if (tree.isOutside) size = 0;
    if (size > LARGEST_VALUE) throw problem(offset);
    const wrong = tree.take(token, value);
    if (wrong === 'malformed') throw problem(offset);
    if (wrong === 'too-deep')
      throw new ImportProblem('too-deep', { file: file.name, ...position.at(offset), limit: DEEPEST });
  };
  tokenizer.onError = (error) => {
    if (!(error instanceof TokenizerError)) throw error;
    throw problem(Number(/absolute position "(\d+)"/.exec(error.message)?.[1] ?? position.end));
  };
  let lastAt = position.at(0);
  for await (const chunk of text()) {
    const bytes = encoder.encode(chunk);
    const begin = position.end;
    position.add(bytes);
    tokenizer.write(bytes);
    yield* records.splice(0);
    if (last >= begin) lastAt = position.at(last);
    if (position.end - last > LONGEST_TOKEN)
      throw new ImportProblem('malformed', { file: file.name, ...lastAt });
  }
  tokenizer.end();
  yield* records.splice(0);
  if (!tree.isComplete) throw problem(position.end);
}

function sizeOf(token: TokenType, value: unknown): number {
  if (token === TokenType.STRING) return (value as string).length + 1;
  return token === TokenType.LEFT_BRACE || token === TokenType.LEFT_BRACKET ? WEIGHT : 1;
}
