import type { BaseInteraction } from 'discord.js';
import type { Context } from '../../src/discord/context.ts';
import type { Imports } from '../../src/discord/importing/imports.ts';
import type { Handler, Invocation } from '../../src/discord/interactions/command.ts';
import type { Drafts } from '../../src/guilds/reviews/drafts.ts';

/** What the `/data` commands use. */
export interface DataServices extends Pick<Context, 'log' | 'clock'> {
  readonly drafts: Drafts;
  readonly imports: Imports;
}

export type DataInvocation<In extends BaseInteraction<'cached'> = BaseInteraction<'cached'>> = Invocation<
  In,
  DataServices
>;
export type DataHandler<In extends BaseInteraction<'cached'>> = Handler<In, DataServices>;
