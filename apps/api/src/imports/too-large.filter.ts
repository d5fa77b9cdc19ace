import { type ArgumentsHost, Catch, type ExceptionFilter, PayloadTooLargeException } from '@nestjs/common';
import type { Response } from 'express';
import { importLimits } from '@chapterhouse/imports';

/** A file that is too large is cut off while it comes in, before any use case could say so. */
@Catch(PayloadTooLargeException)
export class TooLargeFilter implements ExceptionFilter<PayloadTooLargeException> {
  catch(_: PayloadTooLargeException, host: ArgumentsHost): void {
    const megabytes = importLimits.fileBytes / 1024 / 1024;
    const message = `A file is larger than ${megabytes} MB. Upload one report per file, as it was exported.`;
    const userErrors = [{ code: 'FILE_TOO_LARGE', field: 'files', message }];
    host.switchToHttp().getResponse<Response>().status(413).json({ importId: null, userErrors });
  }
}
