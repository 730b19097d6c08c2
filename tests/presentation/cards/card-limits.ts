import { columnsOf, LINE_COLUMNS, SMALL_COLUMNS } from '../../../src/presentation/cards/columns.ts';
import type { CardPayload } from '../../../src/presentation/payload/card.ts';
import { codePointLength } from '../../../src/reviews/plain-text.ts';

interface Part {
  readonly type: number;
  readonly content?: string;
  readonly custom_id?: string;
  readonly label?: string;
  readonly placeholder?: string;
  readonly description?: string;
  readonly options?: readonly {
    readonly label: string;
    readonly value: string;
    readonly description?: string;
  }[];
  readonly components?: readonly Part[];
  readonly accessory?: Part;
}

const partsOf = (parts: readonly Part[]): Part[] =>
  parts.flatMap((part) => [
    part,
    ...partsOf(part.components ?? []),
    ...(part.accessory ? partsOf([part.accessory]) : []),
  ]);

/** All components of a card, the nested ones behind those that hold them. */
export const componentsOf = ({ components }: CardPayload): Part[] => partsOf(components as readonly Part[]);

/** The texts of a card, in their order. */
export const textsOf = (payload: CardPayload): string[] =>
  componentsOf(payload).flatMap(({ content }) => content ?? []);

/** The labels of its buttons, in their order. */
export const labelsOf = (payload: CardPayload): string[] =>
  componentsOf(payload).flatMap(({ label }) => label ?? []);

/** What of a card exceeds Discord's limits, by name; empty when Discord accepts it. */
export function brokenLimits(payload: CardPayload): string[] {
  const broken: string[] = [];
  const hold = (what: string, text: string | undefined, most: number) => {
    if (text === undefined) return;
    const length = codePointLength(text);
    if (length < 1 || length > most || text.trim() === '') broken.push(`${what}: ${length}`);
    if (!text.isWellFormed()) broken.push(`${what}: half of a surrogate pair`);
  };
  const parts = componentsOf(payload);
  if (parts.length > 40) broken.push(`components: ${parts.length}`);
  const total = parts.reduce((sum, { content = '' }) => sum + codePointLength(content), 0);
  if (total > 4000) broken.push(`texts: ${total}`);
  const ids = parts.flatMap(({ custom_id }) => custom_id ?? []);
  if (new Set(ids).size < ids.length) broken.push(`custom ids: ${ids.join(' ')}`);
  for (const { type, content, custom_id, label, placeholder, description, options, components } of parts) {
    hold('text', content, 4000);
    hold('custom id', custom_id, 100);
    hold('label', label, 80);
    hold('placeholder', placeholder, 150);
    hold('description', description, 1024);
    if (type === 1 && (components?.length ?? 0) > 5) broken.push('row');
    if (options === undefined) continue;
    if (options.length < 1 || options.length > 25) broken.push(`options: ${options.length}`);
    if (new Set(options.map(({ value }) => value)).size < options.length) broken.push('value used twice');
    for (const option of options) {
      hold('option', option.label, 100);
      hold('value', option.value, 100);
      hold('description of an option', option.description, 100);
    }
  }
  return broken;
}

/** A line as Discord shows it: without marks, escapes and where links lead. */
const shown = (line: string): string =>
  line
    .replace(/\[((?:\\.|[^\]])*)\]\([^)]*\)/g, '$1')
    .replace(/\*\*/g, '')
    .replace(/\\(.)/g, '$1');

/** The lines of a text that a phone would break into two. */
export const wrapping = (text: string): string[] =>
  text.split('\n').filter((line) => {
    const isSmall = line.startsWith('-# ');
    return columnsOf(shown(isSmall ? line.slice(3) : line)) > (isSmall ? SMALL_COLUMNS : LINE_COLUMNS);
  });
