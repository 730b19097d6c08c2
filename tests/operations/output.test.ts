import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { createOutput } from '../../src/operations/output.ts';
import type { Sink } from '../../src/operations/sink.ts';

const WRITER = fileURLToPath(new URL('./output-process.ts', import.meta.url));

const missing = (count: number) => `${count} missing`;

/** A sink that keeps what it gets, and answers when the test says so. */
function heldSink() {
  const writes: { readonly text: string; done(error: Error | null, written?: number): void }[] = [];
  const sink: Sink = (bytes, done) => {
    writes.push({
      text: String(bytes),
      done: (error, written = bytes.length) => done(error, written),
    });
  };
  return { sink, writes };
}

test('Lines that come while one is being written follow it in order', () => {
  const { sink, writes } = heldSink();
  const output = createOutput(sink, missing);
  for (const line of ['one', 'two', 'three']) output.write(line);
  writes[0]?.done(null);
  expect(writes.map(({ text }) => text)).toEqual(['one\n', 'two\nthree\n']);
});

test('What a write left out follows in the next', () => {
  const { sink, writes } = heldSink();
  const output = createOutput(sink, missing);
  output.write('Glass Heart');
  writes[0]?.done(null, 6);
  expect(writes.map(({ text }) => text)).toEqual(['Glass Heart\n', 'Heart\n']);
});

test('While nothing can be written, lines beyond the first million bytes are dropped, which is said later', async () => {
  const { sink, writes } = heldSink();
  const output = createOutput(sink, missing);
  const line = 'x'.repeat(9_999);
  for (let count = 0; count < 200; count += 1) output.write(line);
  for (let next = 0; next < writes.length; next += 1) writes[next]?.done(null);
  const written = writes
    .map(({ text }) => text)
    .join('')
    .split('\n');
  const whole = written.filter((text) => text === line).length;
  expect(whole).toBeGreaterThan(90);
  expect(whole).toBeLessThan(110);
  expect(written.slice(whole)).toEqual([`${200 - whole} missing`, '']);
});

test('After a failure the same lines are tried again, and nobody waits for them at the end', async () => {
  const { sink, writes } = heldSink();
  const output = createOutput(sink, missing);
  output.write('one');
  const flushed = output.flushed(60_000);
  writes[0]?.done(new Error('ENOSPC'));
  await flushed;
  output.write('two');
  await output.flushed(60_000);
  await expect.poll(() => writes.length).toBe(2);
  writes[1]?.done(null);
  writes[2]?.done(null);
  expect(writes.map(({ text }) => text)).toEqual(['one\n', 'one\ntwo\n']);
});

test('Whoever ends the process waits until all is written, but not for ever', async () => {
  const { sink, writes } = heldSink();
  const output = createOutput(sink, missing);
  await output.flushed(60_000);
  output.write('one');
  await output.flushed(1);
  const flushed = output.flushed(60_000);
  writes[0]?.done(null);
  await flushed;
});

test('A reader that does not read neither stops the process nor keeps it from ending, and learns what it missed', async () => {
  const child = fork(WRITER, { stdio: ['ignore', 'pipe', 'ignore', 'ipc'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child, 'message');
  let text = '';
  child.stdout?.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  await expect.poll(() => text).toMatch(/\n\d+ missing\n$/);
  child.stdout?.pause();
  child.send('write again, then exit');
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
});
