// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Standing} from "../../../contracts/members/IMembers.sol";
import {Batch} from "../../../contracts/sensing/Batch.sol";
import {Head, IFeeds, Latest, Outcome} from "../../../contracts/sensing/IFeeds.sol";
import {IStations, Phase} from "../../../contracts/sensing/IStations.sol";
import {BatchId} from "../../../contracts/types/BatchId.sol";
import {Root} from "../../../contracts/types/Root.sol";
import {Vm} from "../utils/Vm.sol";
import {SensingBase} from "./SensingBase.sol";

/// @notice Two histories under one quorum's signatures: both identities are recorded, and the sealed one stays.
contract FeedsEquivocationTest is SensingBase {
    /* BY SUBMITTING */

    function test_AnotherBatchForASealedPlace() public {
        Batch memory batch = seal(5);
        Batch memory twin = twinOf(batch);
        (twin.latest, twin.exceedances) = (latestItem(ph, 1, NOW), excessItem(ph, 1, 901));
        (BatchId id, BatchId twinId) = (feeds.idOf(batch), feeds.idOf(twin));
        bytes[] memory signatures = signed(twin);
        vm.recordLogs();
        vm.assertTrue(submit(twin, EPOCH, signatures) == Outcome.Equivocated, "outcome");
        _assertEquivocated(vm.getRecordedLogs(), 1, id, twinId);

        vm.assertTrue(feeds.batchAt(station, 1) == id, "the sealed one stays");
        vm.assertTrue(feeds.isSealed(batch), "sealed");
        vm.assertFalse(feeds.isSealed(twin), "the other is not");
        vm.assertTrue(feeds.equivocal(twinId), "known as such");
        assertHead(station, Head(5, uint48(batch.to), 1, 0, 1), "head");
        Latest memory nothing;
        vm.assertEq(abi.encode(feeds.latestAt(station, ph)), abi.encode(nothing), "nothing of it is carried");
        assertNoOp(twin, EPOCH, signatures, "again");
    }

    /// @dev What the other one says need not even make sense.
    function test_ASignedAbsurdityIsAnotherHistoryToo() public {
        Batch memory twin = twinOf(seal(5));
        (twin.count, twin.from, twin.root) = (0, 0, Root.wrap(0));
        vm.assertTrue(submit(twin) == Outcome.Equivocated, "outcome");
    }

    function test_EachOtherHistoryCounts() public {
        Batch memory batch = seal(5);
        Batch memory twin = twinOf(batch);
        Batch memory third = twinOf(twin);
        submit(twin);
        submit(third);
        assertHead(station, Head(5, uint48(batch.to), 1, 0, 2), "two");
    }

    function test_RevertWhen_TooFewSignedTheOther() public {
        Batch memory twin = twinOf(seal(5));
        bytes[] memory signatures = sign(feeds.digestOf(twin, EPOCH), first(1));
        expectError(abi.encodeWithSelector(IStations.Stations_TooFewSignatures.selector, station, 1, 2));
        submit(twin, EPOCH, signatures);
        vm.assertFalse(feeds.equivocal(feeds.idOf(twin)), "not recorded");
    }

    function test_RevertWhen_TheOtherIsSubmittedForAFormerEpoch() public {
        Batch memory twin = twinOf(seal(5));
        rotate();
        bytes[] memory signatures = signed(twin);
        expectError(abi.encodeWithSelector(IStations.Stations_WrongEpoch.selector, station, 2, 1));
        submit(twin, EPOCH, signatures);
    }

    function test_RevertWhen_TheOtherIsSubmittedForARetiredStation() public {
        Batch memory twin = twinOf(seal(5));
        retire(station);
        bytes[] memory signatures = signed(twin);
        expectError(abi.encodeWithSelector(IStations.Stations_WrongPhase.selector, station, Phase.Retired));
        submit(twin, EPOCH, signatures);
    }

    /* BY REPORT */

    /// @dev Batches of 5, 5 and 5 are sealed; the other shares a reading with the second.
    function testFuzz_ReportEquivocation(uint64 firstSeq, uint32 count) public {
        seal(5);
        Batch memory batch = seal(5);
        Batch memory last = seal(5);
        Batch memory twin = twinOf(batch);
        twin.firstSeq = uint64(_bound(firstSeq, 1, 10));
        twin.count = uint32(_bound(count, twin.firstSeq < 6 ? 7 - twin.firstSeq : 1, 100));
        (BatchId id, BatchId twinId) = (feeds.idOf(batch), feeds.idOf(twin));
        vm.recordLogs();
        vm.assertTrue(_report(batch, twin) == Outcome.Equivocated, "outcome");
        _assertEquivocated(vm.getRecordedLogs(), twin.firstSeq, id, twinId);
        assertHead(station, Head(15, uint48(last.to), 3, 0, 1), "head");
        vm.assertTrue(feeds.isSealed(batch), "sealed");
    }

    function test_OneSharedReadingIsEnough() public {
        seal(5);
        Batch memory batch = seal(5);
        Batch memory twin = twinOf(batch);
        (twin.firstSeq, twin.count) = (1, 6);
        vm.assertTrue(_report(batch, twin) == Outcome.Equivocated, "the first");
        (twin.firstSeq, twin.count) = (10, 1);
        vm.assertTrue(_report(batch, twin) == Outcome.Equivocated, "the last");
    }

    /// @dev Whatever became since of the keys that signed it, and of the station.
    function test_AFormerSetIsStillAnswerable() public {
        Batch memory batch = seal(5);
        Batch memory twin = twinOf(batch);
        rotate();
        vm.prank(mill.admin);
        members.revoke(mill.device, 0);
        setStanding(weir.id, Standing.Expelled);
        retire(station);
        vm.assertTrue(_report(batch, twin) == Outcome.Equivocated, "outcome");
        assertHead(station, Head(5, uint48(batch.to), 1, 0, 1), "head");
    }

    function test_ReportedAgainChangesNothing() public {
        Batch memory batch = seal(5);
        Batch memory second = seal(5);
        Batch memory twin = twinOf(batch);
        twin.count = 10;
        _report(batch, twin);
        bytes memory head = abi.encode(feeds.headOf(station));
        vm.recordLogs();
        vm.assertTrue(_report(batch, twin) == Outcome.Known, "the same");
        vm.assertTrue(_report(second, twin) == Outcome.Known, "beside another sealed batch that it contradicts");
        vm.assertTrue(feeds.reportEquivocation(batch, twin, 9, new bytes[](0)) == Outcome.Known, "without signatures");
        vm.assertTrue(submit(twin) == Outcome.Known, "submitted");
        vm.assertEq(vm.getRecordedLogs().length, 0, "no event");
        vm.assertEq(abi.encode(feeds.headOf(station)), head, "head");
    }

    function test_RevertWhen_NothingIsSealedThere() public {
        Batch memory batch = nextBatch(station, 5);
        expectError(abi.encodeWithSelector(IFeeds.Feeds_NotSealed.selector, station, 1, feeds.idOf(batch)));
        _reportPlainly(batch, twinOf(batch));
    }

    function test_RevertWhen_TheTwoAreTheSame() public {
        Batch memory batch = seal(5);
        _noEquivocation(batch, batch);
    }

    function test_RevertWhen_BothAreSealed() public {
        _noEquivocation(seal(5), seal(5));
    }

    function test_RevertWhen_TheyShareNoReading() public {
        seal(5);
        Batch memory batch = seal(5);
        seal(5);
        Batch memory twin = twinOf(batch);
        (twin.firstSeq, twin.count) = (11, 1);
        _noEquivocation(batch, twin);
        (twin.firstSeq, twin.count) = (1, 5);
        _noEquivocation(batch, twin);
    }

    function test_RevertWhen_TheyAreOfDifferentStations() public {
        Batch memory batch = seal(5);
        Batch memory theirs = nextBatch(other, 5);
        _noEquivocation(batch, theirs);
    }

    function test_RevertWhen_TheNumbersOfTheOtherOverflow() public {
        Batch memory batch = seal(5);
        Batch memory twin = twinOf(batch);
        (twin.firstSeq, twin.count) = (type(uint64).max, 2);
        vm.expectRevert(abi.encodeWithSignature("Panic(uint256)", 0x11));
        _reportPlainly(batch, twin);
        (twin.firstSeq, twin.count) = (0, 0);
        vm.expectRevert(abi.encodeWithSignature("Panic(uint256)", 0x11));
        _reportPlainly(batch, twin);
    }

    function test_RevertWhen_TheEpochIsUnknown() public {
        Batch memory batch = seal(5);
        _unknownEpoch(batch, 0);
        _unknownEpoch(batch, 2);
    }

    function test_RevertWhen_TooFewAreReportedToHaveSigned() public {
        Batch memory batch = seal(5);
        Batch memory twin = twinOf(batch);
        bytes[] memory signatures = sign(feeds.digestOf(twin, EPOCH), first(1));
        expectError(abi.encodeWithSelector(IStations.Stations_TooFewSignatures.selector, station, 1, 2));
        feeds.reportEquivocation(batch, twin, EPOCH, signatures);
    }

    function test_RevertWhen_GatewaysOfAnotherEpochSigned() public {
        Batch memory batch = seal(5);
        Batch memory twin = twinOf(batch);
        rotate();
        bytes[] memory signatures = sign(feeds.digestOf(twin, 2), first(2));
        expectError(abi.encodeWithSelector(IStations.Stations_NotGateway.selector, station, 2, accountOf(gateways[0])));
        feeds.reportEquivocation(batch, twin, 2, signatures);
    }

    /* HELPERS */

    function _report(Batch memory batch, Batch memory twin) private returns (Outcome) {
        bytes[] memory signatures = signed(twin);
        vm.prank(OUTSIDER);
        return feeds.reportEquivocation(batch, twin, EPOCH, signatures);
    }

    function _reportPlainly(Batch memory batch, Batch memory twin) private {
        feeds.reportEquivocation(batch, twin, EPOCH, new bytes[](0));
    }

    function _noEquivocation(Batch memory batch, Batch memory twin) private {
        (BatchId id, BatchId twinId) = (feeds.idOf(batch), feeds.idOf(twin));
        bytes[] memory signatures = signed(twin);
        expectError(abi.encodeWithSelector(IFeeds.Feeds_NoEquivocation.selector, id, twinId));
        feeds.reportEquivocation(batch, twin, EPOCH, signatures);
    }

    function _unknownEpoch(Batch memory batch, uint32 epoch) private {
        expectError(abi.encodeWithSelector(IStations.Stations_UnknownEpoch.selector, station, epoch));
        feeds.reportEquivocation(batch, twinOf(batch), epoch, new bytes[](0));
    }

    function _assertEquivocated(Vm.Log[] memory logs, uint64 firstSeq, BatchId id, BatchId twinId) private view {
        vm.assertEq(logs.length, 1, "one event");
        vm.assertEq(logs[0].topics[0], IFeeds.Equivocated.selector, "event");
        vm.assertEq(logs[0].topics[1], bytes32(uint256(station.raw())), "station");
        vm.assertEq(logs[0].topics[2], id.raw(), "sealed");
        vm.assertEq(logs[0].topics[3], twinId.raw(), "other");
        vm.assertEq(logs[0].data, abi.encode(firstSeq, EPOCH, true), "first number, and the set in force");
    }
}
