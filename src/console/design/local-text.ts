/** A time by the clock of whoever looks, with the name of its zone. @param zone @default that of the device */
export function localText(milliseconds: number, language: string, zone?: string): string {
  const format = new Intl.DateTimeFormat(language, {
    dateStyle: "medium",
    timeStyle: "long",
    ...(zone !== undefined && { timeZone: zone }),
  });
  return `${format.format(milliseconds)} (${format.resolvedOptions().timeZone})`;
}
