import type { BaseInteraction } from 'discord.js';
import type { Erasing } from '../../src/discord/erasing/create-erasing.ts';
import type { Exports } from '../../src/discord/exporting/exports.ts';
import type { Handler, Invocation } from '../../src/discord/interactions/command.ts';
import type { Drafts } from '../../src/guilds/reviews/drafts.ts';
import type { ImportServices } from './importing/invocation.ts';

/** What the `/data` commands use. */
export interface DataServices extends ImportServices {
  readonly drafts: Drafts;
  readonly exports: Exports;
  readonly erasing: Erasing;
}

export type DataInvocation<In extends BaseInteraction<'cached'> = BaseInteraction<'cached'>> = Invocation<
  In,
  DataServices
>;
export type DataHandler<In extends BaseInteraction<'cached'>> = Handler<In, DataServices>;
