import { isHexString } from "ethers";
import { findUnits } from "../../../sdk/custody/actions/find-units.ts";
import { unitId } from "../../../sdk/custody/model/unit-id.ts";
import type { Cli } from "../../shared/cli.ts";
import { fault } from "../../shared/errors.ts";
import { FromChain } from "../../shared/from-chain.ts";
import { identifier } from "./identifier.ts";

/** A unit's id, or a label whose unit only the chain knows. */
export type UnitName = string | FromChain<string>;

/**
 * "2@8003/06941234000012B0001", with the number of the organisation that created the unit, which needs no network; the identifier alone, or
 * what a scanner reads from its label; or the unit's id.
 */
export function unit(text: string): UnitName {
  if (isHexString(text, 32)) return text.toLowerCase();
  const owned = ownedIdentifier(text);
  if (owned) return unitId(owned.creator, owned.name);
  const name = identifier(text);
  const offline = `offline, name the organisation that created the unit as well: 2@${name}`;
  return new FromChain(offline, (cli) => findUnit(cli, name));
}

/** For an argument that may be there several times. */
export function units(text: string, former: readonly UnitName[] = []): UnitName[] {
  return [...former, unit(text)];
}

/** The parts of "2@8003/06941234000012B0001"; undefined where no organisation is named. */
export function ownedIdentifier(text: string): { readonly creator: number; readonly name: string } | undefined {
  const [, creator, name] = /^(\d{1,10})@(.+)$/s.exec(text) ?? [];
  return creator === undefined || name === undefined ? undefined : { creator: Number(creator), name: identifier(name) };
}

/** @throws `IDENTIFIER_UNKNOWN`, `IDENTIFIER_AMBIGUOUS`. */
async function findUnit(cli: Cli, name: string): Promise<string> {
  const [found, ...others] = await findUnits(await cli.client(), { identifier: name });
  if (!found)
    throw fault("IDENTIFIER_UNKNOWN", `no unit on the chain has the identifier ${name}`, { identifier: name });
  if (others.length > 0) {
    const names = [found, ...others].map(({ creator }) => `${creator}@${name}`);
    throw fault("IDENTIFIER_AMBIGUOUS", `several units have the identifier ${name}: ${names.join(", ")}`, { names });
  }
  return found.unit;
}
