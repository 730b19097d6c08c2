import type { Faults } from '../network/faults.ts';
import type { Sandbox } from '../sandbox.ts';

const newMessage = { method: 'POST', path: /^\/channels\/\d+\/messages$/ };

/** What can go wrong at Discord, each of it as the page names it. */
const causes = {
  /** The connection is lost, and what is missed comes afterwards. */
  'drop-with-resume': (faults) => faults.dropGateway(),
  /** The connection is lost with its session: what is missed is never told. */
  'drop-without-resume': (faults) => faults.dropGateway({ resume: false }),
  'too-many-requests': (faults) => faults.answer({ status: 429, times: 5 }),
  'server-errors': (faults) => faults.answer({ status: 500, times: 5 }),
  /** The worst of answers: the message is there, and its author is told that it is not. */
  'error-after-posting': (faults) => faults.answer({ ...newMessage, status: 500, afterStoring: true }),
  'lost-reactions': (faults) => faults.loseEvents('MESSAGE_REACTION_ADD', 5),
  'doubled-reactions': (faults) => faults.duplicateEvents('MESSAGE_REACTION_ADD', 5),
  /** All is well again. */
  none: (faults) => faults.clear(),
} as const satisfies Record<string, (faults: Faults) => void>;

type Trouble = keyof typeof causes;

export const troubles = Object.keys(causes) as [Trouble, ...Trouble[]];

export function causeTrouble({ faults, world }: Sandbox, trouble: Trouble): void {
  causes[trouble](faults);
  world.changed();
}
