import { SOURCE_NAMES } from '../../src/catalogue/sources/source.ts';
import { INVENTED_SHOWS } from '../../src/sandbox/catalogues/invented-show.ts';
import type { OnlineCatalogue } from '../support/online-catalogue.ts';

export const MEMBERS = 100;
/** People type some five characters a second, and Discord asks about what stands there. In milliseconds. */
const A_KEY = 200;
/** An answer of a stand-in takes about as long as time stands still between two steps. In milliseconds. */
const A_STEP = 25;

/** How many questions the members ask, and how many requests each source sees, when all type one of so many shows at once. */
export async function typeAtOnce(online: OnlineCatalogue, shows: number) {
  const { catalogue, standIns } = online;
  const titles = INVENTED_SHOWS.slice(0, shows).map(({ title }) => title);
  const longest = Math.max(...titles.map(({ length }) => length));
  const asked: Promise<unknown>[] = [];
  for (let length = 1; length <= longest; length++) {
    for (let member = 0; member < MEMBERS; member++) {
      const title = titles[member % titles.length] ?? '';
      if (length > title.length) continue;
      asked.push(catalogue.suggest({ typed: title.slice(0, length), limit: 15, adult: false }));
    }
    await pass(online, A_KEY);
  }
  // Until nobody waits any more.
  await pass(online, 10_000);
  await Promise.all(asked);
  const seen = Object.fromEntries(SOURCE_NAMES.map((name) => [name, standIns.seen(name)]));
  return { questions: asked.length, seconds: (longest * A_KEY) / 1000 + 10, seen };
}

/** Lets time pass, and answers come meanwhile. */
async function pass({ clock, index }: OnlineCatalogue, milliseconds: number): Promise<void> {
  for (let passed = 0; passed < milliseconds; passed += A_STEP) {
    for (let turn = 0; turn < 5; turn++) await index.find('imdb:none');
    clock.advance(A_STEP);
  }
}
