import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig, readHome } from '../../src/config/config.ts';

/** For each variable, a value that is wrong. */
const WRONG = {
  DISCORD_TOKEN: 'Bot two words',
  DISCORD_API_URL: 'discord',
  DATABASE_URL: 'mysql://localhost/ovation',
  LOG_LEVEL: 'loud',
  SANDBOX_PORT: 'http',
  SANDBOX_HOST: 'not a host',
  SANDBOX_EMPTY: 'maybe',
  CHECK_REQUESTS_PER_HOUR: '-8',
  CHECK_EVERY_HOURS: 'daily',
  KEEP_AFTER_LEAVING_DAYS: 'for ever',
  SHARDS: 'some',
  SHARD_COUNT: 'four',
  SHARD_IDS: '3-1',
  SHARD_PROCESSES: 'two',
  SHARD_PROCESS: 'ovation',
  BACKUP_DIR: 's3://bucket',
  BACKUP_EVERY_HOURS: 'nightly',
  BACKUP_KEEP: '2.5',
  METRICS_PORT: '70000',
  METRICS_HOST: 'no host',
  HEARTBEAT_FILE: 'data/heartbeat',
  CATALOGUES: 'imdb',
  TMDB_TOKEN: 'two words',
  TMDB_URL: 'api.themoviedb.org',
  TMDB_IMAGES_URL: 'http://pictures.example',
  TVMAZE_URL: 'http://tvmaze.example',
  TVMAZE_IMAGES_URL: 'ftp://tvmaze.example',
  ANILIST_URL: 'wss://anilist.example',
  ANILIST_IMAGES_URL: 'http://127.0.0.1.example',
  BANGUMI_DATA: 'perhaps',
};

const problemsOf = (variables: Record<string, string>): readonly string[] => {
  const read = readConfig(variables);
  return read.ok ? [] : read.problems;
};

test('Without any variable, Ovation runs against the sandbox', () => {
  expect(readConfig({})).toEqual({
    ok: true,
    config: {
      token: undefined,
      apiUrl: 'https://discord.com/api',
      databaseUrl: undefined,
      databasePassword: undefined,
      logLevel: undefined,
      sandboxPort: 4680,
      sandboxHost: '127.0.0.1',
      sandboxEmpty: false,
      checkRequestsPerHour: 1200,
      checkEveryHours: 24,
      keepAfterLeavingDays: 30,
      shards: { count: 'auto', own: 'all' },
      backups: undefined,
      monitoring: { address: undefined, heartbeatFile: undefined },
      catalogues: [],
      tvmaze: { name: 'tvmaze', url: 'https://api.tvmaze.com', imagesUrl: 'https://static.tvmaze.com' },
      bangumiData: true,
    },
  });
});

