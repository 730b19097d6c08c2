import type { REST } from 'discord.js';

/** How many requests a second Discord takes from a bot: https://discord.com/developers/docs/topics/rate-limits#global-rate-limit */
export const GLOBAL_LIMIT = 50;

/**
 * How many requests a second a process may make. The processes share what Discord allows by their shards, because they don't hear of each
 * other's requests; a proxy of the operator's hears of all, and holds back what is too much.
 * @param share of all shards, from 0 to 1
 * @param all how many all processes may make
 */
export const globalShare = (apiUrl: string, share: number, all: number = GLOBAL_LIMIT): number =>
  isDiscord(apiUrl) ? Math.max(1, Math.floor(all * share)) : all;

const isDiscord = (apiUrl: string): boolean => /(?:^|\.)discord(?:app)?\.com$/.test(new URL(apiUrl).hostname);

/** Lets two REST managers count their requests together. */
export function shareGlobalLimit(one: REST, other: REST): void {
  for (const field of ['globalRemaining', 'globalReset', 'globalDelay'] as const)
    Object.defineProperty(other, field, {
      get: () => one[field],
      set: (value) => Object.assign(one, { [field]: value }),
    });
}
