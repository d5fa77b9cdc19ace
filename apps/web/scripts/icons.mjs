// Draws the icons from the mark: `node apps/web/scripts/icons.mjs`, after the mark was changed.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';

const out = join(import.meta.dirname, '../public/icons');
mkdirSync(out, { recursive: true });

/** A house whose hearth is the balance bar: a line, and a dot on it. */
const house = (ink, ground) => `
  <path d="M4 15 16 5l12 10v12H4Z" fill="none" stroke="${ink}" stroke-width="2.2" stroke-linejoin="round"/>
  <path d="M10 20h12" stroke="${ink}" stroke-width="2.2" stroke-linecap="round"/>
  <circle cx="19.5" cy="20" r="3.4" fill="${ink}" stroke="${ground}" stroke-width="1.4"/>`;

/** @param {{ scale: number, radius: number }} shape how much of the square the house takes; corners */
const tile = ({ scale, radius }) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">
  <rect width="64" height="64" rx="${radius}" fill="#0f6b66"/>
  <g transform="translate(32 32.5) scale(${scale}) translate(-16 -16)">${house('#fbfaf7', '#0f6b66')}</g></svg>`;

const mark = tile({ scale: 1.45, radius: 14 });
writeFileSync(join(out, 'mark.svg'), `${mark.replace(/\n\s*/g, '')}\n`);

const files = [
  ['icon-192.png', 192, mark],
  ['icon-512.png', 512, mark],
  // Launchers cut circles and squircles out of it: full ground, the house in the inner four fifths.
  ['icon-maskable-512.png', 512, tile({ scale: 1.15, radius: 0 })],
  ['icon-180.png', 180, tile({ scale: 1.35, radius: 0 })],
];
const browser = await chromium.launch({
  args: ['--no-sandbox'],
  ...(process.env.CHROME_PATH ? { executablePath: process.env.CHROME_PATH } : {}),
});
const page = await browser.newPage();
for (const [name, size, svg] of files) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
  await page.screenshot({ path: join(out, name), omitBackground: true });
}
await browser.close();
