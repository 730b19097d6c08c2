import { keptTitles } from './kept-titles.ts';
import { MANAGED_PROPERTIES, type ManagedProperty, namesOf, type Show } from './show.ts';
import { titleKey } from './title.ts';

/** How many titles that were taken away a show remembers: more than anybody takes away by hand. */
const MOST_DROPPED = 100;

/** A show with what a manager sets of it, which the catalogue then no longer changes. */
export function withManaged(show: Show, set: Partial<Pick<Show, ManagedProperty>>): Show {
  const managed = MANAGED_PROPERTIES.filter(
    (property) => property in set || show.managed?.includes(property),
  );
  return { ...show, ...set, managed };
}

/** As `withManaged`, where a manager was shown what there is: what they left as it was, they have not set. */
export function withChanged(show: Show, shown: Pick<Show, ManagedProperty>): Show {
  const changed = MANAGED_PROPERTIES.filter((property) => shown[property] !== show[property]);
  if (changed.length === 0) return show;
  const set = Object.fromEntries(changed.map((property) => [property, shown[property]]));
  const after = withManaged(show, set);
  return changed.includes('title') ? retitled(after, show) : after;
}

/** A renamed show, which is still found by the title that it had from the catalogue. */
function retitled(show: Show, before: Show): Show {
  const { listing, managed } = before;
  const isListed = !managed?.includes('title') && listing?.own?.title !== before.title;
  return withTitles(show, isListed ? [before.title] : []);
}

/** A show with one more alias, also when the catalogue has it as a title; itself when it has that name. */
export function withAlias(show: Show, alias: string): Show {
  const key = titleKey(alias);
  if (namesOf(show).some((name) => titleKey(name) === key)) return show;
  const droppedTitles = show.droppedTitles?.filter((dropped) => dropped !== key);
  return withTitles({ ...show, aliases: [...(show.aliases ?? []), alias], droppedTitles });
}

/** A show without an alias, or title of the catalogue, which does not come back from there; itself when it has neither. */
export function withoutTitle(show: Show, title: string): Show {
  const key = titleKey(title);
  const { aliases, listing, droppedTitles = [] } = show;
  const isOther = (one: string) => titleKey(one) !== key;
  const had = [...(aliases ?? []), ...(listing?.titles ?? [])];
  if (had.every(isOther)) return show;
  const dropped = {
    ...show,
    aliases: aliases?.filter(isOther),
    droppedTitles: [...droppedTitles, key].slice(-MOST_DROPPED),
  };
  return withTitles(dropped);
}

/** A show whose titles of the catalogue are none of its names, and none that was taken away. */
export function withTitles(show: Show, more: readonly string[] = []): Show {
  const { listing, droppedTitles = [] } = show;
  if (listing === undefined) return show;
  const without = [...namesOf(show).map(titleKey), ...droppedTitles];
  return { ...show, listing: { ...listing, titles: keptTitles([...more, ...listing.titles], without) } };
}
