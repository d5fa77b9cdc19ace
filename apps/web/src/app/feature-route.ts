import type { Icon } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Permission } from '@chapterhouse/domain';

/** What the chunk of a screen exports. */
export interface FeatureScreen {
  readonly Screen: ComponentType;
}

/** A screen that a feature adds to the app; every `features/<x>/routes.ts` exports `routes`, a list of these. */
export interface FeatureRoute {
  /** Below `/c/<chapter>/` for the scope `chapter` ('' is its home), else below `/`. */
  readonly path: string;
  /** `chapter`: of a chapter one has to do with. `account`: of whoever is signed in. `public`: of everybody. */
  readonly scope: 'chapter' | 'account' | 'public';
  /** Folder of the feature: its `messages/<language>.json` are loaded with the screen. */
  readonly feature: string;
  /** Other features whose words it shows at once, and `shared` for the sentences about insights: they come with it, too. */
  readonly words?: readonly string[];
  /** The chunk of the screen. */
  readonly load: () => Promise<FeatureScreen>;
  /** Who may come here; the server asks again for every record. Without it: everybody of the scope. */
  readonly permission?: Permission;
  /** `all`: only those for whom the permission reaches every record of the chapter, as leaders. */
  readonly reach?: 'all';
  /** Only for those with a role above the chapters. */
  readonly staff?: boolean;
  readonly nav?: FeatureNav;
}

/** What belongs together in the navigation, in its order: one's own, the whole chapter, running it, what is above chapters. */
export const NAV_GROUPS = ['own', 'chapter', 'office', 'staff'] as const;
export type NavGroup = (typeof NAV_GROUPS)[number];

export interface FeatureNav {
  /** Id of a message of the shell (`src/messages`), since the navigation is there before the feature is. */
  readonly label: string;
  readonly icon: Icon;
  readonly group: NavGroup;
  /** Position in its group; the first three that somebody may see are on the phone's bar, all of them beside a laptop's page. */
  readonly order: number;
}
