import { id } from "ethers";
import { checkThat } from "../../core/check.ts";

/**
 * The id of a unit: the hash of its identifier, a GS1 element string as the path of a Digital Link or a URI of another kind.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { unitId } from "tallystick/custody";
 *
 * const unit = unitId("8003/06941234000012B0001");
 */
export function unitId(identifier: string): string {
  checkThat(identifier !== "", "identifier", identifier, "a text");
  return id(identifier);
}
