import { useQuery, useQueryClient } from "@tanstack/react-query";
import { queryUnit, queryUnitActs } from "../../../sdk/query/custody.ts";
import { everyItem } from "../../../sdk/query/every-item.ts";
import { API } from "../../api/client.ts";
import { PUBLIC } from "../../api/forget-seen.ts";
import { drop, keep, keptUnder } from "../../browser/kept.ts";
import { SIGNED } from "../../browser/kept-names.ts";
import { nameOfSigned, type Signed, type Stand, standOf } from "./signed.ts";

/** What was signed here, and where it stands: undefined where the chain could not be asked, as without a network. */
export interface KeptSigned {
  readonly signed: Signed;
  readonly stand: Stand | undefined;
}

const KEY = ["signed here"];

async function askStand(signed: Signed): Promise<Stand | undefined> {
  try {
    const { item, asOf } = await queryUnit(API, { unit: signed.unit });
    const acts = [];
    if (item.hops > signed.hop) {
      for await (const act of everyItem(queryUnitActs, API, { unit: signed.unit })) acts.push(act);
    }
    return standOf(signed, item.hops, acts, asOf.time);
  } catch {
    return undefined; // kept until the chain can be asked
  }
}

/** Looks at all that is kept: what the chain has is dropped. */
async function lookAtSigned(): Promise<KeptSigned[]> {
  const all = await keptUnder<Signed>(SIGNED);
  const looked = await Promise.all(all.map(async (signed) => ({ signed, stand: await askStand(signed) })));
  const brought = looked.filter(({ stand }) => stand?.is === "brought");
  await Promise.all(brought.map(({ signed }) => drop(nameOfSigned(signed))));
  return looked.filter((each) => !brought.includes(each));
}

/** What was signed on this phone and is not on the chain. Undefined until it was looked for. */
export function useSigned() {
  const queries = useQueryClient();
  const { data } = useQuery({ queryKey: KEY, queryFn: lookAtSigned, meta: PUBLIC });
  const again = () => queries.invalidateQueries({ queryKey: KEY });
  return {
    all: data,
    again,
    /** Whether it is on this phone's disk now. */
    async keep(signed: Signed): Promise<boolean> {
      const isKept = await keep(nameOfSigned(signed), signed);
      await again();
      return isKept;
    },
    async forget(signed: Signed): Promise<void> {
      await drop(nameOfSigned(signed));
      await again();
    },
  };
}

export type SignedHere = ReturnType<typeof useSigned>;
