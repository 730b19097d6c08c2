import type { Context } from '../context.ts';
import { ReportBoard } from './report-board.ts';
import { StaffMessages } from './staff-messages.ts';
import { staffNotes } from './staff-notes.ts';
import { tellManagers } from './tell-managers.ts';

/** Creates what writes to the staff channels of a guild. */
export function createModeration(context: Context) {
  const staff = new StaffMessages(context);
  const reportBoard = new ReportBoard({
    ...context,
    staff,
    tellManagers: (guild) => tellManagers({ ...context, staff }, guild),
  });
  return {
    staff,
    reportBoard,
    ...staffNotes({ ...context, staff }),
    /** Resolves once the messages in progress are sent or refused; retries stop. */
    async stop(): Promise<void> {
      await Promise.all([staff.stop(), reportBoard.stop()]);
    },
  };
}
