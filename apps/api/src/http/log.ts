import type { LoggerService } from '@nestjs/common';
import type { Logger } from '@chapterhouse/platform';

/** Nest's own messages in the structured log. */
export class NestLog implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.logger.info(this.about(rest), String(message));
  }
  debug(message: unknown, ...rest: unknown[]): void {
    this.logger.debug(this.about(rest), String(message));
  }
  verbose(message: unknown, ...rest: unknown[]): void {
    this.logger.trace(this.about(rest), String(message));
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.logger.warn(this.about(rest), String(message));
  }
  error(message: unknown, ...rest: unknown[]): void {
    const err = message instanceof Error ? message : undefined;
    this.logger.error({ ...this.about(rest), ...(err ? { err } : {}) }, String(message));
  }
  fatal(message: unknown, ...rest: unknown[]): void {
    this.logger.fatal(this.about(rest), String(message));
  }

  /** Nest puts the context last. */
  private about(rest: readonly unknown[]): { context?: string } {
    const context = rest.at(-1);
    return typeof context === 'string' ? { context } : {};
  }
}

export const API_LOGGER = Symbol('api logger');
