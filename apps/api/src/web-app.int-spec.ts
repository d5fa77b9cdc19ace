import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { testApi, type TestApi } from './testing/test-api.js';

describe('the web app beside the API', () => {
  let api: TestApi;
  const folder = mkdtempSync(join(tmpdir(), 'chapterhouse-web-'));
  const inline = "document.documentElement.dataset.theme = 'dark'";
  beforeAll(async () => {
    mkdirSync(join(folder, 'assets'));
    const script = 'export const answer = 42;'.repeat(100);
    writeFileSync(join(folder, 'index.html'), `<!doctype html><script>${inline}</script><title>Chapterhouse</title>`);
    writeFileSync(join(folder, 'assets/app-abc123.js'), script);
    writeFileSync(join(folder, 'assets/app-abc123.js.br'), brotliCompressSync(script));
    api = await testApi({ webFolder: folder });
  });
  afterAll(async () => {
    await api.close();
    rmSync(folder, { recursive: true });
  });

  it('answers every screen with the app, asked for each time', async () => {
    for (const path of ['/', '/c/harbour-lights/slips', '/sign-in']) {
      const { text, headers } = await api.http().get(path).expect(200);
      expect(text).toContain('<title>Chapterhouse</title>');
      expect(headers['cache-control']).toBe('no-cache');
      expect(headers['content-security-policy']).toContain("default-src 'self'");
      expect(headers['content-security-policy']).not.toContain('unsafe-eval');
    }
  });

  it('lets run what the build has written into the page, to the letter, and nothing else within it', async () => {
    const { headers } = await api.http().get('/').expect(200);
    const hash = createHash('sha256').update(inline).digest('base64');
    const scripts = /script-src ([^;]+)/.exec(headers['content-security-policy'] ?? '')?.[1];
    expect(scripts).toBe(`'self' 'sha256-${hash}'`);
  });

  it('sends hashed files compressed and for ever', async () => {
    const { headers, status } = await api.http().get('/assets/app-abc123.js').set('accept-encoding', 'br');
    expect({ status, encoding: headers['content-encoding'] }).toEqual({ status: 200, encoding: 'br' });
    expect(headers['cache-control']).toContain('immutable');
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('does not pass the app off as a file that is not there', async () => {
    await api.http().get('/assets/gone-000000.js').expect(404);
  });

  it('leaves the paths of the API alone', async () => {
    expect((await api.http().get('/health/live').expect(200)).body).toEqual({ status: 'ok' });
    const { headers } = await api.http().get('/mail/unsubscribe');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  });
});
