// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Agreement, AgreementState} from "./INegotiations.sol";
import {OrgId} from "../types/OrgId.sol";

/// @notice An `Agreement` in one word, so that reading and writing it is one storage access:
///
///     | 0 15 | endedSuspended 1 | windowUses 32 | window 32 | uses 32 | maxUses 32 | end 40 | consumer 32 | provider 32 | state 8 |
///
/// These functions are pure, but for the time: they return a new word and write nothing.
type AgreementWord is uint256;

using {
    state,
    provider,
    consumer,
    end,
    maxUses,
    uses,
    window,
    windowUses,
    stateNow,
    isOver,
    leavesPlace,
    withEndedSuspended,
    withState,
    withUse,
    unpack
} for AgreementWord global;

/// @dev Of a proposal: no use was made of it.
function pack(
    AgreementState state_,
    OrgId provider_,
    OrgId consumer_,
    uint40 end_,
    uint32 maxUses_
) pure returns (AgreementWord) {
    return
        AgreementWord.wrap(
            (uint256(maxUses_) << 112) |
                (uint256(end_) << 72) |
                (uint256(consumer_.raw()) << 40) |
                (uint256(provider_.raw()) << 8) |
                uint256(state_)
        );
}

function state(AgreementWord word) pure returns (AgreementState) {
    return AgreementState(uint8(AgreementWord.unwrap(word)));
}

function provider(AgreementWord word) pure returns (OrgId) {
    return OrgId.wrap(uint32(AgreementWord.unwrap(word) >> 8));
}

function consumer(AgreementWord word) pure returns (OrgId) {
    return OrgId.wrap(uint32(AgreementWord.unwrap(word) >> 40));
}

function end(AgreementWord word) pure returns (uint40) {
    return uint40(AgreementWord.unwrap(word) >> 72);
}

function maxUses(AgreementWord word) pure returns (uint32) {
    return uint32(AgreementWord.unwrap(word) >> 112);
}

function uses(AgreementWord word) pure returns (uint32) {
    return uint32(AgreementWord.unwrap(word) >> 144);
}

function window(AgreementWord word) pure returns (uint32) {
    return uint32(AgreementWord.unwrap(word) >> 176);
}

function windowUses(AgreementWord word) pure returns (uint32) {
    return uint32(AgreementWord.unwrap(word) >> 208);
}

/// @dev With what follows from time and number.
function stateNow(AgreementWord word) view returns (AgreementState now_) {
    now_ = word.state();
    if (now_ == AgreementState.None || now_ > AgreementState.Suspended) return now_;
    if (block.timestamp > word.end()) return AgreementState.Expired;
    return word.uses() == word.maxUses() ? AgreementState.UsedUp : now_;
}

/// @dev Whether it was there, and nothing more becomes of it.
function isOver(AgreementWord word) view returns (bool) {
    return word.stateNow() > AgreementState.Suspended;
}

/// @dev Whether another can take its place under an offer that allows one each: it is over, and nothing is escaped by ending it early. So
/// one that was used, or that was ended while suspended, holds its place to its end.
function leavesPlace(AgreementWord word) view returns (bool) {
    if (!word.isOver()) return false;
    return block.timestamp > word.end() || (word.uses() == 0 && AgreementWord.unwrap(word) >> 240 == 0);
}

/// @dev Of one that ends while it is suspended. Nothing is used after that.
function withEndedSuspended(AgreementWord word) pure returns (AgreementWord) {
    return AgreementWord.wrap(AgreementWord.unwrap(word) | (1 << 240));
}

function withState(AgreementWord word, AgreementState state_) pure returns (AgreementWord) {
    return AgreementWord.wrap((AgreementWord.unwrap(word) & ~uint256(0xff)) | uint256(state_));
}

/// @dev With one use more, of which there are fewer than `maxUses`.
function withUse(AgreementWord word, uint32 window_, uint32 windowUses_) pure returns (AgreementWord) {
    uint256 kept = (AgreementWord.unwrap(word) & type(uint176).max) + (1 << 144);
    return AgreementWord.wrap((uint256(windowUses_) << 208) | (uint256(window_) << 176) | kept);
}

function unpack(AgreementWord word) pure returns (Agreement memory) {
    return
        Agreement({
            state: word.state(),
            provider: word.provider(),
            consumer: word.consumer(),
            end: word.end(),
            maxUses: word.maxUses(),
            uses: word.uses(),
            window: word.window(),
            windowUses: word.windowUses()
        });
}
