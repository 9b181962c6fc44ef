// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Creation} from "../../../contracts/custody/Creation.sol";
import {Condition, Handover, HandoverOffer} from "../../../contracts/custody/Handover.sol";
import {IHandovers} from "../../../contracts/custody/IHandovers.sol";
import {ErrorReason, IUnits} from "../../../contracts/custody/IUnits.sol";
import {Phase, SEALED, UnitWord} from "../../../contracts/custody/UnitWord.sol";
import {Statement} from "../../../contracts/evidence/Statement.sol";
import {Uid} from "../../../contracts/types/Uid.sol";
import {HandoversBase} from "./HandoversBase.sol";
import {Terms} from "./Terms.sol";
import {UnitTransitions} from "./UnitTransitions.sol";

/// @notice The life of a unit against its table, under the profile of medical waste: a bag at the plant; what ended is a box with two bags.
contract UnitTransitionsTest is HandoversBase, UnitTransitions {
    Uid private why;
    string private identifier;

    function setUp() public override {
        super.setUp();
        why = statementBy(agency);
    }

    function reachState(State state) internal override {
        if (state == State.None) {
            (identifier, unit) = ("nothing", idOf("nothing"));
        } else if (state > State.Disputed) {
            identifier = "a box";
            (unit, ) = fullBox(identifier);
            toPlant(unit);
            (bool done, ) = send(callOf(_endOf(state)));
            vm.assertTrue(done, "ended");
        } else {
            identifier = "a bag";
            bring(toLorry());
            handOver(unit, DELIVERED, carrier, plant, PLANT_SITE);
            if (state == State.Returning) refuse(unit, RETURNED, plant, hospital, STORE_SITE);
            if (state == State.Disputed) dispute(unit, RETURNED, plant, hospital, STORE_SITE);
        }
    }

    function callOf(Act act) internal override returns (Call memory) {
        if (act == Act.Create) return _by(hospital, abi.encodeCall(custody.admitUnit, (creationOf(identifier))));
        if (act == Act.HandOver) return _handOver(Condition.Conformant);
        if (act == Act.Refuse) return _handOver(Condition.Refused);
        if (act == Act.FindDamaged) return _handOver(Condition.Damaged);
        if (act == Act.ResolveAccepted) return _resolve(true);
        if (act == Act.ResolveRejected) return _resolve(false);
        if (act == Act.DecideAccepted) return _decide(true);
        if (act == Act.DecideRejected) return _decide(false);
        if (act == Act.SetRecall) return _recall(true);
        if (act == Act.LiftRecall) return _recall(false);
        return _by(plant, _custodians(act));
    }

    function reasonOf(Refusal refusal, State from, Act) internal view override returns (bytes memory) {
        if (refusal == Refusal.Custody_WrongPhase) {
            return abi.encodeWithSelector(IUnits.Custody_WrongPhase.selector, unit, Phase(uint8(from)));
        }
        bytes4 selector = IHandovers.Handovers_NotDisputed.selector;
        if (refusal == Refusal.Custody_Returning) selector = IUnits.Custody_Returning.selector;
        if (refusal == Refusal.Custody_UnitExists) selector = IUnits.Custody_UnitExists.selector;
        if (refusal == Refusal.Custody_UnknownUnit) selector = IUnits.Custody_UnknownUnit.selector;
        return abi.encodeWithSelector(selector, unit);
    }

    function currentState() internal view override returns (uint8) {
        return uint8(custody.wordOf(unit).phase());
    }

    function currentRecord() internal view override returns (bytes memory) {
        return abi.encode(custody.wordOf(unit), custody.disputeOf(unit), balanceAt(plant, PLANT_SITE));
    }

    /* ACTS */

    /// @dev What the plant does alone with what it has.
    function _custodians(Act act) private returns (bytes memory) {
        if (act == Act.Record) {
            return abi.encodeCall(custody.record, (one(unit), INSPECTED, PLANT_SITE, nowTime(), EVIDENCE));
        }
        if (act == Act.Seal) {
            if (currentState() == uint8(State.Active) || currentState() == uint8(State.Returning)) _breakSeal();
            return abi.encodeCall(custody.seal, (unit, SEAL, nowTime()));
        }
        if (act == Act.BreakSeal) return abi.encodeCall(custody.breakSeal, (unit, nowTime(), EVIDENCE));
        if (act == Act.Transform) {
            return abi.encodeCall(custody.transform, (one(unit), _ash(), INCINERATED, nowTime(), EVIDENCE));
        }
        if (act == Act.Destroy) {
            Statement memory certificate = certificateOf(plant, one(unit));
            return abi.encodeCall(custody.destroy, (one(unit), DESTROYED_STEP, nowTime(), certificate));
        }
        if (act == Act.DeclareLost) return abi.encodeCall(custody.declareLost, (unit, nowTime(), EVIDENCE));
        if (act == Act.Correct) return abi.encodeCall(custody.correct, (unit, INFECTIOUS, 1, 1, EVIDENCE));
        return abi.encodeCall(custody.declareError, (unit, "wrong", "corrective", ErrorReason.DidNotOccur));
    }

    /// @dev As it is on record, to the hospital.
    function _handOver(Condition condition) private view returns (Call memory) {
        UnitWord word = custody.wordOf(unit);
        HandoverOffer memory offer = HandoverOffer(
            unit,
            Terms.offer(word.hops(), RETURNED, hospital.id, word.quantity(), word.items(), nowTime(), nowTime()),
            EVIDENCE
        );
        Handover memory handover = signed(offer, acceptanceOf(offer, STORE_SITE, condition), plant, hospital);
        return Call(OUTSIDER, address(custody), abi.encodeCall(custody.handOver, (handover)));
    }

    function _resolve(bool accepted) private view returns (Call memory) {
        bytes32 digest = custodyLens.disputeResolutionDigest(resolutionOf(unit, accepted));
        bytes memory giver = signatureOf(makerOf(plant), digest);
        bytes memory receiver = signatureOf(makerOf(hospital), digest);
        bytes memory data = abi.encodeCall(custody.resolveDispute, (resolutionOf(unit, accepted), giver, receiver));
        return Call(OUTSIDER, address(custody), data);
    }

    function _decide(bool accepted) private view returns (Call memory) {
        return _by(agency, abi.encodeCall(custody.decideDispute, (resolutionOf(unit, accepted), why)));
    }

    function _recall(bool recalled) private view returns (Call memory) {
        return _by(agency, abi.encodeCall(custody.setRecall, (one(unit), recalled, why)));
    }

    function _endOf(State state) private pure returns (Act) {
        if (state == State.Transformed) return Act.Transform;
        return state == State.Destroyed ? Act.Destroy : Act.DeclareLost;
    }

    /// @dev Of a name of its own each time.
    function _ash() private view returns (Creation[] memory outputs) {
        outputs = new Creation[](1);
        string memory name = string.concat("ash of phase ", vm.toString(currentState()));
        outputs[0] = Creation(
            Terms.creation(rules, INCINERATED, CHEMICAL, PLANT_SITE, nowTime(), 1, 1),
            EVIDENCE,
            name
        );
    }

    function _breakSeal() private {
        vm.assertTrue(custody.wordOf(unit).has(SEALED), "sealed");
        vm.prank(plant.maker);
        custody.breakSeal(unit, nowTime(), EVIDENCE);
    }

    function _by(Org memory org, bytes memory data) private view returns (Call memory) {
        return Call(org.maker, address(custody), data);
    }
}
