import { stringify } from "yaml";
import type { Network, NetworkNode } from "../model/network.ts";
import { nodeVariables } from "./programs-node.ts";

/** Releases that the services were tried with, or the newest that their makers support. */
const IMAGES = {
  postgres: "postgres:17",
  mosquitto: "eclipse-mosquitto:2",
  prometheus: "prom/prometheus:v3.5.0",
  alertmanager: "prom/alertmanager:v0.28.1",
  grafana: "grafana/grafana:12.1.0",
};

const ABOUT = ` All nodes of the network on one machine, with what stands around them.
   docker compose up -d                                    nodes, PostgreSQL, Prometheus, Alertmanager, Grafana
   docker compose --profile programs up -d                 the programs too, once contracts are deployed and programs/ is filled
 Everything uses the machine's own network: a node is known by address and port, and these are the same for whoever calls. All but the
 nodes' P2P ports listen on 127.0.0.1. Passwords are in .env. Indexer and console do not exist yet and are not among the services.`;

/** Of the files' owner: nobody else reads keys and configuration. */
const USER = `\${TALLY_USER:?TALLY_USER is in .env}`;

/** Programs that are there; each keeps what it has in data/ under its name. */
export const PROGRAMS = ["bridge", "keeper", "registrar", "relay", "vault"] as const;

/** Rights that no service needs. */
const CONFINED = { network_mode: "host", restart: "unless-stopped", security_opt: ["no-new-privileges:true"] };

/** compose.yaml for a network whose nodes are all on one machine. */
export function composeFile(network: Network): string {
  const { nodes } = network;
  const services = {
    ...Object.fromEntries(nodes.map((node) => [node.name, besu(network, node)])),
    ...SUPPORT,
    ...programs(network),
  };
  const volumes = Object.fromEntries(["postgres", "prometheus", "alertmanager", "grafana"].map((name) => [name, {}]));
  const text = stringify(
    { name: `tallystick-${network.chainId}`, services, volumes },
    { lineWidth: 0, aliasDuplicateObjects: false },
  );
  return `${ABOUT.split("\n")
    .map((line) => `#${line}`)
    .join("\n")}\n${text}`;
}

function besu({ besu: version }: Network, { organisation, folder }: NetworkNode) {
  return {
    image: `hyperledger/besu:${version}`,
    ...CONFINED,
    cap_drop: ["ALL"],
    user: USER,
    working_dir: `/srv/tallystick/${folder}`,
    command: ["--config-file=config.toml"],
    volumes: [`./${organisation}:/srv/tallystick/${organisation}`],
    stop_grace_period: "90s",
    ulimits: { nofile: 65_536 },
  };
}

const SUPPORT = {
  postgres: {
    image: IMAGES.postgres,
    ...CONFINED,
    command: ["postgres", "-c", "listen_addresses=127.0.0.1"],
    environment: {
      POSTGRES_USER: "tally",
      POSTGRES_DB: "tally",
      POSTGRES_PASSWORD: `\${POSTGRES_PASSWORD:?POSTGRES_PASSWORD is in .env}`,
    },
    volumes: ["postgres:/var/lib/postgresql/data"],
    healthcheck: { test: ["CMD", "pg_isready", "-U", "tally", "-h", "127.0.0.1"], interval: "10s", retries: 10 },
  },
  prometheus: {
    image: IMAGES.prometheus,
    ...CONFINED,
    command: [
      "--config.file=/etc/prometheus/prometheus.yml",
      "--storage.tsdb.path=/prometheus",
      "--web.listen-address=127.0.0.1:9090",
    ],
    volumes: ["./prometheus:/etc/prometheus:ro", "prometheus:/prometheus"],
  },
  alertmanager: {
    image: IMAGES.alertmanager,
    ...CONFINED,
    command: [
      "--config.file=/etc/alertmanager/alertmanager.yml",
      "--storage.path=/alertmanager",
      "--web.listen-address=127.0.0.1:9093",
      "--cluster.listen-address=",
    ],
    volumes: ["./prometheus:/etc/alertmanager:ro", "alertmanager:/alertmanager"],
  },
  grafana: {
    image: IMAGES.grafana,
    ...CONFINED,
    environment: {
      GF_SERVER_HTTP_ADDR: "127.0.0.1",
      GF_SECURITY_ADMIN_PASSWORD: `\${GRAFANA_PASSWORD:?GRAFANA_PASSWORD is in .env}`,
      GF_ANALYTICS_REPORTING_ENABLED: "false",
    },
    volumes: [
      "./grafana/provisioning:/etc/grafana/provisioning:ro",
      "./grafana/dashboards:/etc/grafana/tallystick:ro",
      "grafana:/var/lib/grafana",
    ],
  },
};

function programs(network: Network) {
  const program = (name: (typeof PROGRAMS)[number], command: readonly string[], dependsOn?: readonly string[]) => {
    const service = {
      build: "./image",
      image: "tallystick",
      ...CONFINED,
      cap_drop: ["ALL"],
      profiles: ["programs"],
      user: USER,
      command,
      environment: { ...nodeVariables(network, name), TALLY_DEPLOYMENT: "/etc/tallystick/deployment.json" },
      env_file: [{ path: `./programs/${name}.env`, required: false }],
      volumes: ["./programs:/etc/tallystick:ro", `./data/${name}:/var/lib/tally`],
      stop_grace_period: "20s",
    };
    return dependsOn === undefined ? service : { ...service, depends_on: dependsOn };
  };
  return {
    mosquitto: {
      image: IMAGES.mosquitto,
      ...CONFINED,
      cap_drop: ["ALL"],
      profiles: ["programs"],
      user: USER,
      working_dir: "/mosquitto/config",
      command: ["mosquitto", "-c", "mosquitto.conf"],
      volumes: ["./mosquitto:/mosquitto/config"],
    },
    bridge: program("bridge", ["bridge", "run", "--config", "/etc/tallystick/bridge.json"], ["postgres", "mosquitto"]),
    keeper: program("keeper", ["keep", "--store", "/var/lib/tally/keeper.sqlite", "--port", "8092"]),
    registrar: program("registrar", [
      "registrar",
      "run",
      ...["--keys", "/var/lib/tally/keys.json", "--store", "/var/lib/tally/log.sqlite"],
    ]),
    relay: program("relay", ["relay", "run", "--config", "/etc/tallystick/relay.json"]),
    vault: program("vault", ["vault", "serve", "--config", "/etc/tallystick/vault.json"]),
  };
}
