import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import { AppError } from '@chapterhouse/platform';
import { statusOf } from '../graphql/errors.js';
import { userErrorsOf } from '../graphql/payload.interceptor.js';

/** Expected failures of the endpoints that are not GraphQL; GraphQL has its own way to say them. */
@Catch(AppError)
export class AppErrorFilter implements ExceptionFilter<AppError> {
  catch(error: AppError, host: ArgumentsHost): void {
    if (host.getType<string>() === 'graphql') throw error;
    host
      .switchToHttp()
      .getResponse<Response>()
      .status(statusOf(error.code))
      .json({ userErrors: userErrorsOf(error, false) });
  }
}
