import type { ComponentRecord } from '../world/component-record.ts';

export interface PlacedComponent {
  readonly component: ComponentRecord;
  readonly path: PropertyKey[];
}

/** A component and all that is in it, outermost first, with where each stands. */
export function flattenComponents(
  components: readonly ComponentRecord[],
  path: PropertyKey[],
): PlacedComponent[] {
  return components.flatMap((component, index) => within(component, [...path, index]));
}

function within(component: ComponentRecord, path: PropertyKey[]): PlacedComponent[] {
  return [
    { component, path },
    ...(component.component ? within(component.component, [...path, 'component']) : []),
    ...(component.accessory ? within(component.accessory, [...path, 'accessory']) : []),
    ...flattenComponents(component.components ?? [], [...path, 'components']),
  ];
}
