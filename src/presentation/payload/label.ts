import { type APIComponentInLabel, type APILabelComponent, ComponentType } from 'discord-api-types/v10';

/** A field of a form, with what it is for and what there is to know about it. */
export const label = (
  text: string,
  description: string,
  component: APIComponentInLabel,
): APILabelComponent => ({
  type: ComponentType.Label,
  label: text,
  description,
  component,
});
