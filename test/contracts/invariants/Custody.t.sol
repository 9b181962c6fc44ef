// SPDX-License-Identifier: Apache-2.0
// The fuzzer only finds a handler in the file of its test:
// solhint-disable one-contract-per-file
pragma solidity ^0.8.28;

import {Creation} from "../../../contracts/custody/Creation.sol";
import {CustodyLens} from "../../../contracts/custody/CustodyLens.sol";
import {DisputeResolution, Handover} from "../../../contracts/custody/Handover.sol";
import {IHandovers} from "../../../contracts/custody/IHandovers.sol";
import {Balance, Unit} from "../../../contracts/custody/ICustodyLens.sol";
import {Profile, Step} from "../../../contracts/custody/IProfiles.sol";
import {Act} from "../../../contracts/custody/StepRule.sol";
import {CONTAINER, PACKED, Phase, RECALLED, UnitWord} from "../../../contracts/custody/UnitWord.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {Roles} from "../../../contracts/types/Roles.sol";
import {RulesId} from "../../../contracts/types/RulesId.sol";
import {SiteId} from "../../../contracts/types/SiteId.sol";
import {Uid} from "../../../contracts/types/Uid.sol";
import {UnitId} from "../../../contracts/types/UnitId.sol";
import {CustodyBase} from "../custody/CustodyBase.sol";
import {Vm} from "../utils/Vm.sol";
import {CustodyPool} from "./CustodyPool.sol";

