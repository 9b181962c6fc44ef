// SPDX-License-Identifier: Apache-2.0
// The fuzzer only finds a handler in the file of its test:
// solhint-disable one-contract-per-file
pragma solidity ^0.8.28;

import {Batch, LatestReading} from "../../../contracts/sensing/Batch.sol";
import {Feeds} from "../../../contracts/sensing/Feeds.sol";
import {FlagCounts} from "../../../contracts/sensing/FlagCounts.sol";
import {Head, IFeeds, Outcome} from "../../../contracts/sensing/IFeeds.sol";
import {GOOD} from "../../../contracts/sensing/Reading.sol";
import {DEVICE} from "../../../contracts/types/Duties.sol";
import {Root} from "../../../contracts/types/Root.sol";
import {SensorId} from "../../../contracts/types/SensorId.sol";
import {StationId} from "../../../contracts/types/StationId.sol";
import {SensingBase} from "../sensing/SensingBase.sol";
import {Vm} from "../utils/Vm.sol";
import {FeedsModel} from "./FeedsModel.sol";

/// @notice Gateways of two stations seal, repeat themselves, contradict themselves, lose readings and are replaced, in any
/// order. Each act is made so that it has to succeed, or so that it has to fail: what does otherwise is counted.
contract FeedsHandler is FeedsModel {
    constructor(
        Feeds feeds,
        address operator,
        address regulator,
        StationId[STATIONS] memory stations_,
        uint256[] memory keys_
    ) FeedsModel(feeds, operator, regulator, stations_, keys_) {}

    /* WHAT HAS TO SUCCEED */

    function seal(uint256 place, uint32 count, uint32 lasts, bool carries) external {
        place = place % STATIONS;
        Batch memory batch = _next(place, uint32(_bound(count, 1, type(uint32).max)), lasts);
        if (carries) {
            batch.latest = new LatestReading[](1);
            uint64 seq = batch.firstSeq + (lasts % batch.count);
            batch.latest[0] = LatestReading(SensorId.wrap(1), seq, batch.to - (lasts % 5000), 1, GOOD);
        }
        vm.recordLogs();
        if (!_submit(place, batch, ghosts[place].epoch, QUORUM, Outcome.Sealed)) return;
        Vm.Log[] memory logs = vm.getRecordedLogs();
        for (uint256 i = 0; i < logs.length; i++) {
            if (logs[i].topics[0] == IFeeds.BatchSealed.selector) ghosts[place].events++;
        }
        ghosts[place].readings += batch.count;
        ghosts[place].batches++;
        contents[place].push(abi.encode(batch));
        ids[place].push(FEEDS.idOf(batch));
        epochs[place].push(ghosts[place].epoch);
    }

    /// @dev Under any epoch and with any signatures.
    function again(uint256 place, uint256 which, uint32 epoch) external {
        place = place % STATIONS;
        if (contents[place].length == 0) return;
        _submit(place, _sealed(place, which), epoch, 0, Outcome.Known);
    }

    function equivocate(uint256 place, uint256 which) external {
        place = place % STATIONS;
        if (contents[place].length == 0) return;
        Batch memory twin = _twin(place, which);
        uint32 epoch = ghosts[place].epoch;
        bool counts = epochs[place][which % epochs[place].length] == epoch;
        if (_submit(place, twin, epoch, QUORUM, Outcome.Equivocated) && counts) _count(place, twin.firstSeq, epoch);
        _submit(place, twin, 0, 0, Outcome.Known);
    }

    /// @dev By any set that ever was.
    function report(uint256 place, uint256 which, uint32 epoch, uint32 count) external {
        place = place % STATIONS;
        if (contents[place].length == 0) return;
        Batch memory batch = _sealed(place, which);
        Batch memory twin = _twin(place, which);
        twin.count = uint32(_bound(count, 1, type(uint32).max));
        twin.firstSeq += count % batch.count;
        epoch = uint32(_bound(epoch, 1, ghosts[place].epoch));
        bytes[] memory signatures = _sign(place, FEEDS.digestOf(twin, epoch), epoch, QUORUM);
        bytes memory data = abi.encodeCall(FEEDS.reportEquivocation, (batch, twin, epoch, signatures));
        bool counts = epochs[place][which % epochs[place].length] == epoch;
        if (_call(data, abi.encode(Outcome.Equivocated)) && counts) _count(place, batch.firstSeq, epoch);
    }

    /// @dev A batch that shares a reading with a gap, by any set that ever was.
    function reportLost(uint256 place, uint256 which, uint32 epoch, uint32 count) external {
        place = place % STATIONS;
        if (lostRanges[place].length == 0) return;
        which = which % lostRanges[place].length;
        uint64[2] memory range = lostRanges[place][which];
        Batch memory batch = _next(place, uint32(_bound(count, 1, type(uint32).max)), 1000);
        batch.firstSeq = range[0] + (count % (range[1] - range[0] + 1));
        epoch = uint32(_bound(epoch, 1, ghosts[place].epoch));
        bytes[] memory signatures = _sign(place, FEEDS.digestOf(batch, epoch), epoch, QUORUM);
        bytes memory data = abi.encodeCall(FEEDS.reportGapEquivocation, (range[0], batch, epoch, signatures));
        bool counts = lostEpochs[place][which] == epoch;
        if (_call(data, abi.encode(Outcome.Equivocated)) && counts) _count(place, range[0], epoch);
        if (FEEDS.isSealed(batch)) _note(FEEDS.isSealed.selector);
    }

    function lose(uint256 place, uint32 readings) external {
        place = place % STATIONS;
        uint64 size = uint64(readings) + 1;
        uint64 lastSeq = _lastSeq(place);
        uint32 epoch = ghosts[place].epoch;
        bytes32 digest = FEEDS.gapDigestOf(stations[place], lastSeq + 1, lastSeq + size, "lost", epoch);
        bytes[] memory signatures = _sign(place, digest, epoch, QUORUM);
        bytes memory data = abi.encodeCall(
            FEEDS.recordGap,
            (stations[place], lastSeq + size, "lost", epoch, signatures)
        );
        if (!_call(data, "")) return;
        lostRanges[place].push([lastSeq + 1, lastSeq + size]);
        lostEpochs[place].push(epoch);
        ghosts[place].lost += size;
        ghosts[place].gaps++;
    }

    function rotate(uint256 place, uint256 set) external {
        _rotate(place % STATIONS, set);
        done++;
    }

    function wait(uint32 time) external {
        vm.warp(block.timestamp + (time % 1 days));
    }

    /* WHAT HAS TO FAIL */

    function refuse(uint256 place, uint8 how, uint64 by, uint256 which) external {
        place = place % STATIONS;
        Batch memory batch = _next(place, 1 + uint32(by % 1000), 1000);
        uint32 epoch = ghosts[place].epoch;
        uint256 signers = QUORUM;
        how = how % 11;
        if (how == 0) batch.firstSeq += 1 + (by % 1000);
        if (how == 1) batch.count++; // the flags are those of one less
        if (how == 2) batch.root = Root.wrap(0);
        if (how == 3) signers = 1;
        if (how == 4) epoch = uint32(by % epoch); // a former set, or none
        if (how == 5) (batch.from, batch.to) = (batch.from / 1000, batch.to / 1000);
        if (how == 6) batch.to = uint64(block.timestamp) * 1000 + 60_001 + (by % 1000);
        if (how == 7) {
            if (ghosts[place].lastTo == 0) return;
            batch.from = ghosts[place].lastTo - 1;
        }
        if (how == 8) {
            // begins inside a sealed batch
            if (contents[place].length == 0) return;
            Batch memory former = _sealed(place, which);
            if (former.count == 1) return;
            batch.firstSeq = former.firstSeq + 1 + (by % (former.count - 1));
        }
        if (how > 8) {
            // begins in a gap, or before one and goes on over it
            if (lostRanges[place].length == 0) return;
            uint64[2] memory gap = lostRanges[place][which % lostRanges[place].length];
            batch.firstSeq = gap[0] + uint64(by % (gap[1] - gap[0] + 1));
            if (how == 10) (batch.firstSeq, batch.count) = (gap[0] - 1, batch.count + 1);
            if (how == 10 && !FEEDS.batchAt(stations[place], batch.firstSeq).isNull()) return;
            if (batch.firstSeq == 0) return;
            batch.flagCounts = FlagCounts.wrap(batch.count);
        }
        bytes[] memory signatures = _sign(place, FEEDS.digestOf(batch, epoch), epoch, signers);
        vm.prank(OPERATOR);
        (bool ok, ) = address(FEEDS).call(abi.encodeCall(FEEDS.submit, (batch, epoch, signatures)));
        if (ok) _note(FEEDS.submit.selector);
        done++;
    }
}

