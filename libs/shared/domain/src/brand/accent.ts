/** An accent as a theme needs it: for words and buttons, and the quiet ground behind what is chosen. `#rrggbb`. */
export interface Accent {
  readonly accent: string;
  readonly soft: string;
  /** What is written on the accent itself. */
  readonly on: string;
}

export interface Accents {
  readonly light: Accent;
  readonly dark: Accent;
}

/** Least contrast between words and their ground (WCAG 2.2, 1.4.3). */
export const LEAST_CONTRAST = 4.5;

type Rgb = readonly [number, number, number];

interface Theme {
  /** Every ground on which the accent may stand: paper, cards, sunken parts, notices. */
  readonly grounds: readonly string[];
  readonly on: string;
  /** What the soft ground is mixed of: the paper, and this share of the accent. */
  readonly paper: string;
  readonly share: number;
  /** Where the lightness goes until it can be read. */
  readonly towards: 0 | 1;
}

const LIGHT: Theme = {
  grounds: ['#fbfaf7', '#ffffff', '#f3f1ea', '#fbf1dc', '#f3e6ee', '#fbe9e6'],
  on: '#ffffff',
  paper: '#fbfaf7',
  share: 0.1,
  towards: 0,
};
const DARK: Theme = {
  grounds: ['#14171c', '#1a1e24', '#1f242b', '#33290f', '#382632', '#3a1f1c'],
  on: '#14171c',
  paper: '#14171c',
  share: 0.18,
  towards: 1,
};
const STEPS = 200;

/** A colour in its usual form (`0F6B66`, `#0F6` → `#0f6b66`, `#00ff66`); null when it is none. */
export function parseColour(text: string): string | null {
  const found = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(text.trim())?.[1]?.toLowerCase();
  if (!found) return null;
  return `#${found.length === 3 ? [...found].map((digit) => digit + digit).join('') : found}`;
}

/**
 * The accents that a chapter's colour makes in both themes: the colour itself where it can be read, else its nearest
 * lighter or darker tone of the same hue. Contrast with every ground and with what is written on it is at least 4.5.
 * @param colour as `parseColour` gives it.
 * @throws RangeError when it is no colour.
 */
export function accentsOf(colour: string): Accents {
  return { light: toneFor(colour, LIGHT), dark: toneFor(colour, DARK) };
}

/** Contrast of two colours, 1 to 21 (WCAG 2.2). */
export function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

function toneFor(colour: string, theme: Theme): Accent {
  const [lightness, a, b] = toOklab(rgbOf(colour));
  for (let step = 0; ; step++) {
    const accent =
      step === 0 ? colour : hexOf(fromOklab([lightness + ((theme.towards - lightness) * step) / STEPS, a, b]));
    const soft = mix(theme.paper, accent, theme.share);
    const readable = [...theme.grounds, soft, theme.on].every((ground) => contrast(accent, ground) >= LEAST_CONTRAST);
    // The last step is black or white, which can be read on all of them.
    if (readable || step === STEPS) return { accent, soft, on: theme.on };
  }
}

function rgbOf(hex: string): Rgb {
  const value = /^#[0-9a-f]{6}$/.test(hex) ? Number.parseInt(hex.slice(1), 16) : Number.NaN;
  if (Number.isNaN(value)) throw new RangeError(`${hex} is no colour of the form #rrggbb`);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

const hexOf = (rgb: Rgb): string =>
  `#${rgb
    .map((part) =>
      Math.round(part * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;

const linear = (part: number): number => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
const gamma = (part: number): number => (part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055);

function luminance(hex: string): number {
  const [r, g, b] = rgbOf(hex).map(linear) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function mix(ground: string, colour: string, share: number): string {
  const [from, to] = [rgbOf(ground), rgbOf(colour)];
  return hexOf(from.map((part, index) => part + ((to[index] ?? part) - part) * share) as unknown as Rgb);
}

/** Oklab (Ottosson 2020): tones of one hue look like one hue. Lightness 0 to 1. */
function toOklab(rgb: Rgb): Rgb {
  const [r, g, b] = rgb.map(linear) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** Back to sRGB, paler until a screen can show it. */
function fromOklab([lightness, a, b]: Rgb): Rgb {
  for (let chroma = 1; ; chroma -= 0.02) {
    const l = (lightness + chroma * (0.3963377774 * a + 0.2158037573 * b)) ** 3;
    const m = (lightness - chroma * (0.1055613458 * a + 0.0638541728 * b)) ** 3;
    const s = (lightness - chroma * (0.0894841775 * a + 1.291485548 * b)) ** 3;
    const rgb: Rgb = [
      gamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
      gamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
      gamma(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
    ];
    if (chroma <= 0 || rgb.every((part) => part >= -0.002 && part <= 1.002)) {
      return rgb.map((part) => Math.min(1, Math.max(0, part))) as unknown as Rgb;
    }
  }
}
