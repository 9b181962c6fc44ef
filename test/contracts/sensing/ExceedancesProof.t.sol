// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Batch} from "../../../contracts/sensing/Batch.sol";
import {Exceedance, IExceedances, Stage} from "../../../contracts/sensing/IExceedances.sol";
import {Reading} from "../../../contracts/sensing/Reading.sol";
import {exceedanceId} from "../../../contracts/types/ExceedanceId.sol";
import {Trees} from "../utils/Trees.sol";
import {ExceedancesBase} from "./ExceedancesBase.sol";

/// @notice By which limit a reading is judged, and what a proof does to an exceedance that was listed with other values.
contract ExceedancesProofTest is ExceedancesBase {
    /* THE LIMIT THAT WAS IN FORCE */

    /// @dev Both ways: what was allowed when it was sealed stays allowed, what was not stays an exceedance.
    function test_TheLimitInForceWhenItWasSealedCounts() public {
        (Batch memory batch, Reading[] memory readings) = _sealed(850);
        Batch memory listed = nextBatch(station, 3);
        (listed.exceedances, id) = (excessItem(ph, 6, 905), exceedanceId(ph, 6));
        submit(listed);
        (Batch memory above, Reading[] memory high) = _sealed(902);
        _setLimit(600, 800);
        bytes32[] memory proof = _proof(readings, 0);
        expectError(_withinLimit(850));
        exceedances.openByProof(batch, readings[0], proof);
        (Batch memory later, Reading[] memory strict) = _sealed(850);
        _setLimit(0, 1400);
        exceedances.openByProof(above, high[0], _proof(high, 0));
        vm.assertEq(openAll(listed), 1, "listed under the former limit");
        exceedances.openByProof(later, strict[4], _proof(strict, 4));
        (Batch memory last, Reading[] memory loose) = _sealed(1300);
        proof = _proof(loose, 0);
        expectError(abi.encodeWithSelector(IExceedances.Exceedances_WithinLimit.selector, ph, 1300, 0, 1400));
        exceedances.openByProof(last, loose[0], proof);
    }

    function test_RevertWhen_ItIsExactlyAtTheLimit() public {
        for (uint256 i = 0; i < 2; i++) {
            int64 limit = i == 0 ? int64(600) : int64(900);
            (Batch memory batch, Reading[] memory readings) = _sealed(limit);
            bytes32[] memory proof = _proof(readings, 0);
            expectError(_withinLimit(limit));
            exceedances.openByProof(batch, readings[0], proof);
        }
    }

    /* A PROOF OF WHAT WAS LISTED */

    function testFuzz_AListedValueGivesWayToTheSealedOne(int64 value, bool acknowledged) public {
        vm.assume(value != 901);
        Batch memory batch = _listedAs901(value);
        (Reading[] memory readings, uint48 since) = (_fillAs(batch, value), uint48(START));
        if (acknowledged) acknowledge(mill.maker);
        bytes32[] memory proof = _proof(readings, 0);
        vm.warp(START + 9);
        vm.expectEmit(address(exceedances));
        emit IExceedances.ExceedanceCorrected(id, station, readings[0].observedAt, value);
        vm.prank(OUTSIDER);
        vm.assertEq(exceedances.openByProof(batch, readings[0], proof).raw(), id.raw(), "id");
        Stage stage = acknowledged ? Stage.Acknowledged : Stage.Open;
        _assertOpened(Exceedance(stage, since, uint48(START), readings[0].observedAt, value));
        _alreadyOpened(batch, readings, stage);
        close(epa.maker, NONE);
        _alreadyOpened(batch, readings, Stage.Closed);
    }

    function test_RevertWhen_WhatWasListedIsClosed() public {
        Batch memory batch = _listedAs901(1300);
        close(epa.maker, NONE);
        _alreadyOpened(batch, _fillAs(batch, 1300), Stage.Closed);
    }

    function test_RevertWhen_TheCorrectionIsNotProven() public {
        Batch memory batch = _listedAs901(1300);
        Reading[] memory readings = _fillAs(batch, 1300);
        bytes32[] memory proof = _proof(readings, 1);
        expectError(abi.encodeWithSelector(IExceedances.Exceedances_NotProven.selector, station, 1));
        exceedances.openByProof(batch, readings[0], proof);
    }

    /* HELPERS */

    /// @dev A batch of five readings of the value.
    function _sealed(int64 value) private returns (Batch memory batch, Reading[] memory readings) {
        batch = nextBatch(station, 5);
        readings = _fillAs(batch, value);
        submit(batch);
    }

    function _proof(Reading[] memory readings, uint256 index) private pure returns (bytes32[] memory) {
        return Trees.proofInOrder(leavesOf(readings), index);
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

    function _setLimit(int64 min, int64 max) private {
        vm.prank(epa.maker);
        sensors.setLimit(ph, min, max);
    }

    /// @dev Of three readings of the value; the first is listed as 901.
    function _listedAs901(int64 value) private returns (Batch memory batch) {
        batch = nextBatch(station, 3);
        _fillAs(batch, value);
        batch.exceedances = excessItem(ph, 1, 901);
        submit(batch);
        openAll(batch);
    }

    function _fillAs(Batch memory batch, int64 value) private view returns (Reading[] memory readings) {
        readings = fill(batch, ph);
        for (uint256 i = 0; i < readings.length; i++) readings[i].value = value;
        batch.root = rootOf(readings);
    }
}
