import type { Report, Section } from '../report-model.js';

/** How much of each list a review keeps at each step, the first being everything. Letters are those of one text. */
const STEPS = [
  { tuneUp: 8, partners: 10, profile: 8, followUps: 6, letters: 400 },
  { tuneUp: 6, partners: 8, profile: 8, followUps: 4, letters: 260 },
  { tuneUp: 5, partners: 7, profile: 8, followUps: 4, letters: 190 },
  { tuneUp: 5, partners: 6, profile: 8, followUps: 4, letters: 140 },
  { tuneUp: 4, partners: 6, profile: 7, followUps: 4, letters: 120 },
  { tuneUp: 4, partners: 5, profile: 6, followUps: 3, letters: 100 },
  { tuneUp: 3, partners: 5, profile: 4, followUps: 2, letters: 90 },
  { tuneUp: 3, partners: 3, profile: 3, followUps: 2, letters: 60 },
] as const;

/** The last step. */
export const TRIMS = STEPS.length - 1;

/** A review with its lists shortened by a step, so that it fits its sheet. */
export function trimmed(report: Report, step: number): Report {
  const keep = STEPS[Math.min(step, TRIMS)]!;
  const cut = (section: Section): Section => {
    switch (section.key) {
      case 'tuneUp':
        return { ...section, sentences: section.sentences.slice(0, keep.tuneUp) };
      case 'partners':
        return section.table
          ? { ...section, table: { ...section.table, rows: section.table.rows.slice(0, keep.partners) } }
          : section;
      case 'profile':
      case 'followUps':
        return {
          ...section,
          sentences: section.sentences
            .slice(0, keep[section.key])
            .map((sentence) => ({ ...sentence, text: shortened(sentence.text, keep.letters) })),
        };
      default:
        return section;
    }
  };
  return { ...report, sections: report.sections.map(cut) };
}

/** The beginning of a long text, ended at a word. */
export function shortened(text: string, most: number): string {
  const flat = text.replaceAll(/\s+/g, ' ').trim();
  const letters = [...flat];
  if (letters.length <= most) return flat;
  const cut = letters.slice(0, most).join('');
  const space = cut.lastIndexOf(' ');
  return `${space > most / 2 ? cut.slice(0, space) : cut} …`;
}
