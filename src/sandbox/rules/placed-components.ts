import type { ComponentRecord } from '../world/component-record.ts';

export interface Placed {
  readonly component: ComponentRecord;
  readonly path: PropertyKey[];
}

/** A component and all that is in it, outermost first, with where each stands. */
export function allComponents(components: readonly ComponentRecord[], path: PropertyKey[]): Placed[] {
  return components.flatMap((component, index) => within(component, [...path, index]));
}

function within(component: ComponentRecord, path: PropertyKey[]): Placed[] {
  return [
    { component, path },
    ...(component.component ? within(component.component, [...path, 'component']) : []),
    ...(component.accessory ? within(component.accessory, [...path, 'accessory']) : []),
    ...allComponents(component.components ?? [], [...path, 'components']),
  ];
}
