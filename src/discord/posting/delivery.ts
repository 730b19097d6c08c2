import type { NeededPermission } from '../../presentation/permissions.ts';
import type { DiscordFailure } from '../connection/discord-failure.ts';
import type { MessageAddress } from '../display/review-messages.ts';

/**
 * The outcome of an attempt to carry out an outbox entry. `done`: nothing is left to do. `message`: the posted message, if
 * there is one.
 */
export type Delivery =
  | { readonly done: true; readonly message?: MessageAddress | undefined }
  | DeliveryFailure;

export interface DeliveryFailure {
  readonly done: false;
  /** `timed-out`: Discord forbids it while the bot is in time-out in the guild. */
  readonly reason: DiscordFailure | 'timed-out';
  readonly missing: readonly NeededPermission[];
  /** When Discord will take it, if Discord says. Milliseconds since the epoch. */
  readonly until?: number | undefined;
}

export const DONE: Delivery = { done: true };
