import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { parse } from "yaml";
import { createMetrics } from "../../../src/bridge/serve/metrics.ts";
import { readKit } from "../../../src/cli/network/shared/read-kit.ts";
import { createMetrics as createKeeperMetrics } from "../../../src/keeper/serve/metrics.ts";
import { createMetrics as createRelayMetrics } from "../../../src/relay/serve/metrics.ts";
import type { RelayState } from "../../../src/relay/state.ts";
import type { RequestStore } from "../../../src/relay/store/request.ts";
import { createVaultMetrics } from "../../../src/vault/serve/metrics.ts";

/** Metrics that Besu 26.8.0 registers, as its source names them with their categories, of those that are used here. */
const BESU_METRICS = new Set([
  "besu_blockchain_chain_head_gas_limit",
  "besu_blockchain_chain_head_gas_used",
  "besu_blockchain_chain_head_timestamp",
  "besu_blockchain_chain_head_transaction_count",
  "besu_synchronizer_in_sync",
  "besu_transaction_pool_number_of_transactions",
  "ethereum_best_known_block_number",
  "ethereum_blockchain_height",
  "ethereum_peer_count",
]);
const RELAY = { head: 2, number: 1, trustedUntil: 3, trustPeriod: 4, brought: 0, problems: {} };
/** Prometheus's own. */
const UP = "up";

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly runbook: string };
}

describe("alerts and dashboards of the production kit", () => {
  const kit = readKit();
  const rules = (parse(kit.get("prometheus/rules.yml") as string) as { groups: { rules: Rule[] }[] }).groups.flatMap(
    (group) => group.rules,
  );
  const dashboards = [...kit].filter(([path]) => /dashboards\/\w+\.json$/.test(path));
  const panelsOf = (text: string) => (JSON.parse(text) as { panels: { targets: { expr: string }[] }[] }).panels;

  it("asks for metrics that somebody registers, and for no others", async () => {
    const registered = new Set([...BESU_METRICS, UP]);
    const relay = createRelayMetrics(
      () => RELAY as RelayState,
      { count: () => ({}) } as RequestStore,
      () => 0,
    );
    const keeper = createKeeperMetrics(
      () => [],
      () => 0,
    );
    for (const registry of [createMetrics().registry, createVaultMetrics().registry, relay, keeper]) {
      for (const { name, type } of await registry.getMetricsAsJSON()) {
        registered.add(name);
        if (String(type) === "histogram")
          for (const part of ["bucket", "sum", "count"]) registered.add(`${name}_${part}`);
      }
    }
    const asked = [
      ...rules.map(({ expr }) => expr),
      ...dashboards.flatMap(([, text]) => panelsOf(text).flatMap(({ targets }) => targets.map(({ expr }) => expr))),
    ];
    const names = asked.flatMap(
      (expr) => expr.match(/\b(?:besu|ethereum|tallystick|jvm|process|nodejs)_\w+|\bup\b/g) ?? [],
    );
    expect(names.length).to.be.at.least(50);
    expect([...new Set(names)].filter((name) => !registered.has(name))).to.deep.equal([]);
    expect([...BESU_METRICS].filter((name) => !names.includes(name))).to.deep.equal([]);
  });

  it("leads from a program's trouble to what it says of itself, and to no lost store or stolen key", () => {
    const of = Object.fromEntries(rules.map(({ alert, annotations }) => [alert, annotations.runbook]));
    const alerts = [
      "BridgeDown",
      "SealingStopped",
      "IntakeFull",
      "VaultRefuses",
      "ProgramDown",
      "ProgramTroubled",
      "OutboxGrows",
    ];
    for (const alert of alerts) expect(of[alert], alert).to.equal("bridge-troubled.md");
    const codes = [...(kit.get("runbooks/bridge-troubled.md") as string).matchAll(/`([A-Z]+(?:_[A-Z]+)+)`/g)];
    const known = readFileSync(join(import.meta.dirname, "../../../docs/errors.md"), "utf8");
    expect(codes.length).to.be.at.least(15);
    for (const [, code] of codes) expect(known, code).to.include(`| \`${code}\` |`);
  });

  it("has somebody hear of every alert, and of a page at once", function () {
    const prometheus = kit.get("prometheus/prometheus.yml") as string;
    expect(parse(prometheus)).to.have.nested.property(
      "alerting.alertmanagers[0].static_configs[0].targets[0]",
      "127.0.0.1:9093",
    );
    const { receivers, route, inhibit_rules } = parse(kit.get("prometheus/alertmanager.yml") as string);
    const severities = new Set(rules.map(({ labels }) => labels.severity));
    expect([...severities].toSorted()).to.deep.equal(["page", "ticket"]);
    expect(receivers.map(({ name }: { name: string }) => name)).to.have.members([
      route.receiver,
      route.routes[0].receiver,
    ]);
    const quiet: string[] = inhibit_rules[0].target_matchers[0].match(/"(.+)"/)[1].split("|");
    expect(rules.map(({ alert }) => alert)).to.include.members([...quiet, "ChainStandsStill"]);
    if (spawnSync("amtool", ["--version"]).status !== 0) this.skip();
    const file = join(import.meta.dirname, "../../../network/prometheus/alertmanager.yml");
    execFileSync("amtool", ["check-config", file], { stdio: "ignore" });
    const receiverOf = (severity: string) =>
      execFileSync("amtool", ["config", "routes", "test", `--config.file=${file}`, `severity=${severity}`], {
        encoding: "utf8",
      });
    expect(["page", "ticket"].map((severity) => receiverOf(severity).trim())).to.deep.equal(["on-call", "tickets"]);
  });
});