test('Every variable is read', () => {
  const variables = {
    DISCORD_TOKEN: 'MTA.x-y_z.abc',
    DISCORD_API_URL: 'http://127.0.0.1:8080/api',
    DATABASE_URL: 'sqlite:///var/lib/ovation/reviews.sqlite',
    PGPASSWORD: 's3cret',
    LOG_LEVEL: 'debug',
    SANDBOX_PORT: '0',
    SANDBOX_HOST: '0.0.0.0',
    SANDBOX_EMPTY: '1',
    CHECK_REQUESTS_PER_HOUR: '60',
    CHECK_EVERY_HOURS: '12',
    KEEP_AFTER_LEAVING_DAYS: '90',
    SHARDS: '8',
    BACKUP_DIR: 'backups',
    BACKUP_EVERY_HOURS: '6',
    BACKUP_KEEP: '28',
    METRICS_PORT: '9464',
    METRICS_HOST: '::1',
    HEARTBEAT_FILE: resolve('/run/heartbeat'),
    CATALOGUES: 'AniList, tmdb',
    TMDB_TOKEN: 'Bearer ey.J-9_',
    TMDB_URL: 'http://127.0.0.1:9001/3/',
    TMDB_IMAGES_URL: 'https://pictures.example/tmdb',
    TVMAZE_URL: 'https://tvmaze.example',
    TVMAZE_IMAGES_URL: 'https://pictures.example/tvmaze',
    ANILIST_URL: 'https://anilist.example',
    ANILIST_IMAGES_URL: 'https://pictures.example',
    BANGUMI_DATA: '0',
  };
  expect(readConfig(variables)).toEqual({
    ok: true,
    config: {
      token: 'MTA.x-y_z.abc',
      apiUrl: 'http://127.0.0.1:8080/api',
      databaseUrl: 'sqlite:///var/lib/ovation/reviews.sqlite',
      databasePassword: 's3cret',
      logLevel: 'debug',
      sandboxPort: 0,
      sandboxHost: '0.0.0.0',
      sandboxEmpty: true,
      checkRequestsPerHour: 60,
      checkEveryHours: 12,
      keepAfterLeavingDays: 90,
      shards: { count: 8, own: 'all' },
      backups: { directory: 'backups', everyHours: 6, keep: 28 },
      monitoring: { address: { host: '::1', port: 9464 }, heartbeatFile: resolve('/run/heartbeat') },
      catalogues: [
        { name: 'anilist', url: 'https://anilist.example', imagesUrl: 'https://pictures.example' },
        {
          name: 'tmdb',
          url: 'http://127.0.0.1:9001/3',
          imagesUrl: 'https://pictures.example/tmdb',
          token: 'ey.J-9_',
        },
      ],
      tvmaze: {
        name: 'tvmaze',
        url: 'https://tvmaze.example',
        imagesUrl: 'https://pictures.example/tvmaze',
      },
      bangumiData: false,
    },
  });
});

test('An empty value counts as absent, and the next source is asked', () => {
  const blank = Object.fromEntries(Object.keys(WRONG).map((name) => [name, ' ']));
  expect(readConfig(blank)).toEqual(readConfig({}));
  expect(readConfig({ ...blank, NODE_ENV: '' })).toEqual(readConfig({}));
  expect(readConfig(blank, { LOG_LEVEL: 'trace' })).toEqual(readConfig({ LOG_LEVEL: 'trace' }));
});

test('The environment wins over the file', () => {
  expect(readConfig({ LOG_LEVEL: 'error' }, { LOG_LEVEL: 'trace', SANDBOX_PORT: '1' })).toMatchObject({
    config: { logLevel: 'error', sandboxPort: 1 },
  });
});

test('White space around a value is ignored', () => {
  expect(readConfig({ DISCORD_TOKEN: ' abc\r\n' })).toMatchObject({ config: { token: 'abc' } });
});

test.each(['"abc"', "'abc'", '`abc`', ' "abc"\r', '\uFEFF"abc"', '" abc "'])(
  'What an --env-file leaves around %j is taken off',
  (DISCORD_TOKEN) => {
    expect(readConfig({ DISCORD_TOKEN })).toMatchObject({ config: { token: 'abc' } });
  },
);

test('Quotes are taken off every variable, and two of them alone are an empty value', () => {
  const values = { LOG_LEVEL: 'debug', SANDBOX_PORT: '80', DATABASE_URL: 'sqlite://a b.sqlite' };
  const quoted = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, `"${value}"`]));
  expect(readConfig(quoted)).toEqual(readConfig(values));
  expect(readConfig({ DISCORD_TOKEN: '""' }, { DISCORD_TOKEN: 'abc' })).toMatchObject({
    config: { token: 'abc' },
  });
});

test.each(['"abc', 'abc"', '"abc\''])('%s has lost a quote, and is no token', (DISCORD_TOKEN) => {
  expect(problemsOf({ DISCORD_TOKEN })).toEqual([expect.stringMatching(/^DISCORD_TOKEN has characters/)]);
});

test.each(['Bot abc', '"Bot  abc"'])('A token copied as "%s" is taken without the word', (DISCORD_TOKEN) => {
  expect(readConfig({ DISCORD_TOKEN })).toMatchObject({ config: { token: 'abc' } });
});

test('Ovation is at home where it lies, or where OVATION_HOME says', () => {
  expect(readHome({}, '/opt/ovation')).toBe(resolve('/opt/ovation'));
  expect(readHome({ OVATION_HOME: ' ' }, '/opt/ovation')).toBe(resolve('/opt/ovation'));
  expect(readHome({ OVATION_HOME: '"/srv/bot"' }, '/opt/ovation')).toBe(resolve('/srv/bot'));
  expect(readHome({ OVATION_HOME: 'bot' }, '/opt/ovation')).toBe(resolve('bot'));
});

