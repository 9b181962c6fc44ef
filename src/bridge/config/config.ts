import type { Hj212Device } from "../model/hj212/device.ts";
import type { Quota } from "../model/quota.ts";

/** How a bridge is set up: the content of the file that `tally bridge run --config` takes. */
export interface BridgeConfig {
  readonly chain: {
    readonly url: string;
    /** Sent as bearer token, for a node that asks for one. */
    readonly token?: string;
    /** Shown to a node that asks for a client's certificate: paths of PEM files, and their texts once they are read. */
    readonly tls?: { readonly cert: string; readonly key: string; readonly ca?: string };
    /** Path of the deployment file. */
    readonly deployment: string;
    /** Transactions that may be with the node and not mined. A pool that takes fewer says so, and gets fewer. @default 64 */
    readonly maxInFlight?: number;
  };
  readonly gateway: {
    /** Private key of this gateway: signs batches and sends transactions. Nothing else may send with it. */
    readonly key: string;
  };
  /** A folder for the embedded store, or the address of a PostgreSQL database. */
  readonly store: { readonly folder: string } | { readonly postgres: string; readonly folder: string };
  /** Where several workers of this gateway share the database. */
  readonly workers?: WorkersConfig;
  readonly batch?: {
    /** @default 10000 */
    readonly maxCount?: number;
    /** A batch closes when its first reading is so old. @default 60 */
    readonly maxAgeSeconds?: number;
    /** Whether the newest reading of each sensor goes on chain too. @default true */
    readonly carryLatest?: boolean;
  };
  readonly api?: {
    /** @default "127.0.0.1" */
    readonly host?: string;
    /** @default 8080 */
    readonly port?: number;
    /** What proposing gateways show; without it this bridge signs for nobody else. */
    readonly cosignKey?: string;
    /**
     * How far the times of arrival of two gateways may lie apart: as long as one may be out of service while its sources keep what
     * they have for it. A reading that is left out is noticed after that time. @default 600
     */
    readonly cosignSkewSeconds?: number;
    /** Pages of these origins may read the API; `*` is all. @default none */
    readonly allowOrigins?: readonly string[];
  };
  readonly mqtt?: readonly MqttConfig[];
  readonly hj212?: { readonly host?: string; readonly port: number };
  /** Whether a marker is sealed where a reading was due and none came. @default false */
  readonly absence?: boolean;
  readonly stations: readonly StationConfig[];
}

/** One of several processes that are one gateway: all have its key, its stations and its database. */
export interface WorkersConfig {
  /** Names this one among them, the same after a restart. */
  readonly name: string;
  /** Private key of the account that this worker sends from. Nothing else may send with it. */
  readonly senderKey: string;
  /** How long a station stays with a worker that is not heard of. @default 10 */
  readonly leaseSeconds?: number;
}

export interface MqttConfig {
  readonly url: string;
  readonly version: "3.1.1" | "5";
  readonly clientId: string;
  readonly username?: string;
  readonly password?: string;
  readonly tls?: { readonly ca?: string; readonly cert?: string; readonly key?: string; readonly servername?: string };
  readonly shareGroup?: string;
}

export interface StationConfig {
  /** Its number on chain. */
  readonly station: number;
  /** Whether this gateway closes the station's batches. One gateway does; the others keep their own copy and sign. */
  readonly proposes: boolean;
  readonly cosigners?: readonly { readonly url: string; readonly key: string }[];
  /** Path of a quality profile. @default the shipped one for rivers */
  readonly profile?: string;
  /** @default 1000 readings per second, 100 000 at once */
  readonly quota?: Quota;
  /** MQTT topics that are the station's. */
  readonly mqtt?: { readonly filter: string };
  readonly http?: { readonly key: string; readonly keyDigests: readonly string[] };
  /** By MN. */
  readonly hj212?: Readonly<Record<string, Omit<Hj212Device, "station">>>;
}
