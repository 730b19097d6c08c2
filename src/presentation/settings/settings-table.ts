import { foldOf } from '../../reviews/fold.ts';
import { DEFAULT_PRIOR_REVIEWS } from '../../reviews/ranking/ranking.ts';
import { MAX_BODY } from '../../reviews/submission/submission.ts';
import type { TextKey } from '../texts/catalogues.ts';
import type { Translate } from '../texts/texts.ts';

/** Says what a setting does at a value; undefined while managers have not set it. */
type Sentence<Value> = (value: Value | undefined, t: Translate) => string;

interface Named {
  /** Of its option in `/settings set`, its choice in `/settings reset` and its select under `/settings view`. */
  readonly name: string;
  /** Of the guild record. */
  readonly property: string;
}

/** A channel or role, stored by its id, which managers can also pick under `/settings view`. @everyone unsets a role. */
interface PickedRow extends Named {
  readonly kind: 'channel' | 'role';
  /** The text of the empty select. */
  readonly placeholder: TextKey;
  readonly sentence: Sentence<string>;
}

/** A whole number from 0 to `most`. */
interface CountRow extends Named {
  readonly kind: 'count';
  readonly most: number;
  /** Whether 0 unsets it. */
  readonly zeroUnsets: boolean;
  readonly sentence: Sentence<number>;
}

interface SwitchRow extends Named {
  readonly kind: 'switch';
  readonly sentence: Sentence<boolean>;
}

/**
 * What managers can set, in the order of `/settings set`. The review channel and the voting emoji are not here: choosing
 * those starts work on all reviews.
 */
export const SETTINGS = [
  {
    name: 'log',
    property: 'logChannelId',
    kind: 'channel',
    placeholder: 'settings.select.log',
    sentence: (id, t) =>
      id === undefined ? t('settings.log.none') : t('settings.log', { channel: `<#${id}>` }),
  },
  {
    name: 'moderators',
    property: 'moderatorChannelId',
    kind: 'channel',
    placeholder: 'settings.select.moderators',
    sentence: (id, t) =>
      id === undefined ? t('settings.moderators.none') : t('settings.moderators', { channel: `<#${id}>` }),
  },
  {
    name: 'writers',
    property: 'writerRoleId',
    kind: 'role',
    placeholder: 'settings.select.writers',
    sentence: (id, t) =>
      id === undefined ? t('settings.writers.none') : t('settings.writers', { role: `<@&${id}>` }),
  },
  {
    name: 'voters',
    property: 'voterRoleId',
    kind: 'role',
    placeholder: 'settings.select.voters',
    sentence: (id, t) =>
      id === undefined ? t('settings.voters.none') : t('settings.voters', { role: `<@&${id}>` }),
  },
  {
    name: 'reviews-per-hour',
    property: 'reviewsPerHour',
    kind: 'count',
    // Nobody writes more reviews than this in an hour.
    most: 60,
    zeroUnsets: true,
    sentence: (count, t) =>
      count === undefined ? t('settings.reviewsPerHour.none') : t('settings.reviewsPerHour', { count }),
  },
  {
    name: 'fold',
    property: 'fold',
    kind: 'count',
    // The longest text of a review.
    most: MAX_BODY,
    zeroUnsets: false,
    sentence: (setting, t) => {
      const count = foldOf(setting);
      return count === undefined ? t('settings.fold.never') : t('settings.fold', { count });
    },
  },
  {
    name: 'average-weight',
    property: 'priorReviews',
    kind: 'count',
    // With a higher weight no show would ever stand out.
    most: 100,
    zeroUnsets: false,
    sentence: (count = DEFAULT_PRIOR_REVIEWS, t) => t('settings.averageWeight', { count }),
  },
  {
    name: 'tell-authors',
    property: 'tellAuthors',
    kind: 'switch',
    sentence: (isOn = true, t) => t(isOn ? 'settings.tellAuthors.on' : 'settings.tellAuthors.off'),
  },
] as const satisfies readonly (PickedRow | CountRow | SwitchRow)[];

export type Setting = (typeof SETTINGS)[number];

/** The type of a setting's value. */
type ValueOf<Row extends Setting> = Row extends PickedRow ? string : Row extends CountRow ? number : boolean;

/** Settings by their property of the guild record; undefined when unset. */
export type SettingValues = {
  readonly [Row in Setting as Row['property']]?: ValueOf<Row> | undefined;
};

/** The settings that are a channel or a role. */
export const PICKED_SETTINGS = SETTINGS.filter(
  (setting) => setting.kind === 'channel' || setting.kind === 'role',
);

/** Says what a setting does now. */
export function settingSentence(setting: Setting, values: SettingValues, t: Translate): string {
  // Within one kind, every property has the type that every sentence takes.
  if (setting.kind === 'count') return setting.sentence(values[setting.property], t);
  if (setting.kind === 'switch') return setting.sentence(values[setting.property], t);
  return setting.sentence(values[setting.property], t);
}
