import type { Context } from '../context.ts';
import { NoteBoard } from './note-board.ts';
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
  const noteBoard = new NoteBoard({ ...context, staff, reportBoard });
  return {
    staff,
    reportBoard,
    ...staffNotes({ ...context, staff, noteBoard }),
    /** Resolves once the messages in progress are sent or refused. */
    async idle(): Promise<void> {
      await Promise.all([reportBoard.idle(), noteBoard.idle()]);
    },
    /** Resolves once the messages in progress are sent or refused; retries stop. */
    async stop(): Promise<void> {
      await Promise.all([staff.stop(), reportBoard.stop(), noteBoard.stop()]);
    },
  };
}
