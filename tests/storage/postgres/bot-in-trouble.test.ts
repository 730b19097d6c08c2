import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { expect, test } from 'vitest';
import type { Person } from '../../../src/sandbox/people/person.ts';
import type { SandboxMessage } from '../../../src/sandbox/world/records.ts';
import { openPostgres } from '../../../src/storage/postgres/postgres-backend.ts';
import { lineTo, ownServer } from '../../support/postgres/postgres-database.ts';
import { NO_SMALL_DISK } from '../../support/postgres/small-disk.ts';
import { addMembers } from '../../support/votes.ts';
import {
  messageOf,
  openModal,
  reviewMessages,
  startWithReviewChannel,
  type World,
} from '../../support/world.ts';

/** A text for which no page of the database has room. */
const text = () => ({ body: randomBytes(1950).toString('hex'), score: '7.5' });

interface Trouble {
  readonly name: string;
  readonly begin: () => Promise<unknown>;
  readonly end: () => Promise<unknown>;
  /** What members hear while it lasts. */
  readonly says: RegExp;
  /** What one of them hears at least. */
  readonly saysOnce?: string;
}

/** Resolves once a review is posted, after as many presses of Retry as it takes. */
async function untilPosted({ sandbox }: World, person: Person, first: SandboxMessage): Promise<void> {
  for (let answer = first; ; ) {
    const { id } = answer;
    const told = await sandbox.until(() => {
      const now = sandbox.world.messages.get(id);
      return now !== undefined && /is posted|I couldn't save/.test(now.content) && now;
    }, `what became of "${answer.content}"`);
    if (told.content.includes('is posted')) return;
    answer = messageOf(await person.press(told, 'Retry'));
  }
}

test('Whatever happens to the server, members hear what is so, no review is lost or posted twice, and work goes on', {
  timeout: 120_000,
}, async () => {
  // Nothing makes room on a full disk meanwhile but what pages still have.
  const settings = { autovacuum: 'off' };
  const server = await ownServer(NO_SMALL_DISK ? { settings } : { settings, diskSize: 100 * 2 ** 20 });
  const line = await lineTo(await server.createDatabase());
  const lost: Error[] = [];
  await using world = await startWithReviewChannel({
    backend: await openPostgres(line.url),
    onStorageLost: (error) => void lost.push(error),
  });
  const { sandbox } = world;
  world.becomeImpatient();
  const people = addMembers(sandbox, 4, 'Member').map((name) => sandbox.member(name));
  let restarted: Promise<void> = Promise.resolve();
  const holder = new pg.Client({ connectionString: server.urlOf(new URL(line.url).pathname.slice(1)) });
  holder.on('error', () => {});
  const troubles: readonly Trouble[] = [
    {
      name: 'Cut',
      begin: async () => void line.cutAt('COMMIT', 'after'),
      end: async () => {},
      says: /is posted|is saved/,
    },
    {
      name: 'Crash',
      begin: async () => {
        restarted = server.restart('immediate');
      },
      end: () => restarted,
      says: /is posted|is saved|I couldn't save|I don't know yet/,
    },
    {
      name: 'Held writes',
      async begin() {
        await holder.connect();
        await holder.query('BEGIN; LOCK TABLE keyv IN EXCLUSIVE MODE');
      },
      end: () => holder.end(),
      says: /I don't know yet|I couldn't save/,
      saysOnce: "I don't know yet",
    },
    {
      name: 'Silence',
      begin: () => server.suspend(),
      end: () => server.resume(),
      says: /I couldn't save/,
    },
    ...(NO_SMALL_DISK
      ? []
      : [
          {
            name: 'Full disk',
            begin: () => server.disk.fill(),
            end: () => server.disk.free(),
            says: /I couldn't save|is posted/,
            saysOnce: "I couldn't save",
          },
        ]),
  ];
  for (const { name, begin, end, says, saysOnce = '' } of troubles) {
    const forms = await Promise.all(people.map((person) => openModal(person, name)));
    await world.settled();
    await begin();
    // They are answered while the trouble lasts.
    const answers = await Promise.all(
      people.map(async (person, index) => messageOf(await person.submit(forms[index] as never, text()))),
    );
    for (const { content } of answers) expect(content).toMatch(says);
    expect(answers.map(({ content }) => content).join()).toContain(saysOnce);
    await end();
    await Promise.all(people.map((person, index) => untilPosted(world, person, answers[index] as never)));
    const messages = reviewMessages(world).filter(({ embeds }) => embeds[0]?.title?.endsWith(`· ${name}`));
    expect(messages).toHaveLength(people.length);
    expect(new Set(messages.map(({ embeds }) => embeds[0]?.author?.name)).size).toBe(people.length);
  }
  expect(lost).toEqual([]);
  const [{ count } = {}] = await server.query(
    "SELECT count(*)::int FROM keyv WHERE namespace LIKE 'reviews:%'",
    new URL(line.url).pathname.slice(1),
  );
  expect(count).toBe(people.length * troubles.length);
});
