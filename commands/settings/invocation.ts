import type { BaseInteraction } from 'discord.js';
import type { Catalogue } from '../../src/catalogue/catalogue.ts';
import type { createComparing } from '../../src/discord/comparing/create-comparing.ts';
import type { Context } from '../../src/discord/context.ts';
import type { DisplayParts } from '../../src/discord/display/create-display.ts';
import type { Exports } from '../../src/discord/exporting/exports.ts';
import type { Handler, Invocation } from '../../src/discord/interactions/command.ts';
import type { createPosting } from '../../src/discord/posting/create-posting.ts';
import type { createShows } from '../../src/discord/shows/create-shows.ts';
import type { ImportServices } from '../data/importing/invocation.ts';
import type { ChangeServices } from './change-services.ts';

type Posting = ReturnType<typeof createPosting>;
type Comparing = ReturnType<typeof createComparing>;
type Shows = ReturnType<typeof createShows>;

/** What the `/settings` commands use. */
export interface SettingsServices
  extends ChangeServices,
    Pick<Context, 'log' | 'read' | 'putOffs'>,
    Pick<DisplayParts, 'display'>,
    Pick<Posting, 'outbox' | 'repostJob'>,
    Pick<Comparing, 'recountJob' | 'listDifferences'>,
    Pick<Shows, 'linkJob'>,
    ImportServices {
  readonly catalogue: Catalogue;
  readonly exports: Exports;
}

export type SettingsInvocation<In extends BaseInteraction<'cached'> = BaseInteraction<'cached'>> = Invocation<
  In,
  SettingsServices
>;
export type SettingsHandler<In extends BaseInteraction<'cached'>> = Handler<In, SettingsServices>;
