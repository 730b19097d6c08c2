import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { ImportProblem } from '../import-problem.ts';
import type { TextFile } from './decode.ts';
import { LONGEST_RECORD, type ParsedRecord } from './file-record.ts';

/** What can part the columns of a table: Excel writes semicolons in much of Europe. */
const DELIMITERS = [',', ';', '\t'] as const;
/** No header is longer, in UTF-16 units. */
const LONGEST_HEADER = 64 * 1024;

/** The header of a table. */
export interface TableHeader {
  /** As the file writes them, trimmed; see `FileRecord.columns`. */
  readonly columns: readonly string[];
  readonly delimiter: string;
}

/** The first line of a text as the header of a table; undefined where it is none. */
export async function readHeader({ text }: TextFile): Promise<TableHeader | undefined> {
  let head = '';
  for await (const chunk of text()) {
    head = `${head}${chunk}`.replace(/^[\s\uFEFF]*[\r\n]/, '');
    if (/[\r\n]/.test(head) || head.length > LONGEST_HEADER) break;
  }
  const [line = ''] = head.split(/[\r\n]/, 1);
  const unquoted = line.replace(/"(?:[^"]|"")*"/g, '');
  const [delimiter] = DELIMITERS.map((mark) => ({ mark, count: unquoted.split(mark).length }))
    .sort((one, other) => other.count - one.count)
    .map(({ mark }) => mark) as [string];
  const rows = parse({ ...OPTIONS, delimiter, to: 1 });
  try {
    for await (const fields of Readable.from([`${line}\n`]).pipe(rows) as AsyncIterable<string[]>)
      return { columns: toldApart(fields.map((column) => column.trim())), delimiter };
  } catch {
    return undefined;
  }
  return undefined;
}

/** The names of columns, the second one of a name with a 2 behind it. */
function toldApart(columns: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return columns.map((column) => {
    const count = (seen.get(column.toLowerCase()) ?? 0) + 1;
    seen.set(column.toLowerCase(), count);
    return count === 1 ? column : `${column} ${count}`;
  });
}

const OPTIONS = {
  relax_quotes: true,
  relax_column_count: true,
  record_delimiter: ['\r\n', '\n', '\r'],
  max_record_size: LONGEST_RECORD,
};

/**
 * The rows below a table's header: RFC 4180, with line feeds of each kind, and where a quote inside an unquoted field stands for
 * itself. Empty lines are none. A row with more fields than the header has is unreadable, since its fields may have moved; a first line
 * of one field is a title, not a header.
 * @throws `malformed` {file, line, column: number of the field} where a quote isn't closed, or a record is too long
 */
export async function* tableRecords(
  { file, text }: TextFile,
  header: TableHeader,
): AsyncIterable<ParsedRecord> {
  /** Where the rows begin that the parser has read and nobody has taken yet, and what it has read of the file, in lines. */
  const begins: number[] = [];
  let lines = 0;
  const parser = parse({
    ...OPTIONS,
    delimiter: header.delimiter,
    on_record(fields, at) {
      begins.push(lines + 1);
      lines = at.lines;
      return shortened(fields, header.columns.length);
    },
  });
  const source = Readable.from(text());
  source.on('error', (error) => parser.destroy(error));
  let isHeader = true;
  const recordOf = recordsBelow(header);
  try {
    for await (const fields of source.pipe(parser) as AsyncIterable<string[]>) {
      const line = begins.shift() ?? 0;
      const isLine = fields.length === 1 || header.delimiter === '\t';
      if (isLine && fields.every((field) => field.trim() === '')) continue;
      if (isHeader) isHeader = false;
      else yield recordOf(line, fields);
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const column = typeof error.column === 'number' ? error.column + 1 : 1;
    throw new ImportProblem('malformed', { file: file.name, line: lines + 1, column });
  } finally {
    source.destroy();
  }
}

/** Of the fields behind those that the header names only one with something in it, so that many take no memory. */
const shortened = (fields: string[], width: number): string[] =>
  fields.length <= width
    ? fields
    : [...fields.slice(0, width), fields.slice(width).find((field) => field.trim() !== '') ?? ''];

function recordsBelow({ columns }: TableHeader) {
  const places = new Map(columns.map((name, place) => [name.toLowerCase(), place]));
  const width = columns.length;
  return (line: number, fields: readonly string[]): ParsedRecord => ({
    line,
    path: '',
    field: (name) => fields[places.get(name) ?? -1]?.trim() ?? '',
    columns,
    value: undefined,
    unreadable: width > 1 && fields.slice(width).some((field) => field.trim() !== ''),
  });
}
