import type { HelpfulCounts } from '../../reviews/counting/votes.ts';
import type { GuildDirectory, OpenGuild } from '../memory/guild-directory.ts';
import type { ReviewFacts } from '../memory/review-index.ts';
import { addMilestoneNotice, addOwnVoteNotice } from './vote-notices.ts';

export interface CreateNoticesOptions {
  readonly guilds: GuildDirectory;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Called when a notice could not be stored, so that its member will not see it. */
  readonly onLost: (error: unknown) => void;
}

/** Creates the listeners that store notices for authors about votes on their reviews. */
export function createNotices({ guilds, now, onLost }: CreateNoticesOptions) {
  return {
    /** Stores a notice when a review has reached a milestone. */
    onCounts(guildId: string, review: ReviewFacts, before: HelpfulCounts): void {
      guilds.use(guildId, (guild) => addMilestoneNotice(guild, review, before, now())).catch(onLost);
    },
    /** Stores a notice, once per author, that votes on their own reviews do not count. */
    onOwnVote(guild: OpenGuild, review: ReviewFacts): void {
      addOwnVoteNotice(guild, review, now()).catch(onLost);
    },
  };
}
