/** The name of the folder in which a file is written before it takes the place of the old one; `id` is 12 hex digits. */
export const temporaryName = (id: string): string => `.marginalia-${id}.tmp`;

const name = String.raw`\.marginalia-[0-9a-f]{12}\.tmp`;
const alone = new RegExp(`^${name}$`);
const within = new RegExp(`/${name}(?:/|$)`);

/** Whether a folder is one of those, by its name. */
export const isTemporary = (folder: string): boolean => alone.test(folder);

/** Whether a path leads into one of them: what comes and goes there is no news. */
export const isInTemporary = (path: string): boolean => within.test(path);
