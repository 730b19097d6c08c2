import { z } from 'zod';
import type { Person } from '../people/person.ts';
import type { Sandbox } from '../sandbox.ts';
import type { SandboxMessage } from '../world/records.ts';
import { lookedAt, type MemberView, memberView } from './member-view.ts';
import { type MessageView, messageView } from './message-view.ts';
import { personNamed } from './person-named.ts';

/** What a page says it looks at. */
export const lookRequest = z.object({
  /** Comes back with each frame from then on, so that the page knows what it answers. */
  look: z.int(),
  /** By name or id; the owner when left out. */
  member: z.string().optional(),
  /** By name or id; the first channel when left out. */
  channel: z.string().optional(),
  /** How many of the newest messages are wanted. */
  newest: z.int().min(1),
});

type LookRequest = z.infer<typeof lookRequest>;

/** All that a page shows but the messages. */
export interface Surroundings extends MemberView {
  /** How many messages are older than those that are shown. */
  readonly olderMessages: number;
}

/** What is new since the frame before. */
export interface LiveFrame {
  /** The number of the last request. */
  readonly look: number;
  /** Everything but the messages, if any of it changed. */
  readonly view?: Surroundings;
  /** Whether the messages that were sent before are to be forgotten. */
  readonly reset: boolean;
  /** Messages that are new or changed. */
  readonly put: readonly MessageView[];
  /** Ids of messages that are gone. */
  readonly removed: readonly string[];
  /** Why nothing can be shown. */
  readonly problem?: string;
}

/** How many messages stay shown beyond those that are asked for. */
const mostKept = 2000;

/** Follows what a page looks at, and tells only what changed: records are replaced when they change, never written to. */
export function createLiveView(sandbox: Sandbox) {
  let request: LookRequest | undefined;
  let isAsked = false;
  let place = '';
  let toldView = '';
  let told = new Map<string, SandboxMessage>();

  function frameFor(look: LookRequest, person: Person): LiveFrame | undefined {
    const { channel, mayRemove, messages } = lookedAt(sandbox, person, look.channel);
    const newPlace = `${person.id} ${channel?.id} ${mayRemove}`;
    const reset = newPlace !== place;
    if (reset) told = new Map();
    place = newPlace;
    const start = startOf(messages, look.newest);
    const current = new Map(messages.slice(start).map((message) => [message.id, message]));
    const put = [...current.values()].filter((message) => told.get(message.id) !== message);
    const removed = [...told.keys()].filter((id) => !current.has(id));
    told = current;
    const view = { ...memberView(sandbox, person, channel), olderMessages: start };
    const viewText = JSON.stringify(view);
    const isNewView = reset || viewText !== toldView;
    toldView = viewText;
    if (!isAsked && !isNewView && put.length === 0 && removed.length === 0) return undefined;
    isAsked = false;
    return {
      look: look.look,
      ...(isNewView && { view }),
      reset,
      put: put.map((message) => messageView(sandbox.world, message, person.id, mayRemove)),
      removed,
    };
  }

  /** Where the messages begin that are shown: what somebody reads does not go because new ones come. */
  function startOf(messages: readonly SandboxMessage[], newest: number): number {
    const oldestTold = messages.findIndex(({ id }) => told.has(id));
    const start = Math.max(0, messages.length - newest);
    return oldestTold < 0 ? start : Math.min(start, Math.max(oldestTold, start - mostKept));
  }

  return {
    look(wanted: LookRequest): void {
      request = wanted;
      isAsked = true;
    },
    /** What changed since this was asked for the last time; undefined when nothing did and no request waits for its answer. */
    next(): LiveFrame | undefined {
      if (!request) return undefined;
      try {
        return frameFor(request, personNamed(sandbox, request.member));
      } catch (error) {
        place = '';
        const problem = error instanceof Error ? error.message : String(error);
        return { look: request.look, reset: false, put: [], removed: [], problem };
      }
    },
  };
}
