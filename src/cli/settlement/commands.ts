import type { Commands } from "../shared/commands.ts";

export const SETTLEMENT: Commands = {
  calendar: {
    description: "propose and show the banking days of calendars",
    commands: {
      show: { description: "show a calendar's exceptions from the week", load: () => import("./calendar/show.ts") },
      create: { description: "propose a calendar, with its years", load: () => import("./calendar/create.ts") },
      load: { description: "propose a year more of a calendar", load: () => import("./calendar/load.ts") },
      close: { description: "propose to close a banking day", load: () => import("./calendar/close.ts") },
    },
  },
};
