import type { StaffNote } from '../../storage/entries/entries.ts';
import { type Act, NOTHING } from '../memory/act.ts';
import { put } from '../memory/change.ts';

/** Older notes stay as they are. */
const MOST_NOTES = 25;

const changeNotes = (change: (notes: readonly StaffNote[]) => readonly StaffNote[]): Act<true> => ({
  turns: ['settings'],
  decide(guild) {
    const { id, record } = guild.memory;
    const { staffNotes = [] } = record;
    const changed = change(staffNotes);
    if (changed === staffNotes) return NOTHING.decide(guild);
    return {
      changes: [put('guilds', id, { ...record, staffNotes: changed.slice(-MOST_NOTES) })],
      answer: true,
    };
  },
});

/** Stores a message that was sent to the staff, so that it can say what becomes of it. */
export const addStaffNote = (note: StaffNote): Act<true> => changeNotes((notes) => [...notes, note]);

/** Stores what such a message says by now; undefined when it is gone. */
export const noteShows = (messageId: string, shows: StaffNote['shows'] | undefined): Act<true> =>
  changeNotes((notes) => {
    const note = notes.find((one) => one.messageId === messageId);
    if (note === undefined || note.shows === shows) return notes;
    const others = notes.filter((one) => one !== note);
    return shows === undefined ? others : notes.map((one) => (one === note ? { ...note, shows } : one));
  });
