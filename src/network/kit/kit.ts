/** Files of the package's folder network/, by path below it, with forward slashes. */
export type Kit = ReadonlyMap<string, string>;
