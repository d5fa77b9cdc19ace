import { foldName } from '@chapterhouse/domain';
import { newId } from '@chapterhouse/platform';
import type { NameAt, Problem, Report, ReportKind } from '../adapters/report.js';
import { NameBook, type KnownPerson } from '../names/name-book.js';
import type {
  Area,
  ChapterState,
  DbRow,
  Difference,
  ImportOptions,
  ImportPlan,
  NameDecision,
  NameQuestion,
  Tally,
} from './plan.types.js';
import { emptyTally } from './plan.types.js';

/** Somebody whom the plan knows: a member already here, or one whom this import adds. */
export interface Person extends KnownPerson {
  isNew: boolean;
}

export type End = { kind: 'member'; id: string } | { kind: 'nobody' };

export interface FileReport<R extends Report = Report> {
  file: string;
  report: R;
}

const MOST_PLACES = 20;

/** What the parts of a plan share: whom names mean, what is asked, and what was found. */
export class PlanContext {
  readonly problems: Problem[] = [];
  readonly differences: Difference[] = [];
  readonly tallies = new Map<string, Tally>();
  readonly areas: Record<Area, Tally> = {
    members: emptyTally(),
    roles: emptyTally(),
    meetings: emptyTally(),
    attendance: emptyTally(),
    slips: emptyTally(),
    visitors: emptyTally(),
    links: emptyTally(),
  };
  readonly questions = new Map<string, NameQuestion>();
  readonly people = new Map<string, Person>();
  readonly book: NameBook;
  readonly plan: ImportPlan = {
    members: { insert: [], update: [], emails: [] },
    roleTerms: { insert: [], update: [], remove: [] },
    meetings: { insert: [], update: [] },
    attendance: { insert: [], update: [], remove: [] },
    slips: { insert: [], remove: [] },
    visitors: { insert: [], remove: [] },
    links: { insert: [], update: [] },
  };
  private readonly links: Map<string, string | null>;
  private readonly asked = new Map<string, number>();

  constructor(
    readonly importId: string,
    readonly state: ChapterState,
    readonly files: readonly FileReport[],
    readonly decisions: readonly NameDecision[],
    readonly options: ImportOptions,
  ) {
    this.links = new Map(state.links);
    this.book = new NameBook([], this.links);
    for (const member of state.members) {
      this.know({ id: member.id, name: member.displayName, joined: member.joined, left: member.left, isNew: false });
    }
  }

  know(person: Person): Person {
    this.people.set(person.id, person);
    this.book.add(person);
    return person;
  }

  newPerson(name: string, joined: string | null, left: string | null): Person {
    return this.know({ id: newId(), name, joined, left, isNew: true });
  }

  reports<K extends ReportKind>(kind: K): FileReport<Extract<Report, { kind: K }>>[] {
    return this.files.filter((file): file is FileReport<Extract<Report, { kind: K }>> => file.report.kind === kind);
  }

  /** Notes what happens to so many rows of a file, of one kind. */
  count(file: string, area: Area, what: keyof Tally, by = 1): void {
    this.tally(file)[what] += by;
    this.areas[area][what] += by;
  }

  tally(file: string): Tally {
    const tally = this.tallies.get(file) ?? emptyTally();
    this.tallies.set(file, tally);
    return tally;
  }

  problem(
    severity: Problem['severity'],
    file: string,
    at: { row: number; column: string } | null,
    code: string,
    message: string,
    remedy: string,
  ): void {
    this.problems.push({ file, row: at?.row ?? null, column: at?.column ?? null, code, message, severity, remedy });
  }

  /** Makes the leader's answers count as links. Called once all people of the import are known. */
  applyDecisions(): void {
    for (const decision of this.decisions) {
      const key = foldName(decision.name);
      if (decision.kind === 'NEW') continue;
      let target: string | null = null;
      if (decision.kind === 'MEMBER') target = decision.memberId;
      else if (decision.kind === 'SAME_AS') {
        const found = this.book.resolve(decision.as);
        if (found.kind !== 'member') {
          this.problem(
            'error',
            '',
            null,
            'DECISION_UNCLEAR',
            `"${decision.name}" was said to be the same as "${decision.as}", who is not known.`,
            'Answer again with the name of a member or of somebody in the files.',
          );
          continue;
        }
        target = found.id;
      }
      if (target !== null && !this.people.has(target)) {
        this.problem(
          'error',
          '',
          null,
          'DECISION_UNCLEAR',
          `"${decision.name}" was said to be a member who is not in this chapter.`,
          'Answer again with a member of the chapter.',
        );
        continue;
      }
      const before = this.state.links.get(key);
      if (before === undefined) this.plan.links.insert.push({ name_key: key, member_id: target });
      else if (before !== target) this.plan.links.update.push({ name_key: key, member_id: target });
      this.links.set(key, target);
    }
  }

  /** Whom a name means on a date; null (and a question) when that has to be asked. */
  resolve(file: string, at: NameAt, on: string | null): End | null {
    const found = this.book.resolve(at.name, on);
    if (found.kind !== 'ask') return found;
    this.ask(file, at, found.candidates);
    return null;
  }

  ask(file: string, at: NameAt, candidates: readonly KnownPerson[]): void {
    const key = foldName(at.name);
    const times = (this.asked.get(key) ?? 0) + 1;
    this.asked.set(key, times);
    const question = this.questions.get(key) ?? {
      name: at.name,
      places: [],
      candidates: candidates.map((person) => ({
        memberId: this.people.get(person.id)?.isNew ? null : person.id,
        name: person.name,
      })),
    };
    this.questions.set(key, question);
    if (times > MOST_PLACES) return;
    question.places.push({ file, row: at.row, column: at.column });
    const several = candidates.filter((person) => foldName(person.name) === key).length > 1;
    this.problem(
      'error',
      file,
      at,
      several ? 'NAME_AMBIGUOUS' : 'NAME_UNKNOWN',
      several
        ? `"${at.name}" could be any of ${candidates.length} people of this name.`
        : `"${at.name}" is nobody known in this chapter.`,
      'Say once who this is (a member, somebody of another chapter, or a new member); the answer is remembered.',
    );
  }

  /** Adds the columns that every row of a chapter has. */
  row(row: DbRow): DbRow {
    return { chapter_id: this.state.chapter.id, ...row };
  }
}
