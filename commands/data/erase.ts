import type {
  ChatInputCommandInteraction,
  MessageComponentInteraction,
  ModalSubmitInteraction,
} from 'discord.js';
import { authorise } from '../../src/discord/interactions/authorise.ts';
import { inPlace, privately } from '../../src/discord/interactions/command.ts';
import { COSTS } from '../../src/discord/interactions/costs.ts';
import {
  type ErasureView,
  eraseCard,
  erasedCard,
  eraseLogMessage,
  eraseModal,
  erasingCard,
} from '../../src/presentation/data/erase-cards.ts';
import type { SentPayload } from '../../src/presentation/payload/card.ts';
import { isSnowflake } from '../../src/presentation/payload/is-snowflake.ts';
import { UserError } from '../../src/reviews/user-error.ts';
import { sendToLog } from '../moderate/log.ts';
import type { DataHandler, DataInvocation } from './invocation.ts';

/** `/data erase` */
export const erase: DataHandler<ChatInputCommandInteraction<'cached'>> = {
  for: 'everybody',
  defer: 'private',
  async run(invocation) {
    const { interaction, userId } = invocation;
    const memberId = interaction.options.getUser('member')?.id ?? userId;
    return privately(eraseCard(viewOf(invocation, memberId)));
  },
};

/** "Erase" on a member's card about their data. */
export const askToErase: DataHandler<MessageComponentInteraction<'cached'>> = {
  for: 'opener',
  defer: 'update',
  run: async (invocation) => inPlace({ message: eraseCard(viewOf(invocation, invocation.userId)) }),
};

/** "Erase" on the card that asks: opens the form. */
export const openEraseForm: DataHandler<MessageComponentInteraction<'cached'>> = {
  for: 'opener',
  defer: 'never',
  async run(invocation, memberId = '') {
    checkMayErase(invocation, memberId);
    return { kind: 'modal', modal: eraseModal(memberId, invocation.t) };
  },
};

/** The submitted form. */
export const submitErase: DataHandler<ModalSubmitInteraction<'cached'>> = {
  for: 'opener',
  cost: COSTS.search,
  defer: 'update',
  async run(invocation, memberId = '') {
    const { interaction, guild, userId, t, services } = invocation;
    const view = viewOf(invocation, memberId);
    const typed = interaction.fields.getTextInputValue('word').trim().toLowerCase();
    if (typed !== t('erase.word').toLowerCase())
      return inPlace({ message: eraseCard(view, t('erase.otherWord')) });
    const { cleared } = await services.erasing.begin(guild, memberId, userId);
    if (!view.isOwn) sendToLog(invocation, (texts) => eraseLogMessage(userId, texts));
    return inPlace({ message: erasingCard(view), updates: onceCleared(cleared, view) });
  },
};

async function* onceCleared(cleared: Promise<void>, view: ErasureView): AsyncGenerator<SentPayload> {
  await cleared;
  yield erasedCard(view);
}

function viewOf(invocation: DataInvocation, memberId: string): ErasureView {
  checkMayErase(invocation, memberId);
  const { guild, userId, t, services } = invocation;
  const { memory } = guild;
  return {
    userId: memberId,
    isOwn: memberId === userId,
    reviews: memory.keysBy(memberId).reduce((count) => count + 1, 0),
    drafts: services.drafts.list(memory.id, memberId).length,
    isBlocked: memory.blocked(memberId) !== undefined,
    keptIn: services.erasing.keepsReactionsIn(guild),
    t,
  };
}

/** Asked on each step. Throws UserError `manager-only` for another member's data, and `stale-button` for nobody's. */
function checkMayErase(invocation: DataInvocation, memberId: string): void {
  if (memberId === invocation.userId) return;
  authorise('manager', invocation);
  if (!isSnowflake(memberId)) throw new UserError('stale-button');
}
