import { AbiCoder, keccak256, ZeroAddress } from "ethers";
import { checkAddress } from "../../../core/check.ts";
import { parseDefinition } from "./definition.ts";

/**
 * The id under which a schema is registered: it follows from the content, so it is the same on every chain.
 *
 * @param policy Address of the schema's policy contract; zero if it has none.
 * @throws `SCHEMA_MALFORMED`, `ARGUMENT_INVALID`.
 *
 * @example
 * import { schemaId } from "tallystick/evidence";
 *
 * const id = schemaId("uint64 weight,string unit", true);
 */
export function schemaId(definition: string, revocable: boolean, policy: string = ZeroAddress): string {
  parseDefinition(definition);
  checkAddress("policy", policy);
  return keccak256(AbiCoder.defaultAbiCoder().encode(["string", "bool", "address"], [definition, revocable, policy]));
}
