/** A file to be written: nothing of it is on the disk yet. */
export interface PlannedFile {
  /** Below the folder of the network, with forward slashes. A folder where `content` is left out. */
  readonly path: string;
  readonly content?: string;
  /** Who may read and write it; a secret is its owner's alone. */
  readonly mode: number;
}

const SECRET = 0o600;
const PUBLIC = 0o644;
const FOLDER = 0o700;

export const secretFile = (path: string, content: string): PlannedFile => ({ path, content, mode: SECRET });
export const publicFile = (path: string, content: string): PlannedFile => ({ path, content, mode: PUBLIC });
/** Nobody but its owner looks into it. */
export const folder = (path: string): PlannedFile => ({ path, mode: FOLDER });
