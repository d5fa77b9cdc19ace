import {
  Controller,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Req,
  UploadedFiles,
  UseFilters,
  UseGuards,
  UseInterceptors,
} from '@nestjs/common';
import { FilesInterceptor } from '@nestjs/platform-express';
import { importLimits, ImportsService } from '@chapterhouse/imports';
import { AppError } from '@chapterhouse/platform';
import type { RequestWithCaller } from '../auth/access.guard.js';
import { Authorize } from '../auth/authorize.decorator.js';
import { userErrorsOf } from '../graphql/payload.interceptor.js';
import { isDataOfMutation } from '../graphql/errors.js';
import { TooLargeFilter } from './too-large.filter.js';
import { UploadHeaderGuard } from './upload-header.guard.js';

const MOST_FILES = 500;

interface UploadedFile {
  readonly originalname: string;
  readonly buffer: Buffer;
}
interface UploadAnswer {
  readonly importId: string | null;
  readonly userErrors: readonly { code: string; field: string | null; message: string }[];
}

/**
 * Where files come in: multipart, many at once, and apart from GraphQL, whose requests stay small. A form of another site
 * could send multipart with cookies, so a header is demanded that only a script of our own pages may set.
 */
@Controller('api/chapters')
@UseGuards(UploadHeaderGuard)
@UseFilters(TooLargeFilter)
export class UploadController {
  constructor(private readonly imports: ImportsService) {}

  @Post(':chapterId/imports')
  @HttpCode(200)
  @Authorize('imports:write')
  @UseInterceptors(FilesInterceptor('files', MOST_FILES, { limits: { fileSize: importLimits.fileBytes, fields: 0 } }))
  async upload(
    @Req() request: RequestWithCaller,
    @Param('chapterId', ParseUUIDPipe) chapterId: string,
    @UploadedFiles() files: readonly UploadedFile[] = [],
  ): Promise<UploadAnswer> {
    if (!request.caller) throw new Error('the guard let nobody upload');
    const sources = files.map(({ originalname, buffer }) => ({ name: utf8(originalname), bytes: buffer }));
    try {
      const { id } = await this.imports.upload(request.caller.actor, chapterId, sources);
      return { importId: id, userErrors: [] };
    } catch (error) {
      if (error instanceof AppError && isDataOfMutation(error.code)) {
        return { importId: null, userErrors: userErrorsOf(error, false) };
      }
      throw error;
    }
  }
}

/** Multipart headers are read byte by byte; browsers write names in UTF-8. */
function utf8(name: string): string {
  const decoded = Buffer.from(name, 'latin1').toString('utf8');
  return decoded.includes('\uFFFD') ? name : decoded;
}
