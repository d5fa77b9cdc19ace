import { contracts } from '@chapterhouse/jobs';
import { schedules } from './schedules.js';

/** Minutes of the hour that the first field of a cron line names: a list of numbers, ranges and steps. */
function minutesOf(cron: string): number[] {
  const [field = ''] = cron.split(' ');
  return field.split(',').flatMap((part) => {
    const [range = '', step = '1'] = part.split('/');
    const [from = '0', to = from] = range === '*' ? ['0', '59'] : range.split('-');
    return Array.from({ length: 60 }, (_, minute) => minute).filter(
      (minute) => minute >= Number(from) && minute <= Number(to) && (minute - Number(from)) % Number(step) === 0,
    );
  });
}

describe('the schedules', () => {
  it('plan weeks right after each quarter of an hour, since mail hours of some zones begin there', () => {
    const plan = schedules.filter(({ contract }) => contract.name === 'weekly.plan');
    expect(plan.flatMap(({ cron }) => minutesOf(cron))).toEqual([1, 16, 31, 46]);
  });

  it('have an id each, and a contract that a handler serves', () => {
    expect(new Set(schedules.map(({ id }) => id)).size).toBe(schedules.length);
    for (const { contract } of schedules) expect(contracts.map(({ name }) => name)).toContain(contract.name);
  });
});
