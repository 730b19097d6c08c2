import type { HelpfulCounts } from '../../reviews/counting/votes.ts';
import type { GuildDirectory, OpenGuild } from '../memory/guild-directory.ts';
import type { ReviewFacts } from '../memory/review-index.ts';
import { addMilestoneNotice, addOwnVoteNotice } from './vote-notices.ts';

export interface CreateNoticesOptions {
  readonly guilds: GuildDirectory;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Called when a notice could not be stored: its member is not told. */
  readonly onLost: (error: unknown) => void;
}

/** Builds what keeps, for an author's next command, what became of the votes on their reviews. */
export function createNotices({ guilds, now, onLost }: CreateNoticesOptions) {
  return {
    /** Keeps that a review has reached a milestone. */
    onCounts(guildId: string, review: ReviewFacts, before: HelpfulCounts): void {
      guilds.use(guildId, (guild) => addMilestoneNotice(guild, review, before, now())).catch(onLost);
    },
    /** Keeps, once, that an author's vote on their own review does not count. */
    onOwnVote(guild: OpenGuild, review: ReviewFacts): void {
      addOwnVoteNotice(guild, review, now()).catch(onLost);
    },
  };
}
