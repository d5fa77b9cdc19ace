import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { catchError, from, mergeMap, of, throwError, type Observable } from 'rxjs';
import { AppError } from '@chapterhouse/platform';
import type { ApiContext } from './context.js';
import { isDataOfMutation } from './errors.js';
import { InputError } from './input-errors.js';
import type { UserError } from './user-error.js';

/** Expected failures of a mutation are data: they become the `userErrors` of its payload. */
@Injectable()
export class PayloadInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType<string>() !== 'graphql') return next.handle();
    const gql = GqlExecutionContext.create(context);
    if (gql.getInfo<GraphQLResolveInfo>().operation.operation !== 'mutation') return next.handle();
    const args = gql.getArgs<Record<string, unknown>>();
    // A mutation before this one may have left a reading transaction open: a write must not wait behind it for a connection.
    return from(gql.getContext<ApiContext>().reads.pause()).pipe(
      mergeMap(() => next.handle()),
      catchError((error: unknown) =>
        error instanceof AppError && isDataOfMutation(error.code)
          ? of({ userErrors: userErrorsOf(error, 'input' in args) })
          : throwError(() => error),
      ),
    );
  }
}

/** Services name the field of their input; from outside it lies below the argument `input`. */
export function userErrorsOf(error: AppError, belowInput: boolean): UserError[] {
  const path = (field: string | null): string | null => (field && belowInput ? `input.${field}` : field);
  if (error instanceof InputError) {
    return error.problems.map(({ field, message }) => ({ code: error.code, field: path(field), message }));
  }
  return [{ code: error.code, field: path(error.field), message: error.message }];
}
