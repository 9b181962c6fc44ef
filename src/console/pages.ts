/** The pages that the navigation names, in its order. Each has `page.<id>` in the shell's texts. */
export interface NavigationEntry {
  readonly id: "start" | "verify";
  readonly path: string;
}

export const NAVIGATION: readonly NavigationEntry[] = [
  { id: "start", path: "/" },
  { id: "verify", path: "/verify" },
];
