import { Routes } from 'discord-api-types/v10';
import { discordFailure } from './discord-failure.ts';
import type { Read } from './read.ts';

/** Whether Discord responds at all. If it does, a failure is due to the place that the request was about. */
export async function isReachable(read: Read): Promise<boolean> {
  try {
    await read(Routes.user());
    return true;
  } catch (error) {
    const failure = discordFailure(error);
    return failure !== 'unavailable' && failure !== 'blocked';
  }
}
