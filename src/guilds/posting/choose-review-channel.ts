import type { GuildRecord } from '../../storage/entries/entries.ts';
import { type Act, type GuildView, together } from '../memory/act.ts';
import { changeSettings } from '../settings/guild-settings.ts';
import { moveUnpostedReview } from './delivery-state.ts';

/** Like `changeSettings`, for the review channel with other settings; moves the reviews that are not posted yet to it. */
export function chooseReviewChannel(
  { memory }: GuildView,
  settings: Partial<GuildRecord> & { readonly channelId: string },
  now: number,
): Act<GuildRecord> {
  const unposted = [...memory.postings.unsettled()].filter(({ posting }) => posting.state === 'wanted');
  const moves = unposted.map(({ key }) => ({ act: moveUnpostedReview(key, settings.channelId, now) }));
  return together(changeSettings(settings), moves);
}
