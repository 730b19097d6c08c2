import { ComponentType } from 'discord-api-types/v10';
import type { ComponentRecord } from '../world/records.ts';
import { type Problem, required, tooLong } from './api-error.ts';
import { lengthOf } from './body.ts';

const rowTypes = new Set<number>([ComponentType.ActionRow]);
const linkStyle = 5;
const premiumStyle = 6;

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

/**
 * What is wrong with a message's components beyond what Discord's description of a body says.
 * @param version2 whether the message has the IsComponentsV2 flag
 */
export function componentProblems(components: readonly ComponentRecord[], version2: boolean): Problem[] {
  const problems: Problem[] = [];
  if (!version2) {
    if (components.length > 5) problems.push(tooLong(5, 'components'));
    for (const [index, { type }] of components.entries())
      if (!rowTypes.has(type))
        problems.push({
          path: ['components', index],
          code: 'UNION_TYPE_CHOICES',
          message: 'Value of field "type" must be one of (1,).',
        });
  }
  const placed = allComponents(components, ['components']);
  if (placed.length > 40 && version2) problems.push(tooLong(40, 'components'));
  for (const { component, path } of placed) {
    if (component.type === ComponentType.ActionRow) {
      const inner = component.components ?? [];
      if (inner.length > 1 && inner.some(({ type }) => type !== ComponentType.Button))
        problems.push({
          path,
          code: 'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
          message: 'The components do not fit in this row',
        });
    }
    if (component.type === ComponentType.Button) problems.push(...buttonProblems(component, path));
  }
  return [...problems, ...duplicateIds(placed), ...selectProblems(placed)];
}

function buttonProblems(button: ComponentRecord, path: PropertyKey[]): Problem[] {
  const problems: Problem[] = [];
  const isLink = button.style === linkStyle;
  if (isLink && !button.url) problems.push(required(...path, 'url'));
  if (isLink && button.custom_id)
    problems.push({
      path: [...path, 'custom_id'],
      code: 'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
      message: 'A custom id and url cannot both be specified',
    });
  if (!isLink && button.style !== premiumStyle) {
    if (!button.custom_id)
      problems.push({
        path: [...path, 'custom_id'],
        code: 'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED',
        message: 'A custom id is required',
      });
    if (button.url)
      problems.push({
        path: [...path, 'url'],
        code: 'BUTTON_COMPONENT_INVALID_STYLE',
        message: 'A url needs the link style',
      });
  }
  if (button.style !== premiumStyle && !button.label && !button.emoji)
    problems.push({
      path,
      code: 'BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED',
      message: 'A button needs a label or an emoji',
    });
  return problems;
}

/** Custom ids must differ within one message or modal. */
export function duplicateIds(placed: readonly Placed[]): Problem[] {
  const seen = new Set<string>();
  return placed.flatMap(({ component, path }) => {
    const id = component.custom_id;
    if (!id) return [];
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [
      {
        path: [...path, 'custom_id'],
        code: 'COMPONENT_CUSTOM_ID_DUPLICATED',
        message: 'Component custom id cannot be duplicated',
      },
    ];
  });
}

/** Selects: different values, and numbers of values that the options can give. */
export function selectProblems(placed: readonly Placed[]): Problem[] {
  return placed.flatMap(({ component, path }) => {
    const { options } = component;
    if (component.type !== ComponentType.StringSelect || !options) return [];
    const problems: Problem[] = [];
    const values = new Set<string>();
    for (const [index, { value }] of options.entries()) {
      if (values.has(value))
        problems.push({
          path: [...path, 'options', index, 'value'],
          code: 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
          message: 'The specified option value is already used',
        });
      values.add(value);
    }
    const minimum = component.min_values ?? 1;
    const maximum = component.max_values ?? 1;
    if (minimum > maximum || maximum > options.length)
      problems.push({
        path: [...path, 'max_values'],
        code: 'SELECT_COMPONENT_MAX_VALUES',
        message: 'The maximum must be between the minimum and the number of options',
      });
    if (options.filter((option) => option.default).length > maximum)
      problems.push({
        path: [...path, 'options'],
        code: 'SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES',
        message: 'More options are set as default than may be chosen',
      });
    return problems;
  });
}

/** Components as Discord gives them back: each with a number of its own, null fields left out. */
export function numberedComponents(components: readonly ComponentRecord[]): ComponentRecord[] {
  const taken = new Set(allComponents(components, []).map(({ component }) => component.id));
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
      ...(present as unknown as ComponentRecord),
      id,
      ...(component.component && { component: numbered(component.component) }),
      ...(component.accessory && { accessory: numbered(component.accessory) }),
      ...(component.components && { components: component.components.map(numbered) }),
    };
  };
  return components.map(numbered);
}

/** What is wrong with the texts of components that have their own limits in a modal. */
export const textInputProblems = ({ component, path }: Placed): Problem[] => {
  const value = component.value ?? '';
  const maximum = component.max_length ?? 4000;
  const problems: Problem[] = [];
  if (lengthOf(value) > maximum) problems.push(tooLong(maximum, ...path, 'value'));
  if ((component.min_length ?? 0) > maximum)
    problems.push({
      path: [...path, 'min_length'],
      code: 'TEXT_INPUT_LENGTHS',
      message: 'The minimum length is above the maximum length',
    });
  return problems;
};
