import type { MessagePayload } from '../../src/presentation/payload/payload.ts';
import { codePointLength } from '../../src/reviews/plain-text.ts';

/**
 * The parts of a message that exceed Discord's limits (in code points), by name; empty when Discord accepts the
 * message.
 */
export function brokenLimits({ content = '', embeds, components }: MessagePayload): string[] {
  const broken: string[] = [];
  const hold = (what: string, text: string | undefined, least: number, most: number) => {
    if (text === undefined) return;
    const length = codePointLength(text);
    if (length < least || length > most || (least > 0 && text.trim() === ''))
      broken.push(`${what}: ${length}`);
    if (!text.isWellFormed()) broken.push(`${what}: half of a surrogate pair`);
  };
  hold('content', content, 0, 2000);
  if (content === '' && embeds.length === 0) broken.push('empty message');
  if (embeds.length > 10) broken.push('embeds');
  let total = 0;
  for (const { title, description, author, footer, fields } of embeds) {
    hold('title', title, 1, 256);
    hold('description', description, 1, 4096);
    hold('author', author?.name, 1, 256);
    hold('footer', footer?.text, 1, 2048);
    if (fields) broken.push('fields are not measured here');
    for (const text of [title, description, author?.name, footer?.text]) total += codePointLength(text ?? '');
  }
  if (total > 6000) broken.push(`all embeds: ${total}`);
  const ids = new Set<string>();
  for (const { components: inRow } of components) {
    if (inRow.length < 1 || inRow.length > 5) broken.push('row');
    for (const component of inRow) {
      if (!('custom_id' in component)) continue;
      hold('custom id', component.custom_id, 1, 100);
      if (ids.has(component.custom_id)) broken.push('custom id used twice');
      ids.add(component.custom_id);
      if ('label' in component) hold('label', component.label, 1, 80);
      if ('placeholder' in component) hold('placeholder', component.placeholder, 1, 150);
      if (!('options' in component)) continue;
      if (component.options.length < 1 || component.options.length > 25) broken.push('options');
      for (const { label, value, description } of component.options) {
        hold('option', label, 1, 100);
        hold('value', value, 1, 100);
        hold('description of an option', description, 1, 100);
      }
      if (new Set(component.options.map(({ value }) => value)).size < component.options.length)
        broken.push('value used twice');
    }
  }
  return broken;
}
