import type { REST } from '@discordjs/rest';
import { SnowflakeUtil } from 'discord.js';
import { type APIMessage, ComponentType, Routes } from 'discord-api-types/v10';
import type { Clock } from '../../clock.ts';
import { parseCustomId } from '../../presentation/payload/custom-id.ts';
import { compareSnowflakes } from '../connection/compare-snowflakes.ts';

/** Our clock and Discord's may differ by this much, in milliseconds. */
const CLOCK_SLACK = 60_000;
/** A clock with the wrong time zone is off by at most this much, in milliseconds. */
const DAY = 24 * 60 * 60_000;
const PAGE = 100;

/**
 * Looks for a message for which Discord's response was lost, by the posting id in its buttons, among the channel's messages
 * since `since` (milliseconds since the epoch). If that time lies in the future because a wrong clock recorded it, looks
 * through the last day. Resolves to the message's id; undefined after reading all of them without finding it.
 */
export async function findPosting(
  { rest, clock }: { readonly rest: REST; readonly clock: Pick<Clock, 'now'> },
  channelId: string,
  postingId: string,
  since: number,
): Promise<string | undefined> {
  const earliest = since > clock.now() ? clock.now() - DAY : since;
  let after = SnowflakeUtil.generate({ timestamp: earliest - CLOCK_SLACK }).toString();
  for (;;) {
    const query = new URLSearchParams({ after, limit: String(PAGE) });
    const page = (await rest.get(Routes.channelMessages(channelId), { query })) as APIMessage[];
    const found = page.find((message) => hasPostingId(message, postingId));
    if (found !== undefined) return found.id;
    if (page.length < PAGE) return undefined;
    after = page.reduce((newest, { id }) => (compareSnowflakes(id, newest) > 0 ? id : newest), after);
  }
}

function hasPostingId({ components = [] }: APIMessage, postingId: string): boolean {
  return components.some(
    (row) =>
      row.type === ComponentType.ActionRow &&
      row.components.some(
        (part) => 'custom_id' in part && parseCustomId(part.custom_id)?.args.includes(postingId),
      ),
  );
}
