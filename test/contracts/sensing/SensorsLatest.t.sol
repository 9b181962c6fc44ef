// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Batch, LatestReading} from "../../../contracts/sensing/Batch.sol";
import {Latest} from "../../../contracts/sensing/IFeeds.sol";
import {ISensors, Sensor} from "../../../contracts/sensing/ISensors.sol";
import {FAIL, GOOD, MISSING} from "../../../contracts/sensing/Reading.sol";
import {SensorAggregator} from "../../../contracts/sensing/SensorAggregator.sol";
import {Parameter} from "../../../contracts/types/Parameter.sol";
import {SensorId} from "../../../contracts/types/SensorId.sol";
import {SensingBase} from "./SensingBase.sol";

/// @notice Reading on chain: by parameter and age, by sensor, and as a price feed's consumers do.
contract SensorsLatestTest is SensingBase {
    /* BY PARAMETER AND AGE */

    function testFuzz_Latest(uint64 age, uint48 maxAge) public {
        age = uint64(_bound(age, 0, 1e9));
        _carry(NOW - age, 812, GOOD);
        if (uint256(maxAge) * 1000 < age) {
            expectError(abi.encodeWithSelector(ISensors.Sensors_Stale.selector, ph, NOW - age, maxAge));
        }
        (SensorId id, Latest memory newest) = sensors.latest(station, PH, maxAge);
        if (uint256(maxAge) * 1000 < age) return;
        vm.assertTrue(id == ph, "sensor");
        vm.assertEq(abi.encode(newest), abi.encode(Latest(1, NOW - age, 812, GOOD)), "reading");
    }

    function test_RevertWhen_JustTooOld() public {
        _carry(NOW, 812, GOOD);
        vm.warp(START + 60);
        sensors.latest(station, PH, 60);
        vm.warp(START + 61);
        expectError(abi.encodeWithSelector(ISensors.Sensors_Stale.selector, ph, NOW, 60));
        sensors.latest(station, PH, 60);
    }

    function test_HoweverOld() public {
        _carry(NOW, 812, GOOD);
        vm.warp(START + 3650 days);
        sensors.latest(station, PH, type(uint48).max);
        vm.assertEq(sensors.latestOf(ph).seq, 1, "by its number");
    }

    /// @dev A clock that ran ahead would be fresh for ever.
    function test_RevertWhen_TheOnlyReadingCameFromTheFuture() public {
        _carry(NOW + 365 days * 1000, 812, GOOD);
        expectError(abi.encodeWithSelector(ISensors.Sensors_NoReading.selector, ph));
        sensors.latest(station, PH, 60);
    }

    function test_RevertWhen_NoReading() public {
        expectError(abi.encodeWithSelector(ISensors.Sensors_NoReading.selector, ph));
        sensors.latest(station, PH, type(uint48).max);
    }

    function test_RevertWhen_NoSensor() public {
        Parameter unknown = Parameter.wrap("w01003");
        expectError(abi.encodeWithSelector(ISensors.Sensors_NoSensor.selector, station, unknown));
        sensors.latest(station, unknown, 60);
    }

    function test_RevertWhen_TheSensorIsRetired() public {
        _carry(NOW, 812, GOOD);
        vm.prank(mill.maker);
        sensors.retireSensor(ph);
        expectError(abi.encodeWithSelector(ISensors.Sensors_NoSensor.selector, station, PH));
        sensors.latest(station, PH, 60);
        vm.assertEq(sensors.latestOf(ph).seq, 1, "by its number");
    }

    /// @dev Its successor has to be read first: another scale or unit would else be taken for its own.
    function test_RevertWhen_TheSuccessorHasNoReading() public {
        _carry(NOW, 812, GOOD);
        SensorId successor = sensorInService(mill, sensorAt(station));
        expectError(abi.encodeWithSelector(ISensors.Sensors_NoReading.selector, successor));
        sensors.latest(station, PH, 60);
    }

    function test_AllZeroBeforeTheFirst() public view {
        Latest memory nothing;
        vm.assertEq(abi.encode(sensors.latestOf(ph)), abi.encode(nothing), "nothing");
    }

    /* AS A FEED */

    function testFuzz_LatestRoundData(int64 value, uint64 age) public {
        SensorAggregator feed = _feed(ph);
        uint64 observedAt = NOW - uint64(_bound(age, 0, 1e9));
        _carry(observedAt, value, GOOD);
        (uint80 id, int256 answer, uint256 started, uint256 updated, uint80 answeredIn) = feed.latestRoundData();
        vm.assertEq(id, 1, "round");
        vm.assertEq(uint256(answer), uint256(int256(value)), "answer");
        vm.assertEq(started, observedAt / 1000, "measured");
        vm.assertEq(updated, observedAt / 1000, "updated");
        vm.assertEq(answeredIn, 1, "answered in");
        (id, answer, , , ) = feed.getRoundData(1);
        vm.assertEq(uint256(answer), uint256(int256(value)), "by its round");
    }

    function test_WhatTheFeedIs() public {
        SensorAggregator feed = _feed(ph);
        vm.assertEq(feed.decimals(), 2, "decimals");
        vm.assertEq(feed.version(), 1, "version");
        vm.assertEq(feed.description(), "w01001 / [pH]", "description");
        vm.assertEq(address(feed.SENSORS()), address(sensors), "sensors");
        vm.assertTrue(feed.SENSOR() == ph, "sensor");
    }

    function test_ANameOfSixteenLetters() public {
        SensorAggregator feed = _feedOf("abcdefghijklmnop", "mg/L");
        vm.assertEq(feed.description(), "abcdefghijklmnop / mg/L", "description");
    }

    function test_RevertWhen_TheSensorIsUnknown() public {
        expectError(abi.encodeWithSelector(ISensors.Sensors_UnknownSensor.selector, SensorId.wrap(99)));
        _feed(SensorId.wrap(99));
    }

    function test_RevertWhen_TheFeedHasNoReading() public {
        SensorAggregator feed = _feed(ph);
        bytes memory reason = abi.encodeWithSelector(SensorAggregator.SensorAggregator_NoReading.selector, ph);
        expectError(reason);
        feed.latestRoundData();
        expectError(reason);
        feed.getRoundData(1);
    }

    function testFuzz_RevertWhen_TheRoundIsNotKept(uint80 round) public {
        vm.assume(round != 2);
        SensorAggregator feed = _feed(ph);
        _carry(NOW - 2000, 1, GOOD);
        _carry(NOW - 1000, 2, GOOD);
        expectError(abi.encodeWithSelector(SensorAggregator.SensorAggregator_RoundNotKept.selector, ph, 2, round));
        feed.getRoundData(round);
    }

    function test_RevertWhen_TheNewestReadingFailed() public {
        SensorAggregator feed = _feed(ph);
        _carry(NOW - 3000, 1, GOOD);
        _notCredible(feed, 2, FAIL);
        _notCredible(feed, 3, MISSING);
        _carry(NOW, 4, GOOD);
        (uint80 id, , , , ) = feed.latestRoundData();
        vm.assertEq(id, 4, "until a better one is sealed");
    }

    /* HELPERS */

    function _notCredible(SensorAggregator feed, uint64 seq, uint8 quality) private {
        _carry(NOW - 2000 + seq, 0, quality);
        bytes memory reason = abi.encodeWithSelector(
            SensorAggregator.SensorAggregator_NotCredible.selector,
            ph,
            seq,
            quality
        );
        expectError(reason);
        feed.latestRoundData();
        expectError(reason);
        feed.getRoundData(seq);
    }

    function _feed(SensorId sensor) private returns (SensorAggregator) {
        return SensorAggregator(deploy("SensorAggregator", abi.encode(sensors, sensor)));
    }

    function _feedOf(bytes16 parameter, bytes16 unit) private returns (SensorAggregator) {
        Sensor memory s = sensorAt(station);
        (s.parameter, s.unit) = (Parameter.wrap(parameter), unit);
        return _feed(proposedSensor(mill, s));
    }

    function _carry(uint64 observedAt, int64 value, uint8 quality) private {
        Batch memory batch = nextBatch(station, 1);
        batch.to = NOW;
        batch.latest = new LatestReading[](1);
        batch.latest[0] = LatestReading(ph, batch.firstSeq, observedAt, value, quality);
        submit(batch);
    }
}
