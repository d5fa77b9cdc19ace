/** The checkout's top folder. */
export declare const checkout: string;
/** Folder of the embedded engines' data: CHAPTERHOUSE_DATA, else `.data` in the checkout. */
export declare function dataFolder(env?: NodeJS.ProcessEnv): string;
/** Makes a folder, and refuses one of another user. */
export declare function ownFolder(folder: string): void;
