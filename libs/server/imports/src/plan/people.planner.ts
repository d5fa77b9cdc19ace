import { classificationKey, foldName } from '@chapterhouse/domain';
import type { Contacts, NameAt, RosterLine } from '../adapters/report.js';
import { checkAddresses, checkClassifications, type PlaceOf } from './people-checks.js';
import type { Person, PlanContext } from './plan-context.js';
import type { ExistingMember } from './plan.types.js';

/** What the lists of people say about one person, put together. */
interface Listed {
  person: Person;
  at: NameAt & { file: string };
  roster: RosterLine | null;
  contact: Contacts['members'][number] | null;
  joined: string | null;
  left: string | null;
}

/** Adds and updates members from rosters, contacts and membership lengths, whatever the order of the files. */
export class PeoplePlanner {
  private readonly listed = new Map<string, Listed>();
  private readonly firstNamed = new Map<string, string>();
  private readonly existing: Map<string, ExistingMember>;
  private earliest: string;

  constructor(private readonly context: PlanContext) {
    this.existing = new Map(context.state.members.map((member) => [member.id, member]));
    this.earliest = context.state.today;
  }

  plan(): void {
    this.noteFirstDates();
    this.readRosters();
    this.readContacts();
    this.readMembershipLengths();
    this.addDecided();
    if (this.context.options.unknownNames === 'create') this.addUnknown();
    for (const listed of [...this.listed.values()]) this.write(listed);
    const placeOf: PlaceOf = (id) => {
      const at = this.listed.get(id)?.at;
      return at?.row ? at : null;
    };
    checkClassifications(this.context, placeOf);
    checkAddresses(this.context, placeOf);
  }

  /** The first date on which the files name somebody: when nothing says when they joined, they were there by then. */
  get firstDate(): string {
    return this.earliest;
  }

  private noteFirstDates(): void {
    const note = (name: string, date: string): void => {
      const key = foldName(name);
      const before = this.firstNamed.get(key);
      if (!before || date < before) this.firstNamed.set(key, date);
      if (date < this.earliest) this.earliest = date;
    };
    for (const { report } of this.context.reports('slips-audit')) {
      for (const { from, to, type } of report.slips) {
        for (const end of type === 'VISITOR' ? [from] : [from, to])
          if (end && !end.elsewhere) note(end.name, report.date);
      }
    }
    for (const { report } of this.context.reports('chapter-summary')) {
      if (report.from === report.to) for (const line of report.lines) note(line.name, report.from);
    }
  }

  private readRosters(): void {
    for (const { file, report } of this.context.reports('roster')) {
      for (const line of report.members) {
        const listed = this.find(file, line, null);
        if (listed?.roster) this.twice(file, line);
        else if (listed) listed.roster = line;
      }
    }
  }

  private readContacts(): void {
    for (const { file, report } of this.context.reports('contacts')) {
      for (const line of report.members) {
        const listed = this.find(file, line, line.joined);
        if (listed?.contact) this.twice(file, line);
        else if (listed)
          Object.assign(listed, { contact: line, joined: line.joined ?? listed.joined, left: line.left });
      }
    }
  }

  private readMembershipLengths(): void {
    const { context } = this;
    const complete =
      context.reports('roster').length + context.reports('contacts').length + context.state.members.length > 0;
    for (const { file, report } of context.reports('membership-length')) {
      for (const line of report.members) {
        const found = context.book.resolve(line.name);
        // The report lists former members too: only where nobody is known yet are all of them taken for members.
        if (
          found.kind === 'ask' &&
          found.candidates.every((person) => foldName(person.name) !== foldName(line.name)) &&
          complete
        ) {
          context.count(file, 'members', 'ignored');
          context.problem(
            'warning',
            file,
            line,
            'FORMER_MEMBER',
            `${line.name} is in the membership lengths but in no list of members, and was left out.`,
            'To keep their history, add them to contacts.csv with the date on which they left.',
          );
          continue;
        }
        const listed = this.find(file, line, line.joined);
        if (!listed) continue;
        if (listed.contact?.joined && listed.contact.joined !== line.joined) {
          context.problem(
            'warning',
            file,
            line,
            'DATES_DIFFER',
            `${line.name} joined on ${line.joined} here and on ${listed.contact.joined} in the contacts; the contacts were taken.`,
            'Correct the date in the contacts if it is wrong.',
          );
        } else listed.joined = line.joined;
      }
    }
  }

