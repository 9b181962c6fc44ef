import type { Commands } from "../shared/commands.ts";

export const WATCHLIST: Commands = {
  watchlist: {
    description: "fill and ask blacklists without telling about whom",
    commands: {
      key: { description: "make the key of a list's next epoch", load: () => import("./key.ts") },
      create: { description: "create a list, which you run", load: () => import("./create.ts") },
      rotate: { description: "announce the key of the next epoch", load: () => import("./rotate.ts") },
      show: { description: "show a list, its keys and terms", load: () => import("./show.ts") },
      serve: { description: "run the service of a list until told to stop", load: () => import("./serve.ts") },
      publish: { description: "publish the root of what is in force", load: () => import("./publish.ts") },
      report: { description: "report subjects to a list", load: () => import("./report.ts") },
      withdraw: { description: "withdraw a report of your own", load: () => import("./withdraw.ts") },
      query: { description: "ask a list about subjects", load: () => import("./query.ts") },
      object: { description: "object to a report", load: () => import("./object.ts") },
      concede: { description: "give in to an objection", load: () => import("./concede.ts") },
      decide: { description: "decide an objection, as a regulator", load: () => import("./decide.ts") },
      earn: { description: "give a report that stayed its points", load: () => import("./earn.ts") },
      points: { description: "show an organisation's points with a list", load: () => import("./points.ts") },
    },
  },
};
