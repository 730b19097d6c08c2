import { ComponentType } from 'discord-api-types/v10';
import type { Problem } from './api-error.ts';
import type { PlacedComponent } from './flatten-components.ts';

/** Problems in string selects: values that occur twice, and numbers of values that the options do not allow. */
export function selectProblems(placed: readonly PlacedComponent[]): Problem[] {
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
