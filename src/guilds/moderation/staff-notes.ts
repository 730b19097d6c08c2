import { isDeepStrictEqual } from 'node:util';
import { lossesAround } from '../../reviews/moderation/emptying.ts';
import type { EmptiedNote, StaffNote } from '../../storage/entries/entries.ts';
import { type Act, type GuildView, together } from '../memory/act.ts';
import { put } from '../memory/change.ts';

/** Older notes stay as they are. */
const MOST_NOTES = 25;

/** Answers whether anything changed. */
const changeNotes = (
  change: (notes: readonly StaffNote[], guild: GuildView) => readonly StaffNote[],
): Act<boolean> => ({
  turns: ['settings'],
  decide(guild) {
    const { id, record } = guild.memory;
    const { staffNotes = [] } = record;
    const changed = change(staffNotes, guild);
    if (isDeepStrictEqual(changed, staffNotes)) return { changes: [], answer: false };
    return {
      changes: [put('guilds', id, { ...record, staffNotes: changed.slice(-MOST_NOTES) })],
      answer: true,
    };
  },
});

/** Stores a message that was sent to the staff, once, so that it can say what becomes of it. */
export const addStaffNote = (note: StaffNote): Act<boolean> => {
  const added = changeNotes((notes) =>
    notes.some(({ messageId }) => messageId === note.messageId) ? notes : [...notes, note],
  );
  return note.kind === 'deleted' ? together(added, [{ act: isTold(note.reviewKey) }]) : added;
};

const isTold = (reviewKey: string): Act<void> => ({
  turns: [reviewKey],
  decide({ memory }) {
    const { isUntold, ...moderation } = memory.moderation(reviewKey);
    return { changes: isUntold ? [put('moderation', reviewKey, moderation)] : [], answer: undefined };
  },
});

/**
 * Stores what such a message says by now; undefined when it is gone. Answers false, with nothing changed, if the note is no
 * longer stored like this: somebody has answered it meanwhile.
 */
export const noteShows = (note: StaffNote, shows: StaffNote['shows'] | undefined): Act<boolean> =>
  changeNotes((notes) =>
    notes.flatMap((one) => {
      if (!isDeepStrictEqual(one, note)) return [one];
      return shows === undefined ? [] : [{ ...one, shows }];
    }),
  );

/**
 * Stores what a moderator says about reviews that lost their messages together, for all messages that ask about them.
 * @param at when one of them was lost, in milliseconds since the epoch
 */
export const emptiedIsSaid = (channelId: string, at: number, said: EmptiedNote['said']): Act<boolean> =>
  changeNotes((notes, { memory }) => {
    const losses = memory.postings.losses.in(channelId);
    const groupAt = (time: number) => lossesAround(losses, time)[0]?.at;
    const isAbout = (note: StaffNote) =>
      note.kind === 'emptied' && note.lostIn === channelId && groupAt(note.at) === groupAt(at);
    return notes.map((note) => (isAbout(note) ? { ...note, said, shows: 'unsure' } : note));
  });
