import type { Role, World } from '../rights-world.js';
import { inChapter, ofSomeone, own, type RightsTable, write } from './rights-row.js';

const storyOf = async (w: World, memberId: string): Promise<{ id: string }> =>
  w.api.db.make.insert('story', { chapterId: w.chapterId, id: w.key(), memberId, text: 'S', toldOn: '2026-11-10' });
const askOf = async (w: World, memberId: string): Promise<{ id: string }> =>
  w.api.db.make.insert('ask', {
    ...{ chapterId: w.chapterId, id: w.key(), memberId },
    ...{ kind: 'TRADE', text: 'A', askedOn: '2026-11-12' },
  });

/** Both a row about oneself and one about somebody else: what one says of oneself is one's own to say. */
function writes(name: string, input: string, values: (w: World, memberId: string) => Promise<object> | object) {
  const row = (about: string, whom: (w: World, role: Role) => string, outcome: string) => ({
    about,
    document: write(name, input),
    variables: async (w: World, role: Role) => ({ i: { chapterId: w.chapterId, ...(await values(w, whom(w, role))) } }),
    outcome,
  });
  return [
    row('one’s own', (w, role) => w.own[role].id, 'S++N++F+'),
    row('somebody else’s', (w) => w.someone.id, 'SF+NFFF+'),
  ];
}

export const profilesRights: RightsTable = {
  memberProfile: [
    {
      document:
        'query ($c: ID!, $m: ID!) { memberProfile(chapterId: $c, memberId: $m) { parts { text } ask { text } } }',
      variables: ofSomeone,
      outcome: 'S++N++++',
    },
  ],
  profileHistory: [
    {
      about: 'one’s own',
      document: 'query ($c: ID!, $m: ID!) { profileHistory(chapterId: $c, memberId: $m) { items { text } } }',
      variables: own,
      outcome: 'S++N++F+',
    },
    {
      about: 'somebody else’s',
      document: 'query ($c: ID!, $m: ID!) { profileHistory(chapterId: $c, memberId: $m) { items { text } } }',
      variables: ofSomeone,
      outcome: 'SF+NFFF+',
    },
  ],
  stories: [
    {
      document: 'query ($c: ID!, $m: ID!) { stories(chapterId: $c, memberId: $m) { items { text } } }',
      variables: ofSomeone,
      outcome: 'S++N++++',
    },
    {
      about: 'what is gone',
      document: 'query ($c: ID!, $m: ID!) { stories(chapterId: $c, memberId: $m, gone: true) { items { removedOn } } }',
      variables: ofSomeone,
      outcome: 'SF+NFFF+',
    },
  ],
  asks: [
    {
      document: 'query ($c: ID!) { asks(chapterId: $c) { items { text } } }',
      variables: inChapter,
      outcome: 'S++N++++',
    },
  ],
  memberAsks: [
    {
      document: 'query ($c: ID!, $m: ID!) { memberAsks(chapterId: $c, memberId: $m) { items { text } } }',
      variables: ofSomeone,
      outcome: 'S++N++++',
    },
    {
      about: 'what is gone',
      document:
        'query ($c: ID!, $m: ID!) { memberAsks(chapterId: $c, memberId: $m, gone: true) { items { withdrawnAt } } }',
      variables: ofSomeone,
      outcome: 'SF+NFFF+',
    },
  ],
  editProfile: writes('editProfile', 'EditProfileInput', (_w, memberId) => ({
    memberId,
    parts: [{ field: 'GOALS', text: 'G' }],
  })),
  tellStory: writes('tellStory', 'TellStoryInput', (w, memberId) => ({
    memberId,
    text: 'S',
    idempotencyKey: w.key(),
  })),
  changeStory: writes('changeStory', 'ChangeStoryInput', async (w, memberId) => ({
    storyId: (await storyOf(w, memberId)).id,
    text: 'S2',
    idempotencyKey: w.key(),
  })),
  removeStory: writes('removeStory', 'RemoveStoryInput', async (w, memberId) => ({
    storyId: (await storyOf(w, memberId)).id,
  })),
  makeAsk: writes('makeAsk', 'MakeAskInput', (w, memberId) => ({
    ...{ memberId, kind: 'PERSON', text: 'A', idempotencyKey: w.key() },
  })),
  changeAsk: writes('changeAsk', 'ChangeAskInput', async (w, memberId) => ({
    ...{ askId: (await askOf(w, memberId)).id, kind: 'COMPANY', text: 'B', idempotencyKey: w.key() },
  })),
  withdrawAsk: writes('withdrawAsk', 'WithdrawAskInput', async (w, memberId) => ({
    askId: (await askOf(w, memberId)).id,
  })),
};
