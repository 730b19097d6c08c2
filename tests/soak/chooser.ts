import type { Person } from '../../src/sandbox/people/person.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import type { Chance } from './chance.ts';
import { menuPresses, slashPresses } from './command-presses.ts';
import { Coverage } from './coverage.ts';
import { managerPresses } from './manager-presses.ts';
import { componentPresses, modalPress } from './message-presses.ts';
import type { OpenedModal, Press } from './press.ts';
import { writingPresses } from './writing-presses.ts';

/** Somebody, and what they do next. */
export interface Choice {
  readonly person: Person;
  readonly press: Press;
}

/** Who can do more does more. */
const BUSY: Readonly<Record<string, number>> = { Ada: 4, Malik: 2 };
/** More modals than this are not kept open. */
const MOST_MODALS = 20;

/** Chooses who presses what next, of all that there is at the time. */
export class Chooser {
  readonly coverage = new Coverage();
  /** What each member has pressed. */
  readonly #own = new Coverage();
  readonly #modals: OpenedModal[] = [];
  readonly #sandbox: Sandbox;

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
  }

  /** Remembers what was pressed. */
  count({ id }: Person, name: string): void {
    this.coverage.count(name);
    this.#own.count(id + name);
  }

  /** Keeps a modal open until it is submitted, or until too many others are open. */
  keep(opened: OpenedModal): void {
    this.#modals.push(opened);
    if (this.#modals.length > MOST_MODALS) this.#modals.shift();
  }

  choose(chance: Chance): Choice {
    const members = this.#sandbox.members();
    // What was never or rarely pressed comes first, so that a run reaches what is hard to reach.
    if (chance.happens(0.4)) return this.#rare(chance, members);
    if (this.#modals.length > 0 && chance.happens(0.6)) return this.#submit(chance.pickLate(this.#modals));
    const person = chance.pickWeighted(members, ({ name }) => BUSY[name] ?? 1);
    const { choices } = chance.pickWeighted(this.#possible(person), ({ weight }) => weight);
    return chance.pickWeighted(choices, ({ press }) => 1 / (1 + this.#own.of(person.id + press.name)));
  }

  /** Each name has its chance, however many people could press it: some is before one of them alone. */
  #rare(chance: Chance, members: readonly Person[]): Choice {
    const now = members.flatMap((person) => this.#possible(person).flatMap(({ choices }) => choices));
    const modals = this.#modals.map((opened) => ({
      name: modalPress(opened).name,
      choose: () => this.#submit(opened),
    }));
    const all = [...now.map((choice) => ({ name: choice.press.name, choose: () => choice })), ...modals];
    const byName = [...Map.groupBy(all, ({ name }) => name)];
    const [, found] = chance.pickWeighted(byName, ([name]) => 1 / (1 + this.coverage.of(name)) ** 3);
    return chance.pick(found).choose();
  }

  #submit(opened: OpenedModal): Choice {
    this.#modals.splice(this.#modals.indexOf(opened), 1);
    return { person: opened.person, press: modalPress(opened) };
  }

  #possible(person: Person) {
    return [
      { weight: 8, found: componentPresses(this.#sandbox, person) },
      { weight: 6, found: slashPresses(this.#sandbox, person) },
      { weight: 2, found: menuPresses(this.#sandbox, person) },
      { weight: 3, found: writingPresses(this.#sandbox, person) },
      { weight: 0.5, found: managerPresses(this.#sandbox, person) },
    ]
      .filter(({ found }) => found.length > 0)
      .map(({ weight, found }) => ({ weight, choices: found.map((press): Choice => ({ person, press })) }));
  }
}
