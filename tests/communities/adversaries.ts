import { gaussian, stream } from './chance.ts';
import { type Community, type MadeReview, type MadeShow, made, numbered, tenths, vote } from './community.ts';

// Each returns a new community; the given one stays as it was.

function withReviews(
  community: Community,
  added: MadeReview[],
  changed: Partial<Community> = {},
): Community & { readonly reviews: readonly MadeReview[] } {
  const copies = community.reviews.map((one) => ({
    ...one,
    voters: { helpful: [...one.voters.helpful], notHelpful: [...one.voters.notHelpful] },
  }));
  for (const [index, one] of added.entries()) one.id = `a${copies.length + index}`;
  return { ...community, ...changed, reviews: numbered([...copies, ...added]) };
}

/** New accounts give one show one score and never come back. */
export function withBrigade(
  community: Community,
  {
    showId,
    size = 20,
    score = 100,
  }: { readonly showId: string; readonly size?: number; readonly score?: number },
): Community {
  const at = community.days;
  const by = (i: number) => made({ showId, memberId: `b${showId}-${i}`, score, at });
  return withReviews(
    community,
    Array.from({ length: size }, (_, i) => by(i)),
  );
}

/** A member who gives everything the same score. @param options share: of the shows */
export function withMonotone(
  community: Community,
  { score = 100, share = 0.5 }: { readonly score?: number; readonly share?: number } = {},
): Community {
  const shows = community.shows.slice(0, Math.ceil(community.shows.length * share));
  const at = (i: number) => (community.days * i) / shows.length;
  return withReviews(
    community,
    shows.map(({ id }, i) => made({ showId: id, memberId: 'monotone', score, at: at(i) })),
  );
}

/** One member brings an old collection: scores theirs alone, all on the last day. */
export function withImport(
  community: Community,
  { seed, size = 2000 }: { readonly seed: number; readonly size?: number },
): Community {
  const normal = gaussian(stream(seed, 5));
  const known = community.shows.slice(0, Math.floor(Math.min(size / 2, community.shows.length)));
  const tastes = (community.shows[0]?.traits ?? []).map(() => 0.4 * normal());
  const member = { id: 'importer', bias: 0.7, scale: 1, tastes, writing: 0 };
  const shows: MadeShow[] = [
    ...known,
    ...Array.from({ length: size - known.length }, (_, i) => ({
      id: `old${i}`,
      liking: 7 + normal(),
      traits: member.tastes.map(() => normal()),
      wave: -1000,
      fame: 0,
    })),
  ];
  const added = shows.map((show) =>
    made({
      showId: show.id,
      memberId: member.id,
      score: tenths(community.likes(member, show) + member.bias + normal()),
      at: community.days,
      imported: true,
    }),
  );
  return withReviews(community, added, {
    shows: [...community.shows, ...shows.slice(known.length)],
    members: [...community.members, member],
  });
}

/** Members who vote for all of each other's reviews. @param options from: the first of them */
export function withClique(
  community: Community,
  { size = 6, from = 10 }: { readonly size?: number; readonly from?: number } = {},
): Community {
  const changed = withReviews(community, []);
  const clique = community.members.slice(from, from + size).map(({ id }) => id);
  for (const one of changed.reviews)
    if (clique.includes(one.memberId)) for (const id of clique) if (id !== one.memberId) vote(one, id, true);
  return changed;
}

/** A show that one new account reviewed with a 10. */
export function withSingleTen(community: Community): Community {
  const traits = (community.shows[0]?.traits ?? []).map(() => 0);
  const show = { id: 'single', liking: 6, traits, wave: community.days, fame: 0 };
  const ten = made({ showId: show.id, memberId: 'single-fan', score: 100, at: community.days });
  return withReviews(community, [ten], { shows: [...community.shows, show] });
}
