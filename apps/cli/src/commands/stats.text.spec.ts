import { readExpected } from '@chapterhouse/testing';
import type { NamedReport } from '@chapterhouse/domain';
import { statsText } from './stats.text.js';

const place = { name: 'Harbour Lights', locale: 'en-IE', currency: 'EUR' };

describe('the figures as text', () => {
  const report = readExpected<unknown>('harbour-lights') as NamedReport;
  const text = statsText(place, report);

  it('shows a line for each active member and none for former ones', () => {
    const active = Object.values(report.members).filter((m) => m.verdict !== null).length;
    expect(text.split('\n').filter((line) => /€/.test(line))).toHaveLength(active);
    expect(text).toMatch(/active members +30\n/);
  });

  it('calls a verdict by kind words', () => {
    expect(text).toMatch(/^Amara Corrigan +23 +15 +0\.20 +96% +31 +1 +€35,681 +balanced$/m);
    expect(text).not.toMatch(/taker|RECEIVES_MORE/);
  });
});

it('shows a dash where there is nothing to divide by', () => {
  const empty = {
    ...(readExpected<unknown>('quiet') as NamedReport),
    members: {},
  };
  const text = statsText(place, { ...empty, chapter: { ...empty.chapter, referralsPerMemberWeek: null } });
  expect(text).toMatch(/per member and week +–/);
});
