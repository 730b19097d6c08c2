import { deepStrictEqual } from 'node:assert/strict';
import type { OpenGuild } from '../../src/guilds/memory/open-guild.ts';
import type { ModelMessage } from './model-message.ts';

export type Answer = 'helpful' | 'notHelpful';

/** What is known of a review from outside of the bot. */
export interface KnownReview {
  readonly key: string;
  /** Its newest message, which may be deleted by now. */
  readonly messageId: string;
  /** The message; the reactions that it had when it was deleted, if the bot must know them; undefined if it need not. */
  readonly message: ModelMessage | undefined;
  readonly isDeleted: boolean;
  /** The votes carried over to its message, and who has reacted on that message since. */
  readonly carried: ReadonlyMap<string, Answer>;
  readonly reacted: ReadonlySet<string>;
  /** The members whose votes count. */
  readonly voters: readonly string[];
}

type Reactions = readonly (readonly [emoji: string, lists: { normal: string[]; super: string[] }])[];

const isVote = (emoji: string) => emoji.startsWith('👍') || emoji.startsWith('👎');

/** Throws unless what is stored, counted and shown of a review is what Discord has, or had. */
export async function checkReview(guild: OpenGuild, known: KnownReview): Promise<void> {
  const { key, messageId, message, isDeleted } = known;
  const posting = guild.memory.reviewByKey(key)?.posting;
  // Whatever Discord has answered once: a message that is there is the review's, one that is not there is nobody's.
  if (isDeleted) deepStrictEqual(posting?.state, 'withheld');
  else deepStrictEqual(posting?.state === 'posted' && posting.messageId, messageId);

  const votes = await guild.store.votes.get(key);
  const stored = sorted(Object.entries(votes?.reactions ?? {}));
  const truth =
    message === undefined ? stored : sorted([...message.reactions].filter(([emoji]) => isVote(emoji)));
  deepStrictEqual(Object.fromEntries(stored), Object.fromEntries(truth));

  const carried = new Map<string, Answer>();
  for (const answer of ['helpful', 'notHelpful'] as const)
    for (const userId of votes?.carried?.[answer] ?? []) carried.set(userId, answer);
  checkCarried(known, carried, new Set(truth.flatMap(([, lists]) => [...lists.normal, ...lists.super])));

  const expected = dueCounts(known, truth, carried);
  deepStrictEqual(await guild.counts(key), expected);
  if (isDeleted) return;
  const { helpful, notHelpful } = expected;
  const footer = message?.shown.embeds.at(-1)?.footer?.text ?? '';
  deepStrictEqual(
    /\d+ of \d+/.exec(footer)?.[0] ?? '',
    helpful === 0 ? '' : `${helpful} of ${helpful + notHelpful}`,
  );
}

const sorted = (
  reactions: readonly (readonly [string, { normal: Iterable<string>; super: Iterable<string> }])[],
): Reactions =>
  reactions
    .map(
      ([emoji, lists]) =>
        [emoji, { normal: [...lists.normal].sort(), super: [...lists.super].sort() }] as const,
    )
    .filter(([, lists]) => lists.normal.length + lists.super.length > 0);

function checkCarried(
  { carried: before, reacted }: KnownReview,
  carried: ReadonlyMap<string, Answer>,
  reacting: ReadonlySet<string>,
): void {
  for (const [userId, answer] of carried) {
    deepStrictEqual(before.get(userId), answer);
    deepStrictEqual(reacting.has(userId), false);
  }
  // A member who reacted here and took it back has no carried vote any more, if the bot has seen the event.
  for (const [userId, answer] of before)
    if (!reacted.has(userId)) deepStrictEqual(carried.get(userId), answer);
}

function dueCounts({ voters }: KnownReview, truth: Reactions, carried: ReadonlyMap<string, Answer>) {
  const counts = { helpful: 0, notHelpful: 0 };
  for (const userId of voters) {
    const says = (base: string) =>
      truth.some(
        ([emoji, lists]) => emoji.startsWith(base) && [...lists.normal, ...lists.super].includes(userId),
      );
    const [helpful, notHelpful] = [says('👍'), says('👎')];
    const answer = helpful || notHelpful ? undefined : carried.get(userId);
    if ((helpful && !notHelpful) || answer === 'helpful') counts.helpful += 1;
    if ((notHelpful && !helpful) || answer === 'notHelpful') counts.notHelpful += 1;
  }
  return counts;
}
