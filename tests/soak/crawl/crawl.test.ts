import { expect, test } from 'vitest';
import type { Answer } from '../../../src/sandbox/interactions/interactions.ts';
import type { OptionValues } from '../../../src/sandbox/people/command-options.ts';
import type { Person } from '../../../src/sandbox/people/person.ts';
import type { SandboxMessage } from '../../../src/sandbox/world/records.ts';
import { type World, wordsOf } from '../../support/world.ts';
import { Claims } from './claims.ts';
import { crawl, keyOf, press, type Root, type Step, stepsOf, type Visit } from './crawler.ts';
import { refusalIn } from './refusals.ts';
import { almostEmptyServer, COVERED, emptyServer, filledServer } from './servers.ts';

/** Handlers of buttons and selects that only show something, or open a form. */
const SHOWING = new Set([
  ...['turn', 'order', 'go', 'open', 'back', 'filter', 'read', 'read-by', 'read-review', 'all-reviews'],
  ...['reviews-by', 'spoilers', 'write', 'edit', 'details', 'write-any', 'open-case', 'case-text'],
  ...['settings-change', 'manage-show'],
]);

const isSafe = ({ customId }: Step): boolean => SHOWING.has(customId.split(':')[0] ?? '');

type Typed = readonly [text: string, options?: OptionValues];
const [SHOW, OTHER] = ['Paper Moon', 'Jun'];
const EVERYBODY: readonly Typed[] = [
  ['/top'],
  ...['reviews', 'divisive', 'gems', 'rising', 'loved'].map((sort): Typed => ['/top', { sort }]),
  ['/top', { year: '2020s', kind: 'film', period: '2026' }],
  ['/top', { by: OTHER }],
  ['/profile'],
  ['/profile', { member: OTHER }],
  ['/profile', { member: OTHER, with: 'Léa' }],
  ['/profile', { member: 'Tomás' }],
  ['/reviewers'],
  ['/recent'],
  ['/recommend'],
];
/** For a server in which there is this show, reviewed by this member. */
const FILLED: readonly Typed[] = [
  ['/show', { show: SHOW }],
  ['/review read', { show: SHOW }],
];
const MODERATORS: readonly Typed[] = [['/moderate queue']];
const MANAGERS: readonly Typed[] = [['/settings view']];

const rootsOf = (person: Person, kind: keyof typeof SERVERS): Root[] =>
  [
    ...EVERYBODY,
    ...(kind === 'empty' ? [] : FILLED),
    ...(person.name === 'Noor' ? [] : MODERATORS),
    ...(person.name === 'Ada' ? MANAGERS : []),
  ].map(([text, options]) => ({
    name: `${text} ${JSON.stringify(options ?? {})}`,
    open: () => person.slash(text, options),
  }));

/** What is wrong with the answer to a press. */
function problemsOf({ person, root, path, before, answer }: Visit, claims: Claims): string[] {
  const where = `${person.name}: ${[root.name, ...path.map(({ label }) => label)].join(' → ')}`;
  if (answer.kind === 'modal') return [];
  if (answer.kind !== 'message' && answer.kind !== 'update')
    return [`${where}: ${answer.kind === 'failed' ? answer.reason : 'its answer is gone'}`];
  const { message } = answer;
  const asked = path.at(-1)?.customId.startsWith('spoilers:');
  const refusal = refusalIn(wordsOf(message));
  const isDead = answer.kind === 'update' && before !== undefined && looksOf(before) === looksOf(message);
  return [
    ...(refusal === undefined ? [] : [`${where}: ${refusal}`]),
    ...(person.name === 'Noor' && !asked && uncovered(message) ? [`${where}: shows what is covered`] : []),
    ...claims.contradictionsIn(message).map((problem) => `${where}: ${problem}`),
    ...(isDead ? [`${where}: nothing has changed`] : []),
  ];
}

/** Whether the words that are covered everywhere can be read. */
const uncovered = (message: SandboxMessage): boolean =>
  `${wordsOf(message)} ${JSON.stringify(message.embeds)} ${JSON.stringify(message.components)}`
    .replaceAll(/\|\|[^|]*\|\|/g, '')
    .includes(COVERED);

const looksOf = ({ content, embeds, components }: SandboxMessage): string =>
  JSON.stringify([content, embeds, components]);

/** Crawls as a member, a moderator and the owner. Returns what is wrong. */
async function crawlAll(world: World, kind: keyof typeof SERVERS): Promise<string[]> {
  const problems: string[] = [];
  const claims = new Claims();
  for (const name of ['Noor', 'Malik', 'Ada']) {
    const person = world.sandbox.member(name);
    const seen = new Set<string>();
    for (const root of rootsOf(person, kind))
      await crawl(person, root, seen, isSafe, (visit) => void problems.push(...problemsOf(visit, claims)));
  }
  // In a filled server, the same is said in many places.
  if (kind === 'filled') expect(claims.size).toBeGreaterThan(40);
  return problems;
}

/** Presses in what is still there, after the bot has started again, one thing in each message. */
async function pressWhatIsLeft(world: World): Promise<string[]> {
  const problems: string[] = [];
  const claims = new Claims();
  for (const name of ['Noor', 'Malik', 'Ada']) {
    const person = world.sandbox.member(name);
    const pressed = new Set<string>();
    const left = [...world.sandbox.world.channels.values()]
      .flatMap(({ id }) => world.sandbox.world.messagesOf(id))
      .filter(({ visible_to }) => visible_to === person.id);
    for (const before of left) {
      const step = stepsOf(before).find((one) => isSafe(one) && !pressed.has(keyOf(one)));
      if (step === undefined) continue;
      pressed.add(keyOf(step));
      const root = { name: 'before the restart', open: async (): Promise<Answer> => ({ kind: 'deleted' }) };
      problems.push(
        ...problemsOf(
          { person, root, path: [step], before, answer: await press(person, before, step) },
          claims,
        ),
      );
    }
  }
  return problems;
}

const SERVERS = { filled: filledServer, 'almost empty': almostEmptyServer, empty: emptyServer };

test.for(Object.keys(SERVERS) as (keyof typeof SERVERS)[])(
  'In a server that is %s, nothing that anybody can press is refused, dead, or untrue',
  async (kind) => {
    await using world = await SERVERS[kind]();
    expect(await crawlAll(world, kind)).toEqual([]);
    await world.stopBot();
    await world.startBot();
    expect(await pressWhatIsLeft(world)).toEqual([]);
  },
);
