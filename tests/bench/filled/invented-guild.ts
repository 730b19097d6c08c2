import { dayOf } from '../../../src/reviews/counting/vote-days.ts';
import { SHOW_KINDS } from '../../../src/reviews/shows/show.ts';

/** A guild to fill a database with. */
export interface InventedGuild {
  readonly id: string;
  readonly reviews: number;
  /** Where its reviews are posted. */
  readonly channelId: string;
  /** Where new ones are. */
  readonly newChannelId?: string;
  /** The member who has written the most. */
  readonly busiestId?: string;
}

/** An entry as the store keeps it. */
export interface InventedRow {
  readonly namespace: string;
  readonly key: string;
  readonly entry: object;
}

/** Ten reviews a show, and ten a member. */
export const REVIEWS_EACH = 10;
const VOTES_EACH = 8;
const OFTEN =
  'glass heart river moon night school secret garden king queen love story winter summer doctor letter promise memory house train bridge ocean mountain silver golden empire shadow light dragon tiger rabbit station paper song dance blood crown forest island mirror planet rocket engine hotel market 心 花 夜 글래스 하트 사랑 Война Мир'.split(
    ' ',
  );
const SYLLABLES =
  'ka ri mo sen tal vor el bra nim dus ora pel qui sha ten ula wex yor zin cha fen gro hal ist jun kel lor mir nov osk'.split(
    ' ',
  );
const SENTENCES = [
  'The band plays for real, and that carries the slower middle. ',
  'Nobody says what they mean until the very end. ',
  'The harbour is the star; everybody else is a guest there. ',
  'I watched it twice and found another show the second time. ',
];
const STATUSES = ['completed', 'completed', 'watching', 'dropped', 'completed'] as const;
/** Milliseconds between two reviews, so that 1,000,000 of them fit in two years; the last was written yesterday. */
const WRITTEN_EVERY = 60_000;
const DAY = 24 * 60 * 60 * 1000;
const YESTERDAY = Date.now() - DAY;
/** The milliseconds since 1970 at which Discord's ids begin. */
const DISCORD_EPOCH = 1_420_070_400_000;

/** A number from 0 to 1, the same each time: the SplitMix of 32 bits. */
function chance(seed: number): number {
  let mixed = (seed + 0x9e3779b9) | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
}

const snowflakeAt = (time: number, number: number): string =>
  String((BigInt(time - DISCORD_EPOCH) << 22n) + BigInt(number % 2 ** 22));

export const memberOf = (number: number): string => snowflakeAt(Date.UTC(2018, 0, 1) + number * 1000, number);

export const showIdOf = (number: number): string => `show${String(number).padStart(12, '0')}`;

/** The title of a show: two to four words, some that many titles have and some that few have. */
export function titleOf(number: number): string {
  const words = Array.from({ length: 2 + Math.floor(chance(number) * 3) }, (_, at) =>
    wordOf(number * 7 + at),
  );
  const [first = '', ...others] = words;
  return [first.charAt(0).toUpperCase() + first.slice(1), ...others].join(' ');
}

function wordOf(seed: number): string {
  if (chance(seed) < 0.3) return OFTEN[Math.floor(chance(seed * 3 + 1) * OFTEN.length)] ?? '';
  const length = 2 + Math.floor(chance(seed * 5 + 2) * 2);
  return Array.from(
    { length },
    (_, at) => SYLLABLES[Math.floor(chance(seed * 11 + at) * SYLLABLES.length)],
  ).join('');
}

/**
 * Shows and members as they are popular, after Zipf with an exponent of two thirds: of 10,000 shows the first has 4.6 of 100
 * reviews, and most have a few.
 */
export const popular = (seed: number, of: number): number => Math.floor(of * chance(seed) ** 3);

/** Everything that is stored of such a guild, always the same but for when: popular shows, busy members, eight votes a review. */
export function* inventRows(guild: InventedGuild): Generator<InventedRow> {
  const authorOf = (member: number) => (member === 0 ? guild.busiestId : undefined) ?? memberOf(member);
  const shows = Math.max(1, Math.floor(guild.reviews / REVIEWS_EACH));
  const members = Math.max(20, Math.floor(guild.reviews / REVIEWS_EACH));
  const since = YESTERDAY - guild.reviews * WRITTEN_EVERY;
  yield {
    namespace: 'guilds',
    key: guild.id,
    entry: { welcomedAt: since, channelId: guild.newChannelId },
  };
  for (let number = 0; number < shows; number++)
    yield {
      namespace: `shows:${guild.id}`,
      key: showIdOf(number),
      entry: {
        id: showIdOf(number),
        title: titleOf(number),
        year: 1950 + (number % 76),
        // One in five is of no kind.
        kind: [...SHOW_KINDS, undefined][number % 5],
        addedBy: memberOf(0),
        addedAt: since + number,
      },
    };
  const written = new Set<number>();
  for (let number = 0; written.size < guild.reviews; number++) {
    const [show, member] = [popular(number * 2, shows), popular(number * 2 + 1, members)];
    if (written.has(show * members + member)) continue;
    yield* inventReview(guild, written.size, showIdOf(show), authorOf(member), members);
    written.add(show * members + member);
  }
}

function* inventReview(
  { id, reviews, channelId }: InventedGuild,
  number: number,
  showId: string,
  authorId: string,
  members: number,
): Generator<InventedRow> {
  const key = `${showId}:${authorId}`;
  const writtenAt = YESTERDAY - (reviews - number) * WRITTEN_EVERY;
  const messageId = snowflakeAt(writtenAt + 500, number);
  yield {
    namespace: `reviews:${id}`,
    key,
    entry: {
      headline: 'Loud and tender',
      body: SENTENCES[number % 4]?.repeat(6 + Math.floor(chance(number) * 20)),
      score: 5 * Math.floor(4 + chance(number * 3) * 17),
      ...(number % 4 === 0 && { aspects: { story: 5 * (number % 21), music: 5 * ((number * 7) % 21) } }),
      ...(number % 3 === 0 && { progress: { status: STATUSES[number % STATUSES.length] } }),
      ...(number % 20 === 0 && { imported: { at: writtenAt, from: 'letterboxd' } }),
      spoilers: false,
      showId,
      author: { id: authorId, name: `Member ${authorId.slice(-6)}`, avatarUrl: 'https://cdn.example/1.png' },
      writtenAt,
      earlierScores: [],
      posting: {
        state: 'posted',
        id: Buffer.from(`posting-${number}`.padStart(12, '0').slice(-12)).toString('base64url'),
        channelId,
        messageId,
        postedAt: writtenAt + 500,
      },
    },
  };
  const day = dayOf(writtenAt);
  const voters = Array.from({ length: VOTES_EACH }, (_, at) => memberOf((number * 13 + at * 7) % members));
  yield {
    namespace: `votes:${id}`,
    key,
    entry: {
      messageId,
      reactions: {
        '👍': { normal: [...new Set(voters.slice(0, 6))], super: [] },
        '👎': { normal: [...new Set(voters.slice(6))], super: [] },
      },
      bots: [],
      days: { [day]: voters.slice(0, 5), [day + 3]: voters.slice(5) },
    },
  };
}
