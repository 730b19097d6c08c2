import type { Faults } from '../network/faults.ts';
import type { Sandbox } from '../sandbox.ts';

const newMessage = { method: 'POST', path: /^\/channels\/\d+\/messages$/ };
const edit = { method: 'PATCH', path: /^\/channels\/\d+\/messages\/\d+$/ };
const aMinute = 60_000;

/** What can go wrong at Discord, by its name in the page's API. */
const causes = {
  /** The connection drops, and the bot receives what it missed when it resumes. */
  'drop-with-resume': (faults) => faults.dropGateway(),
  /** The connection drops with its session: the bot never receives what it missed. */
  'drop-without-resume': (faults) => faults.dropGateway({ resume: false }),
  'too-many-requests': (faults) => faults.answer({ status: 429, times: 5 }),
  'server-errors': (faults) => faults.answer({ status: 500, times: 5 }),
  /** The worst case: the message is posted, and the bot is told that it failed. */
  'error-after-posting': (faults) => faults.answer({ ...newMessage, status: 500, afterStoring: true }),
  'edits-put-off': (faults) => faults.putOff(aMinute, edit),
  'posts-put-off': (faults) => faults.putOff(aMinute, newMessage),
  'lost-reactions': (faults) => faults.loseEvents('MESSAGE_REACTION_ADD', 5),
  'doubled-reactions': (faults) => faults.duplicateEvents('MESSAGE_REACTION_ADD', 5),
  /** Ends all of these. */
  none: (faults) => faults.clear(),
} as const satisfies Record<string, (faults: Faults) => void>;

type Trouble = keyof typeof causes;

export const troubles = Object.keys(causes) as [Trouble, ...Trouble[]];

export function causeTrouble({ faults, world }: Sandbox, trouble: Trouble): void {
  causes[trouble](faults);
  world.changed();
}
