import type { Client } from 'discord.js';
import type { Guild } from '../../guilds/memory/act.ts';
import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import { addStaffNote, noteShows } from '../../guilds/moderation/staff-notes.ts';
import type { SentPayload } from '../../presentation/payload/card.ts';
import type { Translate } from '../../presentation/texts/texts.ts';
import { partsOfKey } from '../../reviews/review.ts';
import type { DeletedNote, StaffNote } from '../../storage/entries/entries.ts';
import { retryDelay } from '../../timing.ts';
import { GuildTask } from '../background/guild-task.ts';
import { discordFailure, mayPass } from '../connection/discord-failure.ts';
import { deletedCard, deletedShows } from './deleted-card.ts';
import { emptiedNote } from './emptied-note.ts';
import type { ReportBoard, ReportBoardOptions } from './report-board.ts';

export interface NoteBoardOptions extends Omit<ReportBoardOptions, 'tellManagers'> {
  readonly client: Client;
  readonly reportBoard: Pick<ReportBoard, 'isAnswering'>;
}

const GUILDS_AT_ONCE = 4;

/**
 * Keeps true what the staff was told about deleted messages and emptied channels: the message says what was decided since,
 * wherever that happened, or that the reviews are posted again.
 */
export class NoteBoard {
  readonly #options: NoteBoardOptions;
  readonly #task: GuildTask;
  /** Guilds in which somebody is answering a note. One answer can be about 100,000 reviews. */
  readonly #answering = new Set<string>();
  /** Notes that Discord has taken and the disk has not yet, by guild. */
  readonly #unstored = new Map<string, StaffNote[]>();

  constructor(options: NoteBoardOptions) {
    this.#options = options;
    this.#task = new GuildTask({
      ...options,
      task: 'updating notes to the staff',
      guildsAtOnce: GUILDS_AT_ONCE,
      run: (guild, signal) => this.#update(guild, signal),
    });
    const { listeners, sweep, presence, reportBoard } = options;
    const request = (guildId: string) => this.#task.request(guildId);
    const follow = ({ memory: { id, record } }: Guild, isAbout: (note: StaffNote) => boolean) => {
      const notes = record.staffNotes?.filter(isAbout) ?? [];
      if (notes.length === 0) return;
      if (!notes.some(({ messageId }) => reportBoard.isAnswering(messageId))) request(id);
      else this.#requestAfterAnswer(id);
    };
    listeners.on('reviews', (guild, { key }) =>
      follow(guild, (note) => note.kind === 'deleted' && note.reviewKey === key),
    );
    listeners.on('moderation', (guild, { key }) =>
      follow(guild, (note) => note.kind === 'emptied' || note.reviewKey === key),
    );
    // The answer to it says it there, and this does if that is lost, or comes before an edit that was under way.
    listeners.on('guilds', (guild, { entry, before }) => {
      if (entry?.staffNotes !== before.staffNotes) follow(guild, ({ shows }) => shows === 'unsure');
    });
    listeners.on('job-ended', request);
    sweep.onVisit(request);
    presence.onAccessChanged(request);
  }

  /** Sends a note in the background, and keeps it true from then on. */
  send(guild: OpenGuild, channelId: string, message: SentPayload, note: NoteSubject, nonce?: string): void {
    const { staff, guilds } = this.#options;
    const { id } = guild.memory;
    const onSent = async (messageId: string) => {
      const sent = { ...note, channelId, messageId, shows: 'open' } as const;
      this.#unstored.set(id, [...(this.#unstored.get(id) ?? []), sent]);
      try {
        await guilds.use(id, (open) => this.#storeSent(open));
      } finally {
        // What the disk refuses is stored later.
        this.#task.request(id);
      }
    };
    staff.send(channelId, message, { nonce, onSent });
  }

  #requestAfterAnswer(guildId: string): void {
    if (this.#answering.has(guildId)) return;
    const { clock, timing } = this.#options;
    this.#answering.add(guildId);
    void clock.wait(retryDelay(timing, 0), this.#task.signal).then(() => {
      this.#answering.delete(guildId);
      this.#task.request(guildId);
    });
  }

  async #storeSent(guild: OpenGuild): Promise<void> {
    const { id } = guild.memory;
    for (const note of this.#unstored.get(id) ?? []) {
      await guild.run(addStaffNote(note));
      const left = this.#unstored.get(id)?.filter((one) => one !== note) ?? [];
      if (left.length > 0) this.#unstored.set(id, left);
      else this.#unstored.delete(id);
    }
  }

  /** Resolves once the messages in progress are sent or refused. */
  idle(): Promise<void> {
    return this.#task.idle();
  }

  stop(): Promise<void> {
    return this.#task.stop();
  }

  /** Rejects when something is to be tried again. */
  async #update(guild: OpenGuild, signal: AbortSignal): Promise<void> {
    await this.#storeSent(guild);
    const failures: unknown[] = [];
    for (const note of guild.memory.record.staffNotes ?? []) {
      if (signal.aborted) return;
      await this.#updateOne(guild, note).catch((err: unknown) => {
        if (mayPass(discordFailure(err))) failures.push(err);
        else
          this.#options.log.warn(
            { err, guildId: guild.memory.id },
            'A note to the staff could not be updated',
          );
      });
    }
    if (failures.length > 0) throw failures[0];
  }

  async #updateOne(guild: OpenGuild, note: StaffNote): Promise<void> {
    const { staff, guildText, reportBoard } = this.#options;
    if (reportBoard.isAnswering(note.messageId)) return this.#requestAfterAnswer(guild.memory.id);
    // To build a card for each note at each look takes too long.
    if (note.kind === 'deleted' && deletedShows(guild, note.reviewKey) === note.shows) return;
    const t = guildText(guild.memory.id);
    const { shows, message } = await (note.kind === 'emptied'
      ? emptiedNote(this.#options.client, guild, note, t)
      : deletedNote(guild, note, t));
    if (shows === note.shows) return;
    const isThere = await staff.edit(note, message).then(
      () => true,
      (error: unknown) => {
        const failure = discordFailure(error);
        if (failure === 'message-gone' || failure === 'channel-gone') return false;
        throw error;
      },
    );
    // What was lost with a channel comes back once; a decision about one review can be undone.
    const isFinal = note.kind === 'emptied' && shows === 'over';
    const isStored = await guild.run(noteShows(note, isThere && !isFinal ? shows : undefined));
    // Somebody has answered it meanwhile: nobody knows which of the two Discord has shown last.
    if (!isStored) this.#task.request(guild.memory.id);
  }
}

async function deletedNote(guild: OpenGuild, note: DeletedNote, t: Translate) {
  const { reviewKey } = note;
  const address = partsOfKey(reviewKey) ?? { showId: reviewKey, authorId: '' };
  return {
    shows: deletedShows(guild, reviewKey),
    message: await deletedCard(guild, address, t),
  } as const;
}

/** What a note is about. */
export type NoteSubject = DistributiveOmit<StaffNote, 'channelId' | 'messageId' | 'shows'>;
type DistributiveOmit<T, Keys extends PropertyKey> = T extends unknown ? Omit<T, Keys> : never;
