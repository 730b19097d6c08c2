import { decodable, type TextFile } from '../../../src/exchange/parsing/decode.ts';
import type { ParsedRecord } from '../../../src/exchange/parsing/file-record.ts';

/** A file with this text or these bytes, which come in pieces of a few bytes. */
export function textOf(content: string | Uint8Array, size = 7): Promise<TextFile> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return decodable({
    name: 'Some file',
    path: 'some file',
    isInArchive: false,
    async *open() {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    },
  });
}

/** All records, or what is wrong: `[code, parameters]`. */
export async function allOf(records: AsyncIterable<ParsedRecord>): Promise<readonly ParsedRecord[]> {
  const all: ParsedRecord[] = [];
  for await (const record of records) all.push(record);
  return all;
}
