import type { BaseInteraction } from 'discord.js';
import type { Context } from '../../src/discord/context.ts';
import type { createCounting } from '../../src/discord/counting/create-counting.ts';
import type { Handler, Invocation } from '../../src/discord/interactions/command.ts';
import type { createPosting } from '../../src/discord/posting/create-posting.ts';

type Posting = ReturnType<typeof createPosting>;
type Counting = ReturnType<typeof createCounting>;

/** What the `/settings` commands use. */
export interface SettingsServices
  extends Pick<Context, 'log' | 'clock'>,
    Pick<Posting, 'outbox' | 'repostJob'>,
    Pick<Counting, 'recountJob' | 'findDifferences' | 'onUnknownVoters'> {}

export type SettingsInvocation<In extends BaseInteraction<'cached'> = BaseInteraction<'cached'>> = Invocation<
  In,
  SettingsServices
>;
export type SettingsHandler<In extends BaseInteraction<'cached'>> = Handler<In, SettingsServices>;
