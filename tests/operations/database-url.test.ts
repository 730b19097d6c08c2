import { join } from 'node:path';
import { expect, test } from 'vitest';
import { catalogueFile } from '../../src/operations/catalogue-file.ts';
import { publicAddress } from '../../src/operations/database-url.ts';

test.each([
  ['sqlite:///srv/data/ovation.sqlite', 'sqlite:///srv/data/ovation.sqlite'],
  ['memory://', 'memory://'],
  ['postgres://ovation:secret@db.example:5433/reviews', 'postgres://ovation@db.example:5433/reviews'],
  ['postgresql://ovation@db.example/reviews', 'postgresql://ovation@db.example/reviews'],
  ['postgres://db.example/reviews?user=ovation&password=secret', 'postgres://db.example/reviews'],
  ['postgres:///reviews?host=/run/postgresql&password=secret', 'postgres:///reviews'],
  ['postgres://ovation:sec%2Fret@[::1]/reviews', 'postgres://ovation@[::1]/reviews'],
])('%s is shown as %s', (url, shown) => {
  expect(publicAddress(url)).toBe(shown);
});

test.each([
  'postgres://ovation:sec/ret@db.example/reviews',
  'postgres://ovation:12/34@db.example/reviews',
  'postgres://ovation:sec#ret@db.example/reviews',
  'postgres://ovation:12#34@db.example/reviews',
  'postgres://ovation:12?34@db.example/reviews',
])('Of an address that is not written as it should be, nothing is shown (%s)', (url) => {
  expect(publicAddress(url)).toBe('the PostgreSQL database');
});

test('The index of shows lies beside a file, in the data directory beside a server, and nowhere beside memory', () => {
  expect(catalogueFile('sqlite:///srv/ovation.sqlite', '/home')).toBe(join('/srv', 'catalogue.sqlite'));
  expect(catalogueFile('postgres://db.example/reviews', '/home')).toBe(
    join('/home', 'data', 'catalogue.sqlite'),
  );
  expect(catalogueFile('memory://', '/home')).toBeUndefined();
});
