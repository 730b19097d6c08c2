import { Ballot } from '../../src/reviews/counting/ballot.ts';
import { storedVotingEmoji } from '../../src/reviews/counting/voting-emoji.ts';
import type { MortalWorld } from './mortal-world.ts';
import { STAFF_CHANNEL } from './settled.ts';
import { readGuild, type StoredGuild } from './stored-guild.ts';

/** Properties that differ from run to run, or in which two runs to the same state may differ. */
const LEFT_OUT = new Set([
  ...[
    'id',
    'showId',
    'ticket',
    'postingId',
    'messageId',
    'channelId',
    'lastChannelId',
    'avatarUrl',
    'icon_url',
  ],
  ...[
    'at',
    'writtenAt',
    'editedAt',
    'addedAt',
    'postedAt',
    'removedAt',
    'until',
    'days',
    'bots',
    'url',
    'timestamp',
  ],
]);

/** Everything that is in force in a world, line by line, in words that are the same in every run. */
export async function snapshotOf(world: MortalWorld): Promise<string[]> {
  const guild = await readGuild(world);
  const names = namesIn(world, guild);
  const lines = [
    ...entries('show', guild.shows),
    ...entries('review', guild.reviews),
    ...entries('where', channelsOf(guild)),
    ...entries('votes', votesOnMessages(world, guild)),
    ...entries('moderation', guild.moderation),
    ...entries('reports', guild.reports),
    ...entries('blocked', guild.blocked),
    ...entries('notices', guild.notices),
    ...entries('settings', new Map([...guild.guilds.values()].flatMap((record) => Object.entries(record)))),
    ...entries('can be undone', guild.removed),
    ...messageLines(world),
  ];
  return lines
    .map((line) => line.replace(/(\/channels\/\d+\/\d+\/)\d+/g, '$1message'))
    .map((line) => line.replace(/[\w-]{16,20}/g, (id) => names.get(id) ?? id))
    .sort();
}

function entries(kind: string, map: ReadonlyMap<string, unknown>): string[] {
  return [...map].flatMap(([key, entry]) => {
    const plain = plainOf(entry);
    return plain === '{}' ? [] : [`${kind} ${key}: ${plain}`];
  });
}

/** JSON without what is left out, with sorted lists of ids; whether something is settled, but not when. */
const plainOf = (entry: unknown): string =>
  JSON.stringify(entry, (name, value: unknown) => {
    if (LEFT_OUT.has(name)) return undefined;
    if (name === 'textEditedAt' || name === 'settledAt') return true;
    const isList = Array.isArray(value) && value.every((one) => typeof one === 'string');
    return isList ? value.toSorted() : value;
  });

function channelsOf({ reviews }: StoredGuild): Map<string, string> {
  return new Map(
    [...reviews].flatMap(([key, { posting }]) => ('channelId' in posting ? [[key, posting.channelId]] : [])),
  );
}

/** Each review's votes, as they are taken for its message. */
function votesOnMessages({ sandbox }: MortalWorld, { votes, reviews, guilds }: StoredGuild) {
  const emoji = storedVotingEmoji(guilds.get(sandbox.guildId)?.emoji);
  return new Map(
    [...votes].map(([key, entry]) => {
      const posting = reviews.get(key)?.posting;
      const messageId = posting?.state === 'posted' ? posting.messageId : entry.messageId;
      const { reactions, carried } = Ballot.open(entry, messageId, emoji).toEntry();
      const sorted = Object.entries(reactions).sort(([one], [other]) => (one < other ? -1 : 1));
      return [key, { reactions: sorted, carried }];
    }),
  );
}

function messageLines({ sandbox: { world } }: MortalWorld): string[] {
  return world.channels
    .values()
    .filter(({ name }) => name !== STAFF_CHANNEL)
    .flatMap(({ id, name }) =>
      world
        .messagesOf(id)
        .filter(({ visible_to }) => visible_to === null)
        .map(({ author, content, embeds, components, reactions }) => {
          const buttons = components.flatMap((row) => row.components?.map(({ label }) => label));
          const shown = plainOf([author.username, content, embeds, buttons]);
          const sorted = reactions.map((one) => plainOf([one.emoji.name, one.normal, one.super])).sort();
          return `message in #${name}: ${shown} ${sorted.join(' ')}`;
        }),
    );
}

/** Words for ids. */
function namesIn({ sandbox: { world } }: MortalWorld, { shows }: StoredGuild): Map<string, string> {
  return new Map([
    ...world.members.values().map(({ user }) => [user.id, user.username] as const),
    ...world.channels.values().map(({ id, name }) => [id, name] as const),
    ...world.roles.values().map(({ id, name }) => [id, name] as const),
    ...world.guilds.values().map(({ id }) => [id, 'guild'] as const),
    ...[...shows].map(([id, { title, year }]) => [id, `${title} ${year ?? ''}`] as const),
  ]);
}
