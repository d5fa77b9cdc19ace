import { letterBrand } from './letter-brand.js';

const worn = { brandColour: '#7a1f3d', logoHash: 'ab12', logoType: 'png' as const, logoWidth: 64, logoHeight: 32 };

describe('what a chapter wears in letters', () => {
  it('has the picture by its whole address', () => {
    expect(letterBrand(worn, 'https://chapterhouse.example')).toEqual({
      colour: '#7a1f3d',
      logo: { url: 'https://chapterhouse.example/files/logos/ab12.png', width: 64, height: 32 },
    });
  });

  it('has no picture of a kind that mail programs do not show, and none where there is none', () => {
    expect(letterBrand({ ...worn, logoType: 'webp' }, 'https://x.example').logo).toBeNull();
    const none = { brandColour: null, logoHash: null, logoType: null, logoWidth: null, logoHeight: null };
    expect(letterBrand(none, 'https://x.example')).toEqual({ colour: null, logo: null });
  });
});
