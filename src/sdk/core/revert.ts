import { AbiCoder, dataLength, dataSlice, type ErrorFragment, type Interface } from "ethers";
import { TimelockController__factory } from "../../../types/ethers-contracts/factories/@openzeppelin/contracts/governance/TimelockController__factory.ts";
import { Custody__factory } from "../../../types/ethers-contracts/factories/contracts/custody/Custody__factory.ts";
import { Profiles__factory } from "../../../types/ethers-contracts/factories/contracts/custody/Profiles__factory.ts";
import { Attestations__factory } from "../../../types/ethers-contracts/factories/contracts/evidence/Attestations__factory.ts";
import { Fingerprints__factory } from "../../../types/ethers-contracts/factories/contracts/evidence/Fingerprints__factory.ts";
import { Council__factory } from "../../../types/ethers-contracts/factories/contracts/members/Council__factory.ts";
import { Members__factory } from "../../../types/ethers-contracts/factories/contracts/members/Members__factory.ts";
import { Exceedances__factory } from "../../../types/ethers-contracts/factories/contracts/sensing/Exceedances__factory.ts";
import { Feeds__factory } from "../../../types/ethers-contracts/factories/contracts/sensing/Feeds__factory.ts";
import { SensorAggregator__factory } from "../../../types/ethers-contracts/factories/contracts/sensing/SensorAggregator__factory.ts";
import { Sensors__factory } from "../../../types/ethers-contracts/factories/contracts/sensing/Sensors__factory.ts";
import { TallyError } from "../../lib/errors.ts";
import { sdkError } from "./errors.ts";

const INTERFACES: readonly Interface[] = [
  Members__factory.createInterface(),
  Attestations__factory.createInterface(),
  Fingerprints__factory.createInterface(),
  Sensors__factory.createInterface(),
  Feeds__factory.createInterface(),
  Exceedances__factory.createInterface(),
  SensorAggregator__factory.createInterface(),
  Custody__factory.createInterface(),
  Profiles__factory.createInterface(),
  Council__factory.createInterface(),
  TimelockController__factory.createInterface(),
];

/** Turns the data of a revert into an error whose code is the custom error's name and whose values are its arguments. */
export function decodeRevert(data: string, cause?: unknown): TallyError {
  // A selector is 4 bytes; ethers throws on less.
  for (const abi of dataLength(data) < 4 ? [] : INTERFACES) {
    const found = abi.parseError(data);
    if (found !== null) return custom(found.fragment, [...found.args], cause);
  }
  if (data.startsWith("0x08c379a0")) {
    const reason = AbiCoder.defaultAbiCoder().decode(["string"], dataSlice(data, 4))[0];
    return sdkError("UNKNOWN_REVERT", `reverted: ${reason}`, { data, reason }, cause);
  }
  return sdkError("UNKNOWN_REVERT", `reverted with ${data === "0x" ? "no data" : data}`, { data }, cause);
}

function custom(fragment: ErrorFragment, args: unknown[], cause: unknown): TallyError {
  const values = Object.fromEntries(fragment.inputs.map((input, i) => [input.name || String(i), args[i]]));
  const text = Object.entries(values)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(", ");
  return new TallyError(fragment.name, text ? `${fragment.name}: ${text}` : fragment.name, {
    retryable: false,
    values,
    cause,
  });
}
