import { InvalidArgumentError } from "commander";
import { systemClock } from "../../../lib/clock.ts";
import type { Client } from "../../../sdk/core/client.ts";
import { getProfile } from "../../../sdk/custody/actions/get-profile.ts";
import { getUnit } from "../../../sdk/custody/actions/get-unit.ts";
import { CONDITIONS, type Condition } from "../../../sdk/custody/model/condition.ts";
import { oneOf, time } from "../../shared/values.ts";

// Readers of the command line's values about custody. What they refuse, commander reports with the option's name.

const DECIMAL = /^\d{1,15}(?:\.\d{1,12})?$/;

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
