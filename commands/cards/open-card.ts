import { type MessageComponentInteraction, MessageFlags, type ModalSubmitInteraction } from 'discord.js';
import { isOpener } from '../../src/discord/interactions/authorise.ts';
import { inPlace, privately, type Reply } from '../../src/discord/interactions/command.ts';
import { COSTS } from '../../src/discord/interactions/costs.ts';
import { privateSource } from '../../src/discord/interactions/source-message.ts';
import { type Address, decodeAddress } from '../../src/presentation/links/address.ts';
import { withNote } from '../../src/presentation/payload/card.ts';
import { UserError } from '../../src/reviews/user-error.ts';
import type { CardHandler, CardInvocation, RenderedCard } from './card-context.ts';
import { renderCard } from './renderers.ts';

/** The answer to a slash command: a card for all; in the review channel, which is for reviews, for the member alone. */
export async function answerWithCard(invocation: CardInvocation, here: Address): Promise<Reply> {
  const { guild, interaction, t } = invocation;
  const { channelId } = guild.memory.record;
  const isForReviews = channelId !== undefined && interaction.channelId === channelId;
  const place = isForReviews ? { here } : { here, isPublic: true };
  const rendered = await renderCard(here, { ...invocation, place });
  if (isForReviews) return privately(...noted(rendered, t('card.onlyYou', { channel: `<#${channelId}>` })));
  if (!rendered.isPersonal) return { kind: 'message', ephemeral: false, ...rendered };
  // Made anew, because what its buttons do depends on where it stands.
  return privateCard(invocation, here);
}

/**
 * A card for the member alone.
 * @param note stands above it
 */
export async function privateCard(invocation: CardInvocation, here: Address, note?: string): Promise<Reply> {
  const rendered = await renderCard(here, { ...invocation, place: { here } });
  return note === undefined
    ? privately(rendered.message, rendered.updates)
    : privately(...noted(rendered, note));
}

const noted = ({ message, updates }: RenderedCard, note: string) =>
  [withNote(message, note), updates && notedUpdates(updates, note)] as const;

async function* notedUpdates(updates: NonNullable<RenderedCard['updates']>, note: string) {
  for await (const message of updates) yield withNote(message, note);
}

type Press = MessageComponentInteraction<'cached'>;
type PressOrForm = Press | ModalSubmitInteraction<'cached'>;

/** Whether a card may take the place of what was pressed. A review that a member reads is no card, and stays. */
const isPrivateCard = (interaction: PressOrForm): boolean =>
  privateSource(interaction)?.flags.has(MessageFlags.IsComponentsV2) === true;

function read(address: string): Address {
  const here = decodeAddress(address);
  if (here === undefined) throw new UserError('stale-button');
  return here;
}

/** Another page or order of a card: in its place on a private card and for whose card it is; others get their own. */
export async function turnTo(
  invocation: CardInvocation<PressOrForm>,
  here: Address,
  backTo: string,
): Promise<Reply> {
  const { interaction } = invocation;
  if (isPrivateCard(interaction) || !isOpener(interaction)) return openCard(invocation, here, backTo);
  const rendered = await renderCard(here, { ...invocation, place: { here, isPublic: true } });
  return rendered.isPersonal ? privateCard(invocation, here) : inPlace(rendered);
}

/** Another card: in the place of a private one; beside a public one, which stays as others see it. */
export async function openCard(
  invocation: CardInvocation<PressOrForm>,
  here: Address,
  backTo: string,
): Promise<Reply> {
  if (!isPrivateCard(invocation.interaction)) return privateCard(invocation, here);
  const back = decodeAddress(backTo);
  return inPlace(await renderCard(here, { ...invocation, place: { here, back } }));
}

const chosen = ({ interaction }: CardInvocation<Press>): string =>
  interaction.isStringSelectMenu() ? (interaction.values[0] ?? '') : '';

/** Handlers of buttons and selects, by the name in their custom id. */
export type CardHandlers = Readonly<Record<string, CardHandler<Press>>>;

/** The buttons and selects that lead from card to card, as `links.ts` makes them. */
export const cardComponents: CardHandlers = {
  turn: {
    for: 'everybody',
    cost: COSTS.card,
    defer: 'update',
    run: async (invocation, address = '', back = '') => turnTo(invocation, read(address), back),
  },
  order: {
    for: 'everybody',
    cost: COSTS.card,
    defer: 'update',
    run: async (invocation, back = '') => turnTo(invocation, read(chosen(invocation)), back),
  },
  go: {
    for: 'everybody',
    cost: COSTS.card,
    defer: 'update',
    run: async (invocation, address = '', back = '') => openCard(invocation, read(address), back),
  },
  open: {
    for: 'everybody',
    cost: COSTS.card,
    defer: 'update',
    run: async (invocation, _card, back = '') => openCard(invocation, read(chosen(invocation)), back),
  },
  back: {
    for: 'everybody',
    cost: COSTS.card,
    defer: 'update',
    run: async (invocation, address = '') => openCard(invocation, read(address), ''),
  },
};
