import { id, keccak256 } from "ethers";
import { checkThat } from "../../core/check.ts";
import { checkWhole, UINT32 } from "../../core/whole.ts";

/**
 * The id of a unit: the hash of the organisation in whose hands it began and of its identifier, a GS1 element string as the path of a
 * Digital Link or a URI of another kind. So nobody takes another organisation's identifiers, and a device without network knows the ids of
 * what it creates. Where only the label is known, `findUnits` asks the chain.
 *
 * @param creator Number of the organisation.
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { unitId } from "tallystick/custody";
 *
 * const unit = unitId(2, "8003/06941234000012B0001");
 */
export function unitId(creator: number, identifier: string): string {
  checkThat(identifier !== "", "identifier", identifier, "a text");
  const word = checkWhole("creator", creator, 1, UINT32).toString(16).padStart(64, "0");
  return keccak256(`0x${word}${id(identifier).slice(2)}`);
}
