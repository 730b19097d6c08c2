import type { BaseInteraction } from 'discord.js';
import type { Context } from '../../../src/discord/context.ts';
import type { Imports } from '../../../src/discord/importing/imports.ts';
import type { KeptUploads } from '../../../src/discord/importing/kept-uploads.ts';
import type {
  AnswerableInteraction,
  Handler,
  Invocation,
} from '../../../src/discord/interactions/command.ts';
import type { StaffMessages } from '../../../src/discord/moderation/staff-messages.ts';

/** What imports use, of a member's reviews or of a server's. */
export interface ImportServices
  extends Pick<Context, 'log' | 'clock' | 'timing' | 'guilds' | 'guildText' | 'rest'> {
  readonly staff: StaffMessages;
  readonly imports: Imports;
  readonly uploads: KeptUploads;
}

export type ImportInvocation<In extends BaseInteraction<'cached'> = BaseInteraction<'cached'>> = Invocation<
  In,
  ImportServices
>;
export type ImportHandler<In extends BaseInteraction<'cached'>> = Handler<In, ImportServices>;

/** One that is answered with a message. */
export type AnswerableImport = ImportInvocation<AnswerableInteraction>;
