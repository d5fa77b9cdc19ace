import { CONFIG_NAMES, ConfigError, readConfig } from './config.js';

const good = {
  DATABASE_URL: 'postgresql://app:s@127.0.0.1:5432/c',
  SMTP_URL: 'smtp://127.0.0.1:2525',
  PUBLIC_URL: 'http://localhost:3000/',
  AUTH_SECRET: 'x'.repeat(32),
};
const messageOf = (env: Record<string, string>): string => {
  try {
    readConfig(env);
  } catch (e) {
    if (e instanceof ConfigError) return e.message;
  }
  throw new Error('the settings were accepted');
};

describe('readConfig', () => {
  it('fills in defaults and trims the public address', () => {
    const config = readConfig(good);
    expect(config.PORT).toBe(3000);
    expect(config.PUBLIC_URL).toBe('http://localhost:3000');
    expect(config.QUEUE_PREFIX).toBe('{chapterhouse}');
  });

  it('is in production unless told otherwise', () => {
    expect(readConfig(good).NODE_ENV).toBe('production');
    expect(readConfig({ ...good, NODE_ENV: '' }).NODE_ENV).toBe('production');
    expect(readConfig({ ...good, NODE_ENV: 'development' }).NODE_ENV).toBe('development');
  });

  it('reads replicas as a list', () => {
    const replicas = 'postgresql://r1/c, postgresql://r2/c';
    expect(readConfig({ ...good, DATABASE_REPLICA_URLS: replicas }).DATABASE_REPLICA_URLS).toHaveLength(2);
  });

  it('counts an empty value as not given', () => {
    expect(readConfig({ ...good, PORT: '', REDIS_URL: '' }).REDIS_URL).toBeUndefined();
  });

  it.each([
    ['NODE_ENV', 'dev', 'production, development or test'],
    ['PORT', '99999', 'whole number from 0 to 65535'],
    ['DATABASE_URL', 'mysql://x', 'postgres://'],
    ['DATABASE_REPLICA_URLS', 'http://x', 'postgres://'],
    ['REDIS_URL', 'localhost', 'redis://'],
    ['SMTP_URL', 'http://x', 'smtp://'],
    ['AUTH_SECRET', 'short', 'at least 32'],
    ['QUEUE_PREFIX', 'bull', 'in braces'],
    ['MAIL_FROM', 'nobody', 'a name and an address'],
    ['LOG_LEVEL', 'loud', 'fatal, error'],
  ])('refuses a wrong %s and says what it should be', (name, value, wanted) => {
    const message = messageOf({ ...good, [name]: value });
    expect(message).toContain(name);
    expect(message).toContain(wanted);
    if (name === 'AUTH_SECRET') expect(message).not.toContain('short');
  });

  it('names every missing variable at once', () => {
    const message = messageOf({});
    for (const name of ['DATABASE_URL', 'SMTP_URL', 'PUBLIC_URL', 'AUTH_SECRET'])
      expect(message).toContain(`${name} is not set`);
    expect(CONFIG_NAMES).toContain('DATABASE_URL');
  });
});
