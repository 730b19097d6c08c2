import type { Person } from '../../src/sandbox/people/person.ts';
import type { SandboxMessage } from '../../src/sandbox/world/records.ts';
import { messageOf, type World, wordsOf } from './world.ts';

export const fileOf = (name: string, text: string) => ({ name, bytes: Buffer.from(text) });

/** Ratings as IMDb exports them: a title, its year, the score, the date, and its type unless it is a film. */
export function imdbRatings(
  rows: readonly (readonly [title: string, year: number, score: string, date: string, type?: string])[],
) {
  const lines = rows.map(
    ([title, year, score, date, type = 'Movie'], index) =>
      `tt${String(index + 1).padStart(7, '0')},${score},${date},${title},${title},https://www.imdb.com/,${type},7.5,100,${year},Drama,1000,2020-01-01,Somebody`,
  );
  const head =
    'Const,Your Rating,Date Rated,Title,Original Title,URL,Title Type,IMDb Rating,Runtime (mins),Year,Genres,Num Votes,Release Date,Directors';
  return fileOf('ratings.csv', [head, ...lines, ''].join('\r\n'));
}

/** A message as it is now, once it says this. */
export const untilSays = (
  world: Pick<World, 'sandbox'>,
  { id }: SandboxMessage,
  words: string,
): Promise<SandboxMessage> =>
  world.sandbox.until(() => {
    const now = world.sandbox.world.messages.get(id);
    return now !== undefined && wordsOf(now).includes(words) ? now : undefined;
  }, `a message that says "${words}"`);

/** Gives a file to `/data import`, and resolves to the answer once it says this. */
export async function importFile(
  world: Pick<World, 'sandbox'>,
  person: Person,
  file: { readonly name: string; readonly bytes: Uint8Array },
  words = 'to import',
): Promise<SandboxMessage> {
  return untilSays(world, messageOf(await person.slash('/data import', { file })), words);
}

/** The id of the import that a card is about. */
export function importIdIn(message: object): string {
  const id = /import-(?:clash|commit|rows|undo):([\w-]{16})/.exec(JSON.stringify(message))?.[1];
  if (id === undefined) throw new Error('No import');
  return id;
}
