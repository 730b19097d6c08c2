import { draw, gaussian, normalOf, stream, sums } from './chance.ts';
import {
  type Community,
  LOOKS,
  type MadeMember,
  type MadeReview,
  type MadeShow,
  made,
  numbered,
  PARAMETERS,
  type Parameters,
  tenths,
  vote,
} from './community.ts';
import { correlation, deviation } from './measures.ts';

/**
 * Makes a server. The same seed and parameters give the same one everywhere; each part (shows, members, reviews, votes) has
 * random numbers of its own.
 */
export function makeCommunity({
  seed,
  reviews: wanted,
  parameters = {},
}: {
  readonly seed: number;
  readonly reviews: number;
  readonly parameters?: Partial<Parameters>;
}): Community {
  const p = { ...PARAMETERS, ...parameters };
  const shows = makeShows(p, Math.max(5, Math.round(wanted ** p.shows)), stream(seed, 1));
  const members = makeMembers(p, Math.max(4, Math.round(wanted ** p.members)), stream(seed, 2));
  const quirk = (member: MadeMember, show: MadeShow) =>
    p.quirk && p.quirk * normalOf(seed, numberIn(member.id), numberIn(show.id));
  const beyond = (member: MadeMember, show: MadeShow) =>
    member.tastes.reduce((sum, taste, i) => sum + taste * (show.traits[i] ?? 0), quirk(member, show));
  const likes = (member: MadeMember, show: MadeShow) => show.liking + beyond(member, show);
  const over = (member: MadeMember, of: typeof likes) => shows.map((show) => of(member, show));
  const reviews = writeReviews(p, { shows, members, wanted, likes }, stream(seed, 3));
  castVotes(p, { members, reviews }, stream(seed, 4));
  return {
    ...{ shows, members, reviews, days: p.days, likes },
    agreement: (one, other) => correlation(over(one, beyond), over(other, beyond)),
    likeness: (one, other) => correlation(over(one, likes), over(other, likes)),
    division: (show) => deviation(members.map((member) => likes(member, show))),
    heat(show) {
      const age = p.days - show.wave;
      if (age < 0) return (-30 * show.fame * wanted * p.surge) / p.days;
      const pace = (Math.LN2 / p.halving) * 2 ** (-age / p.halving);
      return 30 * show.fame * wanted * p.surge * (pace - 1 / p.days);
    },
  };
}

const numberIn = (id: string): number => Number(id.replace(/\D/g, '')) || 0;

function makeShows(p: Parameters, count: number, next: () => number): MadeShow[] {
  const normal = gaussian(next);
  const shows = Array.from({ length: count }, (_, index) => {
    const edge = Math.exp(p.edge * normal() - p.edge ** 2);
    return {
      id: `s${index}`,
      liking: p.mean + p.spread * normal(),
      traits: Array.from({ length: p.directions }, () => edge * normal()),
      wave: (next() * 1.3 - 0.2) * p.days,
      fame: (index + 1) ** -p.fame,
    };
  });
  for (const show of shows) show.fame *= Math.exp(p.pull * (show.liking - p.mean));
  const all = shows.reduce((sum, { fame }) => sum + fame, 0);
  for (const show of shows) show.fame /= all;
  return shows;
}

function makeMembers(p: Parameters, count: number, next: () => number): MadeMember[] {
  const normal = gaussian(next);
  const unit = p.taste / Math.sqrt(p.directions);
  const circles = Array.from({ length: p.circles }, () => Array.from({ length: p.directions }, normal));
  return Array.from({ length: count }, (_, index) => {
    const circle = circles[Math.floor(next() * p.circles)] ?? [];
    return {
      id: `m${index}`,
      bias: p.bias * normal(),
      scale: Math.exp(p.stretch * normal()),
      tastes: circle.map(
        (common) => unit * (Math.sqrt(p.together) * common + Math.sqrt(1 - p.together) * normal()),
      ),
      writing: p.author * normal(),
    };
  });
}

interface Written extends Pick<Community, 'shows' | 'members' | 'likes'> {
  readonly wanted: number;
}

function writeReviews(
  p: Parameters,
  { shows, members, wanted, likes }: Written,
  next: () => number,
): MadeReview[] {
  const normal = gaussian(next);
  const byFame = sums(shows.map(({ fame }) => fame));
  const byActivity = sums(members.map((_, index) => (index + 1) ** -p.activity));
  const written = new Set<string>();
  const reviews: MadeReview[] = [];
  for (let tries = 0; reviews.length < wanted && tries < wanted * 50; tries += 1) {
    const show = shows[draw(next, byFame)] as MadeShow;
    const member = members[draw(next, byActivity)] as MadeMember;
    const key = `${show.id}:${member.id}`;
    if (written.has(key)) continue;
    written.add(key);
    const felt = p.mean + member.bias + member.scale * (likes(member, show) - p.mean + p.mood * normal());
    const inWave = show.wave - (p.halving / Math.LN2) * Math.log(1 - next());
    const at = next() < p.surge && inWave >= 0 && inWave < p.days ? inWave : next() * p.days;
    const share = 1 / (1 + Math.exp(-(Math.log(p.helps) + member.writing + p.piece * normal())));
    reviews.push(made({ showId: show.id, memberId: member.id, score: tenths(felt), at, share }));
  }
  return numbered(reviews);
}

/** Every post has its readers when it is new; a show's list has more over time, newest first. Nobody votes for themselves. */
function castVotes(
  p: Parameters,
  { members, reviews }: Pick<Community, 'members' | 'reviews'>,
  next: () => number,
): void {
  const readers = Math.round(members.length * (1 + p.lurkers));
  const read = (one: MadeReview) => {
    const reader = Math.floor(next() * readers);
    const id = members[reader]?.id ?? `l${reader}`;
    const helped = next() < one.share;
    if (next() >= p.votes[helped ? 0 : 1] || id === one.memberId) return;
    vote(one, id, helped);
  };
  /** Each show's reviews so far, oldest first. */
  const there = new Map<string, MadeReview[]>();
  for (const [index, posted] of reviews.entries()) {
    const list = there.get(posted.showId) ?? [];
    list.push(posted);
    there.set(posted.showId, list);
    for (let i = 0; i < p.feed; i += 1) read(posted);
    for (let i = 0; i < p.list; i += 1) {
      const opened = there.get(reviews[Math.floor(next() * (index + 1))]?.showId ?? '') ?? [];
      for (const [place, look] of LOOKS.entries()) {
        const one = opened.at(-1 - place);
        if (one !== undefined && next() < look) read(one);
      }
    }
  }
}
