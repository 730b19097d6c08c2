import { ComponentType } from 'discord-api-types/v10';
import type { Person } from '../../src/sandbox/people/person.ts';
import { flattenComponents } from '../../src/sandbox/rules/flatten-components.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import type { ComponentRecord } from '../../src/sandbox/world/component-record.ts';
import type { SandboxMessage } from '../../src/sandbox/world/records.ts';
import { described, handlerOf, type OpenedModal, type Press } from './press.ts';
import { modalValues, pickedValues } from './random-values.ts';
import { visibleMessages } from './visible-messages.ts';

interface Placed {
  readonly message: SandboxMessage;
  readonly component: ComponentRecord & { readonly custom_id: string };
}

/** The buttons and selects in the messages that a person sees: one press for each name in their custom ids. */
export function componentPresses(sandbox: Sandbox, person: Person): Press[] {
  const byName = Map.groupBy(visibleMessages(sandbox, person).flatMap(pressable), ({ component }) =>
    handlerOf(component.custom_id),
  );
  return Array.from(byName, ([handler, placed]): Press => {
    const name = `component ${handler}`;
    return {
      name,
      async act(hand) {
        const { message, component } = hand.chance.pickLate(placed);
        const shown = described(component.label ?? component.placeholder ?? component.custom_id);
        if (component.type === ComponentType.Button) {
          hand.pressed(name, shown);
          return hand.taken(name, await person.press(message, component.custom_id));
        }
        const values = pickedValues({ ...hand, userId: person.id }, component);
        hand.pressed(name, `${shown}: ${described(values)}`);
        hand.taken(name, await person.select(message, component.custom_id, values));
      },
    };
  });
}

/** The submission of a modal. */
export const modalPress = ({ person, modal }: OpenedModal): Press => ({
  name: `modal ${handlerOf(modal.custom_id)}`,
  async act(hand) {
    const fields = flattenComponents(modal.components, [])
      .map(({ component }) => component)
      .filter(({ custom_id }) => custom_id !== undefined);
    const values = modalValues({ ...hand, userId: person.id }, fields);
    hand.pressed(this.name, `"${modal.title}" ${described(values)}`);
    hand.taken(this.name, await person.submit(modal, values));
  },
});

/** What can be pressed in a message; records never change, so this is found once for each. */
const found = new WeakMap<SandboxMessage, readonly Placed[]>();

function pressable(message: SandboxMessage): readonly Placed[] {
  const known = found.get(message);
  if (known !== undefined) return known;
  const placed = flattenComponents(message.components, []).flatMap(({ component }): Placed[] => {
    const { custom_id, disabled } = component;
    return custom_id === undefined || disabled === true
      ? []
      : [{ message, component: { ...component, custom_id } }];
  });
  found.set(message, placed);
  return placed;
}
