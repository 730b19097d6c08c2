import type { GuildRecord } from '../../storage/entries/entries.ts';
import { inTurns } from '../../storage/turn.ts';
import { type Guild, together } from '../memory/act.ts';
import { ACTS_TOGETHER, runForEach } from '../memory/run-for-each.ts';
import { changeSettings } from '../settings/guild-settings.ts';
import { moveUnpostedReview } from './delivery-state.ts';

/**
 * Carries out `changeSettings`, for the review channel with other settings, and moves the reviews that are not posted yet to it:
 * all in one commit, unless there are so many that others would wait for it.
 */
export async function chooseReviewChannel(
  guild: Guild,
  settings: Partial<GuildRecord> & { readonly channelId: string },
  now: number,
): Promise<GuildRecord> {
  const unposted: string[] = [];
  for await (const { key, posting } of inTurns(guild.memory.postings.unsettled()))
    if (posting.state === 'wanted') unposted.push(key);
  const move = (key: string) => moveUnpostedReview(key, settings.channelId, now);
  // The settings come last: they have the requests tried again, and one that is being tried can't move.
  const last = unposted.splice(-ACTS_TOGETHER);
  await runForEach(guild, unposted, move);
  return guild.run(
    together(
      changeSettings(settings),
      last.map((key) => ({ act: move(key) })),
    ),
  );
}
