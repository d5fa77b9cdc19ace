import type { Type } from '@nestjs/common';
import { ChaptersModule } from '@chapterhouse/chapters';
import { AccountResolver } from './account/account.resolver.js';

/** The modules of the features that the API shows. */
export const featureModules: readonly Type[] = [ChaptersModule];

/** Every resolver: the running API and the emitted schema are made from this one list. */
export const resolvers: readonly Type[] = [AccountResolver];
