import { ComponentType } from 'discord-api-types/v10';
import type { ComponentRecord } from '../world/records.ts';
import { type Problem, refuseProblems, required, tooLong } from './api-error.ts';
import { allComponents, duplicateIds, selectProblems, textInputProblems } from './components.ts';

/** A modal as the bot sends it. */
export interface ModalData {
  readonly custom_id: string;
  readonly title: string;
  readonly components: readonly ComponentRecord[];
}

/**
 * Checks a modal for what Discord's description of a body leaves out.
 * @throws ApiError 50035
 */
export function checkModal(modal: ModalData): void {
  const placed = allComponents(modal.components, ['data', 'components']);
  const problems: Problem[] = [...duplicateIds(placed), ...selectProblems(placed)];
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
    if (component.disabled)
      problems.push({
        path: [...path, 'disabled'],
        code: 'COMPONENT_DISABLED_IN_MODAL',
        message: 'Components of a modal cannot be disabled',
      });
  }
  refuseProblems(problems);
}
