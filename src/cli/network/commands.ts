import type { Commands } from "../shared/commands.ts";

export const NETWORK: Commands = {
  network: {
    description: "prepare and run a consortium's nodes",
    commands: {
      init: { description: "write all files of a new network", load: () => import("./init.ts") },
      keys: { description: "make the keys of an organisation's nodes", load: () => import("./keys.ts") },
      join: { description: "prepare an organisation for a network", load: () => import("./join.ts") },
      check: { description: "compare the files of a network", load: () => import("./check.ts") },
      token: { description: "make a bearer token for a node", load: () => import("./token.ts") },
      up: { description: "start the nodes of this machine", load: () => import("./up.ts") },
      down: { description: "stop the nodes of this machine", load: () => import("./down.ts") },
      status: { description: "show each node: height, peers, round", load: () => import("./status.ts") },
      logs: { description: "show the logs of nodes", load: () => import("./logs.ts") },
      reload: { description: "have a node read its allow-lists again", load: () => import("./reload.ts") },
      account: {
        description: "say whose transactions a node takes",
        commands: {
          add: { description: "take those of an account", load: () => import("./account/add.ts") },
          remove: { description: "take none of an account", load: () => import("./account/remove.ts") },
        },
      },
      doctor: { description: "find what is wrong with a node", load: () => import("./doctor.ts") },
      validators: { description: "list who validates", load: () => import("./validators.ts") },
      votes: { description: "show the votes on validators", load: () => import("./votes.ts") },
      vote: {
        description: "vote on who validates",
        commands: {
          add: { description: "propose a validator more", load: () => import("./vote/add.ts") },
          drop: { description: "propose a validator less", load: () => import("./vote/drop.ts") },
          discard: { description: "take a vote of this node back", load: () => import("./vote/discard.ts") },
        },
      },
    },
  },
};
