import { ComponentType } from 'discord-api-types/v10';
import type { ComponentRecord } from '../world/component-record.ts';
import { flattenComponents } from './flatten-components.ts';

const selects = new Set<number>([
  ComponentType.StringSelect,
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.MentionableSelect,
  ComponentType.ChannelSelect,
]);

/**
 * Components as Discord returns them: each with an id, without null fields, and selects with the number of values that
 * may be picked, which Discord's OpenAPI description requires in responses.
 */
export function withComponentIds(components: readonly ComponentRecord[]): ComponentRecord[] {
  const taken = new Set(flattenComponents(components, []).map(({ component }) => component.id));
  let next = 0;
  const free = () => {
    do next++;
    while (taken.has(next));
    return next;
  };
  const numbered = (component: ComponentRecord): ComponentRecord => {
    const id = component.id || free();
    const present = Object.fromEntries(Object.entries(component).filter(([, value]) => value !== null));
    return {
      ...(selects.has(component.type) && { min_values: 1, max_values: 1 }),
      ...(present as unknown as ComponentRecord),
      id,
      ...(component.component && { component: numbered(component.component) }),
      ...(component.accessory && { accessory: numbered(component.accessory) }),
      ...(component.components && { components: component.components.map(numbered) }),
    };
  };
  return components.map(numbered);
}
