import { DefaultRestOptions } from 'discord.js';

/**
 * Starts something whose client of discord.js sends as many requests in a second as it likes. Otherwise it waits after 50
 * of them, by the system's clock: on a clock where hours pass in no time, those are requests that take hours.
 */
export async function startUnthrottled<T>(start: () => Promise<T>): Promise<T> {
  const options: { globalRequestsPerSecond: number } = DefaultRestOptions;
  const usual = options.globalRequestsPerSecond;
  options.globalRequestsPerSecond = Infinity;
  try {
    return await start();
  } finally {
    options.globalRequestsPerSecond = usual;
  }
}
