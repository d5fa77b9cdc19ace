import { type DynamicModule, Module } from '@nestjs/common';
import { Clock } from './clock.js';
import { CONFIG, type Config } from './config/config.js';

/** Configuration and clock for every other module. */
@Module({})
export class PlatformModule {
  static forRoot(config: Config, clock: Clock = new Clock()): DynamicModule {
    return {
      module: PlatformModule,
      global: true,
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: Clock, useValue: clock },
      ],
      exports: [CONFIG, Clock],
    };
  }
}
