import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { exportsOf, type Vector } from '@chapterhouse/testing';

/** The columns of a chapter summary that are numbers. */
export const FIGURES = [
  'P',
  'A',
  'L',
  'M',
  'S',
  'RGI',
  'RGO',
  'RRI',
  'RRO',
  'V',
  '1-2-1',
  'TYFCB',
  'CEU',
  'T',
] as const;
export type Line = Readonly<Record<(typeof FIGURES)[number], number>>;

/** What the files of a vector say, meeting by meeting: by date, then by name. Read by nothing of ours but a few regular expressions. */
export function exportedSummaries(vector: Vector): Map<string, Map<string, Line>> {
  const files = exportsOf(vector).filter((path) => basename(path).startsWith('summary-'));
  return new Map(
    files.map((path) => [/\d{4}-\d\d-\d\d/.exec(basename(path))![0], linesOf(readFileSync(path, 'utf8'))]),
  );
}

function linesOf(xml: string): Map<string, Line> {
  const rows = [...xml.matchAll(/<Row>(.*?)<\/Row>/gs)].map(([, row = '']) => {
    const cells: string[] = [];
    for (const [, index, text = ''] of row.matchAll(
      /<Cell(?:[^>]*ss:Index="(\d+)")?[^>]*>\s*<Data[^>]*>(.*?)<\/Data>/gs,
    )) {
      while (index && cells.length < Number(index) - 1) cells.push('');
      cells.push(text);
    }
    return cells;
  });
  const at = rows.findIndex((cells) => cells[0] === 'First Name');
  const head = rows[at] ?? [];
  const lines = rows.slice(at + 1).flatMap((cells): [string, Line][] => {
    const figures = FIGURES.map((figure) => [figure, Number(cells[head.indexOf(figure)] || 0)] as const);
    const name = `${cells[0] ?? ''} ${cells[1] ?? ''}`.trim();
    return name ? [[name, Object.fromEntries(figures) as unknown as Line]] : [];
  });
  return new Map(lines);
}

/** Lines of several meetings added up by name; money in hundredths, so that no sum has a rest. */
export function added(lines: readonly Map<string, Line>[]): Map<string, Line> {
  const sums = new Map<string, Record<string, number>>();
  for (const meeting of lines) {
    for (const [name, line] of meeting) {
      const sum = sums.get(name) ?? Object.fromEntries(FIGURES.map((figure) => [figure, 0]));
      for (const figure of FIGURES)
        sum[figure] = (Math.round(100 * sum[figure]!) + Math.round(100 * line[figure])) / 100;
      sums.set(name, sum);
    }
  }
  return sums as Map<string, Line>;
}
