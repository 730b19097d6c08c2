import { cleanLine, cleanText } from '../../reviews/plain-text.ts';
import { type Posting, type Review, reviewKey } from '../../reviews/review.ts';
import type { LinkFinding } from '../../storage/entries/link-finding.ts';
import type { RestoredEntry } from '../imported-review.ts';
import type { GuildHeader, GuildSection, GuildSectionRecord } from './guild-document.ts';
import type { ReviewRecord, VotesRecord } from './review-records.ts';

/** Where a guild's document is restored. */
export interface RestoredPlace {
  /** Whether the document is of this guild. */
  readonly isSameGuild: boolean;
  /** In which the reviews' messages are this bot's; those elsewhere count as lost. */
  readonly channels: ReadonlySet<string>;
}

type Restore<S extends GuildSection> = (
  record: GuildSectionRecord<S>,
  place: RestoredPlace,
) => readonly RestoredEntry[];

/** What each record of a guild's document was. */
const RESTORE: { readonly [S in GuildSection]: Restore<S> } = {
  shows: ({ aliases, ...show }) => {
    const names = aliases?.map(cleanLine).filter((alias) => alias !== '');
    const entry = { ...show, title: cleanLine(show.title), ...(names && { aliases: names }) };
    return entry.title === '' ? [] : [{ kind: 'shows', key: show.id, entry }];
  },
  links: ({ showId, state, ref }) => {
    const isLinked = state === 'linked';
    if (isLinked && ref === undefined) return [];
    const entry = (isLinked ? { state, ref } : { state }) as LinkFinding;
    return [{ kind: 'linking', key: showId, entry }];
  },
  reviews: ({ votes, ...record }, { channels }) => {
    const key = reviewKey(record.showId, record.author.id);
    const entry = restoredReview(record, channels);
    const given = votes && restoredVotes(votes, entry.posting);
    return [
      { kind: 'reviews', key, entry },
      ...(given === undefined ? [] : [{ kind: 'votes', key, entry: given } as const]),
    ];
  },
  decisions: ({ showId, authorId, ...entry }) => [
    { kind: 'moderation', key: reviewKey(showId, authorId), entry },
  ],
  reports: ({ showId, authorId, ...entry }) => [{ kind: 'reports', key: reviewKey(showId, authorId), entry }],
  blocked: ({ userId, ...entry }) => [{ kind: 'blocked', key: userId, entry }],
  members: ({ userId, hidesProfile, publishes: published, ...told }, { isSameGuild }) => {
    // Who agreed to the page of one server has not agreed to that of another.
    const publishes = isSameGuild ? published : undefined;
    return [
      ...(hidesProfile || publishes !== undefined
        ? [{ kind: 'members', key: userId, entry: { hidesProfile, publishes } } as const]
        : []),
      ...(Object.keys(told).length > 0
        ? [{ kind: 'notices', key: userId, entry: { notices: [], ...told } } as const]
        : []),
    ];
  },
  uncounted: ({ pseudonym, ...entry }) => [{ kind: 'uncounted', key: pseudonym, entry }],
};

/** What a record of a guild's document was, in the form in which it is stored. */
export const restoredEntries = <S extends GuildSection>(
  section: S,
  record: GuildSectionRecord<S>,
  place: RestoredPlace,
): readonly RestoredEntry[] => RESTORE[section](record, place);

/** The settings of a guild's document, but for channels that are none of these. */
export function restoredSettings(
  { server, settings }: GuildHeader,
  channels: ReadonlySet<string>,
): RestoredEntry {
  const { channelId, logChannelId, moderatorChannelId, ...others } = settings;
  const entry = {
    ...others,
    ...(isOneOf(channels, channelId) && { channelId }),
    ...(isOneOf(channels, logChannelId) && { logChannelId }),
    ...(isOneOf(channels, moderatorChannelId) && { moderatorChannelId }),
  };
  return { kind: 'guilds', key: server.id, entry };
}

const isOneOf = (channels: ReadonlySet<string>, channelId: string | undefined): boolean =>
  channelId !== undefined && channels.has(channelId);

function restoredReview(record: Omit<ReviewRecord, 'votes'>, channels: ReadonlySet<string>): Review {
  const { headline, body, author, posting } = record;
  return {
    ...record,
    // No file is trusted to be as clean as the form is.
    ...(headline !== undefined && { headline: cleanLine(headline) || undefined }),
    ...(body !== undefined && { body: cleanText(body) || undefined }),
    author: { ...author, name: cleanLine(author.name) },
    posting: restoredPosting(posting, channels),
  };
}

function restoredPosting(posting: Posting, channels: ReadonlySet<string>): Posting {
  if (posting.state === 'withheld') {
    const { lastChannelId, ...withheld } = posting;
    return { ...withheld, ...(isOneOf(channels, lastChannelId) && { lastChannelId }) };
  }
  const { channelId: lastChannelId } = posting;
  const isHere = isOneOf(channels, lastChannelId);
  if (posting.state === 'wanted' || !isHere)
    return { state: 'withheld', reason: 'lost', ...(isHere && { lastChannelId }) };
  const { successor: _, ...posted } = posting;
  return posted;
}

/** Votes count as given on an earlier message, until their members react again. */
const restoredVotes = ({ helpful, notHelpful, days }: VotesRecord, posting: Posting) => ({
  messageId: posting.state === 'posted' ? posting.messageId : '',
  reactions: {},
  bots: [],
  carried: { helpful, notHelpful },
  ...(days && { days }),
});
