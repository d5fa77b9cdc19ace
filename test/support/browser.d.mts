export interface FoundBrowser {
  executablePath: string;
  /** What it needs besides the environment of this process. */
  env: Record<string, string>;
  from: string;
}
/** In this order: CHROME_PATH, the one that comes as a package (Linux on x64), Playwright's own, those installed. Throws with what to do when there is none. */
export declare function findBrowser(env?: NodeJS.ProcessEnv): Promise<FoundBrowser>;
/** What to hand to `chromium.launch` or `launchPersistentContext` of playwright-core. */
export declare function launchOptions(
  env?: NodeJS.ProcessEnv,
): Promise<{ executablePath: string; env: Record<string, string>; args: string[] }>;
