import { expect, test } from 'vitest';
import type { Address } from '../../../src/presentation/links/address.ts';
import { openSelect } from '../../../src/presentation/links/links.ts';

const here: Address = { card: 'recent', page: 1 };
const option = (label: string, showId: string) => ({ label, address: { card: 'show', showId } as const });

test('A select of cards has each of them once, since Discord refuses the same value twice', () => {
  const options = [option('Dark', 'dark'), option('Glass Heart', 'glass'), option('Dark', 'dark')];
  expect(openSelect({ here }, 'Open a show', options)?.components).toMatchObject([
    { options: [{ label: 'Dark' }, { label: 'Glass Heart' }] },
  ]);
});

test('There is no select of nothing', () => {
  expect(openSelect({ here }, 'Open a show', [])).toBeUndefined();
});
