import { ComponentType } from 'discord-api-types/v10';
import type { Answer } from '../../../src/sandbox/interactions/interactions.ts';
import type { Person } from '../../../src/sandbox/people/person.ts';
import { flattenComponents } from '../../../src/sandbox/rules/flatten-components.ts';
import type { SandboxMessage } from '../../../src/sandbox/world/records.ts';

/** One press of a button, or one choice of a select. */
export interface Step {
  readonly customId: string;
  readonly value?: string | undefined;
  /** As the person reads it. */
  readonly label: string;
}

/** An answer from which a crawl begins. */
export interface Root {
  readonly name: string;
  /** Asks for the answer anew. */
  readonly open: () => Promise<Answer>;
}

export interface Visit {
  readonly person: Person;
  readonly root: Root;
  /** The presses that led there from the root's answer. */
  readonly path: readonly Step[];
  /** The message with the button; undefined for the root's own answer. */
  readonly before: SandboxMessage | undefined;
  readonly answer: Answer;
}

/** A press deeper than this is not made: what it would show has been reached on a shorter way. */
const DEEPEST = 6;

/**
 * Presses every button and picks every choice of an answer, and of all answers to that, once each, wherever they stand.
 * @param seen what has been pressed already, by `keyOf`; is added to
 * @param isSafe whether a press changes nothing, so that the crawl may go on with what it has seen
 */
export async function crawl(
  person: Person,
  root: Root,
  seen: Set<string>,
  isSafe: (step: Step) => boolean,
  visit: (visit: Visit) => void,
): Promise<void> {
  const changing: { path: readonly Step[]; step: Step }[] = [];
  const paths: (readonly Step[])[] = [[]];
  for (let path = paths.shift(); path !== undefined; path = paths.shift()) {
    let shown = await replay(person, root, path);
    if (path.length === 0)
      visit({ person, root, path, before: undefined, answer: shown ?? { kind: 'deleted' } });
    for (const step of stepsIn(shown)) {
      const key = `${person.name} ${keyOf(step)}`;
      if (seen.has(key)) continue;
      seen.add(key);
      if (!isSafe(step)) {
        changing.push({ path, step });
        continue;
      }
      shown ??= await replay(person, root, path);
      const before = messageIn(shown);
      if (before === undefined) continue;
      const answer = await press(person, before, step);
      visit({ person, root, path: [...path, step], before, answer });
      if (answer.kind === 'update' || answer.kind === 'message') {
        if (path.length < DEEPEST) paths.push([...path, step]);
      }
      if (answer.kind === 'update') shown = undefined;
    }
  }
  for (const { path, step } of changing) {
    const before = messageIn(await replay(person, root, path));
    // Another press has made it superfluous.
    if (before === undefined || !stepsOf(before).some((one) => keyOf(one) === keyOf(step))) continue;
    visit({ person, root, path: [...path, step], before, answer: await press(person, before, step) });
  }
}

/** What a path leads to; undefined when it leads there no longer. */
async function replay(person: Person, root: Root, path: readonly Step[]): Promise<Answer | undefined> {
  let answer = await root.open();
  for (const step of path) {
    const message = messageIn(answer);
    const there = message && stepsOf(message).find((one) => keyOf(one) === keyOf(step));
    if (message === undefined || there === undefined) return undefined;
    answer = await press(person, message, there);
  }
  return answer;
}

export const press = (person: Person, message: SandboxMessage, { customId, value }: Step): Promise<Answer> =>
  value === undefined ? person.press(message, customId) : person.select(message, customId, value);

const messageIn = (answer: Answer | undefined): SandboxMessage | undefined =>
  answer?.kind === 'message' || answer?.kind === 'update' ? answer.message : undefined;

const stepsIn = (answer: Answer | undefined): readonly Step[] => {
  const message = messageIn(answer);
  return message === undefined ? [] : stepsOf(message);
};

/** Everything in a message that can be pressed or picked; of selects of members and channels the form alone. */
export const stepsOf = ({ components }: SandboxMessage): Step[] =>
  flattenComponents(components, []).flatMap(({ component }): Step[] => {
    const { custom_id: customId, disabled, label, options, type } = component;
    if (customId === undefined || disabled) return [];
    if (type === ComponentType.Button) return [{ customId, label: label ?? customId }];
    if (type !== ComponentType.StringSelect) return [];
    // Discord's client sends nothing when what is picked already is picked again.
    return (options ?? [])
      .filter((option) => option.default !== true)
      .map((option) => ({ customId, value: option.value, label: option.label }));
  });

/** What a press leads to: the way back, and whose card it stands on, make no other press of it. */
export function keyOf({ customId, value }: Step): string {
  const [name = '', ...args] = customId.split(':');
  if (name === 'turn' || name === 'go' || name === 'back') return `to ${args[0]}`;
  if (name === 'open' || name === 'order') return `to ${value}`;
  return value === undefined ? customId : `${customId} ${value}`;
}
