import type { Clock } from '../../clock.ts';
import type { Act, Guild } from '../memory/act.ts';
import type { Listeners } from '../memory/guild-events.ts';
import type { ReviewFacts } from '../memory/review-index.ts';
import { milestoneNotice, ownVoteNotice } from './vote-notices.ts';

export interface CreateNoticesOptions {
  readonly listeners: Listeners;
  readonly clock: Clock;
  /** Called when a notice could not be stored, so that its member will not see it. */
  readonly onLost: (error: unknown) => void;
}

/** Creates what stores notices for authors about votes on their reviews. */
export function createNotices({ listeners, clock, onLost }: CreateNoticesOptions) {
  const store = (guild: Guild, notice: Act<void> | undefined): void => {
    if (notice !== undefined) guild.run(notice).catch(onLost);
  };
  listeners.on('counts', (guild, review) => store(guild, milestoneNotice(guild.memory, review, clock.now())));
  return {
    /** Stores a notice, once for each author, that votes on their own reviews do not count. */
    onOwnVote: (guild: Guild, review: ReviewFacts): void =>
      store(guild, ownVoteNotice(guild.memory, review, clock.now())),
  };
}
