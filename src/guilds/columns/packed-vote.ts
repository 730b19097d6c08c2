import { timeOfDay } from '../../reviews/counting/vote-days.ts';
import type { CountedVote } from '../../reviews/counting/votes.ts';
import { monthOf, type Period } from '../../reviews/period.ts';

/** A vote in one number of 32 bits: whether it says helpful, the month in which it was first seen, and the voter's number. */
const MONTH = 1;
const VOTER = 11;
const UNKNOWN_MONTH = 0;
/** Ten bits for the month last until March 2055, longer than snowflakes do; 21 for the voter. More voters would count as one. */
const LAST_MONTH = (1 << (VOTER - MONTH)) - 1;
const HIGHEST_VOTER = (1 << (32 - VOTER)) - 1;

export const packVote = (voter: number, { isHelpful, day }: Omit<CountedVote, 'userId'>): number =>
  ((Math.min(voter, HIGHEST_VOTER) << VOTER) | (monthOfDay(day) << MONTH) | Number(isHelpful)) >>> 0;

export const voterIn = (word: number): number => word >>> VOTER;

export const isHelpfulIn = (word: number): boolean => (word & 1) === 1;

/** Tells whether a vote was first seen in a period; of an unknown day, in none. */
export function isInPeriod({ year, month }: Period): (word: number) => boolean {
  // Nobody has voted before 1970, and whose day is unknown in no period.
  const [from, to] = [Math.max(UNKNOWN_MONTH + 1, numberOf(year, month ?? 1)), numberOf(year, month ?? 12)];
  return (word) => {
    const seen = (word >>> MONTH) & LAST_MONTH;
    return seen >= from && seen <= to;
  };
}

function monthOfDay(day: number | undefined): number {
  if (day === undefined) return UNKNOWN_MONTH;
  const { year, month } = monthOf(timeOfDay(day));
  return Math.min(numberOf(year, month), LAST_MONTH);
}

/** Months are numbered from January 1970 on, which is 1. */
const numberOf = (year: number, month: number): number => (year - 1970) * 12 + month;
