import type { Commands } from "../shared/commands.ts";

export const MEMBERS: Commands = {
  members: {
    description: "show and change organisations and their accounts",
    commands: {
      list: { description: "list every organisation that was ever admitted", load: () => import("./list.ts") },
      show: { description: "show one organisation", load: () => import("./show.ts") },
      account: { description: "show whose an account is, and its duties", load: () => import("./account.ts") },
      enrol: {
        description: "enrol an account of yours, or change its duties",
        load: () => import("./enrol.ts"),
      },
      revoke: {
        description: "take all duties from an account of yours, at once",
        load: () => import("./revoke.ts"),
      },
      "voting-account": {
        description: "choose the account that carries your vote",
        load: () => import("./voting-account.ts"),
      },
    },
  },
  council: {
    description: "propose, vote, queue and execute",
    commands: {
      propose: {
        description: "put a proposal to the vote",
        commands: {
          admit: { description: "admit an organisation", load: () => import("./council/propose/admit.ts") },
          roles: { description: "replace an organisation's roles", load: () => import("./council/propose/roles.ts") },
          standing: {
            description: "restrict, restore or expel an organisation",
            load: () => import("./council/propose/standing.ts"),
          },
          "dual-control": {
            description: "require two people for one act",
            load: () => import("./council/propose/dual-control.ts"),
          },
          recover: {
            description: "give an organisation that lost its key another",
            load: () => import("./council/propose/recover.ts"),
          },
          "end-account": {
            description: "end an account, also of an expelled organisation",
            load: () => import("./council/propose/end-account.ts"),
          },
          registrar: {
            description: "let a contract keep fingerprints, or no longer",
            load: () => import("./council/propose/registrar.ts"),
          },
          "decide-dispute": {
            description: "decide a dispute that no regulator decides",
            load: () => import("./council/propose/decide-dispute.ts"),
          },
          "lift-recall": {
            description: "lift recalls that no regulator lifts",
            load: () => import("./council/propose/lift-recall.ts"),
          },
          "declare-lost": {
            description: "declare lost what an expelled organisation has",
            load: () => import("./council/propose/declare-lost.ts"),
          },
          "release-lien": {
            description: "give back what is pledged to an expelled organisation",
            load: () => import("./council/propose/release-lien.ts"),
          },
          "create-client": {
            description: "trust another chain from a block on",
            load: () => import("./council/propose/create-client.ts"),
          },
          "renew-client": {
            description: "trust another chain again, from a newer block on",
            load: () => import("./council/propose/renew-client.ts"),
          },
          "freeze-client": {
            description: "trust nothing more of another chain",
            load: () => import("./council/propose/freeze-client.ts"),
          },
          "name-contract": {
            description: "say which contract of another chain is which",
            load: () => import("./council/propose/name-contract.ts"),
          },
        },
      },
      list: { description: "list every proposal", load: () => import("./council/list.ts") },
      show: { description: "show one proposal", load: () => import("./council/show.ts") },
      vote: { description: "vote on a proposal", load: () => import("./council/vote.ts") },
      queue: { description: "hand a proposal that passed to the timelock", load: () => import("./council/queue.ts") },
      execute: {
        description: "execute a queued proposal whose delay is over",
        load: () => import("./council/execute.ts"),
      },
      cancel: {
        description: "take back your proposal before voting begins",
        load: () => import("./council/cancel.ts"),
      },
    },
  },
};
