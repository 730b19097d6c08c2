import type { Act } from '../memory/act.ts';
import { put } from '../memory/change.ts';

const DAY = 24 * 60 * 60_000;

/** Notes that the bot was removed from the guild, unless it is known. Answers whether that is new. */
export const noteRemoved = (now: number): Act<boolean> => ({
  turns: ['settings'],
  decide({ memory: { id, record } }) {
    if (record.leftAt !== undefined) return { changes: [], answer: false };
    return { changes: [put('guilds', id, { ...record, leftAt: now })], answer: true };
  },
});

/**
 * Notes that Discord does not name the guild when a session begins. Two such sessions a day apart mean that the bot was removed:
 * one alone can be a failure at Discord. Answers whether it is now known to be removed, and was not before.
 */
export const noteMissing = (now: number): Act<boolean> => ({
  turns: ['settings'],
  decide({ memory: { id, record } }) {
    const { leftAt, missingSince } = record;
    if (leftAt !== undefined) return { changes: [], answer: false };
    if (missingSince === undefined)
      return { changes: [put('guilds', id, { ...record, missingSince: now })], answer: false };
    if (now - missingSince < DAY) return { changes: [], answer: false };
    return { changes: [put('guilds', id, { ...record, leftAt: now })], answer: true };
  },
});

/**
 * Notes that the bot is in the guild. Answers whether it was known or suspected to be removed. Where it was to be erased, it is not:
 * a guild that is in memory still has everything.
 */
export const notePresent: Act<boolean> = {
  turns: ['settings'],
  decide({ memory: { id, record } }) {
    const { leftAt, missingSince, isErased: _, ...rest } = record;
    if (leftAt === undefined && missingSince === undefined) return { changes: [], answer: false };
    return { changes: [put('guilds', id, rest)], answer: true };
  },
};

/**
 * Notes that all of the guild is to be erased, which no restart then forgets, when the bot was removed long enough ago. Answers
 * whether it was.
 * @param removedBefore milliseconds since the epoch
 */
export const beginErasing = (removedBefore: number): Act<boolean> => ({
  turns: ['settings'],
  decide({ memory: { id, record } }) {
    const { leftAt = Infinity } = record;
    if (leftAt > removedBefore) return { changes: [], answer: false };
    return { changes: [put('guilds', id, { ...record, isErased: true })], answer: true };
  },
});
