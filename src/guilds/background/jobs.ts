import type { Job } from '../../storage/entries/entries.ts';
import type { Act, GuildView } from '../memory/act.ts';
import { put, remove } from '../memory/change.ts';

const jobKey = ({ memory }: GuildView, kind: Job['kind']): string => `${memory.id}:${kind}`;

/** Stores a new job, which `GuildJob` then runs. Answers false when the guild already has a job of this kind. */
export const createJob = (job: Omit<Job, 'guildId'>): Act<boolean> => ({
  turns: [`job:${job.kind}`],
  async decide(guild) {
    if ((await runningJob(guild, job.kind)) !== undefined) return { changes: [], answer: false };
    const stored = { ...job, guildId: guild.memory.id };
    return { changes: [put('jobs', jobKey(guild, job.kind), stored)], answer: true };
  },
});

/** The guild's unfinished job of this kind; undefined when there is none. */
export const runningJob = (guild: GuildView, kind: Job['kind']): Promise<Job | undefined> =>
  guild.store.jobs.get(jobKey(guild, kind));

/** Stores that the job has handled every message, or show, up to `after` in its order, unless it was stopped. */
export const saveJobProgress = (job: Job, after: string): Act<void> => ({
  turns: [`job:${job.kind}`],
  async decide(guild) {
    const isThis = (await runningJob(guild, job.kind))?.startedAt === job.startedAt;
    const changes = isThis ? [put('jobs', jobKey(guild, job.kind), { ...job, after })] : [];
    return { changes, answer: undefined };
  },
});

/**
 * Deletes the job, so that no restart continues it. Answers it; undefined when there is none.
 * @param startedAt of the job that is meant, which may have been stopped and followed by another; absent: any
 */
export const finishJob = (kind: Job['kind'], startedAt?: number): Act<Job | undefined> => ({
  turns: [`job:${kind}`],
  async decide(guild) {
    const job = await runningJob(guild, kind);
    if (job === undefined || (startedAt ?? job.startedAt) !== job.startedAt)
      return { changes: [], answer: undefined };
    return { changes: [remove('jobs', jobKey(guild, kind))], answer: job };
  },
});
