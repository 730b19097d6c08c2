import type { Catalogue } from '../../catalogue/catalogue.ts';
import { runningJob, saveJobProgress } from '../../guilds/background/jobs.ts';
import { together } from '../../guilds/memory/act.ts';
import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import { noteMatch, readFindings, unlinkedInOrder } from '../../guilds/shows/link-findings.ts';
import { type EntryMatch, matchEntries } from '../../reviews/shows/match-entries.ts';
import type { Show } from '../../reviews/shows/show.ts';
import { GuildJob, type GuildJobOptions, type JobProgress } from '../background/guild-job.ts';
import { completedEntries, findEntries } from './find-entries.ts';

export interface LinkJobOptions extends GuildJobOptions {
  readonly catalogue: Catalogue;
}

export interface LinkProgress extends JobProgress {
  /** How many shows this job, and those before it, have linked. */
  readonly linked: number;
  /** How many shows wait for a manager's decision. */
  readonly doubtful: number;
  /** The others that are linked to nothing: the catalogue seems to lack them, or nobody has looked. */
  readonly unknown: readonly Show[];
  /** How many shows stay unlinked because a manager said so. */
  readonly alone: number;
}

/**
 * Links all shows of a guild to the catalogue for which it is certain which entry they are, and notes those that a manager has to
 * decide about. Goes through the shows in their order, so that a restart knows which are done.
 */
export class LinkJob extends GuildJob<LinkProgress> {
  readonly #options: LinkJobOptions;

  constructor(options: LinkJobOptions) {
    super('link', options);
    this.#options = options;
  }

  async progress(guild: OpenGuild): Promise<LinkProgress> {
    const job = await runningJob(guild, 'link');
    const { doubtful, alone, linked, unknown } = await readFindings(guild);
    const found = { unknown, linked: linked.length, doubtful: doubtful.length, alone: alone.length };
    if (job !== undefined) {
      const { done = 0, total } = job;
      // Shows that lose their link meanwhile are looked up, too.
      return { ...found, done, total: Math.max(done, total), running: true };
    }
    return { ...found, done: 0, total: doubtful.length + unknown.length, running: false };
  }

  protected async run(guild: OpenGuild, signal: AbortSignal): Promise<void> {
    const { clock, timing } = this.#options;
    const job = await runningJob(guild, 'link');
    if (job === undefined) return;
    let { done = 0 } = job;
    const { alone } = await readFindings(guild);
    const leftAlone = new Set(alone.map(({ id }) => id));
    for (const { id } of await unlinkedInOrder(guild, job.after)) {
      if (leftAlone.has(id)) continue;
      const show = guild.memory.showEntry(id);
      // Others may have linked or merged it since the list was made.
      if (show === undefined || show.listing !== undefined || show.mergedInto !== undefined) continue;
      const match = await this.#match(show, signal);
      if (signal.aborted) return;
      done += 1;
      const progress = saveJobProgress({ ...job, done }, id);
      await guild.run(together(noteMatch(show, match), [{ act: progress }]));
      await clock.wait(timing.linkSpacing, signal);
      if (signal.aborted) return;
    }
    const { doubtful, unknown } = await this.progress(guild);
    await this.finish(guild, job, {
      done: Math.max(0, job.total - doubtful - unknown.length),
      total: job.total,
    });
  }

  async #match(show: Show, signal: AbortSignal): Promise<EntryMatch> {
    const { catalogue } = this.#options;
    const found = await findEntries(catalogue, show, { adult: false, unhurried: signal });
    const match = matchEntries(show, found);
    if (match.kind !== 'doubtful') return match;
    return matchEntries(show, await completedEntries(catalogue, show, found, signal));
  }
}
