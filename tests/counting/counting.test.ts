import { test } from 'vitest';
import { countsAreExact } from './counting.property.ts';

test("After every sweep, the stored, counted and shown votes are Discord's", { timeout: 120_000 }, () =>
  countsAreExact(300),
);
