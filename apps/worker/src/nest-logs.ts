import type { LoggerService } from '@nestjs/common';
import type { Logger } from '@chapterhouse/platform';

/** Nest's own lines in the same log: what it does at start is of interest only when something is wrong. */
export class NestLogs implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log = (message: unknown): void => this.logger.debug(String(message));
  debug = (message: unknown): void => this.logger.debug(String(message));
  verbose = (message: unknown): void => this.logger.trace(String(message));
  warn = (message: unknown): void => this.logger.warn(String(message));
  error = (message: unknown): void =>
    message instanceof Error ? this.logger.error({ err: message }) : this.logger.error(String(message));
  fatal = (message: unknown): void => this.logger.fatal(String(message));
}
