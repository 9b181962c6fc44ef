// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {OrgId} from "../types/OrgId.sol";

/// @notice How a lot that keeps its history came from one organisation to another.
enum Mark {
    /// @dev By its holder, who answers for its payment to all who come after.
    Endorsed,
    /// @dev By its holder, who wrote that it is not to be passed on: it answers to the one it gave it to, and to nobody after.
    Limited,
    /// @dev By its holder, who sold it without recourse.
    WithoutRecourse,
    /// @dev By a pledgee that took what was pledged to it. The pledgor answers as one that endorsed.
    Enforced,
    /// @dev By order. Who had it answers for nothing.
    Ordered
}

/// @notice One step of a lot's history.
struct Passing {
    OrgId from;
    OrgId to;
    Mark mark;
}

/// @dev What a holder gives as document of a transfer where it answers to nobody but whom it gives the lot to.
bytes32 constant NOT_TRANSFERABLE = keccak256("not transferable");

/// @notice What is kept of a lot that keeps its history, in one word:
///
///     | history 176 | steps 8 | room 9 | face 63 |
///
/// The history is a chain of hashes: each step takes in the one before, so that whoever lists all steps proves them. A part that is divided off takes
/// the history of the whole with it. 176 bits: two histories of one hash are found in 2^88 attempts.
/// `room` is how many lots more it may become. Its parts share that as they share its units: nobody uses up what is of others.
/// Zero where there is no such lot. These functions are pure: they return a new word and write nothing.
type LotWord is uint256;

using {isNone, face, room, steps, history, withFace, passed} for LotWord global;

/// @dev In how many lots at most what was issued may be.
uint256 constant MAX_LOTS = 500;

/// @param root The id of the lot as it was issued.
/// @param amount At most 63 bits.
function lotWord(uint256 root, uint256 amount) pure returns (LotWord) {
    return LotWord.wrap((uint256(beginning(root)) << 80) | ((MAX_LOTS - 1) << 63) | amount);
}

/// @notice The history of a lot that nobody passed on.
function beginning(uint256 root) pure returns (uint176) {
    return uint176(uint256(keccak256(abi.encode(root)))); // the low bits of a hash are one
}

/// @notice The history after one step more.
function after_(uint176 before, OrgId from, OrgId to, Mark mark) pure returns (uint176) {
    return uint176(uint256(keccak256(abi.encode(before, from, to, mark)))); // the low bits of a hash are one
}

function isNone(LotWord word) pure returns (bool) {
    return LotWord.unwrap(word) == 0;
}

function face(LotWord word) pure returns (uint64) {
    return uint64(LotWord.unwrap(word)) & (type(uint64).max >> 1);
}

function room(LotWord word) pure returns (uint256) {
    return (LotWord.unwrap(word) >> 63) & 511;
}

function steps(LotWord word) pure returns (uint8) {
    return uint8(LotWord.unwrap(word) >> 72);
}

function history(LotWord word) pure returns (uint176) {
    return uint176(LotWord.unwrap(word) >> 80);
}

/// @param amount Less than the face.
/// @param lots At most the room.
function withFace(LotWord word, uint256 amount, uint256 lots) pure returns (LotWord) {
    return LotWord.wrap(((LotWord.unwrap(word) >> 72) << 72) | (lots << 63) | amount);
}

/// @dev The caller has checked that there is room for one step more.
function passed(LotWord word, OrgId from, OrgId to, Mark mark) pure returns (LotWord) {
    uint256 next = after_(word.history(), from, to, mark);
    return LotWord.wrap((next << 80) | (uint256(word.steps() + 1) << 72) | (LotWord.unwrap(word) & ((1 << 72) - 1)));
}
