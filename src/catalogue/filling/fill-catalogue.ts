import { parseArgs } from 'node:util';
import { fillFromDump } from './fill-from-dump.ts';
import { fillFromRelease } from './fill-from-release.ts';
import { fillFromTmdb } from './fill-from-tmdb.ts';
import { fillFromTvmaze } from './fill-from-tvmaze.ts';
import type { FillPlace } from './fill-place.ts';
import { FillProblem } from './fill-problem.ts';

const USAGE = `npm run catalogue:build -- FILE [--most N] [--out LIST]   a dump of Wikidata: a file, its address, or - for standard input
npm run catalogue:get [-- ADDRESS]                        the list of shows that a release has
npm run catalogue:fill -- tvmaze|tmdb [--most N]          the list of shows that a source gives out`;

/** So many of TMDB's shows have been heard of by more than a few people. */
const MOST_OF_TMDB = 200_000;

/**
 * Fills the catalogue as the arguments of a command say: "build FILE", "get ADDRESS" or "fill SOURCE".
 * @returns what the operator is told at the end
 * @throws {FillProblem} with what the operator can do, and the catalogue as it was
 */
export async function fillCatalogue(args: readonly string[], place: FillPlace): Promise<string> {
  const read = readArguments(args);
  try {
    return await fill(read, place);
  } catch (error) {
    throw diskProblem(error, read.out ?? place.file) ?? error;
  }
}

async function fill({ words, most, out, contact }: Arguments, place: FillPlace): Promise<string> {
  const [command, what, ...rest] = words;
  if (command === 'get' && rest.length === 0) return fillFromRelease(what ?? releaseOf(place), place);
  if (what === undefined || rest.length > 0) throw new FillProblem(USAGE);
  if (command === 'build')
    return fillFromDump({ dump: what, most: most ?? Number.POSITIVE_INFINITY, out, contact }, place);
  if (command !== 'fill') throw new FillProblem(USAGE);
  if (what === 'tvmaze') return fillFromTvmaze(place);
  if (what === 'tmdb') return fillFromTmdb(most ?? MOST_OF_TMDB, place);
  throw new FillProblem(
    what === 'anilist'
      ? "AniList's terms forbid mass collection: its shows come one by one, when members look for them."
      : `${what} gives out no list that I can read: tvmaze and tmdb do.`,
  );
}

function releaseOf({ releaseUrl }: FillPlace): string {
  if (releaseUrl !== undefined) return releaseUrl;
  throw new FillProblem(
    'Say where the list is, with npm run catalogue:get -- ADDRESS: it is the catalogue.jsonl.gz of the release that you run.',
  );
}

interface Arguments {
  readonly words: readonly string[];
  readonly most: number | undefined;
  readonly out: string | undefined;
  readonly contact: string | undefined;
}

function readArguments(args: readonly string[]): Arguments {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { most: { type: 'string' }, out: { type: 'string' }, contact: { type: 'string' } },
      allowPositionals: true,
    });
    return {
      words: positionals,
      most: numberIn(values.most),
      out: values.out,
      contact: contactIn(values.contact),
    };
  } catch (error) {
    if (error instanceof FillProblem) throw error;
    throw new FillProblem(USAGE, { cause: error });
  }
}

function numberIn(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new FillProblem('--most takes a number, such as 100000.');
}

/** It becomes a part of a header. */
function contactIn(text: string | undefined): string | undefined {
  if (text === undefined || /^[\x20-\x7e]{1,200}$/.test(text)) return text;
  throw new FillProblem('--contact takes an address, such as you@example.com.');
}

/** What the disk refused, as a sentence; undefined for any other error. */
function diskProblem(error: unknown, file: string): FillProblem | undefined {
  if (!(error instanceof Error && 'code' in error)) return undefined;
  if (error.code !== 'ERR_SQLITE_ERROR' && !('syscall' in error)) return undefined;
  return new FillProblem(
    `${file} can't be made (${error.message}): is there room on the disk, and may I write there?`,
    { cause: error },
  );
}
