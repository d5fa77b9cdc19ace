import { errors, write, type RightsTable } from './rights-row.js';

export const accountRights: RightsTable = {
  me: [{ document: '{ me { id } }', outcome: '++++++++' }],
  sessions: [{ document: '{ sessions { id } }', outcome: 'S+++++++' }],
  apiTokens: [{ document: '{ apiTokens { id } }', outcome: 'S+++++++' }],
  hasPassword: [{ document: '{ hasPassword }', outcome: 'S+++++++' }],
  revokeSession: [
    {
      document: `mutation ($s: ID!) { revokeSession(sessionId: $s) { ${errors} } }`,
      variables: async (w, role) => {
        if (!w.accountIds[role]) return { s: w.key() };
        const there = await w.api.signIn(w.accountIds[role]);
        const { sessions } = await w.api.ok<{ sessions: { id: string; isCurrent: boolean }[] }>(
          '{ sessions { id isCurrent } }',
          {},
          there,
        );
        return { s: sessions.find((s) => s.isCurrent)?.id };
      },
      outcome: 'S+++++++',
    },
  ],
  revokeOtherSessions: [{ document: `mutation { revokeOtherSessions { ${errors} } }`, outcome: 'S+++++++' }],
  setPassword: [
    {
      document: `mutation { setPassword(input: { newPassword: "a long enough secret" }) { ${errors} } }`,
      outcome: 'S+++++++',
    },
  ],
  createApiToken: [
    {
      document: write('createApiToken', 'CreateApiTokenInput'),
      variables: (w) => ({ i: { name: 'Till', idempotencyKey: w.key() } }),
      outcome: 'S+++++++',
    },
  ],
  revokeApiToken: [
    {
      document: `mutation ($t: ID!) { revokeApiToken(tokenId: $t) { ${errors} } }`,
      variables: async (w, role) => {
        const accountId = w.accountIds[role];
        if (!accountId) return { t: w.key() };
        const row = { id: w.key(), accountId, name: 'Till', tokenHash: w.key(), prefix: 'cht_abcde' };
        return { t: (await w.api.db.make.insert<{ id: string }>('api_token', row)).id };
      },
      outcome: 'S+++++++',
    },
  ],
};
