import { onTestFinished } from 'vitest';
import { createTexts } from '../../src/presentation/texts/texts.ts';
import { publishSite } from '../../src/publishing/publish-site.ts';
import type { SiteOptions } from '../../src/publishing/site-options.ts';
import { readSource } from '../../src/publishing/source/read-source.ts';
import type { Votes } from '../../src/reviews/counting/votes.ts';
import type { Decision, Moderation } from '../../src/reviews/moderation/moderation.ts';
import { type Review, reviewKey } from '../../src/reviews/review.ts';
import type { Show } from '../../src/reviews/shows/show.ts';
import type { GuildRecord, VoterRole } from '../../src/storage/entries/entries.ts';
import { openStore } from '../../src/storage/store/open-store.ts';
import type { Store } from '../../src/storage/store/store.ts';

export const GUILD = '100000000000000001';
export const NOW = Date.UTC(2026, 10, 28, 12);
const WRITTEN_AT = Date.UTC(2026, 4, 10);

/** A review by a member's name, which is also the end of their id; of a show by its title, which is also its id. */
interface GivenReview extends Partial<Omit<Review, 'author' | 'showId'>> {
  readonly by: string;
  readonly of: string;
}

export interface Given {
  readonly reviews: readonly GivenReview[];
  /** Names of members who agreed; absent: all who wrote. */
  readonly agreed?: readonly string[];
  /** What shows have besides their titles, by those. */
  readonly shows?: { readonly [title: string]: Partial<Show> };
  readonly record?: GuildRecord;
  /** By "title:name". */
  readonly votes?: { readonly [key: string]: Votes };
  readonly moderation?: { readonly [key: string]: Moderation };
  /** By name. */
  readonly blocked?: { readonly [name: string]: Decision };
  readonly voters?: { readonly [name: string]: VoterRole };
}

const userIdOf = (name: string): string => `user-${name}`;

/** A store in memory with a guild in it, until the test ends. */
export async function filledStore(given: Given): Promise<Store> {
  const store = await fillStore(given);
  onTestFinished(() => store.close());
  return store;
}

/** A store in memory with a guild in it, for whoever closes it. */
export async function fillStore(given: Given): Promise<Store> {
  const { shows = {}, votes = {}, moderation = {}, blocked = {}, voters = {} } = given;
  const store = await openStore('memory://', { onUnreadable: () => {} });
  const guild = store.guild(GUILD);
  const titles = new Set([...given.reviews.map(({ of }) => of), ...Object.keys(shows)]);
  const names = new Set(given.agreed ?? given.reviews.map(({ by }) => by));
  const keyOf = (key: string) => {
    const colon = key.lastIndexOf(':');
    return reviewKey(key.slice(0, colon), userIdOf(key.slice(colon + 1)));
  };
  await store.commit([
    store.guilds.put(GUILD, given.record ?? {}),
    ...Array.from(titles, (title) =>
      guild.shows.put(title, { id: title, title, addedBy: 'user-adder', addedAt: 0, ...shows[title] }),
    ),
    ...given.reviews.map(({ by, of, ...review }, index) =>
      guild.reviews.put(reviewKey(of, userIdOf(by)), {
        showId: of,
        author: { id: userIdOf(by), name: by, avatarUrl: 'https://cdn.example/secret-avatar.png' },
        spoilers: false,
        writtenAt: WRITTEN_AT + index * 60_000,
        earlierScores: [],
        posting: { state: 'withheld', reason: 'lost' },
        ...review,
      }),
    ),
    ...Array.from(names, (name) => guild.members.put(userIdOf(name), { publishes: true })),
    ...Object.entries(votes).map(([key, entry]) => guild.votes.put(keyOf(key), entry)),
    ...Object.entries(moderation).map(([key, entry]) => guild.moderation.put(keyOf(key), entry)),
    ...Object.entries(blocked).map(([name, entry]) => guild.blocked.put(userIdOf(name), entry)),
    ...Object.entries(voters).map(([name, entry]) => guild.voters.put(userIdOf(name), entry)),
  ]);
  return store;
}

export const OPTIONS: SiteOptions = {
  name: 'Drama Corner',
  t: createTexts().for('en-US'),
  now: NOW,
};

/** The files of a guild's page, by their paths. */
export async function publish(
  store: Store,
  options: Partial<SiteOptions> = {},
): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  const source = await readSource(store, GUILD, NOW);
  const write = async (path: string, content: string) => void files.set(path, content);
  await publishSite(source, { ...OPTIONS, ...options }, { write });
  return files;
}

/** All HTML of a site in one. */
export const allPages = (files: ReadonlyMap<string, string>): string =>
  [...files].flatMap(([path, text]) => (path.endsWith('.html') ? [text] : [])).join('\n');
