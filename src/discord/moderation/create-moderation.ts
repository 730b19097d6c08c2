import type { Context } from '../context.ts';
import { StaffMessages } from './staff-messages.ts';
import { staffNotes } from './staff-notes.ts';

/** Creates what writes to the staff channels of a guild. */
export function createModeration(context: Context) {
  const staff = new StaffMessages(context);
  return {
    staff,
    ...staffNotes({ ...context, staff }),
    /** Resolves once the messages in progress are sent or refused; retries stop. */
    stop: () => staff.stop(),
  };
}
