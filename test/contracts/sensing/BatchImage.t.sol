// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {
    Batch,
    BATCH_TYPEHASH,
    Excess,
    EXCESS_TYPEHASH,
    LatestReading,
    LATEST_TYPEHASH,
    BATCH_SEAL_TYPEHASH
} from "../../../contracts/sensing/Batch.sol";
import {IFeeds} from "../../../contracts/sensing/IFeeds.sol";
import {BatchId} from "../../../contracts/types/BatchId.sol";
import {Vm} from "../utils/Vm.sol";
import {BatchReader} from "./BatchReader.sol";
import {SensingBase} from "./SensingBase.sol";

/// @notice The image is byte by byte what `abi.encode` and `emit` write; dirty bits are refused wherever they are.
contract BatchImageTest is SensingBase {
    string private constant LATEST =
        "LatestReading(uint32 sensor,uint64 seq,uint64 observedAt,int64 value,uint8 quality)";
    string private constant EXCESS = "Excess(uint32 sensor,uint64 seq,uint64 observedAt,int64 value)";
    string private constant BATCH =
        "Batch(uint32 station,uint64 firstSeq,uint32 count,uint64 from,uint64 to,bytes32 root,bytes32 qualityProfile,uint256 flagCounts,bytes32 rejectLog,LatestReading[] latest,Excess[] exceedances)";

    BatchReader private reader = new BatchReader();

    function test_TypeHashes() public pure {
        vm.assertEq(LATEST_TYPEHASH, keccak256(bytes(LATEST)), "latest");
        vm.assertEq(EXCESS_TYPEHASH, keccak256(bytes(EXCESS)), "excess");
        vm.assertEq(BATCH_TYPEHASH, keccak256(abi.encodePacked(BATCH, EXCESS, LATEST)), "batch");
        bytes memory seal_ = abi.encodePacked("BatchSeal(Batch batch,uint32 epoch)", BATCH, EXCESS, LATEST);
        vm.assertEq(BATCH_SEAL_TYPEHASH, keccak256(seal_), "seal");
    }

    function testFuzz_IdentityAndFields(
        Batch calldata batch,
        LatestReading[] calldata latest,
        Excess[] calldata exceedances,
        uint256 ahead
    ) public view {
        Batch memory b = batch;
        (b.latest, b.exceedances) = (latest, exceedances);
        (BatchId id, BatchReader.Fields memory fields, bool kept) = reader.read(b, _bound(ahead, 0, 4096));
        vm.assertEq(id.raw(), _structHash(b), "struct hash");
        vm.assertEq(feeds.idOf(b).raw(), _structHash(b), "as the contract gives it");
        vm.assertEq(abi.encode(fields), abi.encode(b.station, b.firstSeq, b.count, b.from, b.to), "fields");
        vm.assertTrue(kept, "memory around it");
    }

    function testFuzz_LastSeq(uint64 firstSeq, uint32 count) public {
        Batch memory b;
        (b.firstSeq, b.count) = (firstSeq, count);
        bool fits = uint256(firstSeq) + count <= type(uint64).max && uint256(firstSeq) + count != 0;
        if (!fits) vm.expectRevert(abi.encodeWithSignature("Panic(uint256)", 0x11));
        uint64 last = reader.lastSeq(b);
        if (fits) vm.assertEq(last, uint256(firstSeq) + count - 1, "last number");
    }

    function testFuzz_EventIsWhatTheCompilerWrites(
        Batch calldata batch,
        LatestReading[] calldata latest,
        uint32 epoch,
        uint256 ahead
    ) public {
        Batch memory b = batch;
        b.latest = latest;
        vm.recordLogs();
        reader.log(b, epoch, _bound(ahead, 0, 4096));
        reader.emitPlainly(b, BatchId.wrap(_structHash(b)), epoch);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        vm.assertEq(logs.length, 2, "two events");
        vm.assertEq(abi.encode(logs[0].topics), abi.encode(logs[1].topics), "topics");
        vm.assertEq(logs[0].data, logs[1].data, "data");
    }

    /// @dev What an indexer does: type hash, station, first number and the data up to the epoch give the identity.
    function testFuzz_TheEventHashesToTheIdentity(uint32 count) public {
        Batch memory batch = nextBatch(station, uint32(_bound(count, 1, type(uint32).max)));
        batch.latest = latestItem(ph, 1, NOW);
        vm.recordLogs();
        submit(batch);
        Vm.Log memory log = vm.getRecordedLogs()[0];
        vm.assertEq(log.topics[0], IFeeds.BatchSealed.selector, "event");
        vm.assertEq(log.data.length, 320, "ten words");
        bytes memory hashed = bytes.concat(BATCH_TYPEHASH, log.topics[1], log.topics[2], log.data);
        assembly ("memory-safe") {
            mstore(hashed, sub(mload(hashed), 32)) // without the epoch
        }
        vm.assertEq(keccak256(hashed), log.topics[3], "identity");
        vm.assertEq(feeds.batchAt(station, 1).raw(), log.topics[3], "as it is kept");
    }

    /* DIRTY BITS */

    /// @dev Station, first number, count, begin and end.
    function testFuzz_RevertWhen_ABatchHasDirtyHighBits(uint8 field, uint8 bit) public {
        uint8[5] memory widths = [32, 64, 32, 64, 64];
        field = field % 5;
        _assertRefused(32 * uint256(field), widths[field], bit);
    }

    function testFuzz_RevertWhen_ALatestReadingHasDirtyHighBits(uint8 field, uint8 bit) public {
        uint8[5] memory widths = [32, 64, 64, 64, 8];
        field = field % 5;
        _assertRefused(11 * 32 + 32 + 32 * uint256(field), widths[field], bit);
    }

    function testFuzz_RevertWhen_AnExceedanceHasDirtyHighBits(uint8 field, uint8 bit) public {
        uint8[4] memory widths = [32, 64, 64, 64];
        field = field % 4;
        _assertRefused(11 * 32 + 32 + 160 + 32 + 32 * uint256(field), widths[field], bit);
    }

    /// @dev Sets a bit above the field at `place` of the batch, in a call that seals it while it is clean.
    function _assertRefused(uint256 place, uint256 width, uint256 bit) private {
        Batch memory batch = nextBatch(station, 2);
        (batch.latest, batch.exceedances) = (latestItem(ph, 1, NOW), excessItem(ph, 1, 950));
        bytes memory call_ = abi.encodeCall(feeds.submit, (batch, EPOCH, signed(batch)));
        bit = width + (bit % (256 - width));
        // selector, three words of head, then the batch
        place = 4 + 96 + place + 31 - bit / 8;
        bytes1 mask = bytes1(uint8(1) << uint8(bit % 8));
        call_[place] ^= mask;
        (bool dirty, bytes memory reason) = address(feeds).call(call_);
        vm.assertFalse(dirty, "dirty bits do not pass");
        vm.assertEq(reason.length, 0, "as the decoder refuses them: without reason");
        vm.assertFalse(feeds.isSealed(batch), "nothing is sealed");
        call_[place] ^= mask;
        (bool clean, ) = address(feeds).call(call_);
        vm.assertTrue(clean, "clean bits pass");
    }

    function _structHash(Batch memory b) private pure returns (bytes32) {
        bytes memory latest;
        for (uint256 i = 0; i < b.latest.length; i++) {
            LatestReading memory l = b.latest[i];
            bytes memory words = abi.encode(
                keccak256(bytes(LATEST)),
                l.sensor,
                l.seq,
                l.observedAt,
                l.value,
                l.quality
            );
            latest = bytes.concat(latest, keccak256(words));
        }
        bytes memory exceedances;
        for (uint256 i = 0; i < b.exceedances.length; i++) {
            Excess memory e = b.exceedances[i];
            bytes memory words = abi.encode(keccak256(bytes(EXCESS)), e.sensor, e.seq, e.observedAt, e.value);
            exceedances = bytes.concat(exceedances, keccak256(words));
        }
        bytes32 typeHash = keccak256(abi.encodePacked(BATCH, EXCESS, LATEST));
        bytes memory head = abi.encode(typeHash, b.station, b.firstSeq, b.count, b.from, b.to);
        bytes memory roots = abi.encode(b.root, b.qualityProfile, b.flagCounts, b.rejectLog);
        return keccak256(bytes.concat(head, roots, keccak256(latest), keccak256(exceedances)));
    }
}
