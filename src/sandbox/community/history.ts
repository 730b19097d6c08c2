import { addMember } from '../actions/members.ts';
import type { Sandbox } from '../sandbox.ts';
import { avatarHash } from '../world/avatar-hash.ts';
import {
  chooseReviewChannel,
  chooseStaffChannel,
  describeShow,
  dismissNews,
  lookAtTop,
  report,
  say,
  setPoster,
  vote,
  writeAndVote,
} from './acts.ts';
import people from './people.json' with { type: 'json' };
import reviews from './reviews.json' with { type: 'json' };
import shows from './shows.json' with { type: 'json' };

/** Something that happened in the community. */
export interface Step {
  /** How many days ago. */
  readonly days: number;
  act(sandbox: Sandbox): Promise<void>;
}

/** Some who found a review helpful only said so within these last days. */
const late = 20;

const sayings = [
  {
    days: 730.9,
    name: 'Ada',
    text: 'Welcome, everybody! Write `/review write` here, and your review appears in #reviews. 🎬',
  },
  { days: 634, name: 'Jun', text: 'I have opinions about a gearwheel.' },
  { days: 633.9, name: 'Noor', text: 'The gearwheel is **the best one**, and you know it.' },
  { days: 400, name: 'Léa', text: 'Quelqu’un a vu la vache ? ||Elle descend à la troisième île.||' },
  { days: 399, name: 'Malik', text: 'Please keep spoilers behind bars, like Léa just did. Thank you!' },
  { days: 2.3, name: 'Wren', text: 'Hi! Is anybody else still humming the song from Sherbet Line?' },
  { days: 2.2, name: 'Kofi', text: 'My kids are. Eleven times so far today.' },
];

/** What happened in the community, from its beginning until now. */
export function history(): Step[] {
  const known = new Set<string>();
  const steps: Step[] = [
    { days: 731, act: chooseReviewChannel },
    ...sayings.map(({ days, name, text }) => ({ days, act: (sandbox: Sandbox) => say(sandbox, name, text) })),
    ...people.map(({ days, name, username, locale }) => ({
      days,
      async act({ world, guildId }: Sandbox) {
        addMember(world, guildId, name, { username, locale, avatar: avatarHash(name) });
      },
    })),
    ...reviews.flatMap((review, index) => {
      const isFirst = !known.has(review.show);
      known.add(review.show);
      const show = shows.find(({ title }) => title === review.show);
      const written = { days: review.days, act: (sandbox: Sandbox) => writeAndVote(sandbox, review) };
      const described = {
        days: review.days,
        act: async (sandbox: Sandbox) => show && (await describeShow(sandbox, show)),
      };
      const voted = {
        days: Math.min(review.days, late * ((index * 0.618) % 1)),
        act: async (sandbox: Sandbox) => vote(sandbox, review, review.later ?? [], '👍'),
      };
      return [written, ...(isFirst ? [described] : []), ...(review.later ? [voted] : [])];
    }),
    { days: 0.1, act: chooseStaffChannel },
    { days: 0.09, act: (sandbox) => setPoster(sandbox, 'Kestrel & Finch (2019)', 'kestrel-finch-houses') },
    { days: 0.08, act: (sandbox) => report(sandbox, 'Noor', 'Paper Satellites (2026)', 'Jun', 'Off topic') },
    { days: 0.01, act: dismissNews },
    { days: 0, act: lookAtTop },
  ];
  return steps.sort((left, right) => right.days - left.days);
}
