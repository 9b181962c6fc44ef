import type { Commands } from "../shared/commands.ts";

export const SENSING: Commands = {
  station: {
    description: "monitoring stations, and the gateways that sign for them",
    commands: {
      propose: {
        description: "propose a station of your organisation, for a regulator to approve",
        load: () => import("./station/propose.ts"),
      },
      approve: {
        description: "take a proposed station into service, as a regulator",
        load: () => import("./station/approve.ts"),
      },
      retire: {
        description: "take a station out of service for ever, as a regulator",
        load: () => import("./station/retire.ts"),
      },
      list: { description: "every station that was ever proposed", load: () => import("./station/list.ts") },
      show: { description: "one station, with gateways and sensors", load: () => import("./station/show.ts") },
      gateways: {
        description: "whose signatures count for a station",
        commands: {
          propose: {
            description: "propose the next set, as the station's operator",
            load: () => import("./station/gateways/propose.ts"),
          },
          approve: {
            description: "put the proposed set in force, as a regulator; repeat it",
            load: () => import("./station/gateways/approve.ts"),
          },
        },
      },
    },
  },
  sensor: {
    description: "the instruments of stations",
    commands: {
      propose: {
        description: "propose a sensor of your organisation's station, for a regulator to approve",
        load: () => import("./sensor/propose.ts"),
      },
      approve: {
        description: "take a proposed sensor into service, as a regulator; the former of the same parameter is retired",
        load: () => import("./sensor/approve.ts"),
      },
      retire: { description: "take a sensor out of service for ever", load: () => import("./sensor/retire.ts") },
      limit: { description: "set what is allowed, as a regulator", load: () => import("./sensor/limit.ts") },
      show: { description: "one sensor, with its calibrations", load: () => import("./sensor/show.ts") },
      calibrate: {
        description: "state that a sensor was calibrated, or serviced",
        load: () => import("./sensor/calibrate.ts"),
      },
    },
  },
  feed: {
    description: "sealed readings of stations",
    commands: {
      head: { description: "where a station's sequence stands on chain", load: () => import("./feed/head.ts") },
      batches: { description: "sealed batches of a station, newest first", load: () => import("./feed/batches.ts") },
      latest: {
        description: "the newest reading of a parameter that reached the chain",
        load: () => import("./feed/latest.ts"),
      },
      equivocations: {
        description: "where a quorum of gateways signed two histories",
        load: () => import("./feed/equivocations.ts"),
      },
      verify: {
        description: "check the proof of readings by itself, without a node",
        load: () => import("./feed/verify.ts"),
      },
      export: {
        description: "write sealed readings of a station with all that proves them, one on each line",
        load: () => import("./feed/export.ts"),
      },
    },
  },
  exceedance: {
    description: "readings beyond what is allowed; named SENSOR/SEQ by the reading that it begins with",
    commands: {
      list: { description: "exceedances as they stand now", load: () => import("./exceedance/list.ts") },
      open: {
        description: "open the exceedance that a sealed reading shows; anybody may",
        load: () => import("./exceedance/open.ts"),
      },
      acknowledge: {
        description: "you have seen it, as the station's operator",
        load: () => import("./exceedance/acknowledge.ts"),
      },
      remediate: {
        description: "you have remedied it, as the station's operator",
        load: () => import("./exceedance/remediate.ts"),
      },
      dispute: {
        description: "it is none, as the station's operator",
        load: () => import("./exceedance/dispute.ts"),
      },
      reopen: { description: "it is not done with, as a regulator", load: () => import("./exceedance/reopen.ts") },
      close: {
        description: "it is done with, for ever, as a regulator",
        load: () => import("./exceedance/close.ts"),
      },
    },
  },
  trace: {
    description: "follow a reading from the river to the block, and prove it on the chain",
    load: () => import("./trace.ts"),
  },
};
