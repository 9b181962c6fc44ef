// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Batch, Excess} from "../../../contracts/sensing/Batch.sol";
import {Exceedance, Fault, IExceedances, Stage} from "../../../contracts/sensing/IExceedances.sol";
import {FAIL, MISSING, Reading, SUSPECT} from "../../../contracts/sensing/Reading.sol";
import {ExceedanceId, exceedanceId} from "../../../contracts/types/ExceedanceId.sol";
import {SensorId} from "../../../contracts/types/SensorId.sol";
import {Trees} from "../utils/Trees.sol";
import {ExceedancesBase} from "./ExceedancesBase.sol";

/// @notice What opens an exceedance: a list under a quorum's signatures, or anybody's proof of one sealed reading.
contract ExceedancesOpenTest is ExceedancesBase {
    /* FROM A LIST */

    function test_OpenListed() public {
        Batch memory batch = listing();
        vm.warp(START + 50);
        vm.expectEmit(address(exceedances));
        emit IExceedances.ExceedanceOpened(id, station, ph, 1, NOW - 1_000_000, 950, false);
        vm.prank(OUTSIDER);
        vm.assertEq(openAll(batch), 1, "one");
        _assertOpened(Exceedance(Stage.Open, uint48(START + 50), uint48(START + 50), NOW - 1_000_000, 950));
    }

    function test_SeveralAndWhatIsOpenAlready() public {
        Batch memory batch = nextBatch(station, 10);
        batch.exceedances = new Excess[](4);
        batch.exceedances[0] = Excess(ph, 1, NOW, 901);
        batch.exceedances[1] = Excess(ph, 10, NOW, 599);
        batch.exceedances[2] = Excess(ph, 1, NOW, 902); // the same once more
        batch.exceedances[3] = Excess(ph, 5, NOW, type(int64).min);
        submit(batch);
        vm.assertEq(openAll(batch), 3, "three");
        vm.assertEq(uint64(exceedances.exceedance(id).value), 901, "the first one stands");
        vm.recordLogs();
        vm.assertEq(openAll(batch), 0, "none the second time");
        vm.assertEq(vm.getRecordedLogs().length, 0, "no event");
    }

    /// @dev Closed is final: the list does not open it again.
    function test_WhatIsClosedStaysClosed() public {
        Batch memory batch = listing();
        exceedances.openListed(batch, 0, 1);
        close(epa.maker, NONE);
        vm.assertEq(openAll(batch), 0, "none");
        assertStage(Stage.Closed);
    }

    function test_ABatchThatListsNone() public {
        vm.assertEq(openAll(seal(3)), 0, "none");
    }

    function test_RevertWhen_TheListIsNotSealed() public {
        Batch memory batch = nextBatch(station, 3);
        batch.exceedances = excessItem(ph, 1, 950);
        expectError(abi.encodeWithSelector(IExceedances.Exceedances_NotProven.selector, station, 1));
        exceedances.openListed(batch, 0, 1);
    }

    function test_RevertWhen_TheListIsTouched() public {
        Batch memory batch = listing();
        batch.exceedances[0].value = 1200;
        expectError(abi.encodeWithSelector(IExceedances.Exceedances_NotProven.selector, station, 1));
        exceedances.openListed(batch, 0, 1);
    }

    function test_RevertWhen_TheListIsOfAnEquivocalBatch() public {
        Batch memory twin = twinOf(seal(3));
        twin.exceedances = excessItem(ph, 1, 950);
        submit(twin);
        expectError(abi.encodeWithSelector(IExceedances.Exceedances_NotProven.selector, station, 1));
        exceedances.openListed(twin, 0, 1);
    }

    function testFuzz_SkippedWhen_AnItemIsOutsideTheBatch(uint64 seq) public {
        vm.assume(seq < 6 || seq > 8);
        _outside(seq);
    }

    function test_SkippedWhen_AnItemIsJustBefore() public {
        _outside(5);
    }

    function test_SkippedWhen_AnItemIsJustBehind() public {
        _outside(9);
    }

    function testFuzz_SkippedWhen_AnItemIsWithinTheLimit(int64 value) public {
        value = int64(int256(_bound(uint64(value), 600, 900)));
        Batch memory batch = nextBatch(station, 3);
        batch.exceedances = excessItem(ph, 1, value);
        submit(batch);
        _skipped(batch, ph, 1, Fault.WithinLimit);
    }

    function test_SkippedWhen_AnItemIsOfAnotherStationsSensor() public {
        Batch memory batch = nextBatch(station, 3);
        batch.exceedances = excessItem(foreign, 1, 950);
        submit(batch);
        _skipped(batch, foreign, 1, Fault.OtherStation);
    }

    function test_SkippedWhen_AnItemIsOfNoSensor() public {
        Batch memory batch = nextBatch(station, 3);
        batch.exceedances = excessItem(SensorId.wrap(99), 1, 950);
        submit(batch);
        _skipped(batch, SensorId.wrap(99), 1, Fault.OtherStation);
    }

    /// @dev One bad item holds up nothing, and a list of any length opens in parts.
    function test_BadItemsAreSkippedAndARangeIsOpened() public {
        Batch memory batch = nextBatch(station, 5);
        batch.exceedances = new Excess[](5);
        batch.exceedances[0] = Excess(ph, 1, NOW, 950);
        batch.exceedances[1] = Excess(ph, 99, NOW, 950);
        batch.exceedances[2] = Excess(ph, 3, NOW, 900);
        batch.exceedances[3] = Excess(foreign, 4, NOW, 950);
        batch.exceedances[4] = Excess(ph, 5, NOW, 951);
        submit(batch);
        vm.expectEmit(address(exceedances));
        emit IExceedances.ListedSkipped(exceedanceId(ph, 99), station, 1, Fault.OutsideBatch);
        vm.expectEmit(address(exceedances));
        emit IExceedances.ListedSkipped(exceedanceId(ph, 3), station, 2, Fault.WithinLimit);
        (uint256 opened, uint256 skipped) = exceedances.openListed(batch, 1, 2);
        vm.assertEq(abi.encode(opened, skipped), abi.encode(0, 2), "the middle");
        (opened, skipped) = exceedances.openListed(batch, 0, 5);
        vm.assertEq(abi.encode(opened, skipped), abi.encode(2, 3), "all");
        (opened, skipped) = exceedances.openListed(batch, 5, 0);
        vm.assertEq(abi.encode(opened, skipped), abi.encode(0, 0), "none");
        assertStage(Stage.Open);
    }

    function testFuzz_RevertWhen_TheRangeIsNotOfTheList(uint256 first, uint256 count) public {
        vm.assume(first > 1 || count > 1 - first);
        Batch memory batch = listing();
        expectError(abi.encodeWithSelector(IExceedances.Exceedances_RangeInvalid.selector, first, count, 1));
        exceedances.openListed(batch, first, count);
    }

    /* BY PROOF */

    function testFuzz_OpenByProof(int64 value, uint8 index) public {
        vm.assume(value < 600 || value > 900);
        index = index % 5;
        (Batch memory batch, Reading[] memory readings) = _sealed(ph, value, SUSPECT);
        id = exceedanceId(ph, readings[index].seq);
        bytes32[] memory proof = _proof(readings, index);
        vm.expectEmit(address(exceedances));
        emit IExceedances.ExceedanceOpened(id, station, ph, index + 1, readings[index].observedAt, value, true);
        vm.prank(OUTSIDER);
        vm.assertEq(exceedances.openByProof(batch, readings[index], proof).raw(), id.raw(), "id");
        _assertOpened(Exceedance(Stage.Open, uint48(START), uint48(START), readings[index].observedAt, value));
    }

    function test_RevertWhen_OpenedBefore() public {
        (Batch memory batch, Reading[] memory readings) = _sealed(ph, 950, SUSPECT);
        exceedances.openByProof(batch, readings[0], _proof(readings, 0));
        _alreadyOpened(batch, readings, Stage.Open);
        close(epa.maker, NONE);
        _alreadyOpened(batch, readings, Stage.Closed);
    }

    function test_RevertWhen_QualityControlFailedIt() public {
        _notCredible(FAIL);
        _notCredible(MISSING);
    }

    function test_RevertWhen_NotProven() public {
        (Batch memory batch, Reading[] memory readings) = _sealed(ph, 950, SUSPECT);
        bytes32[] memory proof = _proof(readings, 1);
        expectError(abi.encodeWithSelector(IExceedances.Exceedances_NotProven.selector, station, 1));
        exceedances.openByProof(batch, readings[0], proof);
        readings[1].value = 1300;
        expectError(abi.encodeWithSelector(IExceedances.Exceedances_NotProven.selector, station, 2));
        exceedances.openByProof(batch, readings[1], proof);
    }

    function testFuzz_RevertWhen_WithinTheLimit(int64 value) public {
        value = int64(int256(_bound(uint64(value), 600, 900)));
        (Batch memory batch, Reading[] memory readings) = _sealed(ph, value, SUSPECT);
        bytes32[] memory proof = _proof(readings, 0);
        expectError(_withinLimit(value));
        exceedances.openByProof(batch, readings[0], proof);
    }

    function test_NoLimitIsNeverExceeded() public {
        vm.prank(epa.maker);
        sensors.setLimit(ph, type(int64).min, type(int64).max);
        (Batch memory batch, Reading[] memory readings) = _sealed(ph, type(int64).max, SUSPECT);
        bytes32[] memory proof = _proof(readings, 0);
        expectError(
            abi.encodeWithSelector(
                IExceedances.Exceedances_WithinLimit.selector,
                ph,
                type(int64).max,
                type(int64).min,
                type(int64).max
            )
        );
        exceedances.openByProof(batch, readings[0], proof);
    }

    function test_RevertWhen_OfAnotherStationsSensor() public {
        (Batch memory batch, Reading[] memory readings) = _sealed(foreign, 950, SUSPECT);
        bytes32[] memory proof = _proof(readings, 0);
        expectError(abi.encodeWithSelector(IExceedances.Exceedances_OtherStation.selector, foreign, station));
        exceedances.openByProof(batch, readings[0], proof);
    }

    /// @dev A sensor's past does not end with it.
    function test_OfARetiredSensorAtARetiredStation() public {
        (Batch memory batch, Reading[] memory readings) = _sealed(ph, 950, SUSPECT);
        vm.prank(mill.maker);
        sensors.retireSensor(ph);
        retire(station);
        exceedances.openByProof(batch, readings[0], _proof(readings, 0));
        assertStage(Stage.Open);
    }

    function testFuzz_Id(uint32 sensor, uint64 seq) public view {
        ExceedanceId given = exceedances.idOf(SensorId.wrap(sensor), seq);
        vm.assertEq(given.raw(), uint256(sensor) * 2 ** 64 + seq, "id");
        vm.assertEq(given.sensorOf().raw(), sensor, "sensor");
        vm.assertEq(given.seqOf(), seq, "number");
    }

    /* HELPERS */

    /// @dev A batch of five readings of the value.
    function _sealed(
        SensorId sensor,
        int64 value,
        uint8 quality
    ) private returns (Batch memory batch, Reading[] memory readings) {
        batch = nextBatch(station, 5);
        readings = fill(batch, sensor);
        for (uint256 i = 0; i < 5; i++) (readings[i].value, readings[i].quality) = (value, quality);
        batch.root = rootOf(readings);
        submit(batch);
    }

    function _proof(Reading[] memory readings, uint256 index) private pure returns (bytes32[] memory) {
        bytes32[] memory leaves = leavesOf(readings);
        return Trees.proofInOrder(leaves, index);
    }

    /// @dev Of a batch of readings 6 to 8.
    function _outside(uint64 seq) private {
        seal(5);
        Batch memory batch = nextBatch(station, 3);
        batch.exceedances = excessItem(ph, seq, 950);
        submit(batch);
        _skipped(batch, ph, seq, Fault.OutsideBatch);
    }

    function _skipped(Batch memory batch, SensorId sensor, uint64 seq, Fault fault) private {
        vm.expectEmit(address(exceedances));
        emit IExceedances.ListedSkipped(exceedanceId(sensor, seq), station, 0, fault);
        (uint256 opened, uint256 skipped) = exceedances.openListed(batch, 0, 1);
        vm.assertEq(abi.encode(opened, skipped), abi.encode(0, 1), "skipped");
        ExceedanceId none = exceedanceId(sensor, seq);
        vm.assertEq(uint256(exceedances.exceedance(none).stage), uint256(Stage.None), "nothing is opened");
    }

    function _notCredible(uint8 quality) private {
        (Batch memory batch, Reading[] memory readings) = _sealed(ph, 950, quality);
        bytes32[] memory proof = _proof(readings, 0);
        expectError(
            abi.encodeWithSelector(IExceedances.Exceedances_NotCredible.selector, ph, readings[0].seq, quality)
        );
        exceedances.openByProof(batch, readings[0], proof);
    }

    function _alreadyOpened(Batch memory batch, Reading[] memory readings, Stage stage) private {
        bytes32[] memory proof = _proof(readings, 0);
        expectError(abi.encodeWithSelector(IExceedances.Exceedances_AlreadyOpened.selector, id, stage));
        exceedances.openByProof(batch, readings[0], proof);
    }

    function _withinLimit(int64 value) private view returns (bytes memory) {
        return abi.encodeWithSelector(IExceedances.Exceedances_WithinLimit.selector, ph, value, 600, 900);
    }

    function _assertOpened(Exceedance memory expected) private view {
        vm.assertEq(abi.encode(exceedances.exceedance(id)), abi.encode(expected), "exceedance");
    }
}
