import type { Commands } from "../shared/commands.ts";

export const SENSING: Commands = {
  station: {
    description: "register stations and the gateways that sign for them",
    commands: {
      propose: {
        description: "propose a station, for a regulator to approve",
        load: () => import("./station/propose.ts"),
      },
      approve: {
        description: "take a station into service, as a regulator",
        load: () => import("./station/approve.ts"),
      },
      retire: {
        description: "retire a station for ever, as a regulator",
        load: () => import("./station/retire.ts"),
      },
      list: { description: "list every station that was ever proposed", load: () => import("./station/list.ts") },
      show: { description: "show a station, with gateways and sensors", load: () => import("./station/show.ts") },
      gateways: {
        description: "choose whose signatures count for a station",
        commands: {
          propose: {
            description: "propose the next set, as the operator",
            load: () => import("./station/gateways/propose.ts"),
          },
          approve: {
            description: "put the proposed set in force, as a regulator",
            load: () => import("./station/gateways/approve.ts"),
          },
        },
      },
    },
  },
  sensor: {
    description: "register the instruments of stations",
    commands: {
      propose: {
        description: "propose a sensor, for a regulator to approve",
        load: () => import("./sensor/propose.ts"),
      },
      approve: {
        description: "take a sensor into service, as a regulator",
        load: () => import("./sensor/approve.ts"),
      },
      retire: { description: "retire a sensor for ever", load: () => import("./sensor/retire.ts") },
      limit: { description: "set what is allowed, as a regulator", load: () => import("./sensor/limit.ts") },
      show: { description: "show a sensor, with its calibrations", load: () => import("./sensor/show.ts") },
      calibrate: {
        description: "state that a sensor was calibrated, or serviced",
        load: () => import("./sensor/calibrate.ts"),
      },
    },
  },
  feed: {
    description: "read and prove sealed readings of stations",
    commands: {
      head: { description: "show where a station's sequence stands on chain", load: () => import("./feed/head.ts") },
      batches: {
        description: "list sealed batches of a station, newest first",
        load: () => import("./feed/batches.ts"),
      },
      latest: {
        description: "show the newest reading of a parameter on chain",
        load: () => import("./feed/latest.ts"),
      },
      equivocations: {
        description: "list where a quorum of gateways signed two histories",
        load: () => import("./feed/equivocations.ts"),
      },
      verify: {
        description: "check reading proofs without a node",
        load: () => import("./feed/verify.ts"),
      },
      export: {
        description: "write sealed readings with all that proves them",
        load: () => import("./feed/export.ts"),
      },
    },
  },
  exceedance: {
    description: "follow readings beyond what is allowed",
    commands: {
      list: { description: "list exceedances as they stand now", load: () => import("./exceedance/list.ts") },
      open: {
        description: "open the exceedance that a sealed reading shows",
        load: () => import("./exceedance/open.ts"),
      },
      acknowledge: {
        description: "say that you have seen it, as the operator",
        load: () => import("./exceedance/acknowledge.ts"),
      },
      subject: {
        description: "show the subject of a report about it",
        load: () => import("./exceedance/subject.ts"),
      },
      remediate: {
        description: "say that you have remedied it, as the operator",
        load: () => import("./exceedance/remediate.ts"),
      },
      dispute: {
        description: "say that it is none, as the operator",
        load: () => import("./exceedance/dispute.ts"),
      },
      reopen: {
        description: "say that it is not done with, as a regulator",
        load: () => import("./exceedance/reopen.ts"),
      },
      close: {
        description: "say that it is done with for ever, as a regulator",
        load: () => import("./exceedance/close.ts"),
      },
    },
  },
  trace: {
    description: "follow a reading to its block, and prove it",
    load: () => import("./trace.ts"),
  },
};