test('Every problem is reported at once and names its variable, but no value', () => {
  const problems = problemsOf(WRONG);
  expect(problems.map((problem) => problem.split(' ')[0])).toEqual(Object.keys(WRONG));
  for (const value of Object.values(WRONG)) expect(problems.join('\n')).not.toContain(` ${value} `);
});

test('Production needs a token', () => {
  expect(problemsOf({ NODE_ENV: 'production' })).toEqual([
    expect.stringMatching(/^DISCORD_TOKEN is missing/),
  ]);
  expect(problemsOf({ NODE_ENV: 'production', LOG_LEVEL: 'loud' })).toHaveLength(2);
  expect(problemsOf({ NODE_ENV: 'production', DISCORD_TOKEN: 'abc' })).toEqual([]);
  expect(problemsOf({ NODE_ENV: 'development' })).toEqual([]);
});

test.each(['-1', '65536', '1.5', 'NaN', 'Infinity', '80a'])('%s is not a port', (SANDBOX_PORT) => {
  expect(problemsOf({ SANDBOX_PORT })).toEqual([expect.stringMatching(/^SANDBOX_PORT must be a/)]);
});

test.each(['tökén', 'a b', 'a\tb', '“abc”'])('%s is not a token', (DISCORD_TOKEN) => {
  expect(problemsOf({ DISCORD_TOKEN })).toEqual([expect.stringMatching(/^DISCORD_TOKEN/)]);
});

test.each(['ftp://discord.com', 'discord.com/api', 'wss://discord.com'])(
  '%s is not an API address',
  (address) => {
    expect(problemsOf({ DISCORD_API_URL: address })).toEqual([expect.stringMatching(/^DISCORD_API_URL/)]);
  },
);

test.each(['https://proxy.test/api/', 'https://proxy.test/api/v10', 'https://proxy.test/api/v10/'])(
  '%s loses its version, which discord.js adds',
  (address) => {
    expect(readConfig({ DISCORD_API_URL: address })).toMatchObject({
      config: { apiUrl: 'https://proxy.test/api' },
    });
  },
);

test('.env.example explains every variable, and changes nothing when copied', async () => {
  const lines = (await readFile('.env.example', 'utf8')).split('\n');
  const assignments = lines.filter((line) => /^[A-Z_]+=/.test(line));
  expect(assignments.map((line) => line.split('=')[0]).sort()).toEqual(Object.keys(WRONG).sort());
  for (const assignment of assignments) expect(lines[lines.indexOf(assignment) - 1]).toMatch(/^# \S/);

  const values = Object.fromEntries(assignments.map((line) => line.split('=') as [string, string]));
  expect(readConfig(values)).toEqual(readConfig({ DATABASE_URL: 'sqlite://data/ovation.sqlite' }));
});

test.each([
  'postgres://ovation:secret@db.example:5433/reviews',
  'postgresql://ovation@[::1]/reviews?sslmode=verify-full&sslrootcert=/etc/ca.pem',
  'postgres:///reviews?host=/run/postgresql&user=ovation',
])('%s is the address of a database', (url) => {
  const result = readConfig({ DATABASE_URL: url });
  expect(result.ok && result.config.databaseUrl).toBe(url);
});

test.each([
  'postgres://ovation:sec@ret@db.example/reviews',
  'postgres://ovation:sec/ret@db.example/reviews',
  'postgres://ovation:sec#ret@db.example/reviews',
  'postgres://ovation:sec?ret@db.example/reviews',
  'postgres://ovation:sec%ret@db.example/reviews',
  'postgres://ovation:sec%E4ret@db.example/reviews',
  'postgres://ovation:secret@db.example:port/reviews',
  'postgres://ovation:secret@db.example',
])('In place of an address that is taken for another one, the operator hears how to write it (%s)', (url) => {
  const { problems } = readConfig({ DATABASE_URL: url }) as { readonly problems: readonly string[] };
  expect(problems).toEqual([expect.stringContaining('such as %40 for @')]);
});
