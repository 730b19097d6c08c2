import type { Fault, Method } from './model-discord.ts';

/** The first one wrote the reviews; the last is a bot. */
export const MEMBERS = ['201', '202', '203', '204', '205'].map((id) => `100000000000000${id}`);
export const REVIEWS = 3;
export const EMOJI = ['👍', '👎', '👍🏽', '🎉'];

type Kind = 'normal' | 'super';

/** A step of a run. Members and reviews are given by number. */
export type Step =
  | {
      readonly do: 'react' | 'unreact';
      readonly member: number;
      readonly review: number;
      readonly emoji: string;
      readonly kind: Kind;
    }
  | { readonly do: 'clear'; readonly review: number; readonly emoji: string | undefined }
  | { readonly do: 'deliver' | 'repeat' | 'swap'; readonly count: number }
  | { readonly do: 'lose' | 'restart' | 'kill' }
  | { readonly do: 'repost'; readonly review: number }
  | { readonly do: 'block'; readonly member: number; readonly blocked: boolean }
  | { readonly do: 'fail'; readonly fault: Fault }
  | { readonly do: 'put off'; readonly method: Method; readonly milliseconds: number }
  | { readonly do: 'archive'; readonly archived: boolean }
  | { readonly do: 'delete'; readonly review: number }
  | { readonly do: 'empty'; readonly place: string; readonly how: 'one by one' | 'in bulk' }
  | { readonly do: 'delete the thread' }
  | { readonly do: 'set the clock'; readonly milliseconds: number }
  | { readonly do: 'pass'; readonly milliseconds: number };

/** Whether the bot gives an edit or a doubt up because of it: the next sweep finds what that was about. */
export const isDropped = (step: Step): boolean =>
  step.do === 'fail' && ['forbidden', 'refused', 'unknown message'].includes(step.fault.how);
