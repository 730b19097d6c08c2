import type { IdTable } from './id-table.ts';

/** How many reviews have to do with a channel. */
export interface InChannel {
  /** Those whose message stands there. */
  readonly posted: number;
  /** Those that wait to be posted there, for the first time or again. */
  readonly awaited: number;
  /** Those that count and have their place there: see `placeOf`. */
  readonly counted: number;
}

const NONE: InChannel = { posted: 0, awaited: 0, counted: 0 };

/** Reviews by the channels in which they are posted, or about to be. */
export class ChannelCounts {
  readonly #ids: IdTable;
  /** By the channel's number. */
  readonly #channels: { -readonly [What in keyof InChannel]: number }[] = [];
  #posted = 0;

  /** @param ids the numbers of channels */
  constructor(ids: IdTable) {
    this.#ids = ids;
  }

  get(channelId: string): InChannel {
    return this.#channels[this.#ids.find(channelId) ?? -1] ?? NONE;
  }

  /** How many reviews are posted. */
  get posted(): number {
    return this.#posted;
  }

  /** The channels with reviews. */
  *ids(): Generator<string> {
    for (const [number, { posted, awaited }] of this.#channels.entries())
      if (posted + awaited > 0) yield this.#ids.idOf(number);
  }

  /** @param change 1 for a review that there is now, -1 for one that is no longer there */
  count(channel: number, what: keyof InChannel, change: 1 | -1): void {
    while (this.#channels.length <= channel) this.#channels.push({ ...NONE });
    const counts = this.#channels[channel] ?? { ...NONE };
    counts[what] += change;
    if (what === 'posted') this.#posted += change;
  }
}
