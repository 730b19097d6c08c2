import type { NeededPermission } from '../../presentation/permissions.ts';
import type { DiscordFailure } from '../connection/discord-failure.ts';
import type { MessageAddress } from '../display/review-messages.ts';

/**
 * The outcome of an attempt to carry out an outbox entry. `done`: nothing is left to do. `message`: the one that stands
 * now, when it was posted.
 */
export type Delivery =
  | { readonly done: true; readonly message?: MessageAddress | undefined }
  | DeliveryFailure;

export interface DeliveryFailure {
  readonly done: false;
  readonly reason: DiscordFailure;
  readonly missing: readonly NeededPermission[];
}

export const DONE: Delivery = { done: true };
