import { logoLimits, readLogo } from './logo-image.js';
import { jpegOf, pngOf, webpOf } from './logo-images.fixture.js';

const refusal = (bytes: Buffer): unknown => {
  try {
    readLogo(bytes);
  } catch (error) {
    return error;
  }
  return null;
};

describe('readLogo', () => {
  it('knows a picture and its size by its content', () => {
    expect(readLogo(pngOf(120, 40))).toEqual({ type: 'png', width: 120, height: 40 });
    expect(readLogo(jpegOf(640, 480))).toEqual({ type: 'jpeg', width: 640, height: 480 });
    expect(readLogo(webpOf('VP8 ', 300, 200))).toEqual({ type: 'webp', width: 300, height: 200 });
    expect(readLogo(webpOf('VP8L', 300, 200))).toEqual({ type: 'webp', width: 300, height: 200 });
    expect(readLogo(webpOf('VP8X', 300, 200))).toEqual({ type: 'webp', width: 300, height: 200 });
  });

  it('refuses an SVG and says why', () => {
    const svg = Buffer.from('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>');
    expect(refusal(svg)).toMatchObject({
      code: 'FILE_UNREADABLE',
      field: 'logo',
      message: expect.stringContaining('SVG'),
    });
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a GIF', Buffer.from('GIF89a\u0001\u0000\u0001\u0000'.padEnd(60, '\0'), 'latin1')],
    ['the head of a PNG alone', pngOf(100, 100).subarray(0, 20)],
    ['a JPEG that ends before its size', jpegOf(100, 100).subarray(0, 12)],
    ['a WebP of no known kind', webpOf('VP9 ', 100, 100)],
  ])('refuses %s', (_, bytes) => {
    expect(refusal(bytes)).toMatchObject({ code: 'FILE_UNREADABLE', field: 'logo' });
  });

  it('refuses a picture that is too small, too large or too heavy', () => {
    expect(refusal(pngOf(15, 100))).toMatchObject({ code: 'BAD_INPUT', message: expect.stringContaining('15 × 100') });
    expect(refusal(pngOf(100, 2049))).toMatchObject({ code: 'BAD_INPUT' });
    expect(readLogo(pngOf(16, 2048))).toMatchObject({ width: 16, height: 2048 });
    const heavy = Buffer.concat([pngOf(100, 100), Buffer.alloc(logoLimits.bytes)]);
    expect(refusal(heavy)).toMatchObject({ code: 'FILE_TOO_LARGE', message: expect.stringContaining('256 kB') });
  });
});
