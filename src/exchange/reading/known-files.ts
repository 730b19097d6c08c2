import type { FileFormat } from '../formats/format.ts';
import { ImportProblem } from '../import-problem.ts';
import type { Note } from '../imported-review.ts';
import { decodable } from '../parsing/decode.ts';
import type { GivenFile, ReadableFile } from '../parsing/readable-file.ts';
import { unpack } from '../parsing/unpack.ts';
import { type KnownFile, knowFile } from './known-file.ts';

/** Of an archive that no format names the files of, so many are looked into. */
const MOST_LOOKED_INTO = 20;
const LOOKED_INTO = /\.(?:csv|tsv|json|xml|gz|txt|ndjson)$/;

/**
 * The files that hold something to read, all of one format, in the order of their names.
 * @throws `ImportProblem`: what `unpack` and `knowFile` throw, `empty` {file}, `unknown-format` {file}, `several-formats`
 */
export async function knowFiles(
  given: readonly GivenFile[],
  formats: readonly FileFormat[],
): Promise<{
  readonly format: FileFormat;
  readonly files: readonly KnownFile[];
  readonly notes: readonly Note[];
}> {
  const isNamed = ({ path }: ReadableFile) => formats.some(({ opens }) => opens?.test(path));
  const isOpened = ({ name }: { readonly name: string }) =>
    !formats.some(({ neverOpens }) => neverOpens?.test(name.toLowerCase()));
  // Folders mean something in archives alone.
  const isOpenedAlone = ({ name }: GivenFile) => isOpened({ name: name.slice(name.lastIndexOf('/') + 1) });
  const opened = (files: readonly ReadableFile[]) => {
    const named = files.filter((file) => isNamed(file) && isOpened(file));
    if (named.length > 0) return named;
    return files.filter((file) => LOOKED_INTO.test(file.path) && isOpened(file)).slice(0, MOST_LOOKED_INTO);
  };
  const unpacked = await unpack(given.filter(isOpenedAlone), opened);
  const known: KnownFile[] = [];
  let unknown: string | undefined;
  let hasZeros = false;
  for (const file of unpacked.toSorted((one, other) => byName(one.path, other.path))) {
    const text = await decodable(file);
    hasZeros ||= text.isZeros;
    if (text.isEmpty) continue;
    const found = text.isBinary ? undefined : await knowFile(text, formats);
    if (found === undefined) {
      if (!file.isInArchive || isNamed(file)) throw new ImportProblem('unknown-format', { file: file.name });
      unknown ??= file.name;
    } else if (found !== 'nothing') known.push(found);
  }
  const certain = known.filter(({ format, text }) => !(format.isLastResort && text.file.isInArchive));
  const files = certain.length > 0 ? certain : known;
  const [first] = files;
  const [file = { name: '' }] = given;
  if (first === undefined)
    throw unknown === undefined && unpacked.length > 0
      ? new ImportProblem('empty', { file: file.name })
      : new ImportProblem('unknown-format', { file: unknown ?? file.name });
  if (files.some(({ format }) => format !== first.format)) throw new ImportProblem('several-formats');
  return { format: first.format, files, notes: hasZeros ? ['zeros'] : [] };
}

const { compare: byName } = new Intl.Collator('en', { numeric: true });
