import type { Clock } from '../../clock.ts';
import type { ReviewFacts } from '../../reviews/review-facts.ts';
import { InFlight } from '../../storage/in-flight.ts';
import type { Act, Guild } from '../memory/act.ts';
import type { GuildDirectory } from '../memory/guild-directory.ts';
import type { Listeners } from '../memory/guild-events.ts';
import { milestoneNotice, ownVoteNotice } from './vote-notices.ts';

export interface CreateNoticesOptions {
  readonly guilds: GuildDirectory;
  readonly listeners: Listeners;
  readonly clock: Clock;
  /** Called when a notice could not be stored, so its member won't see it. */
  readonly onLost: (error: unknown) => void;
}

/** Creates what stores notices for authors about votes on their reviews. */
export function createNotices({ guilds, listeners, clock, onLost }: CreateNoticesOptions) {
  const storing = new InFlight();
  const store = ({ memory: { id } }: Guild, notice: Act<void> | undefined): void => {
    if (notice !== undefined) storing.add(guilds.use(id, (guild) => guild.run(notice)).catch(onLost));
  };
  listeners.on('counts', (guild, review) => store(guild, milestoneNotice(guild.memory, review, clock.now())));
  return {
    /** Stores a notice, once for each author, that votes on their own reviews do not count. */
    onOwnVote: (guild: Guild, review: ReviewFacts): void =>
      store(guild, ownVoteNotice(guild.memory, review, clock.now())),
    /** Resolves once all notices are on disk. */
    idle: () => storing.idle(),
  };
}
