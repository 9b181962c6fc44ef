import type { Settings } from "./settings.ts";

const paths = new WeakMap<object, string>();

/** Settings without values: what a plan passes on of them says which setting it is, see `settingPath`. */
export function symbolicSettings(): Settings {
  return symbol("") as Settings;
}

/** Path of a setting without a value, such as `council.votingDelay`; undefined for anything else. */
export function settingPath(value: unknown): string | undefined {
  return typeof value === "object" && value !== null ? paths.get(value) : undefined;
}

function symbol(path: string): object {
  const proxy: object = new Proxy(Object.freeze({}), {
    get: (_target, key) => (typeof key === "symbol" ? undefined : symbol(path === "" ? key : `${path}.${key}`)),
  });
  paths.set(proxy, path);
  return proxy;
}
