/** A day of a bank's calendar, which may lack the year. */
export const showDay = (day: string | null): string => day ?? "a day of a year that the calendar does not have yet";
