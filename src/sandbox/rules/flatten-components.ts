import type { ComponentRecord } from '../world/component-record.ts';

export interface PlacedComponent {
  readonly component: ComponentRecord;
  readonly path: PropertyKey[];
}

/** Components with all that they contain, outermost first, each with its path in the body. */
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
