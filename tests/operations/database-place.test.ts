import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { databasePlaceWarning, mountPoints } from '../../src/operations/database-place.ts';
import { postgresDatabase, sharedServer } from '../support/postgres/postgres-database.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const warning = (type: number, container: readonly string[] = []) =>
  databasePlaceWarning('sqlite:///srv/data/ovation.sqlite', {
    typeOf: async (path) => (path === '/srv/data' ? type : 0),
    isContainer: () => container.length > 0,
    mounts: async () => container,
  });

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

const EXT4 = 0xef53;

test.each([
  ['nothing mounted at all', ['/', '/proc', '/etc/hosts']],
  ['a volume beside it', ['/', '/srv/database', '/srv/data/backups']],
])(
  'In a container with %s, whatever its file system is, an update would lose the database',
  async (_, mounts) => {
    expect(await warning(EXT4, mounts)).toMatch(/as an update does, all reviews are gone.*Mount a volume/);
  },
);

test.each([
  ['there', ['/', '/srv/data']],
  ['above it', ['/', '/srv']],
])('In a container with a volume %s, nothing is warned of', async (_, mounts) => {
  expect(await warning(EXT4, mounts)).toBeUndefined();
});

test('Of a database behind a link, the place where it lies counts', async () => {
  const home = await temporaryDirectory();
  const [volume, layer] = [join(home, 'volume'), join(home, 'layer')];
  for (const directory of [volume, layer]) await mkdir(directory);
  await symlink(volume, join(layer, 'data'));
  await symlink(join('..', 'layer', 'ovation.sqlite'), join(volume, 'linked.sqlite'));
  const warningOf = (file: string) =>
    databasePlaceWarning(`sqlite://${file}`, {
      typeOf: async () => EXT4,
      isContainer: () => true,
      mounts: async () => ['/', volume],
    });
  expect(await warningOf(join(layer, 'data', 'ovation.sqlite'))).toBeUndefined();
  expect(await warningOf(join(volume, 'linked.sqlite'))).toContain(`${layer} is a part of this container`);
});

test('A container that does not say what is mounted is warned of nothing', async () => {
  expect(await warning(EXT4, [])).toBeUndefined();
});

test("Mount points are read from Linux's table, with the white space in them", () => {
  const table = [
    '22 1 0:21 / / rw,relatime - overlay overlay rw,lowerdir=/a:/b',
    '36 22 8:1 /volumes/x /srv/my\\040data rw,noatime master:1 - ext4 /dev/sda1 rw',
    '',
  ].join('\n');
  expect(mountPoints(table)).toEqual(['/', '/srv/my data']);
});

test('A database in memory is said to be forgotten', async () => {
  expect(await databasePlaceWarning('memory://')).toMatch(/when Ovation ends, all reviews are gone/);
});

test.runIf(process.platform === 'linux')('The kind of file system is asked of the system', async () => {
  // Linux keeps shared memory on a tmpfs, and its settings on none.
  expect(await databasePlaceWarning('sqlite:///dev/shm/ovation.sqlite')).toMatch(/in memory/);
  expect(await databasePlaceWarning('sqlite:///proc/ovation.sqlite')).toBeUndefined();
});

test('Of a server whose settings make it lose what it has written, the operator is told which', async () => {
  const url = await postgresDatabase();
  expect(await databasePlaceWarning(url)).toBe(
    `${url} runs without fsync: when its machine fails, reviews are lost. Set fsync = on in its postgresql.conf.`,
  );
  // Our connections have their own.
  const query = (sql: string) => sharedServer().then((server) => server.query(sql));
  await query(`ALTER DATABASE ${new URL(url).pathname.slice(1)} SET synchronous_commit = off`);
  expect(await databasePlaceWarning(url)).toContain('runs without fsync:');
});

test('A server that does not answer is not warned of', async () => {
  expect(await databasePlaceWarning('postgres://127.0.0.1:1/reviews')).toBeUndefined();
});
