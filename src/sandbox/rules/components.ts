import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import type { ComponentRecord } from '../world/component-record.ts';
import { codePointLength } from './code-points.ts';
import { mediaProblems } from './component-media.ts';
import { flattenComponents, type PlacedComponent } from './flatten-components.ts';
import { type Problem, problem, required, tooLong } from './problems.ts';
import { selectProblems } from './selects.ts';

/** The code points of all text displays of a message: https://discord.com/developers/docs/components/reference#text-display */
const mostText = 4000;

/**
 * Problems in a message's components that Discord's OpenAPI description does not cover.
 * @param isComponentsV2 whether the message has the IsComponentsV2 flag
 * @param files the names of the message's files, for the pictures that name them
 */
export function componentProblems(
  components: readonly ComponentRecord[],
  isComponentsV2: boolean,
  files: readonly string[],
): Problem[] {
  const problems: Problem[] = [];
  if (!isComponentsV2) {
    if (components.length > 5) problems.push(tooLong(5, 'components'));
    for (const [index, { type }] of components.entries())
      if (type !== ComponentType.ActionRow) problems.push(problem('UNION_TYPE_CHOICES', 'components', index));
  }
  const placed = flattenComponents(components, ['components']);
  if (placed.length > 40 && isComponentsV2) problems.push(tooLong(40, 'components'));
  const texts = placed.reduce(
    (length, { component }) => length + codePointLength(component.content ?? ''),
    0,
  );
  if (texts > mostText) problems.push(tooLong(mostText, 'components'));
  for (const { component, path } of placed) {
    if (component.type === ComponentType.ActionRow) {
      const inner = component.components ?? [];
      if (inner.length > 1 && inner.some(({ type }) => type !== ComponentType.Button))
        problems.push(problem('COMPONENT_LAYOUT_WIDTH_EXCEEDED', ...path));
    }
    if (component.type === ComponentType.Button) problems.push(...buttonProblems(component, path));
  }
  return [
    ...problems,
    ...duplicateCustomIds(placed),
    ...selectProblems(placed),
    ...mediaProblems(placed, files),
  ];
}

function buttonProblems(button: ComponentRecord, path: PropertyKey[]): Problem[] {
  const problems: Problem[] = [];
  const isLink = button.style === ButtonStyle.Link;
  if (isLink && !button.url) problems.push(required(...path, 'url'));
  if (isLink && button.custom_id)
    problems.push(problem('BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE', ...path, 'custom_id'));
  if (!isLink && button.style !== ButtonStyle.Premium) {
    if (!button.custom_id)
      problems.push(problem('BUTTON_COMPONENT_CUSTOM_ID_REQUIRED', ...path, 'custom_id'));
    if (button.url) problems.push(problem('BUTTON_COMPONENT_INVALID_STYLE', ...path, 'url'));
  }
  if (button.style !== ButtonStyle.Premium && !button.label && !button.emoji)
    problems.push(problem('BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED', ...path));
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
    return [problem('COMPONENT_CUSTOM_ID_DUPLICATED', ...path, 'custom_id')];
  });
}
