import type { Guild } from '../../guilds/memory/act.ts';
import type { Listeners } from '../../guilds/memory/guild-events.ts';
import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import { decisionShown, isReported, isUnshown, saveReportMessage } from '../../guilds/moderation/reports.ts';
import { undoButton } from '../../presentation/moderation/case-buttons.ts';
import { caseCard, decidedCard, doneCard } from '../../presentation/moderation/case-cards.ts';
import { actSentence } from '../../presentation/moderation/moderation-log.ts';
import type { CardPayload } from '../../presentation/payload/card.ts';
import type { Translate } from '../../presentation/texts/texts.ts';
import { partsOfKey } from '../../reviews/review.ts';
import type { DecidedMessage, ReportCase } from '../../storage/entries/entries.ts';
import { retryDelay } from '../../timing.ts';
import { GuildTask, type TaskContext } from '../background/guild-task.ts';
import type { Sweep } from '../background/sweep.ts';
import { discordFailure, mayPass } from '../connection/discord-failure.ts';
import type { MessageAddress } from '../display/review-messages.ts';
import { caseView } from './case-view.ts';
import type { StaffMessages } from './staff-messages.ts';

export interface ReportBoardOptions extends TaskContext {
  readonly listeners: Listeners;
  readonly sweep: Pick<Sweep, 'onVisit'>;
  readonly staff: StaffMessages;
  readonly guildText: (guildId: string) => Translate;
  /** Called with a report that no channel shows. */
  readonly tellManagers: (guild: OpenGuild) => Promise<void>;
}

/** The cases of a guild that are to be shown: these, or all that are not. */
type Due = Set<string> | 'all';

const GUILDS_AT_ONCE = 4;

/**
 * Shows the reports about each review in the moderators' channel, all in one message unless that was deleted, and then what
 * was decided, wherever that happened. What Discord puts off is shown later; what it refuses, once the bot may do more.
 */
export class ReportBoard {
  readonly #options: ReportBoardOptions;
  readonly #due = new Map<string, Due>();
  readonly #task: GuildTask;
  /** The messages in which decisions are made at present. */
  readonly #answering = new Set<string>();

