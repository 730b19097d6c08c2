import { ButtonStyle, ComponentType, TextInputStyle } from 'discord-api-types/v10';

/** What the bare bot does when it is asked for something. */
export interface ConstantAnswer {
  readonly kind: 'message' | 'update' | 'modal';
  /** Whether it commits a row first, because Ovation stores something before it answers. */
  readonly stores?: boolean;
}

/** The commands and buttons that aren't answered with a message alone, by full name or label. */
export const ANSWERS: Readonly<Record<string, ConstantAnswer>> = {
  'review write': { kind: 'modal', stores: true },
  'review edit': { kind: 'modal', stores: true },
  'settings set': { kind: 'message', stores: true },
  'settings reset': { kind: 'message', stores: true },
  'moderate show rename': { kind: 'message', stores: true },
  'moderate show alias': { kind: 'message', stores: true },
  'moderate show poster': { kind: 'message', stores: true },
  'moderate member block': { kind: 'modal' },
  'moderate member unblock': { kind: 'message', stores: true },
  'Report review': { kind: 'modal' },
  'Make this my review': { kind: 'modal' },
  'Write or edit yours': { kind: 'modal', stores: true },
  'All reviews': { kind: 'message' },
  Next: { kind: 'update' },
  Delete: { kind: 'update', stores: true },
  Undo: { kind: 'update', stores: true },
  Merge: { kind: 'update', stores: true },
  'Cover spoilers': { kind: 'update' },
  Spoilers: { kind: 'update', stores: true },
  Uncover: { kind: 'update', stores: true },
};

/** About as much as Ovation answers with, but always the same. */
export const CHOICES = Array.from({ length: 25 }, (_, at) => ({
  name: `Glass heart of the river ${at} (2025)`,
  value: `id:show${String(at).padStart(12, '0')}`,
}));

const BUTTONS = Object.entries(ANSWERS).flatMap(([label, { kind }]) =>
  kind === 'update' || ['All reviews', 'Write or edit yours'].includes(label) ? [label] : [],
);

export const MESSAGE = {
  embeds: [
    {
      title: 'Top shows',
      description: Array.from(
        { length: 10 },
        (_, at) => `**${at + 1}.** Show ${at} · **8.00** · 12 reviews`,
      ).join('\n'),
      footer: { text: 'By weighted rating.' },
    },
  ],
  components: [BUTTONS.slice(0, 5), BUTTONS.slice(5)].map((labels) => ({
    type: ComponentType.ActionRow as const,
    components: labels.map((label) => ({
      type: ComponentType.Button as const,
      style: ButtonStyle.Secondary as const,
      label,
      custom_id: label,
    })),
  })),
};

/** A review of usual length. */
export const LONG_MESSAGE = {
  ...MESSAGE,
  embeds: [{ title: 'Glass heart', description: 'The harbour is the star. '.repeat(35) }],
};

export const MODAL = {
  custom_id: 'review',
  title: 'Review',
  components: ['headline', 'body', 'reason'].map((custom_id) => ({
    type: ComponentType.Label as const,
    label: custom_id,
    component: {
      type: ComponentType.TextInput as const,
      custom_id,
      style: TextInputStyle.Paragraph as const,
      required: false,
    },
  })),
};
