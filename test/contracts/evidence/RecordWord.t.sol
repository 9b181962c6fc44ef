// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Record, Status} from "../../../contracts/evidence/IAttestations.sol";
import {pack, RecordWord} from "../../../contracts/evidence/RecordWord.sol";
import {Test} from "../utils/Test.sol";

/// @notice A record survives its word, whichever end it is packed from, and setting one field leaves the others.
contract RecordWordTest is Test {
    function testFuzz_RoundTrip(
        address attester,
        uint40 time,
        uint40 until,
        uint8 status,
        uint8 endorsements
    ) public pure {
        Record memory record = Record(attester, time, until, Status(status % 5), endorsements);
        RecordWord word = pack(attester, time, until, record.status, endorsements);
        vm.assertEq(abi.encode(word.unpack()), abi.encode(record), "round trip");
        vm.assertEq(word.attester(), attester, "attester");
        vm.assertEq(word.attestedAt(), time, "attested at");
        vm.assertEq(word.until(), until, "until");
        vm.assertEq(uint256(word.status()), status % 5, "status");
        vm.assertEq(word.endorsements(), endorsements, "endorsements");
    }

    function testFuzz_FromTheLowestField(
        address attester,
        uint40 time,
        uint40 until,
        uint8 status,
        uint8 endorsements
    ) public pure {
        status = status % 5;
        uint256 word = uint160(attester);
        word += uint256(time) << 160;
        word += uint256(until) << 200;
        word += uint256(status) << 240;
        word += uint256(endorsements) << 248;
        _assertWord(pack(attester, time, until, Status(status), endorsements), word);
    }

    function testFuzz_FromTheHighestField(
        address attester,
        uint40 time,
        uint40 until,
        uint8 status,
        uint8 endorsements
    ) public pure {
        status = status % 5;
        uint256 word = endorsements;
        word = (word << 8) | status;
        word = (word << 40) | until;
        word = (word << 40) | time;
        word = (word << 160) | uint160(attester);
        _assertWord(pack(attester, time, until, Status(status), endorsements), word);
    }

    function testFuzz_SettersTouchTheirFieldOnly(
        address attester,
        uint40[2] memory times,
        uint8[2] memory before,
        uint8 status,
        uint40 until,
        uint8 endorsements
    ) public pure {
        Record memory from = Record(attester, times[0], times[1], Status(before[0] % 5), before[1]);
        RecordWord word = pack(from.attester, from.attestedAt, from.until, from.status, from.endorsements);
        Record memory to = Record(from.attester, from.attestedAt, until, Status(status % 5), endorsements);
        RecordWord changed = word.withStatus(to.status).withUntil(until).withEndorsements(endorsements);
        vm.assertEq(abi.encode(changed.unpack()), abi.encode(to), "all three");
        to = Record(from.attester, from.attestedAt, from.until, Status(status % 5), from.endorsements);
        vm.assertEq(abi.encode(word.withStatus(to.status).unpack()), abi.encode(to), "status only");
        vm.assertEq(abi.encode(word.unpack()), abi.encode(from), "the old word stays");
    }

    /// @dev Open: nothing recorded yet, and nobody ended it.
    function testFuzz_IsOpen(
        address attester,
        uint40 time,
        uint40 until,
        uint8 status,
        uint8 endorsements
    ) public pure {
        status = status % 5;
        RecordWord word = pack(attester, time, until, Status(status), endorsements);
        bool ended = Status(status) == Status.Revoked || Status(status) == Status.Replaced;
        vm.assertEq(word.isOpen(), time == 0 && !ended, "open");
    }

    function test_TheEmptyWordIsOpenAndUnknown() public pure {
        RecordWord word = RecordWord.wrap(0);
        vm.assertTrue(word.isOpen(), "open");
        vm.assertEq(uint256(word.status()), uint256(Status.Unknown), "unknown");
    }

    function _assertWord(RecordWord word, uint256 expected) private pure {
        vm.assertEq(RecordWord.unwrap(word), expected, "word");
    }
}
