import type { ModalSubmitInteraction } from 'discord.js';
import { type Handler, privately } from '../../src/discord/command.ts';
import { unpostedMessage } from '../../src/presentation/answers/unposted.ts';
import type { Typed } from '../../src/reviews/review.ts';
import { UserError } from '../../src/reviews/user-error.ts';
import { StorageError } from '../../src/storage/storage-errors.ts';
import { postDraft } from './post-draft.ts';

/** The modal comes back: what was typed is on disk before anything else happens. */
export const submit: Handler<ModalSubmitInteraction<'cached'>> = {
  defer: 'private',
  async run(invocation, showId = '') {
    const { interaction, guild, userId, t, services } = invocation;
    const context = await services.drafts.find(guild.memory.id, userId, showId);
    const show = context ?? guild.memory.show(showId);
    if (show === undefined) throw new UserError('draft-not-found');
    const { title, year } = show;
    const draft = {
      showId,
      title,
      year,
      typed: readFields(interaction),
      submitted: true,
      savedAt: services.now(),
    };
    try {
      await services.drafts.save(guild.memory.id, userId, draft);
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      const reason = { kind: 'storage' } as const;
      return privately(unpostedMessage({ show: { ...show, id: showId }, reason, typed: draft.typed, t }));
    }
    return postDraft(invocation, draft);
  },
};

/** A modal that an older version opened may lack a field: what was typed into the others is not lost with it. */
function readFields({ fields }: ModalSubmitInteraction<'cached'>): Typed {
  const textIn = (id: string) => (fields.fields.has(id) ? fields.getTextInputValue(id) : '');
  return {
    headline: textIn('headline'),
    body: textIn('body'),
    score: textIn('score'),
    spoilers: fields.fields.has('spoilers') && fields.getCheckbox('spoilers'),
  };
}
