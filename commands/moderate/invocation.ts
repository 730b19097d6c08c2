import type { BaseInteraction } from 'discord.js';
import type { Catalogue } from '../../src/catalogue/catalogue.ts';
import type { Context } from '../../src/discord/context.ts';
import type { Handler, Invocation } from '../../src/discord/interactions/command.ts';
import type { ReportBoard } from '../../src/discord/moderation/report-board.ts';
import type { StaffMessages } from '../../src/discord/moderation/staff-messages.ts';
import type { Outbox } from '../../src/discord/posting/outbox.ts';

/** What the moderation commands use, `/moderate` and the reports. */
export interface ModerateServices extends Pick<Context, 'guildText' | 'log' | 'clock'> {
  readonly catalogue: Catalogue;
  readonly outbox: Outbox;
  readonly staff: StaffMessages;
  readonly reportBoard: ReportBoard;
}

export type ModerateInvocation<In extends BaseInteraction<'cached'> = BaseInteraction<'cached'>> = Invocation<
  In,
  ModerateServices
>;
export type ModerateHandler<In extends BaseInteraction<'cached'>> = Handler<In, ModerateServices>;
