/** The look of the house on paper: the colours of the app by day, sizes in points. */
export const colours = {
  paper: '#FBFAF7',
  card: '#F4F1EA',
  ink: '#1E2430',
  muted: '#5A6170',
  hair: '#E2DED5',
  teal: '#0F6B66',
  given: '#0F6B66',
  received: '#3E5C8A',
  plum: '#7A3E65',
  amber: '#B7791F',
  givenRange: '#A3CDC9',
  receivedRange: '#AFBED6',
} as const;

/** Families as the writer knows them; the files are in `fonts/`. */
export const SANS = 'Inter';
export const SERIF = 'Source Serif';

export const A4 = { width: 595.28, height: 841.89 } as const;
export const MARGIN = { side: 40, top: 46, bottom: 50 } as const;

/** Points between the margins. */
export const widthOf = (landscape: boolean): number => (landscape ? A4.height : A4.width) - 2 * MARGIN.side;
export const heightOf = (landscape: boolean): number => (landscape ? A4.width : A4.height) - MARGIN.top - MARGIN.bottom;

/** A colour laid over paper with some depth from 0 to 1, as what the eye sees. */
export function tint(colour: string, depth: number): string {
  const channel = (hex: string, at: number): number => Number.parseInt(hex.slice(1 + 2 * at, 3 + 2 * at), 16);
  const mixed = [0, 1, 2].map((at) =>
    Math.round(channel(colours.paper, at) * (1 - depth) + channel(colour, at) * depth),
  );
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
