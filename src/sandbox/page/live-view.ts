import { z } from 'zod';
import type { Person } from '../people/person.ts';
import type { Sandbox } from '../sandbox.ts';
import type { SandboxMessage } from '../world/records.ts';
import { lookedAt, type MemberView, memberView } from './member-view.ts';
import { type MessageView, messageView } from './message-view.ts';
import { personNamed } from './person-named.ts';

/** What a page looks at. */
export const lookRequest = z.object({
  /** Each frame from then on repeats this number, so that the page knows which request it answers. */
  look: z.int(),
  /** A name or id; the owner when left out. */
  member: z.string().optional(),
  /** A name or id; the channel for reviews when left out. */
  channel: z.string().optional(),
  /** How many of the newest messages the page wants. */
  newest: z.int().min(1),
});

type LookRequest = z.infer<typeof lookRequest>;

/** Everything that a page shows except messages. */
export interface Surroundings extends MemberView {
  /** How many messages are older than those shown. */
  readonly olderMessages: number;
}

/** The changes since the previous frame. */
export interface LiveFrame {
  /** The number of the page's last request. */
  readonly look: number;
  /** Everything except messages, if any of it changed. */
  readonly view?: Surroundings;
  /** Whether the page drops all messages from earlier frames. */
  readonly reset: boolean;
  /** New and changed messages. */
  readonly put: readonly MessageView[];
  /** Ids of messages that the page no longer shows. */
  readonly removed: readonly string[];
  /** Why the page can show nothing. */
  readonly problem?: string;
}

/** How many messages a page keeps beyond those it asked for. */
const mostKept = 2000;

/** Finds what changed in what a page looks at; a changed message is a new record. */
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

  /** The index of the first message shown: new messages do not push out what somebody reads. */
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
    /** The next frame; undefined when nothing has changed and no request waits for its answer. */
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
