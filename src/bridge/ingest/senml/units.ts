import { bridgeError } from "../../model/errors.ts";

/** Units of the SenML registry (RFC 8428 section 12.1, RFC 8798) whose UCUM code is another one. The rest are UCUM codes as they are. */
const UCUM: ReadonlyMap<string, string> = new Map([
  ["pH", "[pH]"],
  ["%RH", "%"],
  ["%EL", "%"],
  ["/", "1"],
  ["//", "1"],
  ["/100", "%"],
  ["/1000", "[ppth]"],
  ["ppm", "[ppm]"],
  ["count", "1"],
  ["lat", "deg"],
  ["lon", "deg"],
  ["1/s", "/s"],
  ["1/min", "/min"],
  ["beat/min", "/min"],
  ["beats", "1"],
  ["EL", "s"],
  ["B", "By"],
  ["VA", "V.A"],
  ["VAs", "V.A.s"],
  ["Wh", "W.h"],
  ["kWh", "kW.h"],
  ["Ah", "A.h"],
]);

/**
 * UCUM code of a unit in a SenML record. What the registry lacks (mg/L, uS/cm, {NTU}) is sent as a UCUM code.
 *
 * @throws `UNIT_UNKNOWN` for "%": SenML's is the plain ratio 0 to 1 and UCUM's the hundredth, so a value with it says nothing.
 */
export function ucumOfSenml(unit: string): string {
  if (unit === "%")
    throw bridgeError("UNIT_UNKNOWN", '"%" is a ratio in SenML and a hundredth in UCUM: send "/" or "/100"');
  return UCUM.get(unit) ?? unit;
}