  constructor(options: ReportBoardOptions) {
    this.#options = options;
    this.#task = new GuildTask({
      ...options,
      task: 'showing reports',
      guildsAtOnce: GUILDS_AT_ONCE,
      run: (guild) => this.#showDue(guild),
    });
    const showAll = (guildId: string) => this.#request(guildId, 'all');
    options.listeners.on('reports', ({ memory }, { key, entry }) => {
      if (entry?.decidedIn?.isShown !== false) return;
      const request = () => this.#request(memory.id, new Set([key]));
      if (!this.#answering.has(entry.decidedIn.messageId)) request();
      else void options.clock.wait(retryDelay(options.timing, 0), this.#task.signal).then(request);
    });
    options.listeners.on('guilds', (_, { key, entry, before }) => {
      if (entry?.moderatorChannelId !== before.moderatorChannelId) showAll(key);
    });
    // The messages that showed what somebody had reported go with them.
    options.listeners.on('erasures', ({ memory }, { entry }) => {
      if (entry?.isCleared) showAll(memory.id);
    });
    options.sweep.onVisit(showAll);
    options.presence.onAccessChanged(showAll);
  }

  /** Shows the reports about a review in the background. */
  show({ memory: { id } }: Guild, reviewKey: string): void {
    this.#request(id, new Set([reviewKey]));
  }

  /** Runs a decision that is made in a message: the answer to it shows it there, and the board does if that is lost. */
  async whileAnswering<Answer>(messageId: string, decide: () => Promise<Answer>): Promise<Answer> {
    this.#answering.add(messageId);
    try {
      return await decide();
    } finally {
      this.#answering.delete(messageId);
    }
  }

  /** Whether a decision is being made in a message: the answer to it shows it. */
  isAnswering(messageId: string): boolean {
    return this.#answering.has(messageId);
  }

  /** Resolves once the messages in progress are sent or refused. */
  idle(): Promise<void> {
    return this.#task.idle();
  }

  stop(): Promise<void> {
    return this.#task.stop();
  }

  #request(guildId: string, due: Due): void {
    const known = this.#due.get(guildId) ?? new Set<string>();
    this.#due.set(guildId, known === 'all' || due === 'all' ? 'all' : known.union(due));
    this.#task.request(guildId);
  }

  /** Rejects when something is to be tried again. */
  async #showDue(guild: OpenGuild): Promise<void> {
    const { id, record } = guild.memory;
    const due = this.#due.get(id) ?? new Set();
    this.#due.delete(id);
    if (record.moderatorChannelId === undefined) {
      // It runs once more when something was requested meanwhile, with nothing left to show.
      if (due !== 'all' && due.size > 0) await this.#options.tellManagers(guild);
      return;
    }
    const failures: unknown[] = [];
    for (const key of due === 'all' ? await unshownCases(guild) : due) {
      if (this.#task.signal.aborted) return;
      await this.#show(guild, key).catch((err: unknown) => {
        if (mayPass(discordFailure(err))) {
          this.#due.set(id, 'all');
          failures.push(err);
        } else
          this.#options.log.warn(
            { err, guildId: id },
            'A report could not be shown to the moderators; it waits in the queue',
          );
      });
    }
    if (failures.length > 0) throw failures[0];
  }

  async #show(guild: OpenGuild, key: string): Promise<void> {
    const reportCase = await guild.store.reports.get(key);
    if (reportCase?.decidedIn?.isShown === false)
      await this.#showDecision(guild, key, reportCase, reportCase.decidedIn);
    if (reportCase !== undefined && (await isReported(guild, key)))
      await this.#showReports(guild, key, reportCase);
  }

  async #showDecision(
    guild: OpenGuild,
    key: string,
    reportCase: ReportCase,
    shown: DecidedMessage,
  ): Promise<void> {
    const t = this.#options.guildText(guild.memory.id);
    const { showId, authorId } = addressOf(key);
    const view = await caseView(guild, { showId, authorId });
    const show = guild.memory.show(showId);
    const { act = 'keep', by: moderatorId = '' } = reportCase.settled ?? {};
    const done = {
      sentence: actSentence({ act, moderatorId, memberId: authorId, show }, t),
      undo: undoButton({ showId, authorId }, act, 'staff', reportCase.settledAt, t),
    };
    const card = view === undefined ? doneCard(done) : decidedCard(view, done, t);
    // A message that is gone need not show it.
    await this.#edit(shown, card);
    await guild.run(decisionShown(key, shown.messageId));
  }

  async #showReports(guild: OpenGuild, key: string, reportCase: ReportCase): Promise<void> {
    const { staff, guildText } = this.#options;
    const view = await caseView(guild, addressOf(key));
    const { moderatorChannelId: channelId } = guild.memory.record;
    if (view === undefined || channelId === undefined) return;
    const card = caseCard(view, 'staff', guildText(guild.memory.id));
    const { messageId } = reportCase;
    if (reportCase.channelId === channelId && messageId !== undefined)
      if (await this.#edit({ channelId, messageId }, card)) return;
    const posted = await staff.post(channelId, card);
    await guild.run(saveReportMessage(key, { channelId, messageId: posted }));
  }

  /** Resolves to whether the message is there: Discord says of some that they are gone although they are not. */
  async #edit(address: MessageAddress, card: CardPayload): Promise<boolean> {
    const edit = () =>
      this.#options.staff.edit(address, card).then(
        () => true,
        (error: unknown) => {
          const failure = discordFailure(error);
          if (failure === 'message-gone' || failure === 'channel-gone') return false;
          throw error;
        },
      );
    return (await edit()) || edit();
  }
}

const addressOf = (reviewKey: string) => partsOfKey(reviewKey) ?? { showId: reviewKey, authorId: '' };

async function unshownCases(guild: OpenGuild): Promise<string[]> {
  const keys: string[] = [];
  for await (const [key, reportCase] of guild.store.reports.entries())
    if (isUnshown(guild, key, reportCase)) keys.push(key);
  return keys;
}
