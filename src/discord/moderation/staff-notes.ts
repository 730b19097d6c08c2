import { createHash } from 'node:crypto';
import type { Client } from 'discord.js';
import type { Logger } from 'pino';
import type { GuildDirectory } from '../../guilds/memory/guild-directory.ts';
import type { Listeners } from '../../guilds/memory/guild-events.ts';
import { emptiedMessage } from '../../presentation/moderation/emptied-message.ts';
import { jobEndMessage } from '../../presentation/moderation/job-log.ts';
import type { ReviewAddress } from '../../presentation/moderation/moderation-case.ts';
import { displayForbiddenMessage } from '../../presentation/moderation/moderation-log.ts';
import type { SentPayload } from '../../presentation/payload/card.ts';
import type { Translate } from '../../presentation/texts/texts.ts';
import { reviewKey } from '../../reviews/review.ts';
import { inTurns } from '../../storage/turn.ts';
import type { Sweep } from '../background/sweep.ts';
import { deletedCard } from './deleted-card.ts';
import { isGone } from './emptied-note.ts';
import type { NoteBoard, NoteSubject } from './note-board.ts';
import type { StaffMessages } from './staff-messages.ts';

export interface StaffNotesOptions {
  readonly client: Client;
  readonly guilds: GuildDirectory;
  readonly listeners: Listeners;
  readonly sweep: Pick<Sweep, 'onVisit'>;
  readonly staff: StaffMessages;
  readonly noteBoard: Pick<NoteBoard, 'send'>;
  readonly guildText: (guildId: string) => Translate;
  readonly log: Logger;
}

/** Tells a guild's staff, in the log channel if it has one, what the bot noticed itself. */
export function staffNotes({
  client,
  guilds,
  listeners,
  sweep,
  staff,
  noteBoard,
  guildText,
  log,
}: StaffNotesOptions) {
  listeners.on('moderation', ({ memory }, { key, entry, before }) => {
    const isNews = entry?.isUntold && !before.isUntold;
    const facts = memory.reviewByKey(key);
    const show = facts && memory.show(facts.showId);
    const { logChannelId } = memory.record;
    if (!isNews || facts === undefined || show === undefined || logChannelId === undefined) return;
    tellDeleted(memory.id, logChannelId, facts);
  });
  // A run that ended in between has told nobody.
  sweep.onVisit((guildId) => {
    guilds
      .useInBackground(guildId, async ({ memory }) => {
        const { logChannelId } = memory.record;
        if (logChannelId === undefined) return;
        for await (const facts of inTurns(memory.postings.unsettled()))
          if (memory.moderation(facts.key).isUntold) tellDeleted(guildId, logChannelId, facts);
      })
      .catch(notTold(guildId));
  });
  listeners.on('emptied', (guildId, emptying) => {
    const { channelId: lostIn, at, reviews } = emptying;
    const lost = { ...emptying, isGone: isGone(client, lostIn) };
    inLog(guildId, (t) => emptiedMessage(lost, t), { kind: 'emptied', lostIn, at, reviews });
  });
  listeners.on('job-ended', (guildId, end) => inLog(guildId, (t) => jobEndMessage(end, t)));
  return {
    /** Discord no longer lets the bot edit its messages in a channel. */
    onForbidden: (guildId: string, channelId: string): void =>
      inLog(guildId, (t) => displayForbiddenMessage(channelId, t)),
  };

  /** Shows the review whose message somebody deleted, with the moderators' buttons. */
  function tellDeleted(guildId: string, channelId: string, address: ReviewAddress): void {
    const t = guildText(guildId);
    guilds
      .use(guildId, async (guild) => {
        const { showId, authorId } = address;
        const key = reviewKey(showId, authorId);
        const { hidden } = guild.memory.moderation(key);
        const card = await deletedCard(guild, address, t);
        const nonce = nonceOf(guildId, key, hidden?.at);
        noteBoard.send(guild, channelId, card, { kind: 'deleted', reviewKey: key }, nonce);
      })
      .catch(notTold(guildId));
  }

  /** Sends a message to the log channel of a guild that may not be in memory; one that is kept true, if it says what it is about. */
  function inLog(guildId: string, messageOf: (t: Translate) => SentPayload, note?: NoteSubject): void {
    guilds
      .use(guildId, async (guild) => {
        const { logChannelId } = guild.memory.record;
        if (logChannelId === undefined) return;
        const message = messageOf(guildText(guildId));
        if (note === undefined) staff.send(logChannelId, message);
        else noteBoard.send(guild, logChannelId, message, note);
      })
      .catch(notTold(guildId));
  }

  function notTold(guildId: string): (err: unknown) => void {
    return (err) => log.error({ err, guildId }, 'The staff could not be told what the bot noticed');
  }
}

/** The same for the same deletion, in every run. */
const nonceOf = (...deletion: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(deletion)).digest('base64url').slice(0, 25);
