import type { BaseInteraction } from 'discord.js';
import type { Catalogue } from '../../src/catalogue/catalogue.ts';
import type { Context } from '../../src/discord/context.ts';
import type { Handler, Invocation } from '../../src/discord/interactions/command.ts';
import type { Outbox } from '../../src/discord/posting/outbox.ts';
import type { Drafts } from '../../src/guilds/reviews/drafts.ts';
import type { LongTitles } from '../../src/guilds/shows/long-titles.ts';
import type { ChangeServices } from '../settings/change-services.ts';

/** What the review commands use. */
export interface ReviewServices extends ChangeServices, Pick<Context, 'log'> {
  readonly drafts: Drafts;
  readonly longTitles: LongTitles;
  readonly catalogue: Catalogue;
  readonly outbox: Outbox;
}

export type ReviewInvocation<In extends BaseInteraction<'cached'> = BaseInteraction<'cached'>> = Invocation<
  In,
  ReviewServices
>;
export type ReviewHandler<In extends BaseInteraction<'cached'>> = Handler<In, ReviewServices>;
