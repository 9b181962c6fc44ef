/** What a value of a configuration key is in TOML. */
export type OptionKind = "boolean" | "number" | "list" | "string";

/**
 * Keys of a configuration file of Besu 26.8.0, without table headings: the names of its command line's options, also the experimental ones
 * (X) and their synonyms. Taken from the declarations in its source; Besu itself refuses another key, but only when it starts.
 */
const NAMES: Readonly<Record<OptionKind, string>> = {
  boolean: `
    Xaltbn128-native-enabled Xbal-log-bals-on-mismatch Xbal-perfect-parallelization-enabled Xbal-state-root-enabled
    Xbft-legacy-protocol-encoding Xblake2bf-native-enabled Xbonsai-code-using-code-hash-enabled Xbonsai-cross-block-cache-enabled
    Xbonsai-full-flat-db-enabled Xcheckpoint-post-merge-enabled Xdns-enabled Xdns-update-enabled Xevm-go-fast Xevm-optimized-opcodes
    Xevm-v2 Xin-process-rpc-enabled Xmetrics-timers-enabled Xmodexp-native-enabled Xnat-method-fallback-enabled
    Xp256verify-native-enabled Xpeer-tracker-forget-evicted-txs Xplugin-rocksdb-blockchain-blob-garbage-collection-enabled
    Xplugin-rocksdb-high-spec-enabled Xplugin-rocksdb-read-cache-snapshots-enabled Xplugins-external-enabled
    Xqbft-enable-early-round-change Xrpc-ipc-enabled Xsecp-native-enabled Xsecp256k1-native-enabled Xsnap2-enabled
    api-gas-and-priority-fee-limiting-enabled auto-log-bloom-caching-enabled bonsai-limit-trie-logs-enabled
    bonsai-parallel-state-root-computation-enabled bonsai-parallel-tx-processing-enabled cache-last-block-headers-preload-enabled
    cache-precompiles color-enabled discovery-enabled engine-jwt-disabled engine-rpc-enabled era1-import-prepipeline-enabled
    filter-on-enr-fork-id genesis-state-hash-cache-enabled graphql-http-enabled graphql-mtls-enabled graphql-tls-enabled
    history-expiry-prune json-pretty-print-enabled metrics-enabled metrics-push-enabled p2p-enabled p2p-ipv6-outbound-enabled
    permissions-accounts-config-file-enabled permissions-nodes-config-file-enabled plugin-continue-on-error
    poa-discovery-retry-bootnodes random-peer-priority-enabled receipt-compaction-enabled remote-connections-limit-enabled
    revert-reason-enabled rpc-http-authentication-enabled rpc-http-enabled rpc-http-tls-ca-clients-enabled
    rpc-http-tls-client-auth-enabled rpc-http-tls-enabled rpc-ws-authentication-enabled rpc-ws-enabled rpc-ws-ssl-client-auth-enabled
    rpc-ws-ssl-enabled snapsync-server-enabled snapsync-synchronizer-pre-checkpoint-headers-only-enabled
    snapsync-synchronizer-transaction-indexing-enabled strict-tx-replay-protection-enabled tx-pool-enable-balance-check
    tx-pool-enable-save-restore tx-pool-no-local-priority tx-sender-nonce-index-enabled version-compatibility-protection`,
  number: `
    Xbonsai-cross-block-cache-account-max-size Xbonsai-cross-block-cache-storage-max-size Xchain-pruning-bals-retained
    Xchain-pruning-blocks-retained Xchain-pruning-frequency Xchain-pruning-retained-minimum Xeth-capability-max Xeth-capability-min
    Xeth-max-message-size Xeth-max-transactions-message-size Xeth65-tx-announced-buffering-period-milliseconds
    Xevm-jumpdest-cache-weight-kb Xewp-max-get-bodies Xewp-max-get-headers Xewp-max-get-pooled-transactions Xewp-max-get-receipts
    Xhttp-streaming-timeout-seconds Xhttp-timeout-seconds Xincoming-tx-messages-keep-alive-seconds Xmax-send-queue-size-per-peer
    Xmax-tracked-seen-txs Xmax-tracked-seen-txs-per-peer Xmetrics-idle-timeout Xp2p-check-maintained-connections-frequency
    Xp2p-initiate-connections-frequency Xp2p-peer-task-timeout Xplugin-rocksdb-background-thread-count Xplugin-rocksdb-cache-capacity
    Xpos-block-creation-max-time Xpos-block-creation-repetition-min-duration Xpos-block-finalization-timeout-ms Xpos-slot-duration
    Xpre-merge-pruning-quantity Xsnapsync-server-max-concurrent-requests Xsnapsync-server-max-concurrent-requests-per-peer
    Xsnapsync-synchronizer-bytecode-count-per-request Xsnapsync-synchronizer-flat-account-healed-count-per-request
    Xsnapsync-synchronizer-flat-slot-healed-count-per-request Xsnapsync-synchronizer-pivot-block-check-interval-millis
    Xsnapsync-synchronizer-pivot-block-distance-before-caching Xsnapsync-synchronizer-pivot-block-window-validity
    Xsnapsync-synchronizer-storage-count-per-request Xsnapsync-synchronizer-trienode-count-per-request
    Xsynchronizer-backward-headers-download-step-timeout-millis Xsynchronizer-bodies-download-step-timeout-millis
    Xsynchronizer-computation-parallelism Xsynchronizer-downloader-bodies-request-size Xsynchronizer-downloader-chain-segment-size
    Xsynchronizer-downloader-change-target-threshold-by-height Xsynchronizer-downloader-checkpoint-RETRIES
    Xsynchronizer-downloader-checkpoint-timeouts-permitted Xsynchronizer-downloader-header-request-size
    Xsynchronizer-downloader-parallelism Xsynchronizer-header-download-parallelism-factor Xsynchronizer-pivot-distance
    Xsynchronizer-receipts-download-step-timeout-millis Xsynchronizer-transactions-parallelism
    Xsynchronizer-world-state-hash-count-per-request Xsynchronizer-world-state-max-requests-without-progress
    Xsynchronizer-world-state-min-millis-before-stalling Xsynchronizer-world-state-request-parallelism
    Xsynchronizer-world-state-task-cache-size Xtx-pool-save-restore-timeout Xv5-discovery-interval-seconds Xv5-discovery-timeout-seconds
    Xv5-minimum-peer-ratio Xws-timeout-seconds api-gas-and-priority-fee-lower-bound-coefficient
    api-gas-and-priority-fee-upper-bound-coefficient api-gas-price-blocks api-gas-price-max api-gas-price-percentile
    block-txs-selection-max-time bonsai-historical-block-limit bonsai-trie-logs-pruning-window-size cache-last-block-headers
    cache-last-blocks engine-rpc-http-port engine-rpc-port era1-import-prepipeline-concurrency estimate-gas-tolerance-ratio
    ethstats-report-interval graphql-http-port graphql-max-blocks-range max-blobs-per-block max-blobs-per-transaction max-peers
    metrics-port metrics-push-interval metrics-push-port min-block-occupancy-ratio min-gas-price min-priority-fee network-id
    p2p-peer-upper-bound p2p-port p2p-port-ipv6 p2p-tx-feecap plugin-block-txs-selection-max-time poa-block-txs-selection-max-time
    remote-connections-max-percentage reorg-logging-threshold rpc-filter-timeout-seconds rpc-gas-cap rpc-http-max-active-connections
    rpc-http-max-batch-size rpc-http-max-request-content-length rpc-http-port rpc-max-active-filters rpc-max-logs-range
    rpc-max-trace-filter-range rpc-max-trace-steps rpc-tx-feecap rpc-ws-max-active-connections rpc-ws-max-active-subscriptions
    rpc-ws-max-frame-size rpc-ws-port sync-min-peers target-gas-limit tx-pool-blob-price-bump tx-pool-layer-max-capacity
    tx-pool-limit-by-account-percentage tx-pool-max-future-by-sender tx-pool-max-prioritized tx-pool-max-size tx-pool-min-gas-price
    tx-pool-min-score tx-pool-price-bump tx-pool-retention-hours`,
  list: `
    Xin-process-rpc-api Xin-process-rpc-apis Xrpc-ipc-api Xrpc-ipc-apis banned-node-id banned-node-ids bootnodes engine-host-allowlist
    graphql-http-cors-origins host-allowlist metrics-categories metrics-category net-restrict override-genesis-config plugins
    required-block required-blocks rpc-http-api rpc-http-api-method-no-auth rpc-http-api-methods-no-auth rpc-http-apis
    rpc-http-cors-origins rpc-http-tls-cipher-suite rpc-http-tls-cipher-suites rpc-http-tls-protocol rpc-http-tls-protocols rpc-ws-api
    rpc-ws-api-method-no-auth rpc-ws-api-methods-no-auth rpc-ws-apis tx-pool-max-prioritized-by-type tx-pool-priority-senders`,
  string: `
    Xchain-pruning-enabled Xevm-worldstate-update-mode Xp2p-dns-discovery-server Xplugin-rocksdb-blob-garbage-collection-age-cutoff
    Xplugin-rocksdb-blob-garbage-collection-force-threshold Xplugin-rocksdb-max-open-files Xrpc-ipc-path
    Xsynchronizer-block-propagation-range Xsynchronizer-downloader-change-target-threshold-by-td checkpoint data-path
    data-storage-format discovery-dns-url discovery-mode engine-jwt-secret era1-data-uri ethstats ethstats-cacert-file ethstats-contact
    genesis-file graphql-http-host graphql-tls-keystore-file graphql-tls-keystore-password-file graphql-tls-truststore-file
    graphql-tls-truststore-password-file identity key-value-storage kzg-trusted-setup logging logging-format metrics-host
    metrics-protocol metrics-push-host metrics-push-prometheus-job miner-extra-data nat-method network node-private-key-file p2p-host
    p2p-host-ipv6 p2p-interface p2p-interface-ipv6 permissions-accounts-config-file permissions-nodes-config-file pid-path
    plugins-verification-mode profile rpc-http-authentication-credentials-file rpc-http-authentication-jwt-algorithm
    rpc-http-authentication-jwt-public-key-file rpc-http-host rpc-http-tls-keystore-file rpc-http-tls-keystore-password-file
    rpc-http-tls-known-clients-file rpc-http-tls-truststore-file rpc-http-tls-truststore-password-file
    rpc-ws-authentication-credentials-file rpc-ws-authentication-jwt-algorithm rpc-ws-authentication-jwt-public-key-file rpc-ws-host
    rpc-ws-ssl-cert-file rpc-ws-ssl-key-file rpc-ws-ssl-keystore-file rpc-ws-ssl-keystore-password rpc-ws-ssl-keystore-password-file
    rpc-ws-ssl-keystore-type rpc-ws-ssl-trustcert-file rpc-ws-ssl-truststore-file rpc-ws-ssl-truststore-password
    rpc-ws-ssl-truststore-password-file rpc-ws-ssl-truststore-type security-module static-nodes-file sync-mode tx-pool tx-pool-save-file`,
};

export const BESU_OPTIONS: ReadonlyMap<string, OptionKind> = new Map(
  (Object.keys(NAMES) as OptionKind[]).flatMap((kind) =>
    NAMES[kind]
      .trim()
      .split(/\s+/)
      .map((name) => [name, kind] as const),
  ),
);
