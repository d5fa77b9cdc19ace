import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { AppError } from '@chapterhouse/platform';

export const UPLOAD_HEADER = 'x-chapterhouse-upload';
/** Files together, and the little that multipart puts between them. */
const MOST_BYTES = 101 * 1024 * 1024;

/** A form of another site cannot set a header of its own; and a body that is too large is not even read. */
@Injectable()
export class UploadHeaderGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    if (request.get(UPLOAD_HEADER) === undefined) {
      throw new AppError('FORBIDDEN', `An upload carries the header ${UPLOAD_HEADER}: 1.`);
    }
    if (!(Number(request.get('content-length')) <= MOST_BYTES)) {
      throw new AppError(
        'FILE_TOO_LARGE',
        'An upload says its length, and is at most 100 MB. Upload the files in several imports.',
      );
    }
    return true;
  }
}
