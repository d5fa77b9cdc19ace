import { extractLinks } from './links.js';

describe('extractLinks', () => {
  it('gives the addresses of the HTML as a click would follow them, each once', () => {
    const html = `<a href="https://x.example/?a&#x3D;1&amp;b=%2F">one</a><a class="c" href="https://x.example/2">two</a>
      <a href="https://x.example/2">again</a>`;
    expect(extractLinks({ html, text: 'https://other.example' })).toEqual([
      'https://x.example/?a=1&b=%2F',
      'https://x.example/2',
    ]);
  });

  it('reads the plain text when there is no HTML', () => {
    expect(extractLinks({ html: null, text: 'See https://x.example/1 or <https://x.example/2>.' })).toEqual([
      'https://x.example/1',
      'https://x.example/2',
    ]);
  });
});
