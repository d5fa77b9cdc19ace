import { isOneSided, type Verdict } from '@chapterhouse/domain';
import { type OutgoingMail, Voice } from '@chapterhouse/email';
import { words } from '@chapterhouse/words';
import { actorIn, loadTruth, readExpected, type Vector, VECTORS } from '@chapterhouse/testing';
import { verifyUnsubscribe } from '../preferences/unsubscribe-token.js';
import { AS_OF, harness, type Harness } from '../testing/harness.js';
import { LeaderOverviewQueries } from './leader-overview.queries.js';

interface Expected {
  members: Record<string, { verdict: Verdict | null; evidence: { given: number; received: number } }>;
}
interface Week {
  expected: Expected;
  leaders: OutgoingMail[];
  to: (name: string) => OutgoingMail[];
}

const LOGO = 'ab'.repeat(32);

let h: Harness;
beforeAll(async () => {
  h = await harness();
});
afterAll(() => h.close());

/** The whole week of a vector, with its letters. */
async function weekOf(vector: Vector): Promise<Week> {
  const { truth, chapterId } = await loadTruth(h.db, vector);
  await h.db.sql(`update chapter set brand_colour = '#7a1f3d', logo_hash = $2, logo_type = 'png' where id = $1`, [
    chapterId,
    LOGO,
  ]);
  const logo = { chapterId, hash: LOGO, type: 'png', width: 64, height: 32, content: Buffer.from('a picture') };
  await h.db.make.insert('chapter_logo', logo);
  h.mailbox.mails.length = 0;
  const result = await h.weekly.runWeek({ chapterIds: [chapterId], asOf: AS_OF, mail: true });
  expect(result).toMatchObject({ computed: 1, failed: [], letters: { failed: 0, later: 0, bounced: 0 } });
  const leads = await h.db.sql<{ email: string }>(
    `select distinct a.email from role_term r join member m on m.id = r.member_id join account a on a.id = m.account_id
     where r.chapter_id = $1 and r.role in ('PRESIDENT', 'VICE_PRESIDENT', 'SECRETARY_TREASURER')`,
    [chapterId],
  );
  const mails = [...h.mailbox.mails];
  const address = new Map(truth.members.map((m) => [m.name, m.email.toLowerCase()]));
  const isLeaders = ({ unsubscribeUrl }: OutgoingMail): boolean => {
    const token = new URL(String(unsubscribeUrl)).searchParams.get('token') ?? '';
    return verifyUnsubscribe(token, h.config.AUTH_SECRET)?.kind === 'LEADER_WEEKLY';
  };
  const leaders = mails.filter(isLeaders);
  expect(leaders.map((mail) => mail.to.address).sort()).toEqual(leads.map((l) => l.email).sort());
  return {
    expected: readExpected<Expected>(vector),
    leaders,
    to: (name) => mails.filter((mail) => mail.to.address === address.get(name) && !isLeaders(mail)),
  };
}

const voice = Voice.of({ locale: 'en-IE', timeZone: 'Europe/Dublin', currency: 'EUR' });
const TITLE = voice.say('leader.oneSided.title');

/** What the section about one-sided members says of each of them, by name. */
function oneSidedIn(text: string): Map<string, string> {
  const section = text.split(`${TITLE}\n`)[1]?.split(/\n[^\n]+\n-{3,}\n/)[0] ?? '';
  const rows = section.split(/^\* /m).slice(1);
  return new Map(rows.map((row) => [String(row.split('\n')[0]).trim(), row]));
}

describe.each(VECTORS)('the letters of %s', (vector) => {
  let week: Week;
  beforeAll(async () => {
    week = await weekOf(vector);
  });

  it('name in the leaders’ letter exactly the one-sided members', () => {
    const members = Object.entries(week.expected.members);
    const oneSided = members.filter(([, member]) => isOneSided(member.verdict)).map(([name]) => name);
    expect(week.leaders.length).toBeGreaterThan(0);
    for (const { text } of week.leaders) {
      expect([...oneSidedIn(text).keys()].sort()).toEqual([...oneSided].sort());
      expect(text.includes(TITLE)).toBe(oneSided.length > 0);
    }
  });

  it('give the evidence that the report gives, and a next step each', () => {
    for (const { text } of week.leaders) {
      const told = oneSidedIn(text);
      for (const [name, { verdict, evidence }] of Object.entries(week.expected.members)) {
        if (!isOneSided(verdict)) continue;
        expect(told.get(name)).toMatch(/^ {2}> \S/m);
        if (verdict === 'NOT_REFERRING') continue;
        for (const n of [evidence.given, evidence.received])
          expect(told.get(name)).toContain(n === 0 ? 'none' : String(n));
      }
    }
  });

  it('wear what the chapter wears', () => {
    for (const { html } of week.leaders) {
      expect(html).toContain(`<img src="${h.config.PUBLIC_URL}/files/logos/${LOGO}.png"`);
      expect(html.toLowerCase()).toContain('#7a1f3d');
    }
  });

  it('call nobody names', () => {
    for (const { text } of week.leaders) expect(text).not.toMatch(/\btaker|worst|offender|lazy|!/i);
  });

  it('go to active members only, at most one each, and tell each only of themself', () => {
    const members = Object.entries(week.expected.members);
    for (const [name, member] of members) {
      const letters = week.to(name);
      expect(letters.length).toBeLessThanOrEqual(member.verdict === null ? 0 : 1);
      if (member.verdict === 'RECEIVES_MORE')
        expect(letters[0]?.text).toContain(`${member.evidence.received} referrals came to you`);
      for (const { text } of letters) {
        expect(text).not.toContain(TITLE);
        for (const kind of ['RECEIVES_MORE', 'NOT_REFERRING', 'GIVES_MORE'] as const)
          expect(text).not.toContain(voice.speak(words(`kind.${kind}`)));
      }
    }
  });
});

describe('what leaders read of a week without letters', () => {
  it('are the findings that its letter would have had', async () => {
    const overviews = h.get(LeaderOverviewQueries);
    for (const vector of VECTORS) {
      const [chapter] = await h.db.sql<{ id: string; accountId: string }>(
        `select c.id, m.account_id as "accountId" from chapter c
         join role_term t on t.chapter_id = c.id and t.role = 'PRESIDENT' and t."to" is null
         join member m on m.chapter_id = t.chapter_id and m.id = t.member_id
         where c.slug = $1`,
        [vector],
      );
      const { id: chapterId } = chapter!;
      const leader = await actorIn(h.db, chapter!);
      const overview = () =>
        h.db.door.run(
          leader,
          async (em) => overviews.ofChapter(em, await h.chapters.place(em, chapterId), leader, AS_OF),
          { chapterId, readOnly: true },
        );
      const mailed = await overview();
      expect(mailed).not.toBeNull();
      await h.db.sql('update chapter_week set letter = null where chapter_id = $1', [chapterId]);
      expect(await overview()).toEqual(mailed);
    }
  });
});
