/** What Vite makes of files that are no TypeScript. */
declare module "*.module.css" {
  const classes: Readonly<Record<string, string>>;
  export default classes;
}
declare module "*.css" {}
declare module "*?url" {
  const url: string;
  export default url;
}

/** Vite's: files by their paths, each loaded when it is asked for. */
interface ImportMeta {
  glob<Module>(pattern: string): Readonly<Record<string, () => Promise<Module>>>;
}
