// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Creation} from "../../../contracts/custody/Creation.sol";
import {Balance} from "../../../contracts/custody/ICustodyLens.sol";
import {IRules} from "../../../contracts/custody/IRules.sol";
import {IUnits} from "../../../contracts/custody/IUnits.sol";
import {Act} from "../../../contracts/custody/StepRule.sol";
import {Phase, UnitWord} from "../../../contracts/custody/UnitWord.sol";
import {Statement} from "../../../contracts/evidence/Statement.sol";
import {IMembers} from "../../../contracts/members/IMembers.sol";
import {CARRIER, DISPOSER} from "../../../contracts/types/Roles.sol";
import {RulesId} from "../../../contracts/types/RulesId.sol";
import {UnitId} from "../../../contracts/types/UnitId.sol";
import {HandoversBase} from "./HandoversBase.sol";
import {Terms} from "./Terms.sol";

/// @notice The plant makes ash of what it has.
contract CustodyTransformTest is HandoversBase {
    UnitId private second;

    function setUp() public override {
        super.setUp();
        bring(toLorry());
        handOver(unit, DELIVERED, carrier, plant, PLANT_SITE);
        second = bag("a second bag");
        toPlant(second);
    }

    function test_WasteBecomesAsh() public {
        vm.warp(START + 100);
        UnitWord next = custody.wordOf(unit).withStep(INCINERATED).withPhase(Phase.Transformed).withSince(nowTime());
        vm.expectEmit(address(custody));
        emit IUnits.UnitTransformed(unit, plant.id, next, nowTime(), EVIDENCE);
        UnitId[] memory made = _transform(two(unit, second), _ash(1_000));
        assertPhase(unit, Phase.Transformed);
        assertPhase(second, Phase.Transformed);
        vm.assertTrue(made.length == 1 && made[0] == idOf(plant, "ash"), "made");
        assertWith(made[0], plant, PLANT_SITE, INCINERATED, Phase.Active);
        vm.assertEq(custody.wordOf(made[0]).since(), nowTime(), "since");
    }

    function test_Stock() public {
        _transform(two(unit, second), _ash(1_000));
        assertBalance(plant, PLANT_SITE, Balance(2 * BAG, 0, 2 * BAG, 0, 0, 0));
        Balance memory ash = custodyLens.balanceOf(plant.id, PLANT_SITE, flow, CHEMICAL);
        vm.assertEq(abi.encode(ash), abi.encode(Balance(1_000, 0, 0, 0, 1_000, 1)), "ash");
    }

    function test_AnEventForWhatIsMade() public {
        Creation[] memory outputs = _ash(1_000);
        uint256 word = (uint256(plant.id.raw()) << 224) | (uint256(PLANT_SITE.raw()) << 176);
        word |= (uint256(rules.raw()) << 160) | (uint256(1 << CHEMICAL) << 144) | (uint256(INCINERATED) << 136);
        word |= (uint256(Phase.Active) << 128) | (1 << 96) | (uint256(nowTime()) << 56) | 1_000;
        vm.expectEmit(address(custody));
        emit IUnits.UnitCreated(idOf(plant, "ash"), "ash", UnitWord.wrap(word), EVIDENCE, "ash");
        _transform(one(unit), outputs);
    }

    function test_AshIsDestroyedInItsTurn() public {
        _transform(two(unit, second), _ash(1_000));
        Statement memory certificate = certificateOf(plant, one(idOf(plant, "ash")));
        vm.prank(plant.maker);
        custody.destroy(one(idOf(plant, "ash")), DESTROYED_STEP, nowTime(), certificate);
        assertPhase(idOf(plant, "ash"), Phase.Destroyed);
    }

    function test_SeveralAreMade() public {
        Creation[] memory outputs = new Creation[](2);
        (outputs[0], outputs[1]) = (_output("ash", 500), _output("slag", 400));
        UnitId[] memory made = _transform(one(unit), outputs);
        vm.assertTrue(made[0] == idOf(plant, "ash") && made[1] == idOf(plant, "slag"), "made");
    }

    function test_AsMuchAsTheToleranceAllows() public {
        _transform(one(unit), _ash(BAG + BAG / 10));
        assertPhase(unit, Phase.Transformed);
    }

    function test_RevertWhen_MoreComesOutThanWentIn() public {
        uint56 made = BAG + BAG / 10 + 1;
        _fails(one(unit), _ash(made), abi.encodeWithSelector(IUnits.Custody_MoreThanWentIn.selector, BAG, made));
    }

    function test_RevertWhen_SeveralAreMoreThanWentIn() public {
        Creation[] memory outputs = new Creation[](2);
        (outputs[0], outputs[1]) = (_output("ash", 4_000), _output("slag", 401));
        _fails(one(unit), outputs, abi.encodeWithSelector(IUnits.Custody_MoreThanWentIn.selector, BAG, 4_401));
    }

    function test_RevertWhen_NothingGoesInOrComesOut() public {
        bytes memory reason = abi.encodeWithSelector(IUnits.Custody_NoUnits.selector);
        _fails(new UnitId[](0), _ash(1), reason);
        _fails(one(unit), new Creation[](0), reason);
    }

    function test_RevertWhen_TheUnitIsUnknown() public {
        bytes memory reason = abi.encodeWithSelector(IUnits.Custody_UnknownUnit.selector, idOf("nothing"));
        _fails(one(idOf("nothing")), _ash(1), reason);
        _fails(two(unit, idOf("nothing")), _ash(1), reason);
    }

    function test_RevertWhen_TheSameGoesInTwice() public {
        bytes4 selector = IUnits.Custody_WrongPhase.selector;
        _fails(two(unit, unit), _ash(1), abi.encodeWithSelector(selector, unit, Phase.Transformed));
    }

    function test_RevertWhen_TheStepIsOfAnotherKind() public {
        vm.startPrank(plant.maker);
        expectError(abi.encodeWithSelector(IUnits.Custody_WrongAct.selector, rules, INSPECTED, Act.Record));
        custody.transform(one(unit), _ash(1), INSPECTED, nowTime(), EVIDENCE);
        expectError(abi.encodeWithSelector(IRules.Custody_UnknownStep.selector, rules, NO_STEP));
        custody.transform(one(unit), _ash(1), NO_STEP, nowTime(), EVIDENCE);
        vm.stopPrank();
    }

    function test_RevertWhen_ItHasNoLicence() public {
        vm.prank(carrier.maker);
        bytes4 selector = IMembers.Members_RoleMissing.selector;
        expectError(abi.encodeWithSelector(selector, carrier.id, CARRIER, DISPOSER));
        custody.transform(one(unit), _ash(1), INCINERATED, nowTime(), EVIDENCE);
    }

    function test_RevertWhen_AnotherHasTheFirst() public {
        UnitId theirs = bag("theirs");
        bytes4 selector = IUnits.Custody_NotCustodian.selector;
        _fails(one(theirs), _ash(1), abi.encodeWithSelector(selector, theirs, hospital.id, plant.id));
    }

    function test_RevertWhen_AnotherHasTheSecond() public {
        UnitId theirs = bag("theirs");
        bytes4 selector = IUnits.Custody_NotCustodian.selector;
        _fails(two(unit, theirs), _ash(1), abi.encodeWithSelector(selector, theirs, hospital.id, plant.id));
    }

    /// @dev What is packed has the custodian that it had when it was packed: who has its box now is told of the box.
    function test_RevertWhen_OneCameInABox() public {
        (UnitId parent, UnitId[] memory bags) = fullBox("a box");
        toPlant(parent);
        bytes memory reason = abi.encodeWithSelector(IUnits.Custody_Packed.selector, bags[0], parent);
        _fails(one(bags[0]), _ash(1), reason);
        _fails(two(unit, bags[0]), _ash(1), reason);
    }

    function test_RevertWhen_TheRulesDiffer() public {
        RulesId former = rules;
        asCouncil();
        rules = profiles.setProfile(flow, wasteProfile());
        custody.adopt(rules);
        UnitId newer = bag("newer");
        toPlant(newer);
        RulesId given = rules;
        rules = former;
        bytes4 selector = IUnits.Custody_OtherRules.selector;
        _fails(two(unit, newer), _ash(1), abi.encodeWithSelector(selector, newer, given, former));
        rules = given;
        _fails(one(unit), _ash(1), abi.encodeWithSelector(selector, idOf(plant, "ash"), given, former));
    }

    function test_RevertWhen_AnEmptyContainerGoesIn() public {
        (UnitId parent, UnitId[] memory bags) = fullBox("a box");
        toPlant(parent);
        vm.startPrank(plant.maker);
        custody.breakSeal(parent, nowTime(), EVIDENCE);
        custody.unpack(parent, bags, nowTime());
        vm.stopPrank();
        _fails(one(parent), _ash(1), abi.encodeWithSelector(IUnits.Custody_Container.selector, parent));
    }

    function test_RevertWhen_WhatIsMadeWasMadeBefore() public {
        _transform(one(second), _ash(1));
        _fails(one(unit), _ash(1), abi.encodeWithSelector(IUnits.Custody_UnitExists.selector, idOf(plant, "ash")));
    }

    function test_RevertWhen_WhatIsMadeHasNoIdentifier() public {
        Creation[] memory outputs = _ash(1);
        outputs[0].identifier = "";
        _fails(one(unit), outputs, abi.encodeWithSelector(IUnits.Custody_IdentifierEmpty.selector));
    }

    function test_RevertWhen_WhatIsMadeIsOfAnotherTime() public {
        Creation[] memory outputs = _ash(1);
        outputs[0].terms = Terms.creation(rules, INCINERATED, CHEMICAL, PLANT_SITE, nowTime() + 1, 1, 1);
        bytes4 selector = IUnits.Custody_TimeRunsBackwards.selector;
        _fails(one(unit), outputs, abi.encodeWithSelector(selector, idOf(plant, "ash"), nowTime() + 1, nowTime()));
    }

    function test_RevertWhen_WhatIsMadeIsOfAnotherStep() public {
        Creation[] memory outputs = _ash(1);
        outputs[0].terms = Terms.creation(rules, WARD, CHEMICAL, PLANT_SITE, nowTime(), 1, 1);
        bytes4 selector = IUnits.Custody_WrongAct.selector;
        _fails(one(unit), outputs, abi.encodeWithSelector(selector, rules, WARD, Act.Transform));
    }

    function test_RevertWhen_WhatIsMadeIsAContainer() public {
        Creation[] memory outputs = _ash(0);
        bytes4 selector = IUnits.Custody_TermsInvalid.selector;
        // Of class 0 it would be one that may begin by itself.
        for (uint8 class_ = 0; class_ <= CHEMICAL; class_++) {
            outputs[0].terms = Terms.creation(rules, INCINERATED, class_, PLANT_SITE, nowTime(), 0, 0);
            _fails(one(unit), outputs, abi.encodeWithSelector(selector, idOf(plant, "ash"), outputs[0].terms));
        }
    }

    function test_RevertWhen_WhatIsMadeIsNothing() public {
        Creation[] memory outputs = _ash(0);
        bytes4 selector = IUnits.Custody_TermsInvalid.selector;
        _fails(one(unit), outputs, abi.encodeWithSelector(selector, idOf(plant, "ash"), outputs[0].terms));
    }

    function test_RevertWhen_WhatIsMadeIsOfNoClass() public {
        Creation[] memory outputs = _ash(1);
        outputs[0].terms = Terms.creation(rules, INCINERATED, NO_CLASS, PLANT_SITE, nowTime(), 1, 1);
        _fails(one(unit), outputs, abi.encodeWithSelector(IUnits.Custody_UnknownClass.selector, rules, NO_CLASS));
    }

    /* HELPERS */

    function _transform(UnitId[] memory inputs, Creation[] memory outputs) private returns (UnitId[] memory) {
        vm.prank(plant.maker);
        return custody.transform(inputs, outputs, INCINERATED, nowTime(), EVIDENCE);
    }

    function _fails(UnitId[] memory inputs, Creation[] memory outputs, bytes memory reason) private {
        vm.prank(plant.maker);
        expectError(reason);
        custody.transform(inputs, outputs, INCINERATED, nowTime(), EVIDENCE);
        assertPhase(unit, Phase.Active);
    }

    function _output(string memory identifier, uint56 quantity) private view returns (Creation memory) {
        return
            Creation(
                Terms.creation(rules, INCINERATED, CHEMICAL, PLANT_SITE, nowTime(), 1, quantity),
                EVIDENCE,
                identifier
            );
    }

    function _ash(uint56 quantity) private view returns (Creation[] memory outputs) {
        outputs = new Creation[](1);
        outputs[0] = _output("ash", quantity);
    }
}
