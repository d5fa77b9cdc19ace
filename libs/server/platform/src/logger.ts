import { type Logger, pino } from 'pino';

export type { Logger } from 'pino';

/**
 * Structured logs, one JSON object a line. No personal data: ids only. The redaction is the net beneath that rule,
 * for whatever a library puts into an error.
 */
export function createLogger(name: string, level: string): Logger {
  return pino({
    name,
    level,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: [
        'email',
        'to',
        'address',
        'name_',
        'req.headers.authorization',
        'req.headers.cookie',
        'err.parameters',
        'err.detail',
        '*.email',
        '*.password',
        '*.token',
      ],
      censor: '[removed]',
    },
  });
}
