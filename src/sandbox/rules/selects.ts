import { ComponentType } from 'discord-api-types/v10';
import type { PlacedComponent } from './flatten-components.ts';
import { type Problem, problem } from './problems.ts';

/** Problems in string selects: values that occur twice, and numbers of values that the options do not allow. */
export function selectProblems(placed: readonly PlacedComponent[]): Problem[] {
  return placed.flatMap(({ component, path }) => {
    const { options } = component;
    if (component.type !== ComponentType.StringSelect || !options) return [];
    const problems: Problem[] = [];
    const values = new Set<string>();
    for (const [index, { value }] of options.entries()) {
      if (values.has(value))
        problems.push(
          problem('SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', ...path, 'options', index, 'value'),
        );
      values.add(value);
    }
    const minimum = component.min_values ?? 1;
    const maximum = component.max_values ?? 1;
    if (minimum > maximum || maximum > options.length)
      problems.push(problem('SELECT_COMPONENT_MAX_VALUES', ...path, 'max_values'));
    if (options.filter((option) => option.default).length > maximum)
      problems.push(problem('SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES', ...path, 'options'));
    return problems;
  });
}
