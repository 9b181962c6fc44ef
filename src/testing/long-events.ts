import type { ParamType } from "ethers";
import { plainArguments } from "../indexer/project/plain.ts";
import type { Projection, StoredEvent } from "../indexer/project/projection.ts";
import { positionOf } from "../indexer/store/kept-tables.ts";
import type { Client } from "../sdk/core/client.ts";
import { seeded } from "./random.ts";

const ACCOUNT = `0x${"0".repeat(39)}1`;
const LENGTH = 100_000;

/** Text that no compression makes short. */
export function longText(seed: number, length = LENGTH): string {
  const next = seeded(seed);
  return Array.from({ length }, () => String.fromCharCode(0x21 + Math.floor(next() * 0x5d))).join("");
}

const isLong = ({ arrayChildren, components, baseType }: ParamType): boolean =>
  arrayChildren ? isLong(arrayChildren) : (components?.some(isLong) ?? ["string", "bytes"].includes(baseType));

/** One event of every kind that has something of any length in it, which is of 100 kB then; all numbers are 1. */
export function longEvents(projections: readonly Projection[]): StoredEvent[] {
  const contracts = Object.fromEntries(
    projections.map(({ handle }) => [handle.contractName, { address: ACCOUNT, block: 0 }]),
  );
  const client = { deployment: { contracts } } as unknown as Client;
  let number = 0;
  const sampleOf = (type: ParamType): unknown => {
    if (type.arrayChildren) return [sampleOf(type.arrayChildren)];
    if (type.components) return type.components.map(sampleOf);
    if (type.baseType === "string") return longText(number);
    if (type.baseType === "bytes") return `0x${Buffer.from(longText(number)).toString("hex")}`;
    if (type.baseType === "bool") return true;
    if (type.baseType === "address") return ACCOUNT;
    return type.baseType.startsWith("bytes") ? `0x${"11".repeat(Number(type.baseType.slice(5)))}` : 1n;
  };
  return projections.flatMap(({ handle }) => {
    const events: StoredEvent[] = [];
    handle(client).interface.forEachEvent((event) => {
      number++;
      if (!event.inputs.some(isLong)) return;
      const args = plainArguments(event, Object.fromEntries(event.inputs.map((each) => [each.name, sampleOf(each)])));
      const { contractName: contract } = handle;
      const transaction = `0x${number.toString(16).padStart(64, "0")}`;
      events.push({
        pos: positionOf(number, 0),
        block: number,
        log: 0,
        time: 1,
        transaction,
        contract,
        name: event.name,
        args,
      });
    });
    return events;
  });
}
