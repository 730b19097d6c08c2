import { ComponentType } from 'discord-api-types/v10';
import type { ComponentRecord } from '../world/component-record.ts';
import { type Problem, refuseProblems, required, tooLong } from './api-error.ts';
import { codePointLength } from './code-points.ts';
import { duplicateCustomIds } from './components.ts';
import { flattenComponents, type PlacedComponent } from './flatten-components.ts';
import { selectProblems } from './selects.ts';

/** A modal as the bot sends it. */
export interface ModalData {
  readonly custom_id: string;
  readonly title: string;
  readonly components: readonly ComponentRecord[];
}

/**
 * Checks a modal for what Discord's OpenAPI description does not cover.
 * @throws ApiError 50035
 */
export function checkModal(modal: ModalData): void {
  const placed = flattenComponents(modal.components, ['data', 'components']);
  const problems: Problem[] = [...duplicateCustomIds(placed), ...selectProblems(placed)];
  if (modal.components.length > 5) problems.push(tooLong(5, 'data', 'components'));
  if (!modal.title.trim()) problems.push(required('data', 'title'));
  for (const entry of placed) {
    const { component, path } = entry;
    const inLabel = path.at(-1) === 'component';
    if (component.type === ComponentType.TextInput) {
      problems.push(...textInputProblems(entry));
      if (!inLabel && !component.label) problems.push(required(...path, 'label'));
      if (inLabel && component.label)
        problems.push({
          path: [...path, 'label'],
          code: 'TEXT_INPUT_LABEL_IN_LABEL',
          message: 'A text input inside a label component has no label of its own',
        });
    }
    if (component.min_values === 0 && component.required !== false)
      problems.push({
        path: [...path, 'min_values'],
        code: 'SELECT_COMPONENT_MIN_VALUES',
        message: 'The minimum must be at least 1, or left out, where an answer is required',
      });
    if (component.disabled)
      problems.push({
        path: [...path, 'disabled'],
        code: 'COMPONENT_DISABLED_IN_MODAL',
        message: 'Components of a modal cannot be disabled',
      });
  }
  refuseProblems(problems);
}

/** Problems with the value and the lengths of a text input. */
const textInputProblems = ({ component, path }: PlacedComponent): Problem[] => {
  const value = component.value ?? '';
  const maximum = component.max_length ?? 4000;
  const problems: Problem[] = [];
  if (codePointLength(value) > maximum) problems.push(tooLong(maximum, ...path, 'value'));
  if ((component.min_length ?? 0) > maximum)
    problems.push({
      path: [...path, 'min_length'],
      code: 'TEXT_INPUT_LENGTHS',
      message: 'The minimum length is above the maximum length',
    });
  return problems;
};
