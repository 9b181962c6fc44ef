import { InvalidArgumentError } from "commander";
import { PURPOSES, type Purpose } from "../../../sdk/data/model/purposes.ts";

/** A purpose by its name or its number. */
export function purpose(text: string): Purpose {
  const name = Object.keys(PURPOSES).find((each) => each.toLowerCase() === text.toLowerCase());
  if (name !== undefined) return name as Purpose;
  if (/^\d{1,2}$/.test(text) && Number(text) < 64) return Number(text);
  throw new InvalidArgumentError(`One of ${Object.keys(PURPOSES).join(", ")}, or a number below 64.`);
}

/** Purposes, separated by commas. */
export const purposes = (text: string): Purpose[] => text.split(",").map((each) => purpose(each.trim()));

/** Rows as "0-10,25": the last of a run is not of it. */
export function runs(text: string): { readonly from: number; readonly to: number }[] {
  return text.split(",").map((each) => {
    const [, from, to] = /^(\d{1,15})(?:-(\d{1,15}))?$/.exec(each.trim()) ?? [];
    if (from === undefined) throw new InvalidArgumentError("Rows such as 0-10,25; the last of a run is not of it.");
    return { from: Number(from), to: to === undefined ? Number(from) + 1 : Number(to) };
  });
}

/** Names, separated by commas. */
export const names = (text: string): string[] => text.split(",").map((each) => each.trim());
