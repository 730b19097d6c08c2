import { isDeepStrictEqual } from 'node:util';
import { isUpToDate } from '../../src/discord/display/is-up-to-date.ts';
import { reviewMessage } from '../../src/presentation/reviews/review-embed.ts';
import { createTexts } from '../../src/presentation/texts/texts.ts';
import { DEFAULT_EMOJI, storedVotingEmoji } from '../../src/reviews/counting/voting-emoji.ts';
import type { Posting, Review } from '../../src/reviews/review.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import type { EmojiRecord, SandboxMessage } from '../../src/sandbox/world/records.ts';
import { memberKey } from '../../src/sandbox/world/world.ts';
import type { GuildRecord } from '../../src/storage/entries/entries.ts';
import { countsOf, dueChoices, dueReactions, storedReactions } from './due-counts.ts';
import {
  isHidden,
  isReplaced,
  moderationOf,
  readGuild,
  type StoredGuild,
  type StoredWorld,
  showOf,
} from './stored-guild.ts';

const t = createTexts().for('en-US');

/** The channel for what the bot tells the staff, which shows no reviews. */
export const STAFF_CHANNEL = 'mods';

/**
 * What is wrong in a world that has settled, in sentences: one message a posted review, none without a review, each with
 * what it has to show, and nothing left to do. Call it when no fault holds anything back.
 */
export async function problemsOf(world: StoredWorld): Promise<string[]> {
  const guild = await readGuild(world);
  const shown = reviewMessagesIn(world);
  const isIgnored = await ignoredBy(world, guild);
  const reviews = [...guild.reviews].map(([key, review]) => ({ key, review, name: nameOf(guild, review) }));
  const postings = new Set(reviews.flatMap(({ review }) => messageIdOf(review.posting) ?? []));
  return [
    ...[...guild.outbox.values()].map(({ action, reviewKey }) => `still to ${action}: ${reviewKey}`),
    ...[...guild.messages.values()].map(({ userId }) => `still to tell ${userId}`),
    ...[...guild.jobs.values()].map(({ kind }) => `the job "${kind}" is not done`),
    ...[...guild.erasures.values()].map(({ userId }) => `${userId} is still being erased`),
    ...[...guild.votes.keys()]
      .filter((key) => !guild.reviews.has(key))
      .map((key) => `votes on no review: ${key}`),
    ...[...shown.values()]
      .filter(({ id }) => !postings.has(id))
      .map(({ channel_id, id, content, embeds }) => {
        const where = world.sandbox.world.channels.get(channel_id)?.name;
        return `a message of no review in #${where}: ${id} ${embeds[0]?.title ?? content}`;
      }),
    ...reviews.flatMap(({ key, review, name }) =>
      problemsOfReview(world, guild, key, review, shown, isIgnored).map((problem) => `${name}: ${problem}`),
    ),
  ];
}

/** Whose reactions to a review do not count, because they had their votes erased. */
async function ignoredBy({ store, sandbox }: StoredWorld, { uncounted }: StoredGuild) {
  const { world, guildId } = sandbox;
  const heard = new Map<string, ReadonlySet<string>>();
  for (const { user } of uncounted.size === 0 ? [] : world.members.values()) {
    const entry = uncounted.get(await store.pseudonym(guildId, user.id));
    if (entry !== undefined) heard.set(user.id, new Set(entry.heard));
  }
  return (userId: string, reviewKey: string) => heard.get(userId)?.has(reviewKey) === false;
}

const withoutReactions = (
  message: SandboxMessage,
  isLeftOut: (userId: string) => boolean,
): SandboxMessage => ({
  ...message,
  reactions: message.reactions
    .map((reaction) => ({
      ...reaction,
      normal: reaction.normal.filter((id) => !isLeftOut(id)),
      super: reaction.super.filter((id) => !isLeftOut(id)),
    }))
    .filter(({ normal, super: burst }) => normal.length + burst.length > 0),
});

