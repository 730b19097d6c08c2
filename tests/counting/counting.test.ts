import { test } from 'vitest';
import { countsAreExact } from './counting.property.ts';

test('After every sweep, what is stored, counted and shown is what Discord has', { timeout: 120_000 }, () =>
  countsAreExact(300),
);
