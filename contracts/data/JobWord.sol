// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Computation, JobStatus, Round} from "./IComputations.sol";

/// @notice How a job stands, in one word. A set has a bit for each input, or for each executor or reserve, in the order of the job:
///
///     |  agreed 16 | mismatched 16 | revealed 16 | committed 16 |   reserves
///     |  agreed 16 | mismatched 16 | revealed 16 | committed 16 |   executors
///     |  approved 16 | since 40 | status 8 |
///
/// from the highest bit down; the highest 64 bits are zero. 40 bits of seconds last for 34 000 years.
/// These functions are pure: they return a new word and write nothing.
type JobWord is uint256;

using {
    status,
    since,
    approved,
    committed,
    revealed,
    mismatched,
    agreed,
    moveTo,
    withApproved,
    withCommitted,
    withRevealed,
    withMismatched,
    withAgreed,
    unpack
} for JobWord global;

uint256 constant APPROVED = 48;
/// @dev The executors' sets begin there; those of the reserves, `ROUND` bits higher.
uint256 constant FIRST = 64;
uint256 constant ROUND = 64;
uint256 constant COMMITTED = 0;
uint256 constant REVEALED = 16;
uint256 constant MISMATCHED = 32;
uint256 constant AGREED = 48;

function status(JobWord word) pure returns (JobStatus) {
    return JobStatus(uint8(JobWord.unwrap(word)));
}

/// @dev When the status became what it is.
function since(JobWord word) pure returns (uint48) {
    return uint40(JobWord.unwrap(word) >> 8);
}

function approved(JobWord word) pure returns (uint16) {
    return uint16(JobWord.unwrap(word) >> APPROVED);
}

function committed(JobWord word, bool again) pure returns (uint16) {
    return _setOf(word, again, COMMITTED);
}

/// @dev Who revealed what it had committed to.
function revealed(JobWord word, bool again) pure returns (uint16) {
    return _setOf(word, again, REVEALED);
}

/// @dev Who revealed something else.
function mismatched(JobWord word, bool again) pure returns (uint16) {
    return _setOf(word, again, MISMATCHED);
}

/// @dev Who revealed the result that has the quorum.
function agreed(JobWord word, bool again) pure returns (uint16) {
    return _setOf(word, again, AGREED);
}

function isAmong(uint16 set, uint256 index) pure returns (bool) {
    return (set >> index) & 1 != 0;
}

function moveTo(JobWord word, JobStatus status_, uint256 since_) pure returns (JobWord) {
    uint256 rest = (JobWord.unwrap(word) >> APPROVED) << APPROVED;
    return JobWord.wrap(rest | (uint256(uint40(since_)) << 8) | uint8(status_)); // bounded, see above
}

function withApproved(JobWord word, uint16 inputs) pure returns (JobWord) {
    return JobWord.wrap(JobWord.unwrap(word) | (uint256(inputs) << APPROVED));
}

function withCommitted(JobWord word, bool again, uint256 index) pure returns (JobWord) {
    return _with(word, again, COMMITTED, uint16(1 << index));
}

function withRevealed(JobWord word, bool again, uint256 index) pure returns (JobWord) {
    return _with(word, again, REVEALED, uint16(1 << index));
}

function withMismatched(JobWord word, bool again, uint256 index) pure returns (JobWord) {
    return _with(word, again, MISMATCHED, uint16(1 << index));
}

function withAgreed(JobWord word, bool again, uint16 set) pure returns (JobWord) {
    return _with(word, again, AGREED, set);
}

function unpack(JobWord word) pure returns (Computation memory computation) {
    (computation.status, computation.since) = (word.status(), word.since());
    computation.approved = word.approved();
    (computation.executors, computation.reserves) = (_roundOf(word, false), _roundOf(word, true));
}

function _roundOf(JobWord word, bool again) pure returns (Round memory) {
    return Round(word.committed(again), word.revealed(again), word.mismatched(again), word.agreed(again));
}

function _setOf(JobWord word, bool again, uint256 field) pure returns (uint16) {
    return uint16(JobWord.unwrap(word) >> _place(again, field));
}

function _with(JobWord word, bool again, uint256 field, uint16 set) pure returns (JobWord) {
    return JobWord.wrap(JobWord.unwrap(word) | (uint256(set) << _place(again, field)));
}

function _place(bool again, uint256 field) pure returns (uint256) {
    return FIRST + field + (again ? ROUND : 0);
}
