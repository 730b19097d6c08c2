import { OWN_FORMATS, SHARED_FORMATS } from '../../../src/storage/entries/entry-formats.ts';
import type { Kind } from '../../../src/storage/entries/guild-entries.ts';
import type { Collection, Store, Write } from '../../../src/storage/store/store.ts';
import { type SampleTexts, sampleOf } from './sample-of.ts';

/** One more than the options of the longest union, so that there is an entry with each. */
const VARIANTS = 5;

/** Ids as Discord's are, one for each variant. */
const guildId = (variant: number): string => `4177198342314393${variant}`;
const userId = (variant: number): string => `8035111022467891${variant}`;

/** The guild of all entries but the records of the others. */
export const GUILD = guildId(1);
const MEMBER = userId(1);

/** What the entries of a variant are about. */
interface Subjects {
  readonly variant: number;
  readonly show: string;
  readonly import: string;
}

const ofShow = ({ show }: Subjects) => show;
const ofReview = ({ show }: Subjects) => `${show}:${MEMBER}`;
const ofRows = ({ import: id }: Subjects) => `${id}:00000`;

/** The keys of entries, by kind; others are those of members. */
const KEYS: { readonly [K in Kind]?: (subjects: Subjects) => string } = {
  guilds: ({ variant }) => guildId(variant),
  ...{ shows: ofShow, linking: ofShow },
  ...{ reviews: ofReview, votes: ofReview, moderation: ofReview, reports: ofReview },
  drafts: ({ show }) => `${GUILD}:${MEMBER}:${show}`,
  removed: ({ show }) => `${GUILD}:${show}:${MEMBER}`,
  outbox: ({ show }) => `${GUILD}:${show}:${MEMBER}`,
  imports: ({ import: id }) => `${GUILD}:${id}`,
  ...{ staged: ofRows, imported: ofRows },
  ...Object.fromEntries(
    ['jobs', 'messages', 'erasures'].map((kind) => [
      kind,
      ({ variant }: Subjects) => `${GUILD}:${userId(variant)}`,
    ]),
  ),
};

function textsOf(kind: string, { show, import: id }: Subjects): SampleTexts {
  const ids: { readonly [kind: string]: string } = { shows: show, imports: id };
  const reviewKey = `${show}:${MEMBER}`;
  return {
    ...{ id: ids[kind] ?? MEMBER, guildId: GUILD, showId: show, reviewKey, mergedInto: 'show-bare' },
    ...{ userId: MEMBER, by: MEMBER, addedBy: MEMBER, startedBy: MEMBER, removedBy: MEMBER },
    title: `Glass Heart グラスハート ${show}`,
    body: '**Watch it** with good headphones.\n\n||The drummer stays.||',
    ...{ 'reactions.key': '👍🏽', 'days.key': '20784', 'milestones.key': reviewKey },
  };
}

/** Writes entries of every kind: some with all that they can have, in each of its variants, and one with as little as it can. */
export async function fillStore(store: Store): Promise<void> {
  const guild = store.guild(GUILD);
  const writes: Write[] = [];
  for (const [kind, { schema }] of Object.entries({ ...SHARED_FORMATS, ...OWN_FORMATS }))
    for (let variant = 0; variant <= VARIANTS; variant += 1) {
      const isFull = variant < VARIANTS;
      const name = isFull ? variant : 'bare';
      const subjects = { variant, show: `show-${name}`, import: `import-${name}` };
      const entry = sampleOf(schema, textsOf(kind, subjects), { variant, isFull });
      const key = KEYS[kind as Kind]?.(subjects) ?? userId(variant);
      writes.push((guild[kind as Kind] as Collection<unknown>).put(key, entry));
    }
  await store.commit(writes);
}