  private addDecided(): void {
    for (const decision of this.context.decisions) {
      if (decision.kind !== 'NEW' || this.context.book.resolve(decision.name).kind === 'member') continue;
      this.create(decision.name, decision.joined ?? null, decision.left ?? null);
    }
    this.context.applyDecisions();
  }

  /** Everybody whom the files name as of this chapter and nobody knows becomes a member: for a first import without lists. */
  private addUnknown(): void {
    const add = (file: string, at: NameAt, on: string): void => {
      const found = this.context.book.resolve(at.name, on);
      if (found.kind !== 'ask' || found.candidates.some((person) => foldName(person.name) === foldName(at.name)))
        return;
      this.create(at.name, null, null);
      this.context.problem(
        'warning',
        file,
        at,
        'MEMBER_CREATED',
        `${at.name} was not known and becomes a member.`,
        'Check the name; import the roster and the membership lengths for the rest.',
      );
    };
    for (const { file, report } of this.context.reports('chapter-summary')) {
      for (const line of report.lines) add(file, line, report.from);
    }
    for (const { file, report } of this.context.reports('slips-audit')) {
      for (const { from, to, type, detail } of report.slips) {
        for (const end of type === 'VISITOR' ? [from] : [from, to]) {
          // Where the file cannot say who is of another chapter and Detail names one, it has to be asked.
          if (end && end.elsewhere !== true && !end.organisation && !(end.elsewhere === null && detail))
            add(file, end, report.date);
        }
      }
    }
  }

  private create(name: string, joined: string | null, left: string | null): void {
    const person = this.context.newPerson(name, joined, left);
    this.listed.set(person.id, {
      person,
      at: { file: '', name, row: 0, column: '' },
      roster: null,
      contact: null,
      joined,
      left,
    });
  }

  /** The person whom a line of a list means; somebody new when nobody has the name. */
  private find(file: string, at: NameAt, joined: string | null): Listed | null {
    const { context } = this;
    const found = context.book.resolve(at.name, context.state.today);
    let person: Person | undefined;
    if (found.kind === 'member') person = context.people.get(found.id);
    else if (found.kind === 'ask') {
      const same = found.candidates.filter((candidate) => foldName(candidate.name) === foldName(at.name));
      const bySeat = same.filter((candidate) => joined !== null && candidate.joined === joined);
      const [seat] = bySeat;
      if (seat && bySeat.length === 1) person = context.people.get(seat.id);
      else if (same.length > 1) {
        context.ask(file, at, same);
        return null;
      }
    }
    if (found.kind === 'nobody') return null;
    person ??= context.newPerson(at.name, joined, null);
    const listed = this.listed.get(person.id) ?? {
      person,
      at: { ...at, file },
      roster: null,
      contact: null,
      joined: null,
      left: null,
    };
    this.listed.set(person.id, listed);
    return listed;
  }

  private twice(file: string, at: NameAt): void {
    this.context.problem(
      'error',
      file,
      at,
      'PERSON_TWICE',
      `${at.name} is listed twice.`,
      'Keep one of the two rows and upload the file again.',
    );
  }

