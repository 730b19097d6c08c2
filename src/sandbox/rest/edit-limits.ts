import { ChannelType } from 'discord-api-types/v10';
import type { PlannedFaults } from '../network/faults.ts';
import type { ChannelRecord, SandboxMessage } from '../world/records.ts';
import { snowflakeTime } from '../world/snowflakes.ts';

/** Why an edit has to wait, and for how many seconds. */
interface PutOffEdit {
  readonly code: number;
  readonly message: string;
  readonly retryAfter: number;
}

const anHour = 3_600_000;

/** About three edits in six seconds a channel, which Discord does not document. The window is in milliseconds. */
const oldMessages = { limit: 3, window: 6000 };

/**
 * Limits edits beside the bucket of their route: of messages over an hour old, and in announcement channels if a test
 * wants it. The function returns what an edit waits for, if it has to.
 */
export function createEditLimits(
  now: () => number,
  faults: PlannedFaults,
): (channel: ChannelRecord, message: SandboxMessage) => PutOffEdit | undefined {
  const old = createWindows(now);
  const announced = createWindows(now);
  return (channel, message) => {
    const isAnnouncement = channel.type === ChannelType.GuildAnnouncement;
    const announcementLimit = isAnnouncement ? faults.announcementEdits : undefined;
    const untilAnnounced = announcementLimit && announced(channel.id, announcementLimit);
    if (untilAnnounced !== undefined)
      return {
        code: 20022,
        message: 'This message cannot be edited due to announcement rate limits.',
        retryAfter: untilAnnounced,
      };
    const isOld = now() - snowflakeTime(message.id) > anHour;
    const untilOld = isOld ? old(channel.id, oldMessages) : undefined;
    if (untilOld === undefined) return undefined;
    return {
      code: 30046,
      message: 'Maximum number of edits to messages older than 1 hour reached. Try again later.',
      retryAfter: untilOld,
    };
  };
}

/** Counts edits by channel. The function returns how many seconds an edit has to wait, if it has to. */
function createWindows(now: () => number) {
  const recent = new Map<string, number[]>();
  return (channelId: string, { limit, window }: { limit: number; window: number }): number | undefined => {
    const time = now();
    const edits = (recent.get(channelId) ?? []).filter((at) => at > time - window);
    recent.set(channelId, edits);
    const oldest = edits[0];
    if (edits.length >= limit && oldest !== undefined) return (oldest + window - time) / 1000;
    edits.push(time);
    return undefined;
  };
}
