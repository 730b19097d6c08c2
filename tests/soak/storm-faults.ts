import type { MortalWorld } from './mortal-world.ts';
import type { SeededRandom } from './seeded-random.ts';

/** Something that goes wrong, by chance in one way or another. */
export type Mischief = (world: MortalWorld, random: SeededRandom) => unknown;

export type Mischiefs = Readonly<Record<string, readonly [chances: number, mischief: Mischief]>>;

/** The requests that one fault hits. */
export const REQUESTS = [
  { method: 'POST', path: /^\/channels\/\d+\/messages$/ },
  { method: 'PATCH', path: /^\/channels\/\d+\/messages\/\d+$/ },
  { method: 'DELETE', path: /^\/channels\/\d+\/messages\/\d+$/ },
  { method: 'PUT', path: /\/reactions\// },
  { method: 'GET', path: /^\/channels\// },
  { method: 'POST', path: /\/callback$/ },
  {},
];
/** discord.js sends a request again, three times, when Discord answers with a 5xx. */
const TIMES = [1, 1, 4, 8];
const EVENTS = ['MESSAGE_REACTION_ADD', 'MESSAGE_REACTION_REMOVE', 'MESSAGE_DELETE'];
/** In milliseconds. */
const DELAYS = [5, 30, 120];

const falseAnswer =
  (status: number, afterStoring: boolean): Mischief =>
  ({ sandbox }, random) =>
    sandbox.faults.answer({ ...random.pick(REQUESTS), status, afterStoring, times: random.pick(TIMES) });

/** Kills the bot and starts it again; it may be killed again meanwhile. */
async function killed(world: MortalWorld): Promise<void> {
  world.kill();
  await world.start();
}

/** What can go wrong, and how often: as many chances as its number says. */
export const FAULTS: Mischiefs = {
  'lose an answer': [4, falseAnswer(500, true)],
  'refuse a request': [3, falseAnswer(500, false)],
  'limit a request': [2, falseAnswer(429, false)],
  'delay requests': [
    2,
    ({ sandbox }, random) => sandbox.faults.delay(random.pick(DELAYS), random.pick(REQUESTS)),
  ],
  'refuse commits': [
    3,
    ({ disk }, random) => {
      disk.refusals += 1 + random.below(3);
    },
  ],
  'kill the bot': [3, killed],
  'break the connection': [2, ({ sandbox }) => sandbox.faults.dropGateway()],
  'end the session': [2, ({ sandbox }) => sandbox.faults.dropGateway({ resume: false })],
  'lose events': [
    2,
    ({ sandbox }, random) => sandbox.faults.loseEvents(random.pick(EVENTS), 1 + random.below(2)),
  ],
  'repeat events': [1, ({ sandbox }, random) => sandbox.faults.duplicateEvents(random.pick(EVENTS), 2)],
};