/// @notice Three parties and a regulator do everything to a few units, in any order.
contract CustodyHandler is CustodyPool {
    address private immutable REGULATOR_;
    Uid private immutable WHY;
    Uid[PARTIES] private certificates;

    mapping(uint256 index => UnitWord) private _last;
    mapping(uint256 index => OrgId) private _with;
    mapping(uint256 index => UnitId) private _root;
    uint256 public forbidden;
    uint256 public moved;
    uint256 public changed;
    uint256 public forged;
    uint256 public unseen;
    uint256 public voided;
    uint256 public kept;
    uint256 public done;
    uint256 public calls;

    constructor(
        CustodyLens lens,
        RulesId rules,
        Party[PARTIES] memory parties_,
        Uid[PARTIES] memory certificates_,
        address regulator,
        Uid why
    ) CustodyPool(lens, rules, parties_) {
        (REGULATOR_, WHY, certificates) = (regulator, why, certificates_);
    }

    function create(uint256 index, uint256 by, uint8 class_, uint16 quantity) external {
        index = index % FIRST_MADE;
        bool holds = index >= GOODS;
        uint56 amount = holds ? 0 : uint56(quantity) + 1;
        Creation memory creation = _creation(index, BEGUN, class_ % 3, holds ? 0 : 1, amount);
        _do(parties[by % PARTIES].maker, abi.encodeCall(CUSTODY.admitUnit, (creation)));
    }

    function pack(uint256 parent, uint256 index) external {
        UnitId id = unitAt(GOODS + (parent % 4));
        bytes memory data = abi.encodeCall(CUSTODY.pack, (id, _one(_chosen(index)), uint40(block.timestamp)));
        _do(_custodian(id).maker, data);
    }

    function unpack(uint256 parent) external {
        UnitId id = unitAt(GOODS + (parent % 4));
        _do(_custodian(id).maker, abi.encodeCall(CUSTODY.unpack, (id, _inside(id), uint40(block.timestamp))));
    }

    function handOver(uint256 index, uint256 to, uint8 how, bool leaves) external {
        _do(address(this), abi.encodeCall(CUSTODY.handOver, (_handover(_chosen(index), to, how, leaves))));
    }

    function handOverSpoilt(uint256 index, uint256 to, uint8 how, bool leaves, uint256 spoilt) external {
        uint256 before = done;
        Handover memory h = _spoilt(_handover(_chosen(index), to, how, leaves), spoilt);
        _do(address(this), abi.encodeCall(CUSTODY.handOver, (h)));
        forged += done - before;
    }

    /// @dev Between the two signatures and the submission the giver does something to the unit, or to another.
    function handOverLater(uint256 index, uint256 to, uint8 how, bool leaves, uint8 act, uint256 other) external {
        UnitId id = _chosen(index);
        Handover memory h = _handover(id, to, how, leaves);
        bytes32 seen = _seen(id);
        address giver = _custodian(id).maker;
        _do(giver, _betweenOf(id, act, other));
        bool same = _seen(id) == seen;
        uint256 before = done;
        _do(address(this), abi.encodeCall(CUSTODY.handOver, (h)));
        bool concluded = done != before;
        if (concluded && same) kept++;
        if (concluded && !same) unseen++;
        if (!concluded && !same) voided++;
    }

    function resolve(uint256 index, bool accepted, bool decided, uint16 quantity) external {
        UnitId id = _chosen(index);
        UnitWord word = CUSTODY.wordOf(id);
        uint56 amount = quantity == 0 || word.has(CONTAINER) ? word.quantity() : quantity;
        DisputeResolution memory s = DisputeResolution(
            id,
            word.hops(),
            accepted,
            amount,
            word.items(),
            uint40(block.timestamp)
        );
        bytes32 digest = LENS.disputeResolutionDigest(s);
        OrgId to = CUSTODY.disputeOf(id).to;
        uint256 key = parties[0].makerKey;
        for (uint256 i = 1; i < PARTIES; i++) if (parties[i].id == to) key = parties[i].makerKey;
        (bytes memory a, bytes memory b) = (_sign(_custodian(id).makerKey, digest), _sign(key, digest));
        _do(
            REGULATOR_,
            decided
                ? abi.encodeCall(CUSTODY.decideDispute, (s, WHY))
                : abi.encodeCall(CUSTODY.resolveDispute, (s, a, b))
        );
    }

    function keep(uint256 index, uint8 how) external {
        UnitId id = _chosen(index);
        uint40 now_ = uint40(block.timestamp);
        bytes[5] memory all = [
            abi.encodeCall(CUSTODY.record, (_one(id), KEPT, _site(how), now_, 0)),
            abi.encodeCall(CUSTODY.seal, (id, "SEAL", now_)),
            abi.encodeCall(CUSTODY.breakSeal, (id, now_, 0)),
            abi.encodeCall(CUSTODY.flagOverdue, (id)),
            abi.encodeCall(CUSTODY.correct, (id, how % 3, uint56(how) + 1, (how % 2) + 1, 0))
        ];
        _do(_custodian(id).maker, all[(how >> 1) % 5]);
    }

    function setRecall(uint256 index, bool recalled) external {
        _do(REGULATOR_, abi.encodeCall(CUSTODY.setRecall, (_one(_chosen(index)), recalled, WHY)));
    }

    /// @dev What ends never comes back: mostly nothing ends.
    function end(uint256 index, uint8 how) external {
        if (how % 4 != 0) return;
        UnitId id = _chosen(index);
        uint40 now_ = uint40(block.timestamp);
        Creation[] memory outputs = new Creation[](1);
        uint256 made = FIRST_MADE + (index % (POOL - FIRST_MADE));
        outputs[0] = _creation(made, BURNT, how % 3, 1, CUSTODY.wordOf(id).quantity() / 2 + 1);
        uint256 by = 0;
        for (uint256 i = 1; i < PARTIES; i++) if (parties[i].id == CUSTODY.wordOf(id).custodian()) by = i;
        bytes[3] memory all = [
            abi.encodeCall(CUSTODY.transform, (_one(id), outputs, BURNT, now_, 0)),
            abi.encodeCall(CUSTODY.destroy, (_one(id), GONE, now_, certificates[by])),
            abi.encodeCall(CUSTODY.declareLost, (id, now_, 0))
        ];
        _do(parties[by].maker, all[(how >> 2) % 3]);
    }

    function wait(uint16 time) external {
        vm.warp(block.timestamp + (time % 1 hours));
    }

    /// @dev What a giver can do alone to what was signed for, or to a unit that is packed with it.
    function _betweenOf(UnitId id, uint8 act, uint256 other) private view returns (bytes memory) {
        uint40 now_ = uint40(block.timestamp);
        bytes[7] memory all = [
            abi.encodeCall(CUSTODY.seal, (id, "SEAL", now_)),
            abi.encodeCall(CUSTODY.breakSeal, (id, now_, 0)),
            abi.encodeCall(CUSTODY.pack, (id, _one(unitAt(other)), now_)),
            abi.encodeCall(CUSTODY.unpack, (id, _inside(id), now_)),
            abi.encodeCall(CUSTODY.correct, (id, uint8(other % 3), CUSTODY.wordOf(id).quantity(), 1, 0)),
            abi.encodeCall(CUSTODY.correct, (id, 0, CUSTODY.wordOf(id).quantity() + 1, 1, 0)),
            abi.encodeCall(CUSTODY.correct, (unitAt(other), 0, uint56(act) + 1, 1, 0))
        ];
        return all[act % 7];
    }

    function _do(address by, bytes memory data) private {
        calls++;
        vm.recordLogs();
        vm.prank(by);
        (bool ok, ) = address(CUSTODY).call(data);
        if (!ok) return;
        done++;
        Vm.Log[] memory logs = vm.getRecordedLogs();
        for (uint256 i = 0; i < POOL; i++) _look(i, logs);
    }

    function _look(uint256 index, Vm.Log[] memory logs) private {
        UnitId id = unitAt(index);
        (UnitWord before, UnitWord now_) = (_last[index], CUSTODY.wordOf(id));
        if (now_.phase() == Phase.None) return;
        if (!_allowed(before.phase(), now_.phase())) forbidden++;
        if (before.phase() > Phase.Disputed && UnitWord.unwrap(before) != UnitWord.unwrap(now_)) changed++;
        OrgId with = LENS.unitOf(id).custodian;
        if (before.phase() != Phase.None && with != _with[index] && !_told(_root[index], logs)) moved++;
        (_last[index], _with[index], _root[index]) = (now_, with, LENS.rootOf(id));
    }

    function _told(UnitId root, Vm.Log[] memory logs) private pure returns (bool) {
        for (uint256 i = 0; i < logs.length; i++) {
            bytes32 topic = logs[i].topics[0];
            bool resolved =
                topic == IHandovers.HandoverConcluded.selector || topic == IHandovers.DisputeResolved.selector;
            if (resolved && logs[i].topics[1] == root.raw()) return true;
        }
        return false;
    }
}

