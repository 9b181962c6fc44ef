// SPDX-License-Identifier: Apache-2.0
// The fuzzer only finds a handler in the file of its test:
// solhint-disable one-contract-per-file
pragma solidity ^0.8.28;

import {Balance, Unit} from "../../../contracts/custody/ICustodyLens.sol";
import {CONTAINER, PACKED, Phase, RECALLED, UnitWord} from "../../../contracts/custody/UnitWord.sol";
import {SiteId} from "../../../contracts/types/SiteId.sol";
import {UnitId} from "../../../contracts/types/UnitId.sol";
import {CustodyInvariantsBase} from "./CustodyInvariantsBase.sol";
import {CustodyModel} from "./CustodyModel.sol";
import {CustodyPool} from "./CustodyPool.sol";
import {CustodySigned} from "./CustodySigned.sol";
import {CustodyWork} from "./CustodyWork.sol";

contract CustodyHandler is CustodySigned {
    constructor(
        CustodyWork.Setting memory setting,
        CustodyPool.Party[PARTIES] memory parties_
    ) CustodySigned(setting, parties_) {}
}

/// @notice What holds for Custody whoever does what.
contract CustodyInvariants is CustodyInvariantsBase {
    CustodyHandler private handler;

    function setUp() public override {
        super.setUp();
        handler = new CustodyHandler(setting(), [partyOf(hospital), partyOf(carrier), partyOf(plant)]);
        for (uint256 i = 0; i < 12; i++) handler.create(i, 0, uint8(i), 1_000);
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    /// @dev CUS-1
    /// hardhat-config: default.invariant.failOnRevert = true
    function invariant_PhaseMovesAlongAllowedEdgesOnly() public view {
        vm.assertEq(handler.forbidden(), 0, "forbidden changes of a phase");
    }

    /// @dev CUS-2
    /// hardhat-config: default.invariant.failOnRevert = true
    function invariant_NothingChangesAfterTheEnd() public view {
        vm.assertEq(handler.changed(), 0, "changes of what had ended");
    }

    /// @dev CUS-3
    /// hardhat-config: default.invariant.failOnRevert = true
    function invariant_NoCustodianChangesWithoutBothHands() public view {
        vm.assertEq(handler.moved(), 0, "custodians that changed without what both hands signed of that unit");
    }

    /// @dev CUS-24
    /// hardhat-config: default.invariant.failOnRevert = true
    function invariant_WhatIsDestroyedIsWhatTheCertificateIsAbout() public view {
        vm.assertEq(handler.uncertified(), 0, "destroyed under a certificate about another");
    }

    /// @dev CUS-17
    /// hardhat-config: default.invariant.failOnRevert = true
    function invariant_WhatIsHandedOverIsWhatTheReceiverSaw() public view {
        vm.assertEq(handler.unseen(), 0, "handovers of what changed after the receiver signed");
    }

    /// @dev CUS-9, CUS-14
    /// hardhat-config: default.invariant.failOnRevert = true
    function invariant_NoHandoverWithoutTwoGoodSignatures() public view {
        vm.assertEq(handler.forged(), 0, "forged");
        vm.assertEq(handler.twice(), 0, "brought twice");
        vm.assertEq(handler.revived(), 0, "brought after they were withdrawn");
        vm.assertEq(handler.stale(), 0, "resolutions of another dispute");
    }

    /// @dev CUS-4, CUS-8, CUS-13
    /// hardhat-config: default.invariant.failOnRevert = true
    function invariant_EachUnitIsWhereItsActsPutIt() public view {
        for (uint256 i = 0; i < handler.POOL(); i++) {
            CustodyModel.Ghost memory ghost = handler.ghostOf(i);
            UnitId id = handler.unitAt(i);
            UnitWord word = custody.wordOf(id);
            vm.assertTrue((ghost.phase == Phase.None) == (UnitWord.unwrap(word) == 0), "there or not");
            if (ghost.phase == Phase.None) continue;
            Unit memory unit = custodyLens.unitOf(id);
            vm.assertTrue(unit.custodian == ghost.custodian && unit.site.raw() == ghost.site, "place");
            vm.assertEq(uint8(unit.phase), uint8(ghost.phase), "phase");
            vm.assertEq(unit.step, ghost.step, "step");
            vm.assertTrue(unit.rules == ghost.rules, "rules");
            UnitId parent = ghost.parent == 0 ? UnitId.wrap(0) : handler.unitAt(ghost.parent - 1);
            vm.assertTrue(unit.parent == parent && word.has(PACKED) == (ghost.parent != 0), "container");
            vm.assertTrue(custodyLens.rootOf(id) == handler.unitAt(handler.rootOf(i)), "outermost");
        }
    }

    /// @dev CUS-5: of a class that mixes, contentOf too.
    /// hardhat-config: default.invariant.failOnRevert = true
    function invariant_AContainerIsTheSumOfItsContent() public view {
        for (uint256 i = 0; i < handler.POOL(); i++) {
            UnitWord word = custody.wordOf(handler.unitAt(i));
            (uint56 quantity, uint16 items, uint16 classes) = handler.amountOf(i);
            vm.assertEq(word.quantity(), quantity, "quantity");
            vm.assertEq(word.items(), items, "items");
            vm.assertEq(word.classes(), classes, "classes");
            if (!word.has(CONTAINER)) continue;
            for (uint8 class_ = INFECTIOUS; class_ <= SHARPS; class_++) {
                (quantity, items) = handler.contentOf(i, class_);
                (uint56 counted, uint16 pieces) = custody.contentOf(handler.unitAt(i), class_);
                vm.assertTrue(counted == quantity && pieces == items, "content");
            }
        }
    }

    /// @dev CUS-15
    /// hardhat-config: default.invariant.failOnRevert = true
    function invariant_WhatHoldsSomethingRecalledIsRecalled() public view {
        for (uint256 i = 0; i < handler.POOL(); i++) {
            UnitId parent = custody.parentOf(handler.unitAt(i));
            if (parent.isNull() || !custody.wordOf(handler.unitAt(i)).has(RECALLED)) continue;
            vm.assertTrue(custody.wordOf(parent).has(RECALLED), "the container too");
        }
    }

    /// @dev CUS-6, CUS-7: custody is neither lost nor doubled.
    /// hardhat-config: default.invariant.failOnRevert = true
    function invariant_AccountsAreWhatTheActsAddUpTo() public view {
        Org[3] memory orgs = [hospital, carrier, plant];
        for (uint256 i = 0; i < 18; i++) {
            (Org memory org, uint48 site, uint8 class_) = (orgs[i / 6], uint48((i / 3) % 2) + 1, uint8(i % 3));
            Balance memory b = custodyLens.balanceOf(org.id, SiteId.wrap(site), flow, class_);
            CustodyModel.Account memory a = handler.accountOf(org.id, site, class_);
            vm.assertEq(b.taken, a.taken, "taken");
            vm.assertEq(b.given, a.given, "given");
            vm.assertEq(b.destroyed, a.destroyed, "destroyed");
            vm.assertEq(b.lost, a.lost, "lost");
            vm.assertEq(b.stock, a.taken - a.given - a.destroyed - a.lost, "stock");
            vm.assertEq(b.items, a.items, "items");
        }
    }

    function test_TheHandlerReachesEveryPhase() public {
        uint256 root = 1 << 8;
        handler.handOver(root, 1, 4, false);
        handler.handOver(root + 1, 1, 8, false); // refused
        handler.handOver(root + 2, 1, 9, false); // damaged
        handler.resolve(root + 2, true, 2, 0);
        handler.end(root, 0);
        handler.end(root + 3, 4);
        handler.end(root + 2, 8);
        Phase[5] memory phases = [Phase.Transformed, Phase.Returning, Phase.Lost, Phase.Destroyed, Phase.Active];
        for (uint256 i = 0; i < 5; i++) {
            vm.assertTrue(custody.wordOf(handler.unitAt(i)).phase() == phases[i], vm.toString(i));
        }
        vm.assertEq(handler.done(), handler.calls(), "all of them succeeded");
        vm.assertEq(handler.passed(), 2, "custodians that changed");
        _assertAll();
    }

    function test_TheHandlerReachesACertificateAboutAnother() public {
        handler.end((3 << 200) + (1 << 8), 4);
        vm.assertEq(handler.done(), handler.calls() - 1, "refused");
        handler.end(1 << 8, 4);
        vm.assertEq(handler.done(), handler.calls() - 1, "its own");
        _assertAll();
    }

    function test_TheHandlerReachesWhatVoidsAnOffer() public {
        uint256 root = _fullBox();
        uint256 box = root + handler.GOODS();
        uint8[4] memory acts = [0, 1, 3, 2]; // sealed, opened, one taken out, and put in again
        for (uint256 i = 0; i < 4; i++) {
            handler.sign(box, 1, 4, false);
            handler.disturb(3 + i, acts[i], 0);
            handler.bring(3 + i);
        }
        handler.sign(root + 1, 1, 4, false);
        handler.disturb(7, 4, 0); // another class
        handler.bring(7);
        handler.sign(root + 2, 1, 4, false);
        handler.disturb(8, 5, 0); // a gram more
        handler.bring(8);
        vm.assertEq(handler.voided(), 6, "offers that are void");
        handler.sign(box, 1, 4, false);
        handler.disturb(9, 6, 1); // another unit is corrected
        uint256 done = handler.done();
        handler.bring(9);
        vm.assertEq(handler.done(), done + 1, "an offer that is not");
        vm.assertEq(handler.later(), 1, "brought after another act");
        handler.handOver(box, 2, 20, false); // to the other site
        handler.unpack(0);
        _assertAll();
    }

    function test_TheHandlerReachesLateAndRepeatedBringing() public {
        uint256 root = _fullBox();
        handler.sign(root + handler.GOODS(), 2, 9, true); // damaged, and one left behind
        handler.sign(root + 1, 2, 4, false);
        handler.bringMany(3, 4);
        handler.bringMany(3, 4); // both are on record
        vm.assertEq(handler.done(), handler.calls(), "all of them succeeded");
        handler.bring(3);
        handler.bringSpoilt(4, 2);
        handler.handOverSpoilt(root + 2, 1, 4, false, 3);
        vm.assertEq(handler.done(), handler.calls() - 3, "the others were refused");
        handler.signResolution(root + handler.GOODS(), true, 0);
        handler.bringResolution(0, 6);
        handler.bringResolution(0, 7);
        handler.keep(root + 5, 2);
        handler.bringResolution(0, 15);
        vm.assertEq(handler.resolvedLater(), 0, "three bad signatures");
        handler.bringResolution(0, 2);
        handler.bringResolution(0, 2);
        vm.assertEq(handler.resolvedLater(), 1, "once");
        _assertAll();
    }

    /// @dev A party may hand over from one of its sites to another: the offer's giver stays the custodian.
    function test_TheHandlerReachesAnOfferThatIsBroughtAgain() public {
        handler.sign(1 << 8, 0, 4, false);
        handler.bring(0);
        vm.assertEq(handler.done(), 13, "done");
        handler.bring(0);
        vm.assertEq(handler.done(), 13, "refused");
        handler.sign(1 << 8, 1, 4, false);
        handler.disturb(1, 7, 0); // withdrawn
        handler.bring(1);
        vm.assertEq(handler.done(), 14, "refused too");
        handler.sign(1 << 8, 1, 4, false);
        handler.disturb(2, 7, 1); // withdrawn by the receiver
        vm.assertEq(handler.declined(), 1, "once");
        handler.disturb(2, 7, 1);
        handler.bring(2);
        vm.assertEq(handler.done(), 15, "refused both");
        handler.handOver((1 << 8) + 1, 0, 9, false); // in dispute
        handler.end((1 << 8) + 1, 4);
        handler.handOver((1 << 8) + 2, 0, 8, false); // refused
        _assertAll();
    }

    function test_TheHandlerReachesTwoVersionsOfTheRules() public {
        handler.end(1 << 8, 4);
        handler.changeRules(0);
        handler.changeRules(4);
        vm.assertEq(handler.versions(), 3, "versions");
        handler.end((1 << 8) + 1, 0);
        handler.keep((1 << 8) + 2, 0);
        handler.handOver((1 << 8) + 3, 2, 4, false);
        vm.assertEq(handler.done(), handler.calls(), "all of them succeeded");
        vm.assertTrue(custodyLens.unitOf(handler.unitAt(15)).rules == rules, "made of what began before");
        _assertAll();
    }

    function test_TheHandlerReachesARecalledUnitInABox() public {
        uint256 root = _fullBox();
        handler.setRecall(0, true);
        handler.setRecall(root, false);
        handler.wait(uint16(1 hours - 1));
        vm.assertEq(handler.done(), handler.calls() - 1, "a box is not lifted before what is in it");
        vm.assertTrue(custody.wordOf(handler.unitAt(handler.GOODS())).has(RECALLED), "the box");
        _assertAll();
    }

    /// @dev Units 0 and 3, both of class 0, in the first box, at the second party's.
    function _fullBox() private returns (uint256 root) {
        root = 1 << 8;
        uint256[3] memory all = [root, root + 3, root + handler.GOODS()];
        for (uint256 i = 0; i < 3; i++) handler.handOver(all[i], 1, 4, false);
        handler.pack(0, root);
        handler.pack(0, root + 3);
    }

    function _assertAll() private view {
        invariant_PhaseMovesAlongAllowedEdgesOnly();
        invariant_NothingChangesAfterTheEnd();
        invariant_NoCustodianChangesWithoutBothHands();
        invariant_WhatIsDestroyedIsWhatTheCertificateIsAbout();
        invariant_WhatIsHandedOverIsWhatTheReceiverSaw();
        invariant_NoHandoverWithoutTwoGoodSignatures();
        invariant_EachUnitIsWhereItsActsPutIt();
        invariant_AContainerIsTheSumOfItsContent();
        invariant_WhatHoldsSomethingRecalledIsRecalled();
        invariant_AccountsAreWhatTheActsAddUpTo();
    }
}
