import type { Commands } from "../shared/commands.ts";

export const CUSTODY: Commands = {
  custody: {
    description: "units that change hands: who has what, and how it came there",
    commands: {
      create: {
        description: "record a unit that came into being with you; an empty container without --items",
        load: () => import("./create.ts"),
      },
      seal: { description: "record that a unit was closed with a seal", load: () => import("./seal.ts") },
      unseal: { description: "record that a seal was opened, or found broken", load: () => import("./unseal.ts") },
      pack: { description: "put units into a container", load: () => import("./pack.ts") },
      unpack: { description: "take units out of a container", load: () => import("./unpack.ts") },
      record: { description: "record a step that you took with units", load: () => import("./record.ts") },
      handover: {
        description: "two devices exchange a file or a QR code, and whoever has network submits it",
        commands: {
          offer: {
            description: "sign that you give a unit, for the receiver to sign",
            load: () => import("./handover/offer.ts"),
          },
          accept: {
            description: "sign that you take what was offered, as you measured it, for anybody to submit",
            load: () => import("./handover/accept.ts"),
          },
          both: {
            description: "sign for giver and receiver in one process, and submit it",
            load: () => import("./handover/both.ts"),
          },
          withdraw: {
            description: "make void what you offered and nobody submitted",
            load: () => import("./handover/withdraw.ts"),
          },
          submit: {
            description: "bring handovers with both signatures to the chain, all or none; anybody may",
            load: () => import("./handover/submit.ts"),
          },
        },
      },
      decide: { description: "decide a dispute as a regulator", load: () => import("./decide.ts") },
      destroy: {
        description: "record that units, with all that is in them, were destroyed",
        load: () => import("./destroy.ts"),
      },
      lost: { description: "declare for ever that a unit is lost", load: () => import("./lost.ts") },
      correct: { description: "put class, quantity and items of a unit right", load: () => import("./correct.ts") },
      recall: { description: "recall units, or lift a recall", load: () => import("./recall.ts") },
      trace: { description: "how a unit came to be where it is", load: () => import("./trace.ts") },
      inventory: {
        description: "what organisations have, and where what they had went",
        load: () => import("./inventory.ts"),
      },
      overdue: {
        description: "units that have stayed in their step longer than allowed",
        load: () => import("./overdue.ts"),
      },
      label: {
        description: "a unit's GS1 Digital Link, or the URI that it has, as a QR code",
        load: () => import("./label.ts"),
      },
      profile: {
        description: "the rules of regulated flows",
        commands: {
          propose: {
            description: "propose to the Council the rules of a new flow, or the next version of one",
            load: () => import("./profile/propose.ts"),
          },
          list: { description: "every version of every flow", load: () => import("./profile/list.ts") },
          show: { description: "one version", load: () => import("./profile/show.ts") },
          adopt: {
            description: "have custody go by a version that the Council set; anybody may",
            load: () => import("./profile/adopt.ts"),
          },
        },
      },
      export: {
        description: "write what happened to units, and to all that they were packed with, as an EPCIS 2.0 document",
        load: () => import("./export.ts"),
      },
      import: {
        description: "perform the events of an EPCIS document on this chain, and say which become no act",
        load: () => import("./import.ts"),
      },
    },
  },
};
