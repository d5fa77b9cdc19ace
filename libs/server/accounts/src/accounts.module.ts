import {
  type DynamicModule,
  Inject,
  Module,
  type ModuleMetadata,
  type OnApplicationShutdown,
  type Provider,
} from '@nestjs/common';
import { Clock, CONFIG, type Config, createLogger } from '@chapterhouse/platform';
import { AccountService } from './account.service.js';
import { ActorService } from './actor.service.js';
import { ApiTokenService } from './api-token.service.js';
import { AuthPool } from './auth-pool.js';
import { RATE_RULES, RateLimits, type RateRules } from './rate-limits.js';
import { SignInMailer } from './sign-in-mailer.js';
import { SignInService } from './sign-in.service.js';

export interface AccountsModuleOptions {
  /** How sign-in links are mailed: a provider of the token `SignInMailer`. */
  readonly mailer: Provider<SignInMailer>;
  /** Modules that the mailer needs. */
  readonly imports?: ModuleMetadata['imports'];
  /** Other limits than the usual ones. */
  readonly rateRules?: RateRules;
}

/** Accounts, signing in, sessions and tokens. Needs PlatformModule and DatabaseModule. */
@Module({})
export class AccountsModule implements OnApplicationShutdown {
  constructor(
    @Inject(AuthPool) private readonly auth: AuthPool,
    @Inject(RateLimits) private readonly limits: RateLimits,
    @Inject(SignInService) private readonly signIn: SignInService,
  ) {}

  static forRoot({ mailer, imports = [], rateRules = RATE_RULES }: AccountsModuleOptions): DynamicModule {
    const services = [AccountService, ActorService, ApiTokenService, AuthPool, RateLimits, SignInService];
    return {
      module: AccountsModule,
      global: true,
      imports: [...imports],
      providers: [
        mailer,
        AccountService,
        ActorService,
        ApiTokenService,
        {
          provide: AuthPool,
          inject: [CONFIG],
          useFactory: (config: Config) => {
            const logger = createLogger('auth', config.LOG_LEVEL);
            return new AuthPool(config, (err) => logger.warn({ err }, 'an idle connection was lost'));
          },
        },
        {
          provide: RateLimits,
          inject: [CONFIG, AuthPool],
          useFactory: (config: Config, auth: AuthPool) => new RateLimits(config, auth, rateRules),
        },
        {
          provide: SignInService,
          inject: [CONFIG, AuthPool, RateLimits, SignInMailer, Clock],
          useFactory: (config: Config, database: AuthPool, limits: RateLimits, sender: SignInMailer, clock: Clock) =>
            new SignInService({
              config,
              database,
              limits,
              mailer: sender,
              clock,
              logger: createLogger('auth', config.LOG_LEVEL),
            }),
        },
      ],
      exports: services,
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.signIn.settle();
    await this.limits.close();
    await this.auth.close();
  }
}
