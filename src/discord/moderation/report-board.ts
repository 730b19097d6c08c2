import type { Logger } from 'pino';
import type { Guild } from '../../guilds/memory/act.ts';
import type { GuildDirectory } from '../../guilds/memory/guild-directory.ts';
import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import { saveReportMessage } from '../../guilds/moderation/reports.ts';
import { reportMessage } from '../../presentation/moderation/report-messages.ts';
import { messageLink } from '../../presentation/payload/message-link.ts';
import type { Translate } from '../../presentation/texts/texts.ts';
import { InFlight } from '../../storage/in-flight.ts';
import { discordFailure } from '../connection/discord-failure.ts';
import type { StaffMessages } from './staff-messages.ts';

export interface ReportBoardOptions {
  readonly guilds: GuildDirectory;
  readonly staff: StaffMessages;
  readonly guildText: (guildId: string) => Translate;
  readonly log: Logger;
}

/** Shows the reports about each review in the moderators' channel: all in one message, unless that was deleted. */
export class ReportBoard {
  readonly #options: ReportBoardOptions;
  readonly #showing = new InFlight();

  constructor(options: ReportBoardOptions) {
    this.#options = options;
  }

  /** Shows the reports about a review in the background. When Discord refuses, they wait in the queue. */
  show({ memory: { id } }: Guild, reviewKey: string): void {
    const { guilds, log } = this.#options;
    const shown = guilds.use(id, (guild) =>
      // One at a time, so that two reports at once do not become two messages.
      guild.queue.run(`showing:${reviewKey}`, () => this.#show(guild, reviewKey)),
    );
    this.#showing.add(
      shown.catch((err: unknown) =>
        log.warn(
          { err, guildId: id },
          'A report could not be shown to the moderators; it waits in the queue',
        ),
      ),
    );
  }

  /** Resolves once the messages in progress are sent or refused. */
  idle(): Promise<void> {
    return this.#showing.idle();
  }

  async #show(guild: OpenGuild, reviewKey: string): Promise<void> {
    const { staff, guildText } = this.#options;
    const { memory, store } = guild;
    const facts = memory.reviewByKey(reviewKey);
    const show = facts && memory.show(facts.showId);
    const reportCase = await store.reports.get(reviewKey);
    const { moderatorChannelId: channelId } = memory.record;
    if (facts === undefined || show === undefined || reportCase === undefined || channelId === undefined)
      return;
    const { posting } = facts;
    const message = reportMessage({
      address: facts,
      show,
      reports: reportCase.reports,
      link: posting.state === 'posted' ? messageLink(memory.id, posting) : undefined,
      t: guildText(memory.id),
    });
    const { messageId } = reportCase;
    if (reportCase.channelId === channelId && messageId !== undefined) {
      const isShown = await staff.edit({ channelId, messageId }, message).then(
        () => true,
        (error: unknown) => {
          // Only then it needs another one.
          if (discordFailure(error) === 'message-gone') return false;
          throw error;
        },
      );
      if (isShown) return;
    }
    const posted = await staff.post(channelId, message);
    await guild.run(saveReportMessage(reviewKey, { channelId, messageId: posted }));
  }
}
