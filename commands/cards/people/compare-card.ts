import { mayAttach } from '../../../src/discord/pictures/may-attach.ts';
import type { GuildMemory } from '../../../src/guilds/memory/guild-memory.ts';
import type { SharedScore } from '../../../src/guilds/taste/taste-snapshot.ts';
import {
  type CompareView,
  compareCard,
  type Pair,
  type PassedOn,
} from '../../../src/presentation/cards/people/compare-card.ts';
import { compareFewCard, type FewView } from '../../../src/presentation/cards/people/compare-few-card.ts';
import { compareWithCard } from '../../../src/presentation/cards/people/compare-with-card.ts';
import type { ScoredTwice } from '../../../src/presentation/cards/shows/scored-show.ts';
import { tastePicture } from '../../../src/presentation/pictures/taste-picture.ts';
import { ALIKE, LEAST_SHARED } from '../../../src/reviews/taste/agreement.ts';
import type { CardContext, RenderedCard, Renderer } from '../card-context.ts';
import { LEAST_DRAWN } from '../least-drawn.ts';
import { peopleOf } from '../people.ts';
import { insteadOf } from './hidden-profile.ts';

const EXAMPLES = 2;

/** How far two members agree; of one alone, with whom to compare them. */
export const renderCompare: Renderer<'compare'> = async ({ userId: oneId, otherId }, context) => {
  const { guild, place, userId, t } = context;
  const person = await peopleOf(context, [oneId, otherId]);
  const [one, other] = [person(oneId), person(otherId)];
  const instead = insteadOf(context, one) ?? insteadOf(context, other);
  if (instead !== undefined) return instead;
  if (oneId === otherId) return { message: compareWithCard({ place, person: one, t }), isPersonal: true };
  const isOwn = !place.isPublic && oneId === userId;
  const answer = await compared(context, { place, one, other, isOwn, t });
  // Asked when the rest is there: one of them may have hidden their profile meanwhile.
  return { ...answer, isPersonal: [oneId, otherId].some(guild.memory.isProfileHidden) };
};

async function compared({ guild, interaction, services }: CardContext, pair: Pair): Promise<RenderedCard> {
  const { one, other, t } = pair;
  const { memory } = guild;
  const [{ kind, shared, within }, forOther, forOne] = await Promise.all([
    guild.taste.agreement(one.id, other.id),
    guild.taste.toPassOn(one.id, other.id, 1),
    guild.taste.toPassOn(other.id, one.id, 1),
  ]);
  const passed = (found: typeof forOne, from: PassedOn['from']): PassedOn[] =>
    found.flatMap(({ showId, score }) => {
      const show = memory.show(showId);
      return show === undefined ? [] : [{ show, score, from }];
    });
  const passOn = [...passed(forOther, 'one'), ...passed(forOne, 'other')];
  if (kind === 'few') {
    const [oneMore] = shared.length === LEAST_SHARED - 1 ? passOn : [];
    const view: FewView = {
      ...pair,
      shared: withShows(memory, shared),
      least: LEAST_SHARED,
      oneMore: oneMore && { show: oneMore.show, by: oneMore.from },
    };
    return { message: compareFewCard(view) };
  }
  const isAlike = (scores: SharedScore) => Math.abs(scores.one - scores.other) <= ALIKE;
  const agreed = withShows(memory, shared.filter(isAlike).slice(0, EXAMPLES));
  const parted = withShows(
    memory,
    shared
      .toReversed()
      .filter((scores) => !isAlike(scores))
      .slice(0, EXAMPLES),
  );
  const view: CompareView = {
    ...pair,
    agreement: kind,
    shared: shared.length,
    within,
    agreed,
    parted,
    passOn,
    picture:
      shared.length < LEAST_DRAWN
        ? undefined
        : tastePicture({ one: one.name, other: other.name, shared, agree: agreed, part: parted }, t),
  };
  return services.pictures.answer(view.picture, mayAttach(interaction), (image) => compareCard(view, image));
}

const withShows = (memory: GuildMemory, scores: readonly SharedScore[]): ScoredTwice[] =>
  scores.flatMap(({ showId, one, other }) => {
    const show = memory.show(showId);
    return show === undefined ? [] : [{ show, one, other }];
  });
