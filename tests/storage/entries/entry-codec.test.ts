import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { decodeEntry, type EntryFormat, encodeEntry } from '../../../src/storage/entries/entry-codec.ts';

/** A title that version 1 called `name`, and that has a year since version 3. */
const FORMAT: EntryFormat<{ readonly title: string; readonly year: number }> = {
  schema: z.object({ title: z.string(), year: z.number() }),
  migrations: [
    ({ name, ...entry }) => ({ ...entry, title: name }),
    (entry) => {
      if (entry.title === 'cursed') throw new Error('a secret');
      return { ...entry, year: 1970 };
    },
  ],
};

const decoded = (value: object) => decodeEntry(FORMAT, { value });

test('An entry is stored with the newest version of its kind', () => {
  expect(encodeEntry(FORMAT, { title: 'Harbour', year: 2024 })).toEqual({
    v: 3,
    title: 'Harbour',
    year: 2024,
  });
  expect(encodeEntry({ schema: FORMAT.schema }, { title: 'Harbour', year: 2024 })).toMatchObject({ v: 1 });
});

test('An entry of any earlier version is read through the migrations from there on', () => {
  const entry = { title: 'Harbour', year: 1970 };
  expect(decoded({ v: 1, name: 'Harbour' })).toEqual({ ok: true, entry });
  expect(decoded({ v: 2, title: 'Harbour' })).toEqual({ ok: true, entry });
  expect(decoded({ v: 3, title: 'Harbour', year: 2024 })).toEqual({
    ok: true,
    entry: { ...entry, year: 2024 },
  });
});

test('Migrations run in order, and each once', () => {
  const step = (number: number) => (entry: Readonly<Record<string, unknown>>) => ({
    steps: [...(entry.steps as number[]), number],
  });
  const property = fc.property(fc.nat(8), fc.nat(8), (count, start) => {
    const migrations = Array.from({ length: count }, (_, index) => step(index + 2));
    const version = 1 + Math.min(start, count);
    const format = { schema: z.object({ steps: z.array(z.number()) }), migrations };
    expect(decodeEntry(format, { value: { v: version, steps: [] } })).toEqual({
      ok: true,
      entry: { steps: Array.from({ length: 1 + count - version }, (_, index) => version + 1 + index) },
    });
  });
  fc.assert(property);
});

test.each([
  [{ v: 4, title: 'a secret', year: 1 }, 'its version is 4, not 3'],
  [{ v: 0, title: 'a secret' }, 'its version is unknown, not 3'],
  [{ v: 1.5, title: 'a secret' }, 'its version is unknown, not 3'],
  [{ v: 2, title: 'cursed' }, 'its version 2 could not be turned into 3'],
  [{ v: 2, title: ['a secret'] }, 'title: '],
])('The entry %j is unreadable, and the reason repeats nothing of it', (value, problem) => {
  const result = decoded(value);
  expect(result).toMatchObject({ ok: false, problem: expect.stringContaining(problem) });
  expect(JSON.stringify(result)).not.toContain('secret');
});
