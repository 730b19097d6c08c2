import {
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord-api-types/v10';
import { REPORT_REASONS } from '../../reviews/moderation/moderation.ts';
import { customId } from '../payload/custom-id.ts';
import { MAX_FIELD } from '../payload/field-limits.ts';
import type { Translate } from '../texts/texts.ts';
import type { ReviewAddress } from './moderation-case.ts';

/** The form for reporting a review. */
export function reportModal(
  { showId, authorId }: ReviewAddress,
  t: Translate,
): APIModalInteractionResponseCallbackData {
  return {
    custom_id: customId('report', showId, authorId),
    title: t('report.title'),
    components: [
      {
        type: ComponentType.Label,
        label: t('report.reason'),
        component: {
          type: ComponentType.RadioGroup,
          custom_id: 'reason',
          options: REPORT_REASONS.map((value) => ({ label: t(`report.reason.${value}`), value })),
        },
      },
      {
        type: ComponentType.Label,
        label: t('report.note'),
        description: t('report.note.hint'),
        component: {
          type: ComponentType.TextInput,
          custom_id: 'note',
          style: TextInputStyle.Short,
          max_length: MAX_FIELD.note,
          required: false,
        },
      },
    ],
  };
}
