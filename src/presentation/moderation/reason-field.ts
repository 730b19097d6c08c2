import { type APILabelComponent, ComponentType, TextInputStyle } from 'discord-api-types/v10';
import { MAX_FIELD } from '../payload/field-limits.ts';
import type { Translate } from '../texts/texts.ts';

/**
 * The field of a form in which a moderator says why; it may stay empty.
 * @param hint what is said below its label
 * @param reason what it holds at first
 */
export const reasonField = (hint: string, reason: string, t: Translate): APILabelComponent => ({
  type: ComponentType.Label,
  label: t('moderate.reason'),
  description: hint,
  component: {
    type: ComponentType.TextInput,
    custom_id: 'reason',
    style: TextInputStyle.Short,
    max_length: MAX_FIELD.reason,
    required: false,
    ...(reason !== '' && { value: reason }),
  },
});
