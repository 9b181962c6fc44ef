import type { Commands } from "../shared/commands.ts";

export const CUSTODY: Commands = {
  custody: {
    description: "record who has units, and how they came there",
    commands: {
      create: {
        description: "record a unit that came into being with you",
        load: () => import("./create.ts"),
      },
      seal: { description: "record that a unit was closed with a seal", load: () => import("./seal.ts") },
      unseal: { description: "record that a seal was opened, or found broken", load: () => import("./unseal.ts") },
      pack: { description: "put units into a container", load: () => import("./pack.ts") },
      unpack: { description: "take units out of a container", load: () => import("./unpack.ts") },
      record: { description: "record a step that you took with units", load: () => import("./record.ts") },
      handover: {
        description: "hand units over, with the signatures of both sides",
        commands: {
          offer: {
            description: "sign that you give a unit",
            load: () => import("./handover/offer.ts"),
          },
          accept: {
            description: "sign that you take what was offered",
            load: () => import("./handover/accept.ts"),
          },
          both: {
            description: "sign for giver and receiver, and submit it",
            load: () => import("./handover/both.ts"),
          },
          withdraw: {
            description: "make an offer void that nobody submitted",
            load: () => import("./handover/withdraw.ts"),
          },
          decline: {
            description: "make void what you accepted and nobody submitted",
            load: () => import("./handover/decline.ts"),
          },
          submit: {
            description: "bring handovers that both sides signed to the chain",
            load: () => import("./handover/submit.ts"),
          },
        },
      },
      decide: { description: "decide a dispute, as a regulator", load: () => import("./decide.ts") },
      subject: {
        description: "show the subject of a certificate about units",
        load: () => import("./subject.ts"),
      },
      destroy: {
        description: "record that units and all in them were destroyed",
        load: () => import("./destroy.ts"),
      },
      lost: { description: "declare for ever that a unit is lost", load: () => import("./lost.ts") },
      correct: { description: "put class, quantity and items of a unit right", load: () => import("./correct.ts") },
      recall: { description: "recall units, or lift a recall", load: () => import("./recall.ts") },
      trace: { description: "show how a unit came to be where it is", load: () => import("./trace.ts") },
      inventory: {
        description: "show what organisations have, and where it went",
        load: () => import("./inventory.ts"),
      },
      overdue: {
        description: "list units that stay in their step too long",
        load: () => import("./overdue.ts"),
      },
      label: {
        description: "show a unit's Digital Link as a QR code",
        load: () => import("./label.ts"),
      },
      profile: {
        description: "propose and show the rules of regulated flows",
        commands: {
          propose: {
            description: "propose rules of a new flow, or their next version",
            load: () => import("./profile/propose.ts"),
          },
          list: { description: "list every version of every flow", load: () => import("./profile/list.ts") },
          show: { description: "show one version", load: () => import("./profile/show.ts") },
          adopt: {
            description: "put a version that the Council set in force",
            load: () => import("./profile/adopt.ts"),
          },
        },
      },
      export: {
        description: "write what happened to units as an EPCIS document",
        load: () => import("./export.ts"),
      },
      import: {
        description: "perform the events of an EPCIS document",
        load: () => import("./import.ts"),
      },
    },
  },
};
