// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice What an ask and a quote agreed on: hash of both.
type TradeId is bytes32;

using {raw, isNull, eq as ==} for TradeId global;

function raw(TradeId id) pure returns (bytes32) {
    return TradeId.unwrap(id);
}

function isNull(TradeId id) pure returns (bool) {
    return TradeId.unwrap(id) == 0;
}

function eq(TradeId a, TradeId b) pure returns (bool) {
    return TradeId.unwrap(a) == TradeId.unwrap(b);
}
