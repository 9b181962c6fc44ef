// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Batch} from "../../../contracts/sensing/Batch.sol";
import {Exceedance, IExceedances, Stage} from "../../../contracts/sensing/IExceedances.sol";
import {Reading} from "../../../contracts/sensing/Reading.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {Uid} from "../../../contracts/types/Uid.sol";
import {Trees} from "../utils/Trees.sol";
import {ExceedanceTransitions} from "./ExceedanceTransitions.sol";
import {ExceedancesBase} from "./ExceedancesBase.sol";

/// @notice The life of an exceedance against its table. Who may make a transition: ExceedancesStages.
contract ExceedanceTransitionsTest is ExceedancesBase, ExceedanceTransitions {
    uint48 private constant LATER = uint48(START + 77);
    uint64 private constant OBSERVED_AT = NOW - 1_000_000;

    /// @dev A sealed batch that lists its first reading as an exceedance, with its readings.
    bytes private _sealed;

    function setUp() public override {
        super.setUp();
        Batch memory batch = nextBatch(station, 3);
        Reading[] memory readings = fill(batch, ph);
        (readings[0].value, readings[0].observedAt) = (950, OBSERVED_AT);
        batch.root = rootOf(readings);
        batch.exceedances = excessItem(ph, batch.firstSeq, 950);
        submit(batch);
        _sealed = abi.encode(batch, readings);
    }

    function reachState(State state) internal override {
        if (state == State.None) return;
        (Batch memory batch, ) = _batch();
        exceedances.openListed(batch, 0, 1);
        if (state == State.Acknowledged || state == State.Remediated) acknowledge(mill.maker);
        if (state == State.Remediated) remediate(mill.maker, report);
        if (state == State.Disputed) dispute(mill.maker, report);
        if (state == State.Closed) close(epa.maker, NONE);
    }

    function callOf(Act act) internal view override returns (Call memory call) {
        State from = State(currentState());
        (Uid statement, address exceedances_) = (_decisionFor(from, act), address(exceedances));
        if (act == Act.OpenListed) {
            (Batch memory batch, ) = _batch();
            return Call(OUTSIDER, exceedances_, abi.encodeCall(IExceedances.openListed, (batch, 0, 1)));
        }
        if (act == Act.OpenByProof) {
            (Batch memory batch, Reading[] memory readings) = _batch();
            bytes32[] memory proof = Trees.proofInOrder(leavesOf(readings), 0);
            bytes memory data = abi.encodeCall(IExceedances.openByProof, (batch, readings[0], proof));
            return Call(OUTSIDER, exceedances_, data);
        }
        if (act == Act.Acknowledge) {
            return Call(mill.checker, exceedances_, abi.encodeCall(IExceedances.acknowledge, (id)));
        }
        if (act == Act.Remediate) {
            return Call(mill.checker, exceedances_, abi.encodeCall(IExceedances.remediate, (id, report)));
        }
        if (act == Act.Dispute) {
            address operator = from == State.Open ? mill.checker : mill.maker;
            return Call(operator, exceedances_, abi.encodeCall(IExceedances.dispute, (id, report)));
        }
        if (act == Act.Reopen) {
            address regulator = from == State.Disputed ? epa.maker : epa.checker;
            return Call(regulator, exceedances_, abi.encodeCall(IExceedances.reopen, (id, statement)));
        }
        return Call(epa.checker, exceedances_, abi.encodeCall(IExceedances.close, (id, statement)));
    }

    function reasonOf(Refusal refusal, State from, Act act) internal view override returns (bytes memory) {
        (Stage stage, Stage wanted) = (Stage(uint8(from)), Stage.Closed);
        if (refusal == Refusal.Exceedances_AlreadyOpened) {
            return abi.encodeWithSelector(IExceedances.Exceedances_AlreadyOpened.selector, id, stage);
        }
        if (act == Act.Acknowledge) wanted = Stage.Acknowledged;
        if (act == Act.Remediate) wanted = Stage.Remediated;
        if (act == Act.Dispute) wanted = Stage.Disputed;
        if (act == Act.Reopen) wanted = Stage.Open;
        return abi.encodeWithSelector(IExceedances.Exceedances_StageForbidden.selector, id, stage, wanted);
    }

    function currentState() internal view override returns (uint8) {
        return uint8(exceedances.exceedance(id).stage);
    }

    function currentRecord() internal view override returns (bytes memory) {
        return abi.encode(exceedances.exceedance(id));
    }

    function beforeMove(State from, Act act, State to) internal override {
        vm.warp(LATER);
        if (act == Act.OpenListed && from != State.None) return;
        Uid statement = _statementFor(from, act);
        vm.expectEmit(address(exceedances));
        if (from == State.None) {
            emit IExceedances.ExceedanceOpened(id, station, ph, 1, OBSERVED_AT, 950, act == Act.OpenByProof);
            return;
        }
        OrgId by = act == Act.Reopen || act == Act.Close ? epa.id : mill.id;
        emit IExceedances.ExceedanceMoved(id, Stage(uint8(to)), by, Stage(uint8(from)), statement);
    }

    /// @dev Stage and time, nothing else; what is open already stays as it is.
    function afterMove(State from, Act act, State to) internal view override {
        uint48 since = act == Act.OpenListed && from != State.None ? uint48(START) : LATER;
        uint48 openedAt = from == State.None ? LATER : uint48(START);
        Exceedance memory expected = Exceedance(Stage(uint8(to)), since, openedAt, OBSERVED_AT, 950);
        vm.assertEq(currentRecord(), abi.encode(expected), "stage and time, nothing else");
    }

    function _statementFor(State from, Act act) private view returns (Uid) {
        if (act == Act.Remediate || act == Act.Dispute) return attestations.uidOf(report);
        return _decisionFor(from, act);
    }

    /// @dev A regulator may decide with or without one.
    function _decisionFor(State from, Act act) private view returns (Uid) {
        if (act == Act.Close && uint8(from) % 2 == 1) return NONE;
        if (act == Act.Reopen && from == State.Disputed) return NONE;
        return act == Act.Reopen || act == Act.Close ? decision : NONE;
    }

    function _batch() private view returns (Batch memory batch, Reading[] memory readings) {
        return abi.decode(_sealed, (Batch, Reading[]));
    }
}
