import type { GuildMemory } from '../../../src/guilds/memory/guild-memory.ts';
import type { OpenGuild } from '../../../src/guilds/memory/open-guild.ts';
import { REVIEWER_SORTS } from '../../../src/reviews/helpfulness/reviewers.ts';
import type { ShowFilter, ShowSort } from '../../../src/reviews/ranking/show-list.ts';
import type { Store } from '../../../src/storage/store/store.ts';
import { readAll } from '../../storage/store/read-all.ts';
import { CHANNELS, ENTRIES, MEMBERS, SHOWS } from './random-acts.ts';
import { kept } from './recounted.ts';

const KEYS = SHOWS.flatMap((show) => MEMBERS.map((member) => `${show}:${member}`));
/** Reviews are fresh at this time. */
const NOW = 1000;
const LISTS: readonly (readonly [ShowSort, ShowFilter])[] = [
  ['best', {}],
  ['best', { years: { from: 2000, to: 2030 } }],
  ['reviews', { period: { year: 1970 } }],
  ['loved', { by: '21' }],
  ['divisive', {}],
  ['gems', {}],
];
const byText = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

/** The keys of reviews in their order. */
const keysIn = (order: { size: number; at(position: number, now: number): string | undefined }) =>
  Array.from({ length: order.size }, (_, position) => order.at(position, NOW));

/** Everything that can be seen of a guild in memory, in an order that does not depend on how it came there. */
export async function memoryState(guild: OpenGuild): Promise<object> {
  await guild.recounted();
  const { memory } = guild;
  const facts = [...memory.reviews()].sort(byText);
  return {
    record: memory.record,
    shows: SHOWS.map((id) => [memory.showEntry(id), memory.show(id)?.id, memory.showIds(id).sort()]),
    found: ['Show s1', 'Show s2', 'Harbour', '港', 'Glass Heart', 'Bay', 'Lighthouse'].map((title) => {
      const match = memory.matchShow({ title });
      return match.kind === 'one' ? match.show.id : match.kind;
    }),
    listed: ENTRIES.map((entry) => memory.showByIds(entry)?.id),
    facts,
    byMessage: facts.map(({ posting }) =>
      posting.state === 'posted' ? memory.reviewByMessage(posting.messageId)?.key : '',
    ),
    byAuthor: await Promise.all(
      MEMBERS.map(async (id) => [
        keysIn(await memory.writtenOrders.of(id)),
        keysIn(await memory.changedOrders.of(id)),
      ]),
    ),
    byShow: await Promise.all(SHOWS.map(async (id) => keysIn(await guild.readingOrder(id)))),
    channels: CHANNELS.map((id) => memory.postings.isIn(id)),
    counts: await Promise.all(KEYS.map((key) => guild.counts(key))),
    moderation: KEYS.map((key) => memory.moderation(key)),
    moderatedBy: MEMBERS.map((id) => [...memory.moderations.of(id)].sort(byText)),
    members: MEMBERS.map((id) => [
      memory.blocked(id),
      memory.notices.hasUnread(id),
      memory.notices.told(id).milestones,
      memory.eligibleVoters.roleId === undefined ? undefined : memory.eligibleVoters.holds(id),
    ]),
    kept: await kept(memory, SHOWS, MEMBERS),
    choices: MEMBERS.map(memory.member),
    helpfulness: await Promise.all(MEMBERS.map((id) => guild.helpfulness.of(id))),
    reviewers: await Promise.all(REVIEWER_SORTS.map((sort) => guild.reviewers.page({ sort }, 1, 1000))),
    ...(await listedState(memory)),
  };
}

/** What a search among the shows finds, and the lists that are kept of them. */
async function listedState(memory: GuildMemory): Promise<object> {
  const all = [...memory.allShows(), ...memory.mergedShows()].sort(byText);
  const added = MEMBERS.map(memory.showsAddedBy);
  // A damaged export can merge a show into one that it lacks.
  const isWhole = all.every(({ mergedInto }) => mergedInto === undefined || memory.showEntry(mergedInto));
  if (!isWhole) return { all, added };
  const searched = (['reviewed', 'all'] as const).flatMap((among) =>
    ['', 'show', 'harb', 'new', 'glas', '港'].map((typed) => memory.suggestShows(typed, 100, among)),
  );
  const pages = LISTS.map(([sort, filter]) => memory.showLists.page({ sort, filter }, 1, 1000, NOW));
  return { all, added, searched, lists: await Promise.all(pages) };
}

/** Everything that is stored of the guild, by kind. */
export async function storedState(guild: OpenGuild): Promise<Record<string, unknown[]>> {
  const kinds = Object.entries(guild.store);
  const read = async ([kind, collection]: (typeof kinds)[number]) =>
    [kind, (await readAll<unknown>(collection.entries())).sort(byText)] as const;
  return Object.fromEntries(await Promise.all(kinds.map(read)));
}

/** What contradicts itself in the store: a review that nobody will post, votes without a review, or what needs a show that is gone. */
export async function contradictions(store: Store, guildId: string): Promise<string[]> {
  const reviews = new Map(await readAll(store.guild(guildId).reviews.entries()));
  const shows = new Map(await readAll(store.guild(guildId).shows.entries()));
  const found: string[] = [];
  for (const [key, { posting }] of reviews) {
    const request = await store.outbox.get(`${guildId}:${key}`);
    if (posting.state === 'wanted' && (request?.action !== 'post' || request.postingId !== posting.id))
      found.push(`${key} is to be posted, but nothing asks for it`);
  }
  for (const [key] of await readAll(store.guild(guildId).votes.entries()))
    if (!reviews.has(key)) found.push(`${key} has votes, but does not exist`);
  const guild = store.guild(guildId);
  for (const kind of ['reviews', 'moderation', 'reports', 'linking'] as const)
    for await (const [key] of guild[kind].entries() as AsyncIterable<readonly [string, unknown]>)
      if (!shows.has(key.split(':')[0] ?? '')) found.push(`${kind} ${key} is about no show`);
  return found;
}
