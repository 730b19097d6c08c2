import { GatewayCloseCodes } from 'discord-api-types/v10';

/** How Discord lets a bot spread over shards (Gateway, Sharding; Session Start Limit Object). */
export interface GatewayRules {
  /** How many shards `GET /gateway/bot` advises; when left out, one for each thousand guilds, as Discord has been seen to. */
  readonly shards?: number;
  /** How many shards may identify in each window: those whose numbers differ modulo this. 1 when left out. */
  readonly maxConcurrency?: number;
  /** That window, in milliseconds; Discord's 5000 when left out. */
  readonly identifyWindow?: number;
  /** How often a bot may identify in a day before Discord resets its token; 1000 when left out. */
  readonly sessionStarts?: number;
  /** What the number of shards must be a multiple of, as for bots in more than 150,000 guilds; 1 when left out. */
  readonly shardMultiple?: number;
  /** How many guilds a shard takes; Discord's 2500 when left out. */
  readonly guildsPerShard?: number;
}

/** What `GET /gateway/bot` says of sessions. */
interface SessionStartLimit {
  readonly total: number;
  readonly remaining: number;
  readonly reset_after: number;
  readonly max_concurrency: number;
}

export interface IdentifyLimits {
  /** How many shards a bot in so many guilds is advised to run. */
  advisedShards(guilds: number): number;
  sessionStartLimit(): SessionStartLimit;
  /** The code that a connection is closed with for its shard, which would have so many guilds; undefined for a good one. */
  refusal(shard: unknown, guilds: (shard: Shard) => number): GatewayCloseCodes | undefined;
  /** Takes one of the day's starts. False when there are none left: Discord then resets the token. */
  takeStart(): boolean;
  /** Takes a shard's turn to identify. False before the window of those that share it is over. */
  takeTurn(shard: Shard): boolean;
}

/** Its number, from 0 on, and how many there are. */
export type Shard = readonly [index: number, count: number];

/** In milliseconds. */
const WINDOW = 5000;
const DAY = 24 * 60 * 60_000;

/** Discord's own advice is not documented; its library's guide speaks of about so many guilds a shard. */
const ADVISED_GUILDS = 1000;

/**
 * @param now the clock, in milliseconds since 1970
 * @param unlimited whether shards may identify whenever they like, unless the rules say how often
 */
export function createIdentifyLimits(
  rules: GatewayRules,
  now: () => number,
  unlimited: () => boolean,
): IdentifyLimits {
  const { maxConcurrency = 1, sessionStarts = 1000 } = rules;
  const { shardMultiple = 1, guildsPerShard = 2500 } = rules;
  /** When the next of each key may identify. */
  const freeAt = new Map<number, number>();
  let day = { ends: now() + DAY, used: 0 };
  const today = () => {
    if (day.ends <= now()) day = { ends: now() + DAY, used: 0 };
    return day;
  };

  return {
    advisedShards(guilds) {
      const needed = rules.shards ?? Math.max(1, Math.ceil(guilds / ADVISED_GUILDS));
      return Math.ceil(needed / shardMultiple) * shardMultiple;
    },
    sessionStartLimit: () => ({
      total: sessionStarts,
      remaining: Math.max(0, sessionStarts - today().used),
      reset_after: today().ends - now(),
      max_concurrency: maxConcurrency,
    }),
    refusal(shard, guilds) {
      if (!isShard(shard) || shard[1] % shardMultiple !== 0) return GatewayCloseCodes.InvalidShard;
      return guilds(shard) > guildsPerShard ? GatewayCloseCodes.ShardingRequired : undefined;
    },
    takeStart() {
      today().used += 1;
      return today().used <= (rules.sessionStarts ?? (unlimited() ? Infinity : sessionStarts));
    },
    takeTurn([index]) {
      const key = index % maxConcurrency;
      if (now() < (freeAt.get(key) ?? 0)) return false;
      freeAt.set(key, now() + (rules.identifyWindow ?? (unlimited() ? 0 : WINDOW)));
      return true;
    },
  };
}

function isShard(value: unknown): value is Shard {
  if (!Array.isArray(value) || value.length !== 2 || !value.every(Number.isInteger)) return false;
  const [index, count] = value as [number, number];
  return index >= 0 && index < count;
}
