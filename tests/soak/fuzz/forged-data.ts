import { ComponentType, InteractionType } from 'discord-api-types/v10';
import { noResolvedIds, resolvedPayload } from '../../../src/sandbox/interactions/interaction-payload.ts';
import { forgedCommand, menuData } from './forged-command.ts';
import { modalData } from './forged-modal.ts';
import { type Forged, type Forger, resolve } from './forger.ts';
import { oddText } from './odd-values.ts';
import type { Target } from './targets.ts';

/** Forges the data of an interaction that leads to the target. */
export function forge(forger: Forger, target: Target): Forged {
  switch (target.kind) {
    case 'command':
      return forgedCommand(forger, target);
    case 'menu':
      return { type: InteractionType.ApplicationCommand, data: menuData(forger, target.command) };
    case 'modal':
      return { type: InteractionType.ModalSubmit, data: modalData(forger, target.handler) };
    default:
      return { type: InteractionType.MessageComponent, data: componentData(forger, target.handler) };
  }
}

const PRESSABLE = [
  ComponentType.StringSelect,
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.MentionableSelect,
  ComponentType.ChannelSelect,
];

function componentData(forger: Forger, handler: string) {
  const { sandbox, member, chance, ids } = forger;
  const component_type = chance.happens(0.5) ? ComponentType.Button : chance.pick(PRESSABLE);
  const resolved = noResolvedIds();
  const values = Array.from({ length: chance.pick([0, 1, 1, 1, 2, 25, 26]) }, () =>
    chance.happens(0.8) ? ids.part(chance) : oddText(chance, chance.pick([100, 101, 4000])),
  );
  for (const value of values) resolve(forger, resolved, value);
  return {
    component_type,
    custom_id: ids.forge(chance, handler),
    id: 1 + chance.upTo(40),
    ...(component_type !== ComponentType.Button && {
      values,
      ...resolvedPayload(sandbox.world, member, resolved),
    }),
  };
}
