import { ButtonStyle, ComponentType, TextInputStyle } from 'discord-api-types/v10';

/** About as much as Ovation answers with, but always the same. */
export const CHOICES = Array.from({ length: 25 }, (_, at) => ({
  name: `Glass heart of the river ${at} (2025)`,
  value: `id:show${String(at).padStart(12, '0')}`,
}));

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
  components: [
    {
      type: ComponentType.ActionRow as const,
      components: [
        {
          type: ComponentType.Button as const,
          style: ButtonStyle.Secondary as const,
          label: 'Next',
          custom_id: 'next',
        },
      ],
    },
  ],
};

/** A review of usual length. */
export const LONG_MESSAGE = {
  ...MESSAGE,
  embeds: [{ title: 'Glass heart', description: 'The harbour is the star. '.repeat(35) }],
};

export const MODAL = {
  custom_id: 'review',
  title: 'Review',
  components: ['headline', 'body'].map((custom_id) => ({
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
