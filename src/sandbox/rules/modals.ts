import { ComponentType } from 'discord-api-types/v10';
import type { ComponentRecord } from '../world/component-record.ts';
import { refuseProblems } from './api-error.ts';
import { codePointLength } from './code-points.ts';
import { duplicateCustomIds } from './components.ts';
import { flattenComponents, type PlacedComponent } from './flatten-components.ts';
import { type Problem, problem, required, tooLong } from './problems.ts';
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
      if (inLabel && component.label) problems.push(problem('TEXT_INPUT_LABEL_IN_LABEL', ...path, 'label'));
    }
    if (
      (component.min_values ?? 0) > (component.max_values ?? 1) &&
      component.type === ComponentType.FileUpload
    )
      problems.push(problem('SELECT_COMPONENT_MAX_VALUES', ...path, 'max_values'));
    if (component.min_values === 0 && component.required !== false)
      problems.push(problem('SELECT_COMPONENT_MIN_VALUES', ...path, 'min_values'));
    if (component.disabled) problems.push(problem('COMPONENT_DISABLED_IN_MODAL', ...path, 'disabled'));
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
    problems.push(problem('TEXT_INPUT_LENGTHS', ...path, 'min_length'));
  return problems;
};
