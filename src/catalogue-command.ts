/**
 * Start of `npm run catalogue:build`, `catalogue:get` and `catalogue:fill`, which fill the catalogue of the bot that `npm start` runs.
 * Exits with status 1, and a sentence that says what to do, when they can't.
 */
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fillCatalogue } from './catalogue/filling/fill-catalogue.ts';
import { FillProblem } from './catalogue/filling/fill-problem.ts';
import { SYSTEM_CLOCK } from './clock.ts';
import { catalogueFile } from './operations/catalogue-file.ts';
import { readConfiguration } from './operations/read-configuration.ts';
import { runCommand } from './operations/run-command.ts';

const TMDB_FILES_URL = 'https://files.tmdb.org/p/exports';

/** The directory of package.json. */
const OWN_DIRECTORY = dirname(import.meta.dirname);

/** The list of shows of the newest release, where package.json says which repository this is. */
async function releaseUrl(): Promise<string | undefined> {
  const { repository } = JSON.parse(await readFile(join(OWN_DIRECTORY, 'package.json'), 'utf8'));
  const [page] = /https:\/\/[^#]+?(?=\/?(?:\.git)?(?:#|$))/.exec(repository?.url ?? repository ?? '') ?? [];
  return page && `${page}/releases/latest/download/catalogue.jsonl.gz`;
}

/** Resolves to what the operator is told at the end. */
async function fill(signal: AbortSignal): Promise<string> {
  const { home, config, databaseUrl } = await readConfiguration(process.env, OWN_DIRECTORY);
  const file = catalogueFile(databaseUrl, home);
  if (file === undefined)
    throw new FillProblem('DATABASE_URL is a database in memory, which has no catalogue beside it.');
  await mkdir(dirname(file), { recursive: true });
  return fillCatalogue(process.argv.slice(2), {
    file,
    clock: SYSTEM_CLOCK,
    signal,
    say: (line) => console.log(line),
    input: process.stdin,
    tvmaze: config.tvmaze,
    tmdbFilesUrl: TMDB_FILES_URL,
    releaseUrl: await releaseUrl(),
  });
}

await runCommand(fill);
