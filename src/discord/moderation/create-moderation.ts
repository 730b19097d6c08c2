import type { Context } from '../context.ts';
import { StaffMessages } from './staff-messages.ts';
import { staffNotes } from './staff-notes.ts';

/** Builds what tells the staff of a guild what happens there. */
export function createModeration(context: Context) {
  const staff = new StaffMessages(context);
  return {
    staff,
    ...staffNotes({ ...context, staff }),
    /** Resolves when the messages under way are sent or refused; none is tried again. */
    stop: () => staff.stop(),
  };
}
