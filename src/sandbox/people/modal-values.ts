import { ComponentType, TextInputStyle } from 'discord-api-types/v10';
import type { MemberFile } from '../actions/attachments.ts';
import type { ResolvedIds } from '../interactions/interaction-payload.ts';
import type { Modal } from '../interactions/interactions.ts';
import { codePointLength } from '../rules/code-points.ts';
import { flattenComponents } from '../rules/flatten-components.ts';
import type { ComponentRecord } from '../world/component-record.ts';
import type { MemberRecord } from '../world/records.ts';
import type { World } from '../world/world.ts';
import { chooseFile, isFile } from './choose-file.ts';
import { selectedValues } from './selects.ts';

/** The values that a member fills in, by custom id; a component that is left out keeps its default. */
export type ModalValues = Readonly<Record<string, ModalValue>>;
type ModalValue = string | boolean | readonly string[] | readonly MemberFile[];

/**
 * The components of a submitted modal as the bot receives them.
 * @param resolvedIds collects the ids in the values
 * @throws when a value is missing, too long or not offered
 */
export function submittedComponents(
  world: World,
  member: MemberRecord,
  modal: Modal,
  values: ModalValues,
  resolvedIds: ResolvedIds,
): object[] {
  const known = flattenComponents(modal.components, []).map(({ component }) => component.custom_id);
  for (const id of Object.keys(values))
    if (!known.includes(id)) throw new Error(`The modal has no component "${id}"`);
  const filled = (component: ComponentRecord, label: string | undefined) => ({
    type: component.type,
    id: component.id,
    custom_id: component.custom_id,
    ...componentValue(world, member, component, label, values[component.custom_id ?? ''], resolvedIds),
  });
  return modal.components.map((component) => ({
    type: component.type,
    id: component.id,
    ...(component.component && { component: filled(component.component, component.label) }),
    ...(component.components && {
      components: component.components.map((inner) => filled(inner, inner.label)),
    }),
  }));
}

function componentValue(
  world: World,
  member: MemberRecord,
  component: ComponentRecord,
  label: string | undefined,
  given: ModalValue | undefined,
  resolvedIds: ResolvedIds,
): object {
  const name = label ?? component.custom_id;
  const required = component.required !== false;
  const list = typeof given === 'string' ? [given] : Array.isArray(given) ? (given as string[]) : undefined;
  const preset = (component.options ?? []).filter((option) => option.default).map(({ value }) => value);
  switch (component.type) {
    case ComponentType.TextInput: {
      const text = given === undefined ? (component.value ?? '') : given;
      if (typeof text !== 'string') throw new Error(`"${name}" takes a text`);
      const length = codePointLength(text);
      const most = component.max_length ?? 4000;
      if (required && length === 0) throw new Error(`"${name}" is required`);
      if (length > most) throw new Error(`"${name}" takes at most ${most} characters, not ${length}`);
      if (length > 0 && length < (component.min_length ?? 0))
        throw new Error(`"${name}" takes at least ${component.min_length} characters, not ${length}`);
      if (component.style === TextInputStyle.Short && text.includes('\n'))
        throw new Error(`"${name}" takes a single line`);
      return { value: text };
    }
    case ComponentType.Checkbox: {
      const checked = given ?? component.default ?? false;
      if (typeof checked !== 'boolean') throw new Error(`"${name}" takes true or false`);
      return { value: checked };
    }
    case ComponentType.RadioGroup: {
      const picked = (list ?? preset).map((text) => optionValue(component, name, text));
      if (required && picked.length === 0) throw new Error(`"${name}" is required`);
      return { value: picked[0] ?? null };
    }
    case ComponentType.CheckboxGroup: {
      const picked = (list ?? preset).map((text) => optionValue(component, name, text));
      const least = required ? (component.min_values ?? 1) : 0;
      const most = component.max_values ?? component.options?.length ?? 0;
      if (picked.length < least || picked.length > most)
        throw new Error(`"${name}" takes between ${least} and ${most} values`);
      return { values: picked };
    }
    case ComponentType.FileUpload: {
      const files: readonly unknown[] = Array.isArray(given) ? given : [];
      if (!files.every(isFile) || (given !== undefined && !Array.isArray(given)))
        throw new Error(`"${name}" takes files`);
      const least = required ? (component.min_values ?? 1) : 0;
      const most = component.max_values ?? 1;
      if (files.length < least || files.length > most)
        throw new Error(`"${name}" takes between ${least} and ${most} files`);
      return { values: files.map((file) => chooseFile(world, file, resolvedIds)) };
    }
    default: {
      const defaults = component.default_values?.map(({ id }) => id) ?? preset;
      return { values: selectedValues(world, member, component, list ?? defaults, resolvedIds) };
    }
  }
}

function optionValue(component: ComponentRecord, name: string | undefined, text: string): string {
  const option = component.options?.find(({ label, value }) => value === text || label === text);
  if (!option) throw new Error(`"${name}" does not offer "${text}"`);
  return option.value;
}
