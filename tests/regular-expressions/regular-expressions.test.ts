import { analyse } from 'scslre';
import { expect, test } from 'vitest';
import { type Expression, everyExpression } from './every-expression.ts';
import { pumpedTexts } from './pumped-texts.ts';

/** Counts above it are as good as none: what takes time by their square takes too much. */
const MOST_REPEATED = 40;
/** Longer than any text that a member can send, in UTF-16 units. */
const LENGTH = 20_000;
/** One that takes time by the square takes twenty and more; the others take two at most, in milliseconds of this thread's processor time. */
const LONGEST_TIME = 10;
/** The first tries of an expression are also compiled, and may collect garbage. */
const TRIES = 5;

const EXPRESSIONS = await everyExpression();

test('No regular expression takes time by the square of a text, or worse', () => {
  expect(EXPRESSIONS.length).toBeGreaterThan(500);
  expect(EXPRESSIONS.flatMap(reportsOf)).toEqual([]);
});

test('No repeated word makes a regular expression run away', () => {
  expect(EXPRESSIONS.map(slowText).filter((found) => found !== undefined)).toEqual([]);
});

test.each(['(?:ab)+c', '^(?:ab?)*(?:ab)*c'])('One that runs away is found: %s', (source) => {
  expect(slowText({ source, flags: '', at: 'here' })).toContain('abab');
});

/** A repeated word with which a regular expression takes too long; undefined when there is none. */
function slowText(expression: Expression): string | undefined {
  const { parsed } = analyse(expression, { maxReports: 0 });
  const regExp = new RegExp(expression.source, expression.flags.replace(/[gy]/g, ''));
  const slow = pumpedTexts(parsed.pattern, LENGTH).find((text) => isSlow(regExp, text));
  return slow && `${expression.at} ${regExp} with ${JSON.stringify(slow.slice(0, 60))}`;
}

function reportsOf(expression: Expression): string[] {
  const source = expression.source.replace(/\{(\d+),(\d+)\}/g, (written, least, most) =>
    Number(most) > MOST_REPEATED ? `{${least},}` : written,
  );
  return analyse({ source, flags: expression.flags }).reports.map(
    ({ type, character }) =>
      `${expression.at} /${source}/${expression.flags}: ${type} with ${character.pick}`,
  );
}

/** Whether a text takes too long, whatever else the machine is doing. */
function isSlow(regExp: RegExp, text: string): boolean {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const before = process.threadCpuUsage();
    regExp.test(text);
    const { user, system } = process.threadCpuUsage(before);
    if ((user + system) / 1000 < LONGEST_TIME) return false;
  }
  return true;
}
