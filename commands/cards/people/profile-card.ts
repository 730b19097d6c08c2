import { mayAttach } from '../../../src/discord/pictures/may-attach.ts';
import { leadOnCard } from '../../../src/presentation/cards/lead-on-card.ts';
import { nameWithin } from '../../../src/presentation/cards/names.ts';
import type { Person } from '../../../src/presentation/cards/people/person.ts';
import { type ProfileView, profileCard } from '../../../src/presentation/cards/people/profile-card.ts';
import type { ScoredShow } from '../../../src/presentation/cards/shows/scored-show.ts';
import { scoresPicture } from '../../../src/presentation/pictures/scores-picture.ts';
import { yearOf } from '../../../src/reviews/period.ts';
import type { CardContext, Renderer } from '../card-context.ts';
import { LEAST_DRAWN } from '../least-drawn.ts';
import { personOf } from '../people.ts';
import { reviewedShow } from '../shows/reviewed-show.ts';
import { insteadOf } from './hidden-profile.ts';

const [FAVOURITES, ALONE, LATEST] = [3, 2, 2];
/** Of fewer scores none is a favourite. */
const LEAST_FAVOURITES = 2;

/** What a member thinks of shows. */
export const renderProfile: Renderer<'profile'> = async ({ userId: memberId }, context) => {
  const { interaction, place, services, userId, t } = context;
  const person = await personOf(context, memberId);
  const instead = insteadOf(context, person);
  if (instead !== undefined) return instead;
  const view = await viewOf(context, person);
  // Looked at when the rest is there: the last one may have been deleted meanwhile.
  if (view.reviews === 0) {
    const [isOwn, name] = [memberId === userId, nameWithin(person.name, Infinity)];
    const sentence = isOwn ? t('profile.empty.own') : t('profile.empty', { name });
    return { message: leadOnCard(place, sentence, t), isPersonal: isOwn };
  }
  const answer = services.pictures.answer(view.picture, mayAttach(interaction), (image) =>
    profileCard(view, image),
  );
  return { ...answer, isPersonal: view.isHidden };
};

/** Links are for what is new. */
const unlinked = ({ show, score }: ScoredShow): ScoredShow => ({ show, score });

async function viewOf(context: CardContext, person: Person): Promise<ProfileView> {
  const { guild, interaction, place, userId, t } = context;
  const { memory } = guild;
  const [best, latest, alone, votes] = await Promise.all([
    memory.ownScoreOrders.of(person.id),
    memory.writtenOrders.of(person.id),
    guild.taste.unusual(person.id, ALONE),
    guild.helpfulness.of(person.id),
  ]);
  const { reviews, scores } = memory.aboutMember(person.id);
  const server = memory.aboutGuild.scores;
  const first = (order: { at(place: number): string | undefined }, length: number) =>
    Array.from({ length }, (_, place) => reviewedShow(memory, order.at(place)) ?? []).flat();
  const cast = votes.helpful + votes.notHelpful;
  const newest = first(latest, LATEST).map((one) => ({ ...one, at: one.facts.writtenAt }));
  return {
    place,
    person,
    reviews,
    scored: scores.count,
    mean: scores.mean,
    serverMean: server.count < 2 ? undefined : server.mean,
    helped: votes.helped,
    votes: cast,
    share: cast === 0 || memory.voteEmoji.notHelpful === undefined ? undefined : votes.helpful / cast,
    picture:
      scores.count < LEAST_DRAWN
        ? undefined
        : scoresPicture(
            { name: person.name, counts: scores.each },
            { name: interaction.guild.name, counts: server.each },
            t,
          ),
    favourites: scores.count < LEAST_FAVOURITES ? [] : first(best, FAVOURITES).map(unlinked),
    alone: alone.flatMap((opinion) => {
      const show = memory.show(opinion.showId);
      return show === undefined ? [] : [{ ...opinion, show }];
    }),
    latest: newest,
    year: yearOf(newest[0]?.at ?? 0).year,
    isOwn: !place.isPublic && person.id === userId,
    isHidden: memory.isProfileHidden(person.id),
    t,
  };
}
