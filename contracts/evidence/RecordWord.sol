// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Record, Status} from "./IAttestations.sol";

/// @notice A `Record` in one word, so that reading and writing it is one storage access:
///
///     | endorsements 8 | status 8 | until 40 | attestedAt 40 | attester 160 |
///
/// 40 bits of seconds last for 34 000 years; `Attestations` refuses a later `validUntil` before it comes here.
/// These functions are pure: they return a new word and write nothing.
type RecordWord is uint256;

using {
    attester,
    attestedAt,
    until,
    status,
    endorsements,
    isOpen,
    isLive,
    withStatus,
    withUntil,
    withEndorsements,
    unpack
} for RecordWord global;

function pack(
    address attester_,
    uint48 attestedAt_,
    uint48 until_,
    Status status_,
    uint8 endorsements_
) pure returns (RecordWord) {
    return
        RecordWord.wrap(
            (uint256(endorsements_) << 248) |
                (uint256(uint8(status_)) << 240) |
                (uint256(uint40(until_)) << 200) | // bounded, see above
                (uint256(uint40(attestedAt_)) << 160) |
                uint160(attester_)
        );
}

function attester(RecordWord word) pure returns (address) {
    return address(uint160(RecordWord.unwrap(word)));
}

function attestedAt(RecordWord word) pure returns (uint48) {
    return uint40(RecordWord.unwrap(word) >> 160);
}

function until(RecordWord word) pure returns (uint48) {
    return uint40(RecordWord.unwrap(word) >> 200);
}

function status(RecordWord word) pure returns (Status) {
    return Status(uint8(RecordWord.unwrap(word) >> 240));
}

function endorsements(RecordWord word) pure returns (uint8) {
    return uint8(RecordWord.unwrap(word) >> 248);
}

/// @dev Whether the statement can still be attested: the chain does not know it, or only as a leaf that nobody ended.
function isOpen(RecordWord word) pure returns (bool) {
    uint256 raw = RecordWord.unwrap(word);
    return raw == 0 || (uint40(raw >> 160) == 0 && uint8(raw >> 240) <= uint8(Status.Permanent));
}

/// @dev Whether the statement is recorded, or known by its content, and can be ended.
function isLive(RecordWord word) pure returns (bool) {
    return uint8(RecordWord.unwrap(word) >> 240) == uint8(Status.Live);
}

function withStatus(RecordWord word, Status status_) pure returns (RecordWord) {
    return RecordWord.wrap((RecordWord.unwrap(word) & ~(uint256(0xff) << 240)) | (uint256(status_) << 240));
}

function withUntil(RecordWord word, uint48 until_) pure returns (RecordWord) {
    return
        RecordWord.wrap(
            (RecordWord.unwrap(word) & ~(uint256(type(uint40).max) << 200)) | (uint256(uint40(until_)) << 200)
        );
}

function withEndorsements(RecordWord word, uint8 endorsements_) pure returns (RecordWord) {
    return RecordWord.wrap((RecordWord.unwrap(word) & ~(uint256(0xff) << 248)) | (uint256(endorsements_) << 248));
}

function unpack(RecordWord word) pure returns (Record memory) {
    return Record(word.attester(), word.attestedAt(), word.until(), word.status(), word.endorsements());
}