  /** Somebody who left and is on the lists again has a second membership, if the lists say since when. */
  private comeBack(listed: Listed, leftOn: string): void {
    const { person, at, joined } = listed;
    if (joined && joined >= leftOn) {
      const seat = { ...listed, person: this.context.newPerson(person.name, joined, null) };
      this.listed.delete(person.id);
      this.listed.set(seat.person.id, seat);
      this.write(seat, this.existing.get(person.id)?.accountId ?? null);
      return;
    }
    this.context.count(at.file, 'members', 'ignored');
    this.context.problem(
      'warning',
      at.file,
      at,
      'LEFT_BEFORE',
      `${person.name} is listed, but left this chapter on ${leftOn}; nothing was changed.`,
      'If they have come back, give the new join date in the membership lengths or in contacts.csv.',
    );
  }

  private write(listed: Listed, accountId: string | null = null): void {
    const { context } = this;
    const { person, roster, contact, at } = listed;
    const before = this.existing.get(person.id) ?? null;
    if (before?.left && before.left <= context.state.today && (roster ?? contact) && !listed.left) {
      this.comeBack(listed, before.left);
      return;
    }
    let joined = listed.joined ?? before?.joined ?? null;
    const left = listed.left ?? before?.left ?? null;
    if (!joined) {
      joined = this.firstNamed.get(foldName(person.name)) ?? context.state.today;
      context.problem(
        'warning',
        at.file,
        at.row ? at : null,
        'JOIN_DATE_UNKNOWN',
        `Nothing says when ${person.name} joined; ${joined}, the first date that names them, was taken.`,
        'Import the membership lengths, or a contacts.csv with join dates.',
      );
    }
    if (left && left <= joined) {
      context.problem(
        'error',
        at.file,
        contact ?? null,
        'DATES_BACKWARDS',
        `${person.name} would have left (${left}) before joining (${joined}).`,
        'Correct the dates and upload the file again.',
      );
      return;
    }
    person.joined = joined;
    person.left = left;
    const classification = roster?.speciality ? roster : contact?.speciality ? contact : null;
    const keepsIndustry =
      classification && !classification.industry && before?.speciality === classification.speciality;
    const industry = keepsIndustry
      ? (before?.industry ?? null)
      : classification
        ? classification.industry
        : (before?.industry ?? null);
    const speciality = classification?.speciality ?? before?.speciality ?? null;
    const values = {
      company: roster?.company ?? contact?.company ?? before?.company ?? null,
      phone: roster?.phone ?? contact?.phone ?? before?.phone ?? null,
      industry,
      speciality,
      classification_key: speciality ? classificationKey(industry ?? '', speciality) : null,
      status: statusOf(before?.status, left, context.state.today),
      joined,
      left,
    };
    if (contact?.email && !before?.email && !accountId)
      context.plan.members.emails.push({ memberId: person.id, email: contact.email, name: person.name });
    else if (contact?.email && before?.email && contact.email !== before.email) {
      context.problem(
        'warning',
        at.file,
        contact,
        'EMAIL_DIFFERS',
        `${person.name} signs in with another address than ${contact.email}; it was left as it is.`,
        'Change the address in the member list if the old one is no longer used.',
      );
    }
    if (!before) {
      context.plan.members.insert.push(
        context.row({
          id: person.id,
          account_id: accountId,
          display_name: person.name,
          name_key: foldName(person.name),
          ...values,
        }),
      );
      context.count(at.file, 'members', 'added');
      return;
    }
    const changed =
      values.company !== before.company ||
      values.phone !== before.phone ||
      values.industry !== before.industry ||
      values.speciality !== before.speciality ||
      values.status !== before.status ||
      values.joined !== before.joined ||
      values.left !== before.left ||
      (contact?.email && !before.email);
    if (changed) {
      context.plan.members.update.push({ id: person.id, account_id: before.accountId, ...values });
      context.count(at.file, 'members', 'changed');
    } else context.count(at.file, 'members', 'unchanged');
  }
}

/** Whoever is on a list is a member, whatever they were waiting for; a leave of absence goes on. */
function statusOf(before: string | undefined, left: string | null, today: string): string {
  if (left && left <= today) return 'LEFT';
  return before === 'ON_LEAVE' ? before : 'ACTIVE';
}
