import {
  type ArgumentsHost,
  Catch,
  Controller,
  type ExceptionFilter,
  Get,
  HttpCode,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  PayloadTooLargeException,
  Post,
  Query,
  Req,
  Res,
  UploadedFile,
  UseFilters,
  UseGuards,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import type { Response } from 'express';
import { BrandService, LOGO_PATH, logoLimits, logoPathOf, logoTooLarge } from '@chapterhouse/chapters';
import { AppError, notFound } from '@chapterhouse/platform';
import type { RequestWithCaller } from '../auth/access.guard.js';
import { Authorize, Public } from '../auth/authorize.decorator.js';
import { isDataOfMutation } from '../graphql/errors.js';
import { userErrorsOf } from '../graphql/payload.interceptor.js';
import { UploadHeaderGuard } from '../imports/upload-header.guard.js';

const YEAR_IN_SECONDS = 31_536_000;

interface LogoAnswer {
  /** Path on this host; null when the picture was refused. */
  readonly logoUrl: string | null;
  readonly version: number | null;
  readonly userErrors: readonly { code: string; field: string | null; message: string }[];
}

const refused = (error: AppError): LogoAnswer => ({
  logoUrl: null,
  version: null,
  userErrors: userErrorsOf(error, false),
});

/** A file that is too large is cut off while it comes in, before the use case could say so. */
@Catch(PayloadTooLargeException)
export class LogoTooLargeFilter implements ExceptionFilter<PayloadTooLargeException> {
  catch(_: PayloadTooLargeException, host: ArgumentsHost): void {
    host.switchToHttp().getResponse<Response>().status(413).json(refused(logoTooLarge()));
  }
}

/** Takes a chapter's logo: multipart, with the header that only our own pages can set. */
@Controller('api/chapters')
@UseGuards(UploadHeaderGuard)
@UseFilters(LogoTooLargeFilter)
export class LogoUploadController {
  constructor(private readonly brand: BrandService) {}

  @Post(':chapterId/logo')
  @HttpCode(200)
  @Authorize('settings:write')
  @UseInterceptors(FileInterceptor('logo', { limits: { fileSize: logoLimits.bytes, files: 1, fields: 0 } }))
  async upload(
    @Req() request: RequestWithCaller,
    @Param('chapterId', ParseUUIDPipe) chapterId: string,
    @Query('expectedVersion', ParseIntPipe) expectedVersion: number,
    @UploadedFile() file: { readonly buffer: Buffer } | undefined,
  ): Promise<LogoAnswer> {
    if (!request.caller) throw new Error('the guard let nobody upload');
    try {
      if (!file) throw new AppError('BAD_INPUT', 'There is no picture in the upload.', 'logo');
      const input = { chapterId, expectedVersion, bytes: file.buffer };
      const chapter = await this.brand.setLogo(request.caller.actor, input);
      return { logoUrl: logoPathOf(chapter), version: chapter.version, userErrors: [] };
    } catch (error) {
      if (error instanceof AppError && isDataOfMutation(error.code)) return refused(error);
      throw error;
    }
  }
}

/** Shows logos to everybody who has their address: pages, and letters in mail programs that nobody signed in. */
@Public()
@Controller(LOGO_PATH)
export class LogoFileController {
  constructor(private readonly brand: BrandService) {}

  @Get(':name')
  async show(@Param('name') name: string, @Res() res: Response): Promise<void> {
    const [, hash, type] = /^([0-9a-f]{64})\.(png|jpeg|webp)$/.exec(name) ?? [];
    const file = hash ? await this.brand.logo(hash) : null;
    if (!file || file.type !== type) throw notFound('logo');
    // The name changes with the content. Mail programs in a browser load it from another site.
    res.setHeader('cache-control', `public, max-age=${YEAR_IN_SECONDS}, immutable`);
    res.setHeader('cross-origin-resource-policy', 'cross-origin');
    res.setHeader('content-type', `image/${file.type}`);
    res.send(file.content);
  }
}
