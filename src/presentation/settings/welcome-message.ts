import { ButtonStyle } from 'discord-api-types/v10';
import { type CardPayload, card } from '../payload/card.ts';
import { customId } from '../payload/custom-id.ts';
import { button, type MessagePayload, message, row } from '../payload/payload.ts';
import type { Translate } from '../texts/texts.ts';
import { channelQuestion } from './settings-messages.ts';

const COLOUR = 0xf2c037;

/** Introduces the bot to a server: what members can do, and a button that leads managers through what it needs. */
export const welcomeMessage = (t: Translate): CardPayload =>
  card(COLOUR, [
    t('welcome'),
    t('welcome.members'),
    row(button(customId('set-up'), t('welcome.button'), { style: ButtonStyle.Primary })),
  ]);

/** The first question: each answer leads to the next. */
export const setUpMessage = (t: Translate): MessagePayload =>
  message({ content: t('welcome.setUp'), components: [channelQuestion('reviews-channel', t)] });
