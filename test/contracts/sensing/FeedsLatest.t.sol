// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Batch, LatestReading} from "../../../contracts/sensing/Batch.sol";
import {Head, IFeeds, Latest} from "../../../contracts/sensing/IFeeds.sol";
import {SensorAggregator} from "../../../contracts/sensing/SensorAggregator.sol";
import {FAIL, GOOD, SUSPECT} from "../../../contracts/sensing/Reading.sol";
import {BatchId} from "../../../contracts/types/BatchId.sol";
import {SensorId} from "../../../contracts/types/SensorId.sol";
import {StationId} from "../../../contracts/types/StationId.sol";
import {SensingBase} from "./SensingBase.sol";

/// @notice What a batch carries beside its readings' root: newest readings, and exceedances by the gateways' word.
contract FeedsLatestTest is SensingBase {
    function test_ABatchCarriesNewestReadings() public {
        Batch memory batch = _next(station, 10);
        batch.latest = new LatestReading[](2);
        batch.latest[0] = LatestReading(ph, 9, NOW - 10, -5, SUSPECT);
        batch.latest[1] = LatestReading(SensorId.wrap(77), 10, NOW, 12, GOOD);
        BatchId id = feeds.idOf(batch);
        bytes[] memory signatures = signed(batch);
        vm.expectEmit(address(feeds));
        emit IFeeds.LatestCarried(id, batch.latest);
        submit(batch, EPOCH, signatures);
        _assertLatest(ph, Latest(9, NOW - 10, -5, SUSPECT));
        _assertLatest(SensorId.wrap(77), Latest(10, NOW, 12, GOOD));
        vm.assertEq(abi.encode(sensors.latestOf(ph)), abi.encode(Latest(9, NOW - 10, -5, SUSPECT)), "by its number");
    }

    function testFuzz_TheNewestObservationStays(uint64[4] memory times) public {
        Latest memory newest;
        for (uint64 i = 0; i < 4; i++) {
            times[i] = uint64(_bound(times[i], 1, NOW - 1_000_000));
            if (i == 0 || times[i] > newest.observedAt) newest = Latest(i + 1, times[i], int64(i) + 701, GOOD);
            Batch memory batch = nextBatch(station, 1);
            batch.latest = latestItem(ph, i + 1, times[i]);
            submit(batch);
        }
        _assertLatest(ph, newest);
    }

    function test_TheFirstOfTwoObservedAtOnceStays() public {
        _carry(NOW, NOW - 5);
        _carry(NOW, NOW - 5);
        _assertLatest(ph, Latest(1, NOW - 5, 701, GOOD));
    }

    function test_TwoOfOneSensorInABatch() public {
        Batch memory batch = _next(station, 10);
        batch.latest = new LatestReading[](2);
        batch.latest[0] = LatestReading(ph, 3, NOW, 3, FAIL);
        batch.latest[1] = LatestReading(ph, 4, NOW - 1, 4, GOOD);
        submit(batch);
        _assertLatest(ph, Latest(3, NOW, 3, FAIL));
    }

    /* A CLOCK THAT RUNS AHEAD */

    /// @dev The batch is sealed, with what it says; only the place of the newest reading is not given away.
    function testFuzz_AnObservationFromTheFutureIsNotKept(uint64 when) public {
        _carry(NOW - 1000, NOW - 2000);
        _carry(NOW, uint64(_bound(when, NOW + 1000, type(uint64).max)));
        _assertLatest(ph, Latest(1, NOW - 2000, 701, GOOD));
        assertHead(station, Head(2, uint48(NOW), 2, 0, 0), "sealed all the same");
        _carry(NOW, NOW);
        _assertLatest(ph, Latest(3, NOW, 703, GOOD));
    }

    /// @dev Blocks count whole seconds: what is observed in the block's own is not ahead of it, nor answered as if it were.
    function test_TheLastMillisecondOfTheBlocksSecond() public {
        _carry(NOW + 60_000, NOW + 999);
        _assertLatest(ph, Latest(1, NOW + 999, 701, GOOD));
        (, , , uint256 updatedAt, ) = new SensorAggregator(sensors, ph).latestRoundData();
        vm.assertEq(updatedAt, block.timestamp, "not above the block's time");
        _carry(NOW + 60_000, NOW + 1000);
        _assertLatest(ph, Latest(1, NOW + 999, 701, GOOD));
    }

    function test_AMinuteAheadOfItsReceiptIsToleranceForClocks() public {
        _carry(NOW - 60_000, NOW);
        _assertLatest(ph, Latest(1, NOW, 701, GOOD));
        _carry(NOW - 60_000, NOW + 1);
        _assertLatest(ph, Latest(1, NOW, 701, GOOD));
    }

    /* WHAT IS NOT OF THIS BATCH */

    function testFuzz_RevertWhen_LatestIsOutside(uint64 seq) public {
        seal(5);
        vm.assume(seq < 6 || seq > 15);
        Batch memory batch = _next(station, 10);
        batch.latest = new LatestReading[](2);
        batch.latest[0] = LatestReading(ph, 6, NOW, 3, GOOD);
        batch.latest[1] = LatestReading(ph, seq, NOW, 3, GOOD);
        bytes[] memory signatures = signed(batch);
        expectError(abi.encodeWithSelector(IFeeds.Feeds_LatestOutside.selector, station, 1, seq));
        submit(batch, EPOCH, signatures);
        vm.assertFalse(feeds.isSealed(batch), "nothing is half done");
    }

    function test_FirstAndLastAreInside() public {
        Batch memory batch = _next(station, 10);
        batch.latest = latestItem(ph, 10, NOW - 1);
        submit(batch);
        batch = _next(station, 10);
        batch.latest = latestItem(ph, 11, NOW);
        submit(batch);
        _assertLatest(ph, Latest(11, NOW, 711, GOOD));
    }

    /* ANOTHER STATION'S SENSOR */

    function test_AnotherStationsSensorIsNotOverwritten() public {
        Batch memory theirs = _next(other, 1);
        theirs.latest = latestItem(foreign, 1, NOW - 5);
        submit(theirs);
        Batch memory batch = _next(station, 100);
        batch.latest = latestItem(foreign, 100, NOW);
        submit(batch);
        vm.assertEq(
            abi.encode(sensors.latestOf(foreign)),
            abi.encode(Latest(1, NOW - 5, 701, GOOD)),
            "as its own station said"
        );
        (, Latest memory newest) = sensors.latest(other, PH, 60);
        vm.assertEq(newest.seq, 1, "for readers too");
    }

    /* EXCEEDANCES */

    function test_ABatchListsExceedances() public {
        Batch memory batch = _next(station, 10);
        batch.exceedances = excessItem(ph, 4, 950);
        BatchId id = feeds.idOf(batch);
        bytes[] memory signatures = signed(batch);
        vm.expectEmit(address(feeds));
        emit IFeeds.ExceedancesListed(station, id, batch.exceedances);
        submit(batch, EPOCH, signatures);
    }

    /// @dev Received up to now, so that what is observed now is not ahead of it.
    function _next(StationId id, uint32 count) private view returns (Batch memory batch) {
        batch = nextBatch(id, count);
        batch.to = NOW;
    }

    function _carry(uint64 to, uint64 observedAt) private {
        Batch memory batch = nextBatch(station, 1);
        batch.to = to;
        batch.latest = latestItem(ph, batch.firstSeq, observedAt);
        submit(batch);
    }

    function _assertLatest(SensorId sensor, Latest memory expected) private view {
        vm.assertEq(abi.encode(feeds.latestAt(station, sensor)), abi.encode(expected), "latest");
    }
}
