import { expect, test } from 'vitest';
import type { AnswerableInteraction, Reply } from '../../../src/discord/interactions/command.ts';
import { RunningUpdates } from '../../../src/discord/interactions/running-updates.ts';
import { message } from '../../../src/presentation/payload/payload.ts';

const UPDATE = { kind: 'update', message: message({}) } satisfies Reply;
const MESSAGE = { kind: 'message', ephemeral: true, message: message({}) } satisfies Reply;

/** What of an interaction says which answer it belongs to. */
const slash = (id: string) => ({ id }) as AnswerableInteraction;
const press = (id: string, answerTo: string) =>
  ({ id, message: { id: 'message', interactionMetadata: { id: answerTo } } }) as AnswerableInteraction;

test('The updates of an answer end when a press puts something else in its place', () => {
  const running = new RunningUpdates();
  const first = running.begin(slash('1'), MESSAGE);
  const second = running.begin(press('2', '1'), UPDATE);
  expect(first.signal.aborted).toBe(true);
  const third = running.begin(press('3', '1'), UPDATE);
  expect(second.signal.aborted).toBe(true);
  expect(third.signal.aborted).toBe(false);
});

test('They go on when a press is answered beside it, and when another answer changes', () => {
  const running = new RunningUpdates();
  const first = running.begin(slash('1'), MESSAGE);
  const beside = running.begin(press('2', '1'), MESSAGE);
  running.begin(press('3', '9'), UPDATE);
  running.begin(press('4', '2'), UPDATE);
  expect(first.signal.aborted).toBe(false);
  expect(beside.signal.aborted).toBe(true);
});
