import { expect, test } from 'vitest';
import { databasePlaceWarning } from '../../src/operations/database-place.ts';

const warning = (type: number) =>
  databasePlaceWarning('sqlite:///srv/data/ovation.sqlite', (path) =>
    Promise.resolve(path === '/srv/data' ? type : 0),
  );

test.each([
  ['tmpfs', 0x01021994, /in memory.*restarts.*DATABASE_URL/],
  ['ramfs', 0x858458f6, /in memory/],
  ["a container's own layer", 0x794c7630, /when the container is replaced.*Mount a volume/],
  ['NFS', 0x6969, /network file system.*disk of this machine/],
  ['SMB', 0xfe534d42, /network file system/],
])('Of a database on %s, the operator is told what happens and what to do', async (_, type, sentence) => {
  expect(await warning(type)).toMatch(sentence);
  expect(await warning(type)).toContain('/srv/data');
});

test.each([
  ['ext4', 0xef53],
  ['XFS', 0x58465342],
  ['Btrfs', 0x9123683e],
  ['one that is not known', 0],
])('A database on %s is worth no word', async (_, type) => {
  expect(await warning(type)).toBeUndefined();
});

test('A database in memory is said to be forgotten', async () => {
  expect(await databasePlaceWarning('memory://')).toMatch(/when Ovation ends, all reviews are gone/);
});

test.runIf(process.platform === 'linux')('The kind of file system is asked of the system', async () => {
  // Linux keeps shared memory on a tmpfs, and its settings on none.
  expect(await databasePlaceWarning('sqlite:///dev/shm/ovation.sqlite')).toMatch(/in memory/);
  expect(await databasePlaceWarning('sqlite:///proc/ovation.sqlite')).toBeUndefined();
});
