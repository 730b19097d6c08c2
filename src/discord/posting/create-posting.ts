import type { Job } from '../../storage/entries/entries.ts';
import type { OutboxEntry } from '../../storage/entries/outbox-entries.ts';
import type { Collection } from '../../storage/store/store.ts';
import type { Context } from '../context.ts';
import type { DisplayParts } from '../display/create-display.ts';
import { trackDeletions } from './deletion-tracker.ts';
import { Outbox } from './outbox.ts';
import { RepostJob } from './repost-job.ts';
import { SuspectedMessages } from './suspected-messages.ts';

export interface CreatePostingOptions extends Context, DisplayParts {
  readonly store: {
    readonly outbox: Pick<Collection<OutboxEntry>, 'get' | 'entries'>;
    readonly jobs: Pick<Collection<Job>, 'entries'>;
  };
}

/** Creates what posts reviews to their channels, and notices when their messages are deleted. */
export function createPosting(options: CreatePostingOptions) {
  const outbox = new Outbox({ ...options, entries: options.store.outbox });
  const repostJob = new RepostJob({ ...options, outbox });
  const postsSettled = (channelId: string) => outbox.postsSettled(channelId);
  const suspected = new SuspectedMessages(options);
  const idle = trackDeletions(options.client, { ...options, suspected, postsSettled });
  return {
    outbox,
    repostJob,
    /** Resolves once the bot knows the messages of all posts to a channel that are under way. */
    postsSettled,
    /** Resolves once no delivery is in progress, and no deletion is being verified. */
    async delivered(): Promise<void> {
      await outbox.idle();
      await idle();
      await suspected.idle();
    },
    /** Continues what the last run did not finish. */
    async resume(): Promise<void> {
      await outbox.resume();
      await repostJob.resume();
    },
    /** Resolves once running work has stopped; the next start does the rest. */
    async stop(): Promise<void> {
      await Promise.all([outbox.stop(), repostJob.stop(), suspected.stop()]);
    },
    /** Resolves once every deletion received so far is handled. */
    idle,
  };
}
