import type { OpenGuild } from '../../guilds/memory/guild-directory.ts';
import type { Job, OutboxEntry } from '../../storage/entries/entries.ts';
import type { Collection } from '../../storage/store/store.ts';
import type { Context } from '../context.ts';
import type { DisplayParts } from '../display/create-display.ts';
import { trackDeletions } from './deletion-tracker.ts';
import { Outbox } from './outbox.ts';
import { RepostJob } from './repost-job.ts';

export interface CreatePostingOptions extends Context, DisplayParts {
  readonly store: { readonly outbox: Collection<OutboxEntry>; readonly jobs: Collection<Job> };
  /** Called when a message needs a sweep: votes on it may have been missed, or its vote buttons were not added. */
  readonly onMissed: (guildId: string) => void;
  /** Called when somebody has deleted the message of one review. */
  readonly onDeletedByHand: (guild: OpenGuild, reviewKey: string) => void;
}

/** Builds what brings reviews to their channels, and notices when their messages are deleted there. */
export function createPosting({ store, onMissed, ...options }: CreatePostingOptions) {
  const outbox = new Outbox({ ...options, entries: store.outbox, onIncomplete: onMissed });
  const repostJob = new RepostJob({ ...options, jobs: store.jobs, outbox });
  const postsSettled = () => outbox.settled();
  const idle = trackDeletions(options.client, { ...options, postsSettled });
  return {
    outbox,
    repostJob,
    /** Resolves when the posts under way are answered: until then Discord knows of messages that we do not know of. */
    postsSettled,
    /** Goes on with what the last run left. */
    async resume(): Promise<void> {
      await outbox.resume();
      await repostJob.resume();
    },
    /** Resolves when what is under way is done; the next start does the rest. */
    async stop(): Promise<void> {
      await Promise.all([outbox.stop(), repostJob.stop()]);
    },
    /** Resolves when every deletion that was heard is stored. */
    idle,
  };
}