/// @notice What holds for Feeds whatever gateways sign and whoever submits it.
contract FeedsInvariants is SensingBase {
    FeedsHandler private handler;
    StationId[2] private both_;

    function setUp() public override {
        super.setUp();
        both_ = [stationInService(mill, NO_STATION), stationInService(mill, NO_STATION)];
        uint256[] memory keys = new uint256[](6);
        for (uint256 i = 0; i < 6; i++) {
            string memory label = string.concat("gateway ", vm.toString(i));
            enrol(mill.admin, label, DEVICE);
            uint256 j = i;
            for (; j > 0 && vm.addr(keys[j - 1]) > accountOf(label); j--) keys[j] = keys[j - 1];
            keys[j] = keyOf(label);
        }
        // The handler sends as operator and as regulator.
        handler = new FeedsHandler(feeds, mill.maker, epa.maker, both_, keys);
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    /// @dev FEE-1, FEE-2, FEE-5, FEE-6: the head is what was done, number by number, and it is read without asking the chain.
    /// hardhat-config: default.invariant.runs = 256
    /// hardhat-config: default.invariant.depth = 128
    /// hardhat-config: default.invariant.failOnRevert = true
    function invariant_TheHeadIsTheSumOfWhatWasDone() public view {
        for (uint256 i = 0; i < 2; i++) {
            FeedsModel.Ghost memory g = handler.ghost(i);
            Head memory expected = Head(
                uint64(g.readings + g.lost),
                uint48(g.lastTo),
                g.batches,
                g.gaps,
                g.equivocations
            );
            assertHead(both_[i], expected, "head");
            vm.assertEq(g.events, g.batches, "one event for each batch");
            vm.assertEq(feeds.stationOf(both_[i]).epoch, g.epoch, "epoch");
        }
    }

    /// @dev FEE-3
    /// hardhat-config: default.invariant.runs = 64
    /// hardhat-config: default.invariant.depth = 64
    /// hardhat-config: default.invariant.failOnRevert = true
    function invariant_ASealedBatchStaysAsItIs() public view {
        for (uint256 i = 0; i < 2; i++) {
            vm.assertEq(handler.changed(i), 0, "changed batches");
            vm.assertEq(handler.misplaced(i), 0, "places given twice, or in a gap");
        }
    }

    /// @dev FEE-4: nothing that has to be refused passes, and nothing that has to pass is refused.
    /// hardhat-config: default.invariant.runs = 256
    /// hardhat-config: default.invariant.depth = 128
    /// hardhat-config: default.invariant.failOnRevert = true
    function invariant_EachActEndsAsItHasTo() public view {
        vm.assertEq(handler.unexpected(), 0, vm.toString(uint32(handler.lastUnexpected())));
    }

    function test_TheHandlerReachesEveryAct() public {
        for (uint256 i = 0; i < 2; i++) {
            handler.seal(i, 10, 1000, true);
            handler.lose(i, 5);
            handler.seal(i, 3, 1000, false);
            handler.again(i, 0, 7);
            handler.rotate(i, 3);
            handler.equivocate(i, 1);
            handler.report(i, 0, 1, 4);
            handler.reportLost(i, 0, 1, 4);
            handler.reportLost(i, 0, 2, 5);
            for (uint8 how = 0; how < 11; how++) handler.refuse(i, how, 7, 0);
            FeedsModel.Ghost memory g = handler.ghost(i);
            vm.assertEq(abi.encode(g.readings, g.lost, g.batches, g.gaps), abi.encode(13, 6, 2, 1), "ghost");
            vm.assertEq(
                abi.encode(g.equivocations, g.epoch, g.events),
                abi.encode(2, 2, 2),
                "ghost: the set that was in force counts"
            );
        }
        vm.assertEq(handler.done(), 42, "acts");
        vm.assertEq(handler.unexpected(), 0, vm.toString(uint32(handler.lastUnexpected())));
    }
}
