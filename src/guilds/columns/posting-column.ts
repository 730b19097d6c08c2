import { type Posting, successorOf } from '../../reviews/review.ts';
import { hashOf } from './hash.ts';
import type { IdTable } from './id-table.ts';
import { readPostingId, writePostingId } from './posting-id.ts';
import { COLUMN, FLAG, HIGHEST_CHANNEL, type ReviewColumns } from './review-columns.ts';
import { RowIndex } from './row-index.ts';
import { formatSnowflake, type Snowflake, snowflakeOf } from './snowflake.ts';

/** How reviews are posted: in columns what nearly all are, as objects what few are, and reviews by their messages. */
export class PostingColumn {
  readonly #columns: ReviewColumns;
  readonly #channels: IdTable;
  /** By row: postings that do not fit in columns. */
  readonly #others = new Map<number, Posting>();
  readonly #byMessage: RowIndex;
  /** Messages of the postings in `#others`. */
  readonly #otherMessages = new Map<string, number>();

  constructor(columns: ReviewColumns, channels: IdTable) {
    this.#columns = columns;
    this.#channels = channels;
    this.#byMessage = new RowIndex((row) =>
      hashOf(columns.get(row, COLUMN.messageHigh), columns.get(row, COLUMN.messageLow)),
    );
  }

  /** Makes room for so many messages at once, while there are none. */
  reserve(messages: number): void {
    this.#byMessage.reserve(messages);
  }

  get(row: number): Posting {
    const columns = this.#columns;
    const other = this.#others.get(row);
    if (other !== undefined) return other;
    const id = readPostingId((word) => columns.get(row, COLUMN.postingId + word));
    const channelId = this.#channels.idOf(columns.channel(row));
    if (columns.has(row, FLAG.wanted)) return { state: 'wanted', id, channelId };
    const messageId = formatSnowflake({
      high: columns.get(row, COLUMN.messageHigh),
      low: columns.get(row, COLUMN.messageLow),
    });
    return { state: 'posted', id, channelId, messageId, postedAt: columns.time(row, 'postedAt') };
  }

  /** Puts the posting of a row that has none, or whose posting was removed. */
  put(row: number, posting: Posting): void {
    if (this.#putInColumns(row, posting)) return;
    this.#others.set(row, posting);
    this.#columns.setFlag(row, FLAG.elsewhere, true);
    if (posting.state === 'posted') this.#putMessage(row, snowflakeOf(posting.messageId));
    for (const messageId of messagesOf(posting)) this.#otherMessages.set(messageId, row);
  }

  remove(row: number): void {
    const columns = this.#columns;
    for (const messageId of messagesOf(this.#others.get(row)))
      if (this.#otherMessages.get(messageId) === row) this.#otherMessages.delete(messageId);
    this.#others.delete(row);
    if (columns.has(row, FLAG.posted)) this.#byMessage.remove(row);
    columns.setFlag(row, FLAG.wanted | FLAG.posted | FLAG.elsewhere, false);
  }

  /** The row whose message, or whose next message, this is. */
  rowOfMessage(messageId: string): number | undefined {
    const message = snowflakeOf(messageId);
    if (message === undefined) return this.#otherMessages.get(messageId);
    const { high, low } = message;
    const row = this.#byMessage.find(
      hashOf(high, low),
      (one) =>
        this.#columns.get(one, COLUMN.messageHigh) === high &&
        this.#columns.get(one, COLUMN.messageLow) === low,
    );
    return row === -1 ? this.#otherMessages.get(messageId) : row;
  }

  /** The id of a row's message as a floating-point number: in the order of messages, but of few that are nearly equal. */
  messageOrder(row: number): number {
    return this.#columns.get(row, COLUMN.messageHigh) * 1e9 + this.#columns.get(row, COLUMN.messageLow);
  }

  /** Whether the message of one row is older than that of another; both are posted. */
  compareMessages(one: number, other: number): number {
    const columns = this.#columns;
    return (
      columns.get(one, COLUMN.messageHigh) - columns.get(other, COLUMN.messageHigh) ||
      columns.get(one, COLUMN.messageLow) - columns.get(other, COLUMN.messageLow)
    );
  }

  /** Returns false when it does not fit. */
  #putInColumns(row: number, posting: Posting): boolean {
    if (posting.state === 'withheld' || successorOf(posting) !== undefined) return false;
    const columns = this.#columns;
    const channel = this.#channels.numberOf(posting.channelId);
    const message = posting.state === 'posted' ? snowflakeOf(posting.messageId) : undefined;
    const isFitting = posting.state === 'wanted' || message !== undefined;
    const write = (word: number, value: number) => columns.set(row, COLUMN.postingId + word, value);
    if (!isFitting || channel > HIGHEST_CHANNEL || !writePostingId(posting.id, write)) return false;
    columns.setChannel(row, channel);
    columns.setFlag(row, FLAG[posting.state], true);
    if (posting.state === 'wanted') return true;
    columns.setTime(row, 'postedAt', posting.postedAt);
    this.#putMessage(row, message);
    this.#byMessage.add(row);
    return true;
  }

  #putMessage(row: number, { high, low }: Snowflake = { high: 0, low: 0 }): void {
    this.#columns.set(row, COLUMN.messageHigh, high);
    this.#columns.set(row, COLUMN.messageLow, low);
  }
}

/** The messages that show a review: its own, and its successor once that is posted. */
function messagesOf(posting: Posting | undefined): string[] {
  if (posting?.state !== 'posted') return [];
  const { messageId, successor } = posting;
  return successor?.messageId === undefined ? [messageId] : [messageId, successor.messageId];
}
