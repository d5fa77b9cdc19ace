import type { Role, World } from '../rights-world.js';

/** `+` it is done, `F` FORBIDDEN, `N` NOT_FOUND, `S` NOT_SIGNED_IN. */
export type Outcome = '+' | 'F' | 'N' | 'S';

export interface RightsRow {
  /** What it is about, when an operation has several rows. */
  about?: string;
  document: string;
  /** Makes what the call needs, anew for everybody who asks. */
  variables?: (w: World, role: Role) => Promise<object> | object;
  /**
   * One letter for each of nobody, member, leader, leader elsewhere, committee, visitor host, region director,
   * organisation admin.
   */
  outcome: string;
}

export const inChapter = (w: World): object => ({ c: w.chapterId });
export const own = (w: World, role: Role): object => ({ c: w.chapterId, m: w.own[role].id });
export const ofSomeone = (w: World): object => ({ c: w.chapterId, m: w.someone.id });
export const errors = 'userErrors { code field message }';
/** A mutation with one input. */
export const write = (name: string, input: string): string =>
  `mutation ($i: ${input}!) { ${name}(input: $i) { ${errors} } }`;
export const meetingInput = async (w: World): Promise<object> => ({
  i: { chapterId: w.chapterId, date: await w.meeting() },
});
export const markFor = async (w: World): Promise<object> => ({
  chapterId: w.chapterId,
  date: await w.meeting(),
  memberId: w.someone.id,
  mark: 'PRESENT',
  expectedVersion: 0,
});
export const referralTo = async (w: World, role: Role): Promise<{ id: string }> =>
  w.api.db.make.referral({ chapterId: w.chapterId, fromMemberId: w.someone.id, toMemberId: w.own[role].id });
export const referralBy = async (w: World, role: Role): Promise<{ id: string }> =>
  w.api.db.make.referral({ chapterId: w.chapterId, fromMemberId: w.own[role].id, toMemberId: w.someone.id });
export const strangersReferral = async (w: World): Promise<{ id: string }> =>
  w.api.db.make.referral({
    chapterId: w.chapterId,
    fromMemberId: w.someone.id,
    toMemberId: (await w.member()).id,
  });
export const importOf = async (w: World, more: object = {}): Promise<{ id: string }> => {
  const row = { chapterId: w.chapterId, id: w.key(), state: 'APPLIED', preview: PREVIEW, appliedAt: new Date() };
  return w.api.db.make.insert('import_job', { ...row, ...more });
};
export const PREVIEW = JSON.stringify({ options: { unknownNames: 'ask' }, decisions: [], preview: null });
export const uploaded = async (w: World): Promise<{ i: { chapterId: string; importId: string } }> => {
  const row = { chapterId: w.chapterId, id: w.key(), state: 'UPLOADED', preview: PREVIEW };
  const { id: importId } = await w.api.db.make.insert<{ id: string }>('import_job', row);
  const content = Buffer.from('Name,Email,Phone,Company,Classification,Joined,Left,Role\n');
  const file = {
    chapterId: w.chapterId,
    id: w.key(),
    importId,
    name: 'contacts.csv',
    size: content.length,
    sha256: 'x',
  };
  await w.api.db.make.insert('import_file', { ...file, content });
  return { i: { chapterId: w.chapterId, importId } };
};

export type RightsTable = Readonly<Record<string, readonly RightsRow[]>>;
