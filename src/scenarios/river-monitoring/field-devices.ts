import type { RunningBridge } from "../../bridge/compose/running-bridge.ts";
import { TALLY_RIVER } from "../../simulator/definition.ts";
import type { Device } from "../../simulator/devices/device.ts";
import { createHj212Logger } from "../../simulator/devices/hj212/logger.ts";
import { createHttpDevice } from "../../simulator/devices/http.ts";
import { connectMqttDevice } from "../../simulator/devices/mqtt.ts";

export interface FieldDevicesParameters {
  /** Address of the MQTT broker. */
  readonly broker: string;
  readonly bridges: readonly RunningBridge[];
  readonly apiKey: string;
}

/**
 * The stations' own devices, by station. Through MQTT both gateways hear the one device; loggers over HTTP and HJ 212 send to
 * both, as loggers in the field report to several hosts.
 */
export async function startFieldDevices({ broker, bridges, apiKey }: FieldDevicesParameters) {
  const devices = new Map<string, readonly Device[]>();
  for (const { plan } of TALLY_RIVER) {
    const { key, protocol, deviceId, sensors } = plan;
    const units = new Map(sensors.map(({ parameter, unit }) => [parameter, unit]));
    const unit = (parameter: string) => units.get(parameter) ?? "1";
    const senml = { baseName: `urn:dev:${key}:`, unit, counters: true };
    if (protocol === "mqtt") {
      const topic = `tallystick/${key}/readings`;
      devices.set(key, [await connectMqttDevice({ url: broker, topic, senml, clientId: `station-${key}` })]);
    } else if (protocol === "http") {
      const headers = { authorization: `Bearer ${apiKey}` };
      // One pack at a time, as a simple logger sends: they arrive in order.
      const post = ({ url }: RunningBridge) =>
        createHttpDevice({ url: `${url}/v1/stations/${key}/readings`, senml, headers, window: 1 });
      devices.set(key, bridges.map(post));
    } else {
      const log = ({ hj212Port }: RunningBridge) =>
        createHj212Logger({ host: "127.0.0.1", port: hj212Port as number, deviceId, window: 32 });
      devices.set(key, bridges.map(log));
    }
  }
  return devices;
}
