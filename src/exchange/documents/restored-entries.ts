import { cleanLine, cleanText } from '../../reviews/plain-text.ts';
import { type Posting, type Review, reviewKey } from '../../reviews/review.ts';
import type { LinkFinding } from '../../storage/entries/link-finding.ts';
import type { RestoredEntry } from '../imported-review.ts';
import type { GuildHeader, GuildSection, GuildSectionRecord } from './guild-document.ts';
import type { ReviewRecord, VotesRecord } from './review-records.ts';

type Restore<S extends GuildSection> = (
  record: GuildSectionRecord<S>,
  keepsMessages: boolean,
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
  reviews: ({ votes, ...record }, keepsMessages) => {
    const key = reviewKey(record.showId, record.author.id);
    const entry = restoredReview(record, keepsMessages);
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
  members: ({ userId, hidesProfile, publishes, ...told }) => [
    ...(hidesProfile || publishes
      ? [{ kind: 'members', key: userId, entry: { hidesProfile, publishes } } as const]
      : []),
    ...(Object.keys(told).length > 0
      ? [{ kind: 'notices', key: userId, entry: { notices: [], ...told } } as const]
      : []),
  ],
  uncounted: ({ pseudonym, ...entry }) => [{ kind: 'uncounted', key: pseudonym, entry }],
};

/**
 * What a record of a guild's document was, in the form in which it is stored.
 * @param keepsMessages whether the reviews' messages are this bot's and in this guild; otherwise they count as lost
 */
export const restoredEntries = <S extends GuildSection>(
  section: S,
  record: GuildSectionRecord<S>,
  keepsMessages: boolean,
): readonly RestoredEntry[] => RESTORE[section](record, keepsMessages);

/** The settings of a guild's document. */
export const restoredSettings = ({ server, settings }: GuildHeader): RestoredEntry => ({
  kind: 'guilds',
  key: server.id,
  entry: settings,
});

function restoredReview(record: Omit<ReviewRecord, 'votes'>, keepsMessages: boolean): Review {
  const { headline, body, author, posting } = record;
  return {
    ...record,
    // No file is trusted to be as clean as the form is.
    ...(headline !== undefined && { headline: cleanLine(headline) || undefined }),
    ...(body !== undefined && { body: cleanText(body) || undefined }),
    author: { ...author, name: cleanLine(author.name) },
    posting: restoredPosting(posting, keepsMessages),
  };
}

function restoredPosting(posting: Posting, keepsMessages: boolean): Posting {
  if (posting.state === 'withheld') return posting;
  if (posting.state === 'wanted' || !keepsMessages)
    return { state: 'withheld', reason: 'lost', ...(keepsMessages && { lastChannelId: posting.channelId }) };
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
