// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Record, Status} from "../../contracts/evidence/IAttestations.sol";
import {pack, RecordWord} from "../../contracts/evidence/RecordWord.sol";

/// @notice Of every record: packing it and reading it back loses nothing, and each setter touches its own field only.
contract RecordWordProofs {
    function check_RoundTrip(
        address attester,
        uint40 at,
        uint40 until,
        Status status,
        uint8 endorsements
    ) external pure {
        Record memory record = pack(attester, at, until, status, endorsements).unpack();
        assert(record.attester == attester && record.attestedAt == at && record.until == until);
        assert(record.status == status && record.endorsements == endorsements);
    }

    function check_FieldsAreTheWholeWord(RecordWord word) external pure {
        if (uint8(RecordWord.unwrap(word) >> 240) > uint8(type(Status).max)) return; // no status
        Record memory r = word.unpack();
        RecordWord again = pack(r.attester, r.attestedAt, r.until, r.status, r.endorsements);
        assert(RecordWord.unwrap(again) == RecordWord.unwrap(word));
    }

    function check_WithStatus(RecordWord word, Status status) external pure {
        assert(word.withStatus(status).status() == status);
        _assertOnly(word, word.withStatus(status), uint256(0xff) << 240);
    }

    function check_WithUntil(RecordWord word, uint40 until) external pure {
        assert(word.withUntil(until).until() == until);
        _assertOnly(word, word.withUntil(until), uint256(type(uint40).max) << 200);
    }

    function check_WithEndorsements(RecordWord word, uint8 endorsements) external pure {
        assert(word.withEndorsements(endorsements).endorsements() == endorsements);
        _assertOnly(word, word.withEndorsements(endorsements), uint256(0xff) << 248);
    }

    /// @dev What was attested, or has ended, cannot be attested any more.
    function check_OpenMeansNeverAttestedNorEnded(RecordWord word) external pure {
        if (uint8(RecordWord.unwrap(word) >> 240) > uint8(type(Status).max) || RecordWord.unwrap(word) == 0) return;
        bool ended = word.status() == Status.Revoked || word.status() == Status.Replaced;
        assert(word.isOpen() == (word.attestedAt() == 0 && !ended));
    }

    function _assertOnly(RecordWord word, RecordWord next, uint256 mask) private pure {
        assert(RecordWord.unwrap(word) & ~mask == RecordWord.unwrap(next) & ~mask);
    }
}
