import type { BaseWallet, SigningKey } from "ethers";
import type { OnPoint, Operation } from "./point.ts";

/** The same object, whose named methods report their begin and their end. The object itself where nobody listens. */
export function watch<T extends object>(
  target: T,
  operations: Partial<Record<keyof T & string, Operation>>,
  onPoint: OnPoint | undefined,
): T {
  if (onPoint === undefined) return target;
  return new Proxy(target, {
    get(object, name) {
      const value = Reflect.get(object, name);
      if (typeof value !== "function") return value;
      const operation = operations[name as keyof T & string];
      if (operation === undefined) return value.bind(object);
      return async (...parameters: unknown[]) => {
        onPoint(`before ${operation}`);
        const result = await value.apply(object, parameters);
        onPoint(`after ${operation}`);
        return result;
      };
    },
  });
}

/** The same key; signing, which is done at once, reports its begin and its end. */
export function watchKey<W extends BaseWallet>(wallet: W, onPoint: OnPoint | undefined): W {
  if (onPoint === undefined) return wallet;
  const sign: SigningKey["sign"] = (digest) => {
    onPoint("before signature");
    const signature = wallet.signingKey.sign(digest);
    onPoint("after signature");
    return signature;
  };
  return new Proxy(wallet, {
    get: (target, name) => (name === "signingKey" ? { sign } : Reflect.get(target, name, target)),
  });
}
