import type { BaseInteraction } from 'discord.js';
import type { Context } from '../../src/discord/context.ts';
import type { Handler, Invocation, MessageWithUpdates } from '../../src/discord/interactions/command.ts';
import type { Pictures } from '../../src/discord/pictures/pictures.ts';
import type { AddressOf, CardName } from '../../src/presentation/links/address.ts';
import type { Place } from '../../src/presentation/links/links.ts';
import type { CardPayload } from '../../src/presentation/payload/card.ts';

/** What the cards use. */
export interface CardServices extends Pick<Context, 'client' | 'clock' | 'log'> {
  readonly pictures: Pictures;
}

export type CardInvocation<In extends BaseInteraction<'cached'> = BaseInteraction<'cached'>> = Invocation<
  In,
  CardServices
>;
export type CardHandler<In extends BaseInteraction<'cached'>> = Handler<In, CardServices>;

/** Who looks at a card, and where it stands. */
export interface CardContext extends CardInvocation {
  readonly place: Place;
}

export interface RenderedCard extends MessageWithUpdates<CardPayload> {
  /** Whether it is for the member alone who asked, wherever that was. */
  readonly isPersonal?: boolean;
}

/** Makes a card of one kind from what is known now. */
export type Renderer<Name extends CardName> = (
  address: AddressOf<Name>,
  context: CardContext,
) => Promise<RenderedCard>;
