import type { PlanContext } from './plan-context.js';

/** Where the files speak of a member; null when they do not. */
export type PlaceOf = (memberId: string) => { file: string; row: number; column: string } | null;

/** One active member per classification: a second one is an error, unless leaders recorded an exception. */
export function checkClassifications(context: PlanContext, placeOf: PlaceOf): void {
  const holders = new Map<string, string>();
  const rows = new Map(
    context.state.members.map((member) => [
      member.id,
      {
        name: member.displayName,
        key: member.classificationKey,
        status: member.status,
        exception: member.hasException,
      },
    ]),
  );
  for (const row of [...context.plan.members.insert, ...context.plan.members.update]) {
    const id = String(row['id']);
    rows.set(id, {
      name: context.people.get(id)?.name ?? '',
      key: row['classification_key'] as string | null,
      status: String(row['status']),
      exception: rows.get(id)?.exception ?? false,
    });
  }
  for (const [id, row] of rows) {
    if (!row.key || row.exception || !['ACTIVE', 'ON_LEAVE'].includes(row.status)) continue;
    const holder = holders.get(row.key);
    if (holder === undefined) {
      holders.set(row.key, row.name);
      continue;
    }
    const at = placeOf(id);
    context.problem(
      'error',
      at?.file ?? '',
      at,
      'CLASSIFICATION_TAKEN',
      `${row.name} and ${holder} would both hold the classification "${row.key}".`,
      'Give one of them another classification, or record an exception, and upload the file again.',
    );
  }
}

/** Nobody shares an address, but for one person who left and came back. */
export function checkAddresses(context: PlanContext, placeOf: PlaceOf): void {
  const owners = new Map(
    context.state.members.flatMap((member) => (member.email ? [[member.email, member.id] as const] : [])),
  );
  for (const { memberId, email, name } of context.plan.members.emails) {
    const owner = owners.get(email);
    if (owner !== undefined && owner !== memberId) {
      const [mine, theirs] = [context.people.get(memberId), context.people.get(owner)];
      const apart =
        mine &&
        theirs &&
        ((mine.left && theirs.joined && mine.left <= theirs.joined) ||
          (theirs.left && mine.joined && theirs.left <= mine.joined));
      const at = placeOf(memberId);
      if (!apart)
        context.problem(
          'error',
          at?.file ?? '',
          at,
          'EMAIL_SHARED',
          `${name} and ${theirs?.name ?? 'another member'} would share the address ${email}.`,
          'Give each of them an address of their own and upload the file again.',
        );
    }
    owners.set(email, memberId);
  }
}
