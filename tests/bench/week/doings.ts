import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import { edit, remove, write } from '../../soak/deeds.ts';
import type { SeededRandom } from '../../soak/seeded-random.ts';
import type { Place } from './places.ts';

/** Something that a member does with the bot. Rejects when it is not answered as it should be. */
export type Doing = (sandbox: Sandbox, place: Place, random: SeededRandom) => Promise<unknown>;

const SHOWS = 20;
/** They write and delete; Ada has written all that stays. */
const WRITERS = ['Noor', 'Jun', 'Léa', 'Tomás', 'Malik'];
const BODY = 'The harbour is the star; everybody else is a guest there. '.repeat(8);

const showOf = (random: SeededRandom) => `id:show-${random.below(SHOWS)}`;
const ada = (sandbox: Sandbox, { guildId }: Place) => sandbox.member('Ada', guildId);

const ask =
  (command: string): Doing =>
  (sandbox, place) =>
    ada(sandbox, place).slash(command);

/** A review that comes and goes, so that what there is to hold stays the same. */
const writeAndDelete: Doing = async (sandbox, { guildId }, random) => {
  const writer = sandbox.member(random.pick(WRITERS), guildId);
  const show = showOf(random);
  await write(writer, show, { headline: 'Worth it', body: BODY, score: '8' });
  return remove(writer, show);
};

const type: Doing = (sandbox, place, random) =>
  ada(sandbox, place).autocomplete('/review read', 'show', random.pick(['H', 'Har', 'Harbuor']));

const askAbout =
  (command: string): Doing =>
  (sandbox, place, random) =>
    ada(sandbox, place).slash(command, { show: showOf(random) });

/** What members do, and how often in a thousand events. */
export const DOINGS: readonly { readonly times: number; readonly act: Doing }[] = [
  { times: 8, act: type },
  { times: 2, act: ask('/top') },
  { times: 1, act: ask('/recent') },
  { times: 1, act: ask('/profile') },
  { times: 1, act: askAbout('/show') },
  { times: 1, act: askAbout('/review read') },
  {
    times: 0.5,
    act: (sandbox, place, random) => edit(ada(sandbox, place), showOf(random), { body: BODY }),
  },
  { times: 0.5, act: writeAndDelete },
];
