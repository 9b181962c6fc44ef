// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Batch} from "../../../contracts/sensing/Batch.sol";
import {IFeeds, Outcome} from "../../../contracts/sensing/IFeeds.sol";
import {IStations} from "../../../contracts/sensing/IStations.sol";
import {BatchId} from "../../../contracts/types/BatchId.sol";
import {Root} from "../../../contracts/types/Root.sol";
import {SensingBase} from "./SensingBase.sol";

/// @notice Batches over readings that were declared lost, and what sets of gateways sign that were not in force for the place.
contract FeedsGapEquivocationTest is SensingBase {
    /// @dev What a set signs about places that were not its own is on record, and not the station's fault.
    function test_OnlyTheSetInForceForThePlaceCounts() public {
        Batch memory former = seal(5);
        string[] memory labels = rotate();
        Batch memory batch = nextBatch(station, 5);
        (string memory a, string memory b) = (labels[0], labels[1]);
        labels = new string[](2);
        (labels[0], labels[1]) = (a, b);
        submit(batch, 2, sign(feeds.digestOf(batch, 2), labels));

        for (uint256 i = 0; i < 3; i++) {
            Batch memory twin = twinOf(batch);
            twin.root = Root.wrap(bytes32(i + 1));
            (BatchId id, BatchId twinId) = (feeds.idOf(batch), feeds.idOf(twin));
            vm.expectEmit(address(feeds));
            emit IFeeds.Equivocated(station, 6, id, twinId, EPOCH, false);
            vm.assertTrue(_report(batch, twin) == Outcome.Equivocated, "a retired set, of what the next sealed");
            vm.assertTrue(feeds.equivocal(twinId), "known");
        }
        Batch memory early = twinOf(former);
        submit(early, 2, sign(feeds.digestOf(early, 2), labels));
        vm.assertEq(feeds.headOf(station).equivocations, 0, "nor does the next set, of what the former sealed");

        _report(former, twinOf(early));
        vm.assertEq(feeds.headOf(station).equivocations, 1, "the retired set, of what it sealed");
        Batch memory own = twinOf(batch);
        submit(own, 2, sign(feeds.digestOf(own, 2), labels));
        vm.assertEq(feeds.headOf(station).equivocations, 2, "the set in force, of what it sealed");
    }

    /* SIGNED, AND THEN DECLARED LOST */

    /// @dev Readings 1 to 5 are sealed, 6 to 10 lost.
    function testFuzz_ReportGapEquivocation(uint64 firstSeq, uint32 count) public {
        Batch memory batch = _signedThenLost();
        batch.firstSeq = uint64(_bound(firstSeq, 1, 10));
        batch.count = uint32(_bound(count, batch.firstSeq < 6 ? 7 - batch.firstSeq : 1, type(uint32).max));
        BatchId id = feeds.idOf(batch);
        vm.expectEmit(address(feeds));
        emit IFeeds.Equivocated(station, batch.firstSeq, BatchId.wrap(0), id, EPOCH, true);
        vm.assertTrue(_reportLost(6, batch) == Outcome.Equivocated, "outcome");
        vm.assertTrue(feeds.equivocal(id), "known");
        vm.assertEq(feeds.headOf(station).equivocations, 1, "counted");
        vm.assertTrue(_reportLost(6, batch) == Outcome.Known, "once");
        vm.assertEq(feeds.headOf(station).equivocations, 1, "counted once");
    }

    /// @dev The gap is the former set's: another set's signatures over it do not count.
    function test_AGapIsOfTheSetThatWasInForce() public {
        Batch memory batch = _signedThenLost();
        string[] memory labels = rotate();
        (string memory a, string memory b) = (labels[0], labels[1]);
        labels = new string[](2);
        (labels[0], labels[1]) = (a, b);
        bytes[] memory signatures = sign(feeds.digestOf(batch, 2), labels);
        feeds.reportGapEquivocation(6, batch, 2, signatures);
        vm.assertEq(feeds.headOf(station).equivocations, 0, "not in force then");
        _reportLost(6, twinOf(batch));
        vm.assertEq(feeds.headOf(station).equivocations, 1, "in force then");
    }

    function test_RevertWhen_NoGapBeginsThere() public {
        Batch memory batch = _signedThenLost();
        for (uint64 gap = 5; gap < 12; gap++) {
            if (gap == 6) continue;
            bytes[] memory signatures = signed(batch);
            expectError(abi.encodeWithSelector(IFeeds.Feeds_NoGap.selector, station, gap));
            feeds.reportGapEquivocation(gap, batch, EPOCH, signatures);
        }
    }

    function test_RevertWhen_TheBatchSharesNoReadingWithTheGap() public {
        Batch memory batch = _signedThenLost();
        (batch.firstSeq, batch.count) = (11, 5);
        _noGapEquivocation(batch);
        (batch.firstSeq, batch.count) = (1, 5);
        _noGapEquivocation(batch);
    }

    function test_RevertWhen_TooFewSignedWhatIsLost() public {
        Batch memory batch = _signedThenLost();
        bytes[] memory signatures = sign(feeds.digestOf(batch, EPOCH), first(1));
        expectError(abi.encodeWithSelector(IStations.Stations_TooFewSignatures.selector, station, 1, 2));
        feeds.reportGapEquivocation(6, batch, EPOCH, signatures);
        expectError(abi.encodeWithSelector(IStations.Stations_UnknownEpoch.selector, station, 2));
        feeds.reportGapEquivocation(6, batch, 2, signatures);
    }

    /* SETS THAT WERE REPLACED */

    /// @dev Its keys, stolen or sold, sign as many histories as somebody likes: the station answers for one at each place.
    function test_AFormerSetCountsOnceForAPlace() public {
        Batch memory batch = seal(5);
        Batch memory next = seal(5);
        rotate();
        for (uint256 i = 0; i < 20; i++) {
            Batch memory twin = twinOf(batch);
            twin.root = Root.wrap(keccak256(abi.encode("forged", i)));
            vm.expectEmit(address(feeds));
            emit IFeeds.Equivocated(station, 1, feeds.idOf(batch), feeds.idOf(twin), EPOCH, i == 0);
            vm.assertTrue(_report(batch, twin) == Outcome.Equivocated, "on record");
        }
        vm.assertEq(feeds.headOf(station).equivocations, 1, "once");
        _report(next, twinOf(next));
        vm.assertEq(feeds.headOf(station).equivocations, 2, "another place");
    }

    function test_AFormerSetCountsOnceForAGap() public {
        Batch memory batch = _signedThenLost();
        rotate();
        for (uint256 i = 0; i < 3; i++) {
            batch.root = Root.wrap(keccak256(abi.encode("forged", i)));
            _reportLost(6, batch);
        }
        vm.assertEq(feeds.headOf(station).equivocations, 1, "once");
    }

    /// @dev What was counted while the set was in force is not counted anew.
    function test_AFormerSetAddsNoneToThoseThatCounted() public {
        Batch memory batch = seal(5);
        Batch memory twin = twinOf(batch);
        Batch memory third = twinOf(twin);
        submit(twin);
        submit(third);
        rotate();
        _report(batch, twinOf(third));
        vm.assertEq(feeds.headOf(station).equivocations, 2, "both of the set in force");
    }

    /* HELPERS */

    function _report(Batch memory batch, Batch memory twin) private returns (Outcome) {
        bytes[] memory signatures = signed(twin);
        vm.prank(OUTSIDER);
        return feeds.reportEquivocation(batch, twin, EPOCH, signatures);
    }

    function _signedThenLost() private returns (Batch memory batch) {
        seal(5);
        batch = nextBatch(station, 5);
        bytes32 digest = feeds.gapDigestOf(station, 6, 10, "disk", EPOCH);
        feeds.recordGap(station, 10, "disk", EPOCH, sign(digest, first(2)));
    }

    function _reportLost(uint64 gap, Batch memory batch) private returns (Outcome) {
        bytes[] memory signatures = signed(batch);
        vm.prank(OUTSIDER);
        return feeds.reportGapEquivocation(gap, batch, EPOCH, signatures);
    }

    function _noGapEquivocation(Batch memory batch) private {
        BatchId id = feeds.idOf(batch);
        bytes[] memory signatures = signed(batch);
        expectError(abi.encodeWithSelector(IFeeds.Feeds_NoEquivocation.selector, BatchId.wrap(0), id));
        feeds.reportGapEquivocation(6, batch, EPOCH, signatures);
    }
}
