import { test } from 'vitest';
import { formatsReadAnything } from './any-records.property.ts';

test('Whatever is in records, each format reads them or leaves them out, and nothing private becomes a review', () => {
  formatsReadAnything(500);
});
