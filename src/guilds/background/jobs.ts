import type { Job } from '../../storage/entries/entries.ts';
import type { OpenGuild } from '../memory/guild-directory.ts';

const jobKey = (guildId: string, kind: Job['kind']): string => `${guildId}:${kind}`;

/** Stores a new job; `GuildJob.start` then runs it. Resolves to false when the guild already has a job of this kind. */
export function createJob(guild: OpenGuild, job: Omit<Job, 'guildId'>): Promise<boolean> {
  const { memory, store, queue } = guild;
  const key = jobKey(memory.id, job.kind);
  return queue.run(key, async () => {
    if ((await store.jobs.get(key)) !== undefined) return false;
    await store.jobs.set(key, { ...job, guildId: memory.id });
    return true;
  });
}

/** The guild's unfinished job of this kind; undefined when there is none. */
export const runningJob = ({ memory, store }: OpenGuild, kind: Job['kind']): Promise<Job | undefined> =>
  store.jobs.get(jobKey(memory.id, kind));

/** Stores that the job has handled every message down to `after`, newest first. */
export const saveJobProgress = ({ memory, store }: OpenGuild, job: Job, after: string): Promise<void> =>
  store.jobs.set(jobKey(memory.id, job.kind), { ...job, after });

export async function finishJob({ memory, store }: OpenGuild, kind: Job['kind']): Promise<void> {
  await store.jobs.delete(jobKey(memory.id, kind));
}