/// @notice What holds for Custody whoever does what.
contract CustodyInvariants is CustodyBase {
    CustodyHandler private handler;

    function setUp() public override {
        super.setUp();
        Profile memory open = wasteProfile();
        open.steps = new Step[](5);
        open.steps[0] = stepOf("begun", Act.Commission, Roles.wrap(0), 0);
        open.steps[1] = stepOf("handed over", Act.HandOver, Roles.wrap(0), 0x1f);
        open.steps[1].takesReturned = true;
        open.steps[2] = stepOf("kept", Act.Record, Roles.wrap(0), 0x1f);
        (open.steps[2].deadline, open.steps[2].takesReturned) = (1 hours, true);
        open.steps[3] = stepOf("burnt", Act.Transform, Roles.wrap(0), 0x1f);
        open.steps[4] = stepOf("gone", Act.Destroy, Roles.wrap(0), 0x1f);
        for (uint256 i = 1; i < 5; i++) open.steps[i].takesRecalled = i != 2;
        asCouncil();
        rules = profiles.setProfile(flow, open);
        custody.adopt(rules);
        Uid[3] memory certificates = [statementBy(hospital), statementBy(carrier), statementBy(plant)];
        CustodyPool.Party[3] memory parties = [_party(hospital), _party(carrier), _party(plant)];
        handler = new CustodyHandler(custodyLens, rules, parties, certificates, agency.maker, statementBy(agency));
        for (uint256 i = 0; i < 12; i++) handler.create(i, i / 4, uint8(i), 1_000);
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    /// @dev CUS-1
    function invariant_PhaseMovesAlongAllowedEdgesOnly() public view {
        vm.assertEq(handler.forbidden(), 0, "forbidden changes of a phase");
    }

    /// @dev CUS-2
    function invariant_NothingChangesAfterTheEnd() public view {
        vm.assertEq(handler.changed(), 0, "changes of what had ended");
    }

    /// @dev CUS-3
    function invariant_NoCustodianChangesWithoutBothHands() public view {
        vm.assertEq(handler.moved(), 0, "custodians that changed without an event");
    }

    /// @dev CUS-17
    function invariant_WhatIsHandedOverIsWhatTheReceiverSaw() public view {
        vm.assertEq(handler.unseen(), 0, "handovers of what changed after the receiver signed");
    }

    /// @dev CUS-4
    function invariant_NoHandoverWithoutTwoGoodSignatures() public view {
        vm.assertEq(handler.forged(), 0, "forged");
    }

    function invariant_WhatIsPackedFollowsItsRoot() public view {
        for (uint256 i = 0; i < handler.POOL(); i++) {
            UnitId id = handler.unitAt(i);
            UnitWord word = custody.wordOf(id);
            if (word.phase() == Phase.None) continue;
            vm.assertEq(word.has(PACKED), !custody.parentOf(id).isNull(), "packed, and in a container");
            UnitWord root = custody.wordOf(custodyLens.rootOf(id));
            vm.assertFalse(root.has(PACKED), "the outermost is in none");
            Unit memory unit = custodyLens.unitOf(id);
            vm.assertTrue(unit.custodian == root.custodian() && unit.site == root.site(), "place");
            vm.assertTrue(unit.phase == root.phase() && unit.step == root.step(), "phase and step");
            vm.assertTrue(word.rules() == root.rules(), "rules");
        }
    }

    /// @dev CUS-5
    function invariant_AContainerIsTheSumOfItsContent() public view {
        for (uint256 i = 0; i < handler.POOL(); i++) {
            UnitWord word = custody.wordOf(handler.unitAt(i));
            if (!word.has(CONTAINER)) continue;
            (uint256 quantity, uint256 items, uint16 classes) = (0, 0, 0);
            for (uint256 j = 0; j < handler.POOL(); j++) {
                if (custody.parentOf(handler.unitAt(j)) != handler.unitAt(i)) continue;
                UnitWord inside = custody.wordOf(handler.unitAt(j));
                (quantity, items) = (quantity + inside.quantity(), items + inside.items());
                classes |= inside.classes();
            }
            vm.assertEq(word.quantity(), quantity, "quantity");
            vm.assertEq(word.items(), items, "items");
            vm.assertEq(word.classes(), classes, "classes");
        }
    }

    /// @dev CUS-15
    function invariant_WhatHoldsSomethingRecalledIsRecalled() public view {
        for (uint256 i = 0; i < handler.POOL(); i++) {
            UnitId parent = custody.parentOf(handler.unitAt(i));
            if (parent.isNull() || !custody.wordOf(handler.unitAt(i)).has(RECALLED)) continue;
            vm.assertTrue(custody.wordOf(parent).has(RECALLED), "the container too");
        }
    }

    /// @dev CUS-6, CUS-7: custody is neither lost nor doubled.
    function invariant_StockIsWhatTheUnitsAre() public view {
        Org[3] memory orgs = [hospital, carrier, plant];
        for (uint256 i = 0; i < 18; i++) {
            (Org memory org, uint48 site, uint8 class_) = (orgs[i / 6], uint48((i / 3) % 2) + 1, uint8(i % 3));
            Balance memory b = custodyLens.balanceOf(org.id, SiteId.wrap(site), flow, class_);
            vm.assertEq(uint256(b.taken), uint256(b.given) + b.destroyed + b.lost + b.stock, "balance");
            (uint256 quantity, uint256 items) = handler.livingOf(org.id, site, class_);
            vm.assertEq(b.stock, quantity, "stock");
            vm.assertEq(b.items, items, "items");
        }
    }

    function test_TheHandlerReachesEveryPhase() public {
        uint256 root = 1 << 8;
        handler.handOver(root, 1, 4, false);
        handler.handOver(root + 1, 1, 8, false); // refused
        handler.handOver(root + 2, 1, 9, false); // damaged
        handler.resolve(root + 2, true, false, 0);
        handler.end(root, 0);
        handler.end(root + 3, 4);
        handler.end(root + 2, 8);
        Phase[5] memory phases = [Phase.Transformed, Phase.Returning, Phase.Lost, Phase.Destroyed, Phase.Active];
        for (uint256 i = 0; i < 5; i++) {
            vm.assertTrue(custody.wordOf(handler.unitAt(i)).phase() == phases[i], vm.toString(i));
        }
        vm.assertEq(handler.done(), handler.calls(), "all of them succeeded");
    }

    function test_TheHandlerReachesWhatVoidsAnOffer() public {
        uint256 root = 1 << 8;
        uint256 box = root + handler.GOODS();
        handler.handOver(root, 1, 4, false); // units 0 and 3, both of class 0, and the first box into the same hands
        handler.handOver(root + 3, 1, 4, false);
        handler.handOver(box, 1, 4, false);
        handler.pack(0, root);
        handler.pack(0, root + 3);
        handler.handOverLater(box, 1, 4, false, 0, 0); // sealed
        handler.handOverLater(box, 1, 4, false, 1, 0); // opened
        handler.handOverLater(box, 1, 4, false, 3, 0); // one taken out
        handler.handOverLater(box, 1, 4, false, 2, 0); // and put in again
        handler.handOverLater(root + 1, 1, 4, false, 4, 0); // another class
        handler.handOverLater(root + 2, 1, 4, false, 5, 0); // a gram more
        vm.assertEq(handler.voided(), 6, "offers that are void");
        handler.handOverLater(box, 1, 4, false, 6, 1); // another unit is corrected
        vm.assertEq(handler.kept(), 1, "offers that are not");
    }

    function _party(Org memory org) private pure returns (CustodyPool.Party memory) {
        return CustodyPool.Party(org.id, org.maker, org.device, keyOf(makerOf(org)), keyOf(deviceOf(org)));
    }
}
