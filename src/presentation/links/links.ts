import { type APIButtonComponentWithCustomId, ButtonStyle } from 'discord-api-types/v10';
import { codePointLength } from '../../reviews/plain-text.ts';
import { customId, MAX_CUSTOM_ID } from '../payload/custom-id.ts';
import { type ActionRow, button, row, select } from '../payload/payload.ts';
import type { Translate } from '../texts/texts.ts';
import { type Address, encodeAddress } from './address.ts';

/** Where a card stands, which decides what its buttons do. */
export interface Place {
  /** What the card shows. */
  readonly here: Address;
  /** Whether others see the card: the presses of whom it answered turn it. Absent on a private card, which each press turns. */
  readonly isPublic?: boolean | undefined;
  /** The card that a private one was opened from. */
  readonly back?: Address | undefined;
}

export interface LinkOption {
  readonly label: string;
  readonly description?: string | undefined;
  readonly address: Address;
}

const PRIMARY = { style: ButtonStyle.Primary } as const;

/** A button to another page or order of the same card. */
export const turnButton = (place: Place, to: Address, label: string): APIButtonComponentWithCustomId =>
  button(turnId('turn', place, encodeAddress(to)), label);

/** A button to another card. */
export const goButton = (
  { here }: Place,
  to: Address,
  label: string,
  options?: { isFirst?: boolean },
): APIButtonComponentWithCustomId =>
  button(goId('go', encodeAddress(to), here), label, options?.isFirst ? PRIMARY : {});

/** A button to a card from a message that is none: nothing leads back. */
export const linkButton = (to: Address, label: string): APIButtonComponentWithCustomId =>
  button(customId('go', encodeAddress(to)), label);

/** A button back to the card that this one was opened from. */
export const backButton = ({ back }: Place, t: Translate): APIButtonComponentWithCustomId[] =>
  back === undefined ? [] : [button(customId('back', encodeAddress(back)), t(`card.back.${back.card}`))];

/** A select that opens another card, of one kind, each once; undefined when there is nothing to choose. */
export function openSelect(
  { here }: Place,
  placeholder: string,
  options: readonly LinkOption[],
): ActionRow | undefined {
  // A card may have two of them, which Discord tells apart by their ids.
  const [first] = options;
  return first && linkSelect(goId('open', first.address.card, here), placeholder, options);
}

/** A select of orders of the same card; the one that it has is picked already. */
export function orderSelect(
  place: Place,
  placeholder: string,
  options: readonly LinkOption[],
): ActionRow | undefined {
  const { here } = place;
  const current = encodeAddress('page' in here ? { ...here, page: 1 } : here);
  return linkSelect(turnId('order', place), placeholder, options, current);
}

function linkSelect(
  id: string,
  placeholder: string,
  options: readonly LinkOption[],
  current?: string,
): ActionRow | undefined {
  if (options.length === 0) return undefined;
  // Discord refuses a select with the same value twice.
  const byAddress = new Map(options.map((option) => [encodeAddress(option.address), option]));
  const choices = Array.from(byAddress, ([value, { label, description }]) => ({
    label,
    ...(description !== undefined && { description }),
    value,
    ...(value === current && { default: true }),
  }));
  return row(select(id, placeholder, choices));
}

/** The id of what brings another card to the same place. */
export const turnId = (name: string, { back }: Place, ...args: string[]): string =>
  customId(name, ...args, ...(back === undefined ? [] : [encodeAddress(back)]));

/** Leaves out the way back where both addresses together are longer than Discord allows. */
function goId(name: string, arg: string, here: Address): string {
  const back = encodeAddress(here);
  const isLong = codePointLength(`${name}:${arg}:${back}`) > MAX_CUSTOM_ID;
  return isLong ? customId(name, arg) : customId(name, arg, back);
}