function problemsOfReview(
  { sandbox }: Pick<StoredWorld, 'sandbox'>,
  guild: StoredGuild,
  key: string,
  review: Review,
  shown: ReadonlyMap<string, SandboxMessage>,
  isIgnored: (userId: string, reviewKey: string) => boolean,
): string[] {
  const { posting } = review;
  const hidden = isHidden(guild, review);
  // A hidden one is posted when somebody shows it again.
  if (posting.state === 'wanted') return hidden ? [] : ['it waits to be posted'];
  if (posting.state === 'withheld')
    return posting.reason === 'deleted' && !hidden ? ['it is withheld, but not hidden'] : [];
  const message = shown.get(posting.messageId);
  if (message === undefined) return ['its message is not there'];
  const record = guild.guilds.get(sandbox.guildId);
  const emoji = storedVotingEmoji(record?.emoji);
  const isCounted = (userId: string) =>
    userId !== review.author.id && !guild.blocked.has(userId) && mayVote(sandbox, record, userId);
  const counted = {
    message: withoutReactions(message, (id) => isIgnored(id, key)),
    votes: guild.votes.get(key),
    emoji,
    isCounted,
  };
  const show = showOf(guild, review.showId);
  if (show === undefined) return ['its show is not there'];
  const counts = moderationOf(guild, review).frozen?.counts ?? countsOf(dueChoices(counted));
  const expected = reviewMessage({
    review,
    show,
    counts,
    hidden,
    covered: moderationOf(guild, review).covered !== undefined,
    replaced: isReplaced(guild, review),
    notHelpfulOff: emoji.notHelpful === undefined,
    t,
  });
  // What is left of an emoji that the server has deleted can stay.
  const own = message.reactions.filter(
    ({ normal, emoji }) => normal.includes(sandbox.botId) && usableName(sandbox, emoji).length > 0,
  );
  const problems = [];
  if (!isUpToDate({ ...message, embeds: [...message.embeds] }, expected))
    problems.push(`its message shows ${textOf(message)}, not ${textOf(expected)}`);
  const differs = (what: string, is: unknown, due: unknown) =>
    isDeepStrictEqual(is, due) ||
    problems.push(`${what} are ${JSON.stringify(is)}, not ${JSON.stringify(due)}`);
  differs('the reactions on the disk', storedReactions(counted), dueReactions(counted));
  differs(
    "the bot's own reactions",
    own.map((reaction) => reaction.emoji.name).sort(),
    // The bot cannot react with an emoji of the server that is deleted.
    Object.values(record?.emoji ?? DEFAULT_EMOJI)
      .flatMap((name) => usableName(sandbox, { id: /:(\d+)>?$/.exec(name)?.[1] ?? null, name }))
      .sort(),
  );
  return problems;
}

/** The name of an emoji that the bot can react with; none when the server no longer has it. */
function usableName({ world, guildId }: Sandbox, { id, name }: EmojiRecord): string[] {
  if (id === null) return [name];
  return (world.guilds.get(guildId)?.emojis ?? []).flatMap((own) => (own.id === id ? [own.name] : []));
}

/** Whether a user is a member, not a bot, and has the role that voting needs. */
function mayVote({ world, guildId }: Sandbox, record: GuildRecord | undefined, userId: string): boolean {
  const member = world.members.get(memberKey(guildId, userId));
  const needed = record?.voterRoleId;
  return member?.user.bot === false && (needed === undefined || member.roles.includes(needed));
}

/** The messages of the bot that show, or should show, a review, by id. */
export function reviewMessagesIn({ sandbox }: Pick<StoredWorld, 'sandbox'>): Map<string, SandboxMessage> {
  const { world, botId } = sandbox;
  const channels = world.channels
    .values()
    .filter(({ name, guild_id }) => name !== STAFF_CHANNEL && guild_id === sandbox.guildId);
  const messages = channels.flatMap(({ id }) => world.messagesOf(id));
  const public_ = messages.filter(({ author, visible_to }) => author.id === botId && visible_to === null);
  return new Map(public_.map((message) => [message.id, message]));
}

const messageIdOf = (posting: Posting): string | undefined =>
  posting.state === 'posted' ? posting.messageId : undefined;

const nameOf = (guild: StoredGuild, { showId, author }: Review): string =>
  `${author.name}'s review of ${guild.shows.get(showId)?.title}`;

function textOf({
  content = '',
  embeds,
}: Partial<Pick<SandboxMessage, 'content'>> & Pick<SandboxMessage, 'embeds'>) {
  const parts = embeds.map(({ title, description, footer }) =>
    [title, description, footer?.text].join(' / '),
  );
  return JSON.stringify([content, ...parts].join(' '));
}
