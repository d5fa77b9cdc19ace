import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { AccountsModule, type RateRules, SignInMailer } from '@chapterhouse/accounts';
import { DatabaseModule } from '@chapterhouse/database';
import { type Clock, type Config, type Logger, PlatformModule } from '@chapterhouse/platform';
import { AccessGuard } from './auth/access.guard.js';
import { AuthModule } from './auth/auth.module.js';
import { controllers, featureModules, resolvers } from './features.js';
import { ApiGraphqlModule } from './graphql/graphql.module.js';
import { inputValidation } from './graphql/input-errors.js';
import { PayloadInterceptor } from './graphql/payload.interceptor.js';
import { AppErrorFilter } from './http/app-error.filter.js';
import { HealthController } from './http/health.controller.js';
import { LandingController } from './http/landing.controller.js';
import { API_LOGGER } from './http/log.js';
import { MailModule } from './mail.module.js';
import { EmailSignInMailer } from './mailer.js';

export interface ApiOptions {
  readonly config: Config;
  readonly logger: Logger;
  readonly clock?: Clock;
  readonly rateRules?: RateRules;
  /** Where the built web app is, when it is served from here. */
  readonly webFolder?: string;
}

@Module({})
class LogModule {
  static with(logger: Logger): DynamicModule {
    return {
      module: LogModule,
      global: true,
      providers: [{ provide: API_LOGGER, useValue: logger }],
      exports: [API_LOGGER],
    };
  }
}

/** The API: protocols on top of the features. */
@Module({})
export class AppModule {
  static forRoot({ config, logger, clock, rateRules }: ApiOptions): DynamicModule {
    return {
      module: AppModule,
      imports: [
        LogModule.with(logger),
        PlatformModule.forRoot(config, clock),
        DatabaseModule,
        AccountsModule.forRoot({
          imports: [MailModule],
          mailer: { provide: SignInMailer, useExisting: EmailSignInMailer },
          ...(rateRules ? { rateRules } : {}),
        }),
        AuthModule,
        MailModule,
        ApiGraphqlModule,
        ...featureModules,
      ],
      controllers: [HealthController, LandingController, ...controllers],
      providers: [
        ...resolvers,
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_INTERCEPTOR, useClass: PayloadInterceptor },
        { provide: APP_PIPE, useFactory: inputValidation },
        { provide: APP_FILTER, useClass: AppErrorFilter },
      ],
    };
  }
}
