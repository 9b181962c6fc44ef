import { useQuery } from "@tanstack/react-query";
import { PUBLIC } from "../api/forget-seen.ts";
import { dropJson, keptJson } from "../browser/keep.ts";
import { dropUnder, keptUnder } from "../browser/kept.ts";
import { ALONG, FORM, PASSKEY, SIGNED } from "../browser/kept-names.ts";

/** What this device keeps of those who use it. */
export interface KeptHere {
  /** Labels of the things of which something was signed that is not known to be on the chain. */
  readonly signed: readonly string[];
  readonly hasForms: boolean;
  readonly hasPasskey: boolean;
  readonly hasAlong: boolean;
}

async function lookHere(): Promise<KeptHere> {
  const signed = await keptUnder<{ readonly identifier: string }>(SIGNED);
  return {
    signed: signed.map(({ identifier }) => identifier),
    hasForms: (await keptUnder(FORM)).length > 0,
    hasPasskey: keptJson(PASSKEY) !== undefined,
    hasAlong: keptJson(ALONG) !== undefined,
  };
}

/** Undefined until it was looked for. */
export function useKeptHere(): KeptHere | undefined {
  return useQuery({ queryKey: ["kept here"], queryFn: lookHere, meta: PUBLIC, gcTime: 0 }).data;
}

/** Drops all that this device keeps of those who use it. Whether it is gone. */
export async function dropAllHere(): Promise<boolean> {
  dropJson(PASSKEY);
  dropJson(ALONG);
  const isGone = await dropUnder("");
  return isGone && keptJson(PASSKEY) === undefined;
}
