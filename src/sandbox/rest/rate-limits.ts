import { createHash } from 'node:crypto';

/** A rate limit bucket. */
interface Bucket {
  /** Routes of one name share a bucket hash; each major parameter has its own bucket. */
  readonly name: string;
  readonly major: string;
  readonly limit: number;
  /** Milliseconds. */
  readonly window: number;
}

/** Whether a request is within its limits, and the headers of the response either way. */
interface Allowance {
  readonly headers: Record<string, string>;
  /** Seconds to wait; only when the request is refused. */
  readonly retryAfter?: number;
  readonly global?: boolean;
}

export interface RateLimits {
  take(method: string, path: string): Allowance;
}

/** Discord's documented limit for the bot as a whole; the window is in milliseconds. */
const globalLimit = { limit: 50, window: 1000 };

/**
 * The buckets that were observed at Discord: in each channel 5 messages in 5 s, and one reaction each quarter second.
 */
function bucketOf(method: string, path: string): Bucket | undefined {
  const reaction = /^\/channels\/(\d+)\/messages\/\d+\/reactions/.exec(path);
  if (reaction?.[1] && (method === 'PUT' || method === 'DELETE'))
    return { name: 'reactions', major: reaction[1], limit: 1, window: 250 };
  const message = /^\/channels\/(\d+)\/messages(\/\d+)?$/.exec(path);
  if (!message?.[1] || !['POST', 'PATCH', 'DELETE'].includes(method)) return undefined;
  return { name: `${method} message`, major: message[1], limit: 5, window: 5000 };
}

/** The routes of interactions do not count towards the global limit. */
const exempt = /^\/(interactions|webhooks)\//;

export function createRateLimits(now: () => number): RateLimits {
  const windows = new Map<string, { ends: number; used: number }>();

  function use(key: string, limit: number, length: number) {
    const time = now();
    const current = windows.get(key);
    const window = current && current.ends > time ? current : { ends: time + length, used: 0 };
    windows.set(key, window);
    const refused = window.used >= limit;
    if (!refused) window.used++;
    return {
      refused,
      remaining: limit - window.used,
      resetAfter: (window.ends - time) / 1000,
      ends: window.ends,
    };
  }

  return {
    take(method, path) {
      if (!exempt.test(path)) {
        const whole = use('global', globalLimit.limit, globalLimit.window);
        if (whole.refused)
          return {
            headers: rateLimitHeaders('global', whole.resetAfter),
            retryAfter: whole.resetAfter,
            global: true,
          };
      }
      const bucket = bucketOf(method, path);
      if (!bucket) return { headers: {} };
      const { refused, remaining, resetAfter, ends } = use(
        `${bucket.name} ${bucket.major}`,
        bucket.limit,
        bucket.window,
      );
      const headers = {
        'X-RateLimit-Limit': String(bucket.limit),
        'X-RateLimit-Remaining': String(remaining),
        'X-RateLimit-Reset': (ends / 1000).toFixed(3),
        'X-RateLimit-Reset-After': resetAfter.toFixed(3),
        'X-RateLimit-Bucket': createHash('md5').update(bucket.name).digest('hex'),
      };
      return refused
        ? { headers: { ...headers, ...rateLimitHeaders('user', resetAfter) }, retryAfter: resetAfter }
        : { headers };
    },
  };
}

/** The headers that only a refused request gets; `seconds` is the time to wait. */
export const rateLimitHeaders = (
  scope: 'user' | 'global' | 'shared',
  seconds: number,
): Record<string, string> => ({
  'Retry-After': String(Math.ceil(seconds)),
  'X-RateLimit-Scope': scope,
  ...(scope === 'global' && { 'X-RateLimit-Global': 'true' }),
});
