import type { Person } from '../../../src/sandbox/people/person.ts';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import type { SandboxMessage } from '../../../src/sandbox/world/records.ts';
import { imdbRatings, importFile } from '../../support/import-files.ts';
import { addMembers } from '../../support/votes.ts';
import { blockMember, messageOf, openModal, wordsOf } from '../../support/world.ts';
import { refusalIn } from '../crawl/refusals.ts';
import { edit, remove, write } from '../deeds.ts';
import type { SeededRandom } from '../seeded-random.ts';
import { reviewMessagesIn } from '../settled.ts';
import type { Ledger } from './ledger.ts';

export const SHOWS = ['Glass Heart', 'Dark', 'Harbour Lights'];
export const WRITERS = ['Noor', 'Jun', 'Tomás'];
/** Whose text becomes a draft, and of which show. */
export const DRAFTED = { name: 'Léa', show: 'Glass Heart' };
/** Each can import ten files a day. */
const IMPORTERS = 40;
export const ROWS = 3;
/** How long people pause at most between two things, in milliseconds. */
const PAUSE = 15;

/** What people do under load, and what they may rely on. */
export interface Load {
  readonly sandbox: Sandbox;
  readonly random: SeededRandom;
  readonly ledger: Ledger;
  readonly importers: readonly string[];
  /** Makes each text and file one of its kind. */
  next(): number;
}

export function createLoad(
  sandbox: Sandbox,
  random: SeededRandom,
  ledger: Ledger,
  importers = IMPORTERS,
): Load {
  let number = 0;
  return {
    sandbox,
    random,
    ledger,
    importers: addMembers(sandbox, importers, 'Imp'),
    next: () => (number += 1),
  };
}

/** Has everybody do one thing after the other, until the bot is killed. */
export function loadUntil(killed: AbortSignal, load: Load): void {
  const voting = async () => voteOnce(load, killed);
  const deeds = [
    ...WRITERS.map((name) => () => reviewOnce(load, killed, name)),
    () => manageOnce(load, killed),
    () => importOnce(load, killed),
    voting,
    voting,
  ];
  for (const deed of deeds) void repeat(deed, killed, load.random);
}

async function repeat(deed: () => Promise<void>, killed: AbortSignal, random: SeededRandom): Promise<void> {
  while (!killed.aborted) {
    // Much is not possible just now, or has no answer any more.
    await deed().catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, random.below(PAUSE)));
  }
}

/** A person who does nothing more once the bot is killed, so that nothing of one life is continued in the next. */
function mortal(person: Person, killed: AbortSignal): Person {
  return new Proxy(person, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name, target);
      if (typeof method !== 'function') return method;
      return (...given: unknown[]) => {
        killed.throwIfAborted();
        return method.apply(target, given);
      };
    },
  });
}

/** What is said of a text that was not saved, or of which nobody knows yet. */
const UNSAVED = /^I couldn't save your review/;
const UNCERTAIN = /^My database stopped answering before it confirmed/;

/** Throws when the bot does not know it either. */
function isTaken(answer: SandboxMessage): boolean {
  const words = wordsOf(answer);
  if (UNSAVED.test(words)) return false;
  const refusal = refusalIn(words);
  if (UNCERTAIN.test(words)) throw new Error('It is unknown whether this is stored');
  return refusal === undefined;
}

/** Lets a member write, edit or delete a review. Rejects when that is not answered. */
export async function reviewOnce(load: Load, killed: AbortSignal, name: string): Promise<void> {
  const { sandbox, random, ledger } = load;
  const person = mortal(sandbox.member(name), killed);
  const show = random.pick(SHOWS);
  const subject = `${name}'s review of ${show}`;
  const [body, score, choice] = [`Text ${load.next()}.`, String(random.below(11)), random.below(4)];
  if (ledger.of(subject) !== '' && choice === 0)
    await ledger.ask(subject, '', async () => isTaken(await remove(person, show)));
  else if (ledger.of(subject) !== '' && choice === 1)
    await ledger.ask(subject, body, async () => isTaken(await edit(person, show, { body, score })));
  else await ledger.ask(subject, body, async () => isTaken(await write(person, show, { body, score })));
}

/** The owner sets something, or blocks a member who has a form open, so that its text becomes a draft. */
async function manageOnce(load: Load, killed: AbortSignal): Promise<void> {
  const { sandbox, random, ledger } = load;
  const owner = mortal(sandbox.member('Ada'), killed);
  if (random.below(2) === 0) {
    const weight = 1 + random.below(20);
    await ledger.ask('the weight', String(weight), async () =>
      isTaken(messageOf(await owner.slash('/settings set', { 'average-weight': weight }))),
    );
    return;
  }
  const author = mortal(sandbox.member(DRAFTED.name), killed);
  const member = author.id;
  await owner.slash('/moderate member unblock', { member });
  const modal = await openModal(author, DRAFTED.show);
  await blockMember(owner, member);
  const body = `Text ${load.next()}.`;
  await ledger.ask('the draft', body, async () => {
    // It says that the text is kept, behind why it is not posted.
    messageOf(await author.submit(modal, { body }));
    return true;
  });
}

async function importOnce(load: Load, killed: AbortSignal): Promise<void> {
  const { sandbox, random, ledger } = load;
  const person = mortal(sandbox.member(random.pick(load.importers)), killed);
  const subject = `Film ${load.next()}`;
  const rows = Array.from(
    { length: ROWS },
    (_, index) => [`${subject} part ${index}`, 2017, '9', '2020-05-01'] as const,
  );
  const preview = await importFile(load, person, imdbRatings(rows));
  await ledger.ask(subject, 'all', async () =>
    isTaken(messageOf(await person.press(preview, `Import ${ROWS} reviews`))),
  );
}

/** Lets somebody react to a review, or take a reaction back. Throws when there is none. */
export function voteOnce({ sandbox, random, importers }: Load, killed: AbortSignal): void {
  const voter = mortal(sandbox.member(random.pick(importers)), killed);
  const message = random.pick([...reviewMessagesIn({ sandbox }).values()]);
  const emoji = random.pick(['👍', '👎']);
  const has = message.reactions.some(
    (reaction) => reaction.emoji.name === emoji && reaction.normal.includes(voter.id),
  );
  voter[has ? 'unreact' : 'react'](message, emoji);
}
