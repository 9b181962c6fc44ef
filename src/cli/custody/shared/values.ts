import { InvalidArgumentError } from "commander";
import { isHexString } from "ethers";
import { systemClock } from "../../../lib/clock.ts";
import type { Client } from "../../../sdk/core/client.ts";
import { getProfile } from "../../../sdk/custody/actions/get-profile.ts";
import { getUnit } from "../../../sdk/custody/actions/get-unit.ts";
import { CONDITIONS, type Condition } from "../../../sdk/custody/model/condition.ts";
import { unitId } from "../../../sdk/custody/model/unit-id.ts";
import { oneOf, time } from "../../shared/values.ts";
import { identifier } from "./identifier.ts";

// Readers of the command line's values about custody. What they refuse, commander reports with the option's name.

const DECIMAL = /^\d{1,15}(?:\.\d{1,12})?$/;

/** "8003/06941234000012B0001", what a scanner reads from its label, or its id. */
export function unit(text: string): string {
  return isHexString(text, 32) ? text.toLowerCase() : unitId(identifier(text));
}

/** For an argument that may be there several times. */
export function units(text: string, former: readonly string[] = []): string[] {
  return [...former, unit(text)];
}

/** A Global Location Number. */
export function site(text: string): number {
  if (!/^\d{13}$/.test(text)) throw new InvalidArgumentError("Not a Global Location Number, 13 digits.");
  return Number(text);
}

export function showSite(number: number): string {
  return number === 0 ? "-" : String(number).padStart(13, "0");
}

/** "12.5" */
export function quantity(text: string): string {
  if (!DECIMAL.test(text)) throw new InvalidArgumentError("Not a quantity such as 12.5.");
  return text;
}

export const condition = (text: string): Condition => oneOf(CONDITIONS)(text);

export function second(text: string): number {
  return Number(time(text));
}

/** This machine's time in seconds, where no other was given. */
export function whenOf({ when }: { readonly when?: number }): number {
  return when ?? Math.floor(systemClock.now() / 1_000);
}

/** A unit with the profile that it began under. */
export async function unitWithProfile(client: Client, id: string) {
  const found = await getUnit(client, { unit: id });
  const { profile } = await getProfile(client, { rules: found.rules });
  return { found, profile };
}
