import type { Context } from '../../src/discord/context.ts';
import type { StaffMessages } from '../../src/discord/moderation/staff-messages.ts';

/** What changing a setting uses. */
export interface ChangeServices extends Pick<Context, 'clock' | 'guildText'> {
  readonly staff: StaffMessages;
}
