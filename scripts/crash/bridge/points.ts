import { writeSync } from "node:fs";
import type { BaseWallet, SigningKey } from "ethers";

/** What a bridge does, step by step: it can be killed right before and right after each. */
export const STEPS = [
  "commit",
  "batch",
  "promise",
  "signature",
  "cosigning",
  "markSigned",
  "outbox",
  "broadcast",
  "markSealed",
] as const;
export type Step = (typeof STEPS)[number];

/** When a life is to end by itself, with SIGKILL and nothing written. */
export interface Doom {
  readonly point: string;
  /** At which time the point is reached. */
  readonly time: number;
}

export const KILL_POINTS: readonly string[] = [
  "start",
  ...STEPS.flatMap((step) => [`before ${step}`, `after ${step}`]),
];

/** Those that a gateway passes that only co-signs. */
export const COSIGNER_POINTS: readonly string[] = KILL_POINTS.filter((point) =>
  /^start$|(commit|promise|signature)$/.test(point),
);

/** Counts the points that a process reaches, and ends it at the one that is its doom. */
export function pointCounter(doom: Doom | undefined): (point: string) => void {
  let times = 0;
  return (point) => {
    if (point !== doom?.point || ++times !== doom.time) return;
    writeSync(1, `${point}\n`);
    process.kill(process.pid, "SIGKILL");
  };
}

/** The same object; the methods that are named tell of their begin and their end. */
export function watched<T extends object>(
  target: T,
  steps: Partial<Record<keyof T & string, Step>>,
  reached: (point: string) => void,
): T {
  return new Proxy(target, {
    get(object, name) {
      const value = Reflect.get(object, name);
      if (typeof value !== "function") return value;
      const step = steps[name as keyof T & string];
      if (step === undefined) return value.bind(object);
      return async (...parameters: unknown[]) => {
        reached(`before ${step}`);
        const result = await value.apply(object, parameters);
        reached(`after ${step}`);
        return result;
      };
    },
  });
}

/** The same key; signing, which is done at once, tells of its begin and its end. */
export function watchedKey(wallet: BaseWallet, reached: (point: string) => void): BaseWallet {
  const sign: SigningKey["sign"] = (digest) => {
    reached("before signature");
    const signature = wallet.signingKey.sign(digest);
    reached("after signature");
    return signature;
  };
  return new Proxy(wallet, {
    get: (target, name) => (name === "signingKey" ? { sign } : Reflect.get(target, name, target)),
  });
}
