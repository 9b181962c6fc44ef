// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Batch} from "../../../contracts/sensing/Batch.sol";
import {FlagCounts} from "../../../contracts/sensing/FlagCounts.sol";
import {Head, IFeeds, Outcome} from "../../../contracts/sensing/IFeeds.sol";
import {IStations, Phase} from "../../../contracts/sensing/IStations.sol";
import {BatchId} from "../../../contracts/types/BatchId.sol";
import {ProfileId} from "../../../contracts/types/ProfileId.sol";
import {Root} from "../../../contracts/types/Root.sol";
import {StationId} from "../../../contracts/types/StationId.sol";
import {SensingBase} from "./SensingBase.sol";

/// @notice Sealing batches, and everything in a batch that keeps it from being sealed.
contract FeedsSubmitTest is SensingBase {
    bytes32 private constant EMPTY = keccak256("");

    function testFuzz_Submit(uint32[5] memory flags, bytes32[3] memory words, uint64 lasts, address relayer) public {
        vm.assume(words[0] != 0 && relayer != address(0));
        Batch memory batch = nextBatch(station, 0);
        uint256 packed = 0;
        for (uint256 i = 0; i < 5; i++) {
            flags[i] = uint32(_bound(flags[i], 1, type(uint32).max / 5));
            packed |= uint256(flags[i]) << (32 * i);
            batch.count += flags[i];
        }
        batch.flagCounts = FlagCounts.wrap(packed);
        (batch.root, batch.qualityProfile) = (Root.wrap(words[0]), ProfileId.wrap(words[1]));
        batch.rejectLog = Root.wrap(words[2]);
        batch.to = batch.from + uint64(_bound(lasts, 0, 1_000_000));
        BatchId id = feeds.idOf(batch);
        bytes[] memory signatures = signed(batch);

        vm.expectEmit(address(feeds));
        emit IFeeds.BatchSealed(
            station,
            1,
            id,
            batch.count,
            batch.from,
            batch.to,
            batch.root,
            batch.qualityProfile,
            batch.flagCounts,
            batch.rejectLog,
            EMPTY,
            EMPTY,
            EPOCH
        );
        vm.prank(relayer);
        vm.assertTrue(feeds.submit(batch, EPOCH, signatures) == Outcome.Sealed, "outcome");
        vm.assertTrue(feeds.batchAt(station, 1) == id, "identity is kept");
        vm.assertTrue(feeds.isSealed(batch), "sealed");
        assertHead(station, Head(batch.count, uint48(batch.to), 1, 0, 0), "head");
        assertHead(other, Head(0, 0, 0, 0, 0), "another station's head");
        vm.assertEq(feeds.stationOf(station).epoch, 1, "epoch stays");
    }

    function test_BatchesFollowOneAnother() public {
        seal(5);
        Batch memory second = seal(1);
        Batch memory third = seal(100);
        vm.assertEq(second.firstSeq, 6, "after five");
        vm.assertEq(third.firstSeq, 7, "after one");
        assertHead(station, Head(106, uint48(third.to), 3, 0, 0), "head");
    }

    function test_EachStationHasItsOwnSequence() public {
        seal(5);
        Batch memory batch = nextBatch(other, 2);
        vm.assertEq(batch.firstSeq, 1, "from one");
        submit(batch);
        assertHead(other, Head(2, uint48(batch.to), 1, 0, 0), "head");
    }

    /* CONTENT */

    function test_RevertWhen_NoReading() public {
        _refused(nextBatch(station, 0), abi.encodeWithSelector(IFeeds.Feeds_EmptyBatch.selector, station));
    }

    function test_RevertWhen_NoRoot() public {
        Batch memory batch = nextBatch(station, 1);
        batch.root = Root.wrap(0);
        _refused(batch, abi.encodeWithSelector(IFeeds.Feeds_EmptyBatch.selector, station));
    }

    function testFuzz_RevertWhen_FlagsDisagree(uint32 count, uint32[5] memory flags) public {
        uint256 counted = 0;
        uint256 packed = 0;
        for (uint256 i = 0; i < 5; i++) {
            counted += flags[i];
            packed |= uint256(flags[i]) << (32 * i);
        }
        vm.assume(count != 0 && counted != count);
        Batch memory batch = nextBatch(station, count);
        batch.flagCounts = FlagCounts.wrap(packed);
        _refused(batch, abi.encodeWithSelector(IFeeds.Feeds_FlagsDisagree.selector, station, count, counted));
    }

    function test_RevertWhen_FlagsHaveUpperBits() public {
        Batch memory batch = nextBatch(station, 3);
        batch.flagCounts = FlagCounts.wrap(3 | (1 << 224));
        _refused(
            batch,
            abi.encodeWithSelector(IFeeds.Feeds_FlagsDisagree.selector, station, 3, 3 + (uint256(1) << 40))
        );
    }

    /// @dev Late and conflicting readings are among the flagged ones, and not counted twice.
    function test_LateAndConflictingAreNotAddedUp() public {
        Batch memory batch = nextBatch(station, 3);
        batch.flagCounts = FlagCounts.wrap(3 | (2 << 160) | (1 << 192));
        vm.assertTrue(submit(batch) == Outcome.Sealed, "sealed");
    }

    /* PLACE IN THE SEQUENCE */

    function testFuzz_RevertWhen_OutOfSequence(uint64 ahead) public {
        seal(5);
        Batch memory batch = nextBatch(station, 1);
        batch.firstSeq = uint64(_bound(ahead, 7, type(uint64).max));
        _refused(batch, abi.encodeWithSelector(IFeeds.Feeds_OutOfSequence.selector, station, 6, batch.firstSeq));
    }

    function test_RevertWhen_Reordered() public {
        Batch memory batch = seal(5);
        Batch memory second = nextBatch(station, 5);
        Batch memory third = nextBatch(station, 5);
        (third.firstSeq, third.from, third.to) = (11, second.to, second.to);
        _refused(third, abi.encodeWithSelector(IFeeds.Feeds_OutOfSequence.selector, station, 6, 11));
        submit(second);
        submit(third);
        assertHead(station, Head(15, uint48(third.to), 3, 0, 0), "in order at last");
        vm.assertTrue(feeds.isSealed(batch), "the first one too");
    }

    function testFuzz_RevertWhen_Overlapping(uint64 firstSeq) public {
        seal(5);
        Batch memory batch = nextBatch(station, 9);
        batch.firstSeq = uint64(_bound(firstSeq, 2, 5));
        _refused(batch, abi.encodeWithSelector(IFeeds.Feeds_SequenceUsed.selector, station, batch.firstSeq, 5));
    }

    /// @dev Readings are numbered from 1.
    function test_RevertWhen_FirstSeqIsZero() public {
        Batch memory batch = nextBatch(station, 1);
        batch.firstSeq = 0;
        _refused(batch, abi.encodeWithSelector(IFeeds.Feeds_SequenceUsed.selector, station, 0, 0));
        seal(5);
        _refused(batch, abi.encodeWithSelector(IFeeds.Feeds_SequenceUsed.selector, station, 0, 5));
    }

    function testFuzz_RevertWhen_TheLastNumberDoesNotFit(uint32 count, uint32 room) public {
        uint64 lastSeq = type(uint64).max - room;
        vm.assume(count > room);
        _setLastSeq(lastSeq);
        Batch memory batch = nextBatch(other, count);
        (batch.station, batch.firstSeq) = (station, room == 0 ? lastSeq : lastSeq + 1);
        bytes memory reason =
            room == 0
                ? abi.encodeWithSelector(IFeeds.Feeds_SequenceUsed.selector, station, lastSeq, lastSeq)
                : abi.encodeWithSignature("Panic(uint256)", 0x11);
        _refused(batch, reason);
    }

    /// @dev No gap reaches so far: the number is put where the head is stored, in its lowest field.
    function _setLastSeq(uint64 lastSeq) private {
        vm.record();
        feeds.headOf(station);
        (bytes32[] memory reads, ) = vm.accesses(address(feeds));
        uint256 word = uint256(vm.load(address(feeds), reads[0]));
        vm.store(address(feeds), reads[0], bytes32((word & ~uint256(type(uint64).max)) | lastSeq));
        vm.assertEq(feeds.headOf(station).lastSeq, lastSeq, "last number");
    }

    function test_TheLastNumbersOfAll() public {
        uint64 lastSeq = type(uint64).max - 3;
        _setLastSeq(lastSeq);
        Batch memory batch = seal(2);
        assertHead(station, Head(type(uint64).max - 1, uint48(batch.to), 1, 0, 0), "head");
    }

    /* TIMES */

    function testFuzz_RevertWhen_Seconds(uint64 from) public {
        Batch memory batch = nextBatch(station, 1);
        (batch.from, batch.to) = (uint64(_bound(from, 0, 1e12 - 1)), NOW);
        _refused(batch, abi.encodeWithSelector(IFeeds.Feeds_NotMilliseconds.selector, station, batch.from));
    }

    function test_TheEarliestTime() public {
        Batch memory batch = nextBatch(station, 1);
        batch.from = 1e12;
        vm.assertTrue(submit(batch) == Outcome.Sealed, "2001");
    }

    function testFuzz_RevertWhen_ReceivedBeforeTheFormer(uint64 from) public {
        Batch memory former = seal(1);
        Batch memory batch = nextBatch(station, 1);
        batch.from = uint64(_bound(from, 1e12, former.to - 1));
        _backwards(batch, batch.from, former.to);
    }

    function testFuzz_RevertWhen_ReceivedBeforeItsBegin(uint64 to) public {
        Batch memory batch = nextBatch(station, 1);
        batch.to = uint64(_bound(to, 0, batch.from - 1));
        _backwards(batch, batch.to, batch.from);
    }

    function test_OneInstantIsEnough() public {
        Batch memory former = seal(1);
        Batch memory batch = nextBatch(station, 1);
        (batch.from, batch.to) = (former.to, former.to);
        vm.assertTrue(submit(batch) == Outcome.Sealed, "sealed");
    }

    function testFuzz_RevertWhen_FromTheFuture(uint64 to) public {
        Batch memory batch = nextBatch(station, 1);
        batch.to = uint64(_bound(to, NOW + 60_001, type(uint64).max));
        _refused(batch, abi.encodeWithSelector(IFeeds.Feeds_FromTheFuture.selector, station, batch.to, NOW));
    }

    function test_AMinuteAheadIsToleranceForClocks() public {
        Batch memory batch = nextBatch(station, 1);
        batch.to = NOW + 60_000;
        vm.assertTrue(submit(batch) == Outcome.Sealed, "sealed");
    }

    /* THE STATION */

    function test_RevertWhen_TheStationIsUnknown() public {
        _wrongPhase(StationId.wrap(99), Phase.None);
    }

    function test_RevertWhen_TheStationIsOnlyProposed() public {
        StationId id = proposedStation(mill);
        setGateways(id, mill, gateways, 2);
        _wrongPhase(id, Phase.Proposed);
    }

    function test_RevertWhen_TheStationIsRetired() public {
        retire(station);
        _wrongPhase(station, Phase.Retired);
    }

    /// @dev A station without gateways has a quorum of zero, which no signatures would reach.
    function test_RevertWhen_TheStationHasNoGateways() public {
        StationId id = stationInService(mill, NO_STATION);
        Batch memory batch = nextBatch(id, 1);
        expectError(abi.encodeWithSelector(IStations.Stations_UnknownEpoch.selector, id, 0));
        submit(batch, 0, new bytes[](0));
    }

    /* AGAIN */

    function test_TheSameBatchAgainChangesNothing() public {
        Batch memory batch = nextBatch(station, 3);
        (batch.latest, batch.exceedances) = (latestItem(ph, 2, NOW), excessItem(ph, 1, 901));
        submit(batch);
        seal(2);
        assertNoOp(batch, EPOCH, signed(batch), "as it was");
        assertNoOp(batch, EPOCH, new bytes[](0), "without signatures");
        assertNoOp(batch, 77, sign(keccak256("junk"), first(3)), "with other signatures and epoch");
        retire(station);
        assertNoOp(batch, EPOCH, signed(batch), "of a retired station");
    }

    /* HELPERS */

    function _refused(Batch memory batch, bytes memory reason) private {
        bytes[] memory signatures = signed(batch);
        bytes memory head = abi.encode(feeds.headOf(station));
        expectError(reason);
        submit(batch, EPOCH, signatures);
        vm.assertEq(abi.encode(feeds.headOf(station)), head, "nothing changed");
        vm.assertFalse(feeds.batchAt(station, batch.firstSeq) == feeds.idOf(batch), "nothing sealed");
    }

    function _backwards(Batch memory batch, uint64 given, uint64 before) private {
        _refused(batch, abi.encodeWithSelector(IFeeds.Feeds_TimeRunsBackwards.selector, station, given, before));
    }

    function _wrongPhase(StationId id, Phase phase) private {
        Batch memory batch = nextBatch(id, 1);
        bytes[] memory signatures = signed(batch);
        expectError(abi.encodeWithSelector(IStations.Stations_WrongPhase.selector, id, phase));
        submit(batch, EPOCH, signatures);
    }
}
