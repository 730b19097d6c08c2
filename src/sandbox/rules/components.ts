import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import type { ComponentRecord } from '../world/component-record.ts';
import { type Problem, required, tooLong } from './api-error.ts';
import { flattenComponents, type PlacedComponent } from './flatten-components.ts';
import { selectProblems } from './selects.ts';

/**
 * Problems in a message's components that Discord's OpenAPI description does not cover.
 * @param isComponentsV2 whether the message has the IsComponentsV2 flag
 */
export function componentProblems(
  components: readonly ComponentRecord[],
  isComponentsV2: boolean,
): Problem[] {
  const problems: Problem[] = [];
  if (!isComponentsV2) {
    if (components.length > 5) problems.push(tooLong(5, 'components'));
    for (const [index, { type }] of components.entries())
      if (type !== ComponentType.ActionRow)
        problems.push({
          path: ['components', index],
          code: 'UNION_TYPE_CHOICES',
          message: 'Value of field "type" must be one of (1,).',
        });
  }
  const placed = flattenComponents(components, ['components']);
  if (placed.length > 40 && isComponentsV2) problems.push(tooLong(40, 'components'));
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
  return [...problems, ...duplicateCustomIds(placed), ...selectProblems(placed)];
}

function buttonProblems(button: ComponentRecord, path: PropertyKey[]): Problem[] {
  const problems: Problem[] = [];
  const isLink = button.style === ButtonStyle.Link;
  if (isLink && !button.url) problems.push(required(...path, 'url'));
  if (isLink && button.custom_id)
    problems.push({
      path: [...path, 'custom_id'],
      code: 'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
      message: 'A custom id and url cannot both be specified',
    });
  if (!isLink && button.style !== ButtonStyle.Premium) {
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
  if (button.style !== ButtonStyle.Premium && !button.label && !button.emoji)
    problems.push({
      path,
      code: 'BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED',
      message: 'A button needs a label or an emoji',
    });
  return problems;
}

/** Custom ids that occur twice in one message or modal. */
export function duplicateCustomIds(placed: readonly PlacedComponent[]): Problem[] {
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
