import { utcText } from "./utc-text.ts";

/** A time by the clock of the sites, with its zone; undefined where no calendar reaches. @param zone "+08:00" */
export function siteText(milliseconds: number, zone: string): string | undefined {
  const [hours = 0, minutes = 0] = zone.slice(1).split(":").map(Number);
  const ahead = (hours * 60 + minutes) * (zone.startsWith("-") ? -60_000 : 60_000);
  const there = utcText(milliseconds + ahead)?.shown;
  return there && `${there}${zone}`;
}
