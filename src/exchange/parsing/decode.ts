import { TextDecoder } from 'node:util';
import type { ReadableFile } from './readable-file.ts';

/** A file as text, from its beginning each time. */
export interface TextFile {
  readonly file: ReadableFile;
  /** Whether it has nothing, or nothing but white space and NUL. */
  readonly isEmpty: boolean;
  /** Whether it has NUL and nothing else, as a file has that was damaged on its way. */
  readonly isZeros: boolean;
  /** Whether it is no text, but a picture or the like. */
  readonly isBinary: boolean;
  /** Its text without a byte order mark, in pieces that end between characters. */
  text(): AsyncIterable<string>;
}

const NUL_OR_SPACE = new Set([0, 9, 10, 13, 32]);

/**
 * Reads a file once to learn its encoding: UTF-16 by its byte order mark, UTF-8 where all of it is, otherwise Windows-1252, which IMDb
 * wrote until 2024. Throws what opening it throws.
 */
export async function decodable(file: ReadableFile): Promise<TextFile> {
  const { encoding, isEmpty, size, zeros } = await looked(file);
  // A few in a text are a fault of what wrote it.
  const isText = encoding.startsWith('utf-16') || (encoding === 'utf-8' && zeros * 100 <= size);
  const isBinary = zeros > 0 && !isText;
  return { file, isEmpty, isZeros: isEmpty && zeros > 0, isBinary, text: () => decoded(file, encoding) };
}

interface Looked {
  readonly encoding: string;
  readonly isEmpty: boolean;
  /** How many bytes it has, and how many of them are 0. */
  readonly size: number;
  readonly zeros: number;
}

async function looked(file: ReadableFile): Promise<Looked> {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let head: readonly number[] = [];
  let isEmpty = true;
  let size = 0;
  let zeros = 0;
  let isUtf8 = true;
  for await (const chunk of file.open()) {
    if (head.length < 2) head = [...head, ...chunk.subarray(0, 2)].slice(0, 2);
    isEmpty &&= chunk.every((byte) => NUL_OR_SPACE.has(byte));
    size += chunk.length;
    if (chunk.includes(0)) zeros += chunk.reduce((count, byte) => (byte === 0 ? count + 1 : count), 0);
    isUtf8 &&= decodes(utf8, chunk);
  }
  isUtf8 &&= decodes(utf8);
  const [first, second] = head;
  if (first === 0xff && second === 0xfe) return { encoding: 'utf-16le', isEmpty, size, zeros };
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', isEmpty, size, zeros };
  return { encoding: isUtf8 ? 'utf-8' : 'windows-1252', isEmpty, size, zeros };
}

function decodes(decoder: TextDecoder, chunk?: Uint8Array): boolean {
  try {
    decoder.decode(chunk, { stream: chunk !== undefined });
    return true;
  } catch {
    return false;
  }
}

async function* decoded(file: ReadableFile, encoding: string): AsyncIterable<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of file.open()) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}
