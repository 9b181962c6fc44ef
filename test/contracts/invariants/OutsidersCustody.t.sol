// SPDX-License-Identifier: Apache-2.0
// The fuzzer only finds a handler in the file of its test:
// solhint-disable one-contract-per-file
pragma solidity ^0.8.28;

import {Creation} from "../../../contracts/custody/Creation.sol";
import {Custody} from "../../../contracts/custody/Custody.sol";
import {CustodyLens} from "../../../contracts/custody/CustodyLens.sol";
import {Condition, DisputeResolution, Handover} from "../../../contracts/custody/Handover.sol";
import {ErrorReason} from "../../../contracts/custody/IUnits.sol";
import {Profile} from "../../../contracts/custody/IProfiles.sol";
import {Profiles} from "../../../contracts/custody/Profiles.sol";
import {UnitWord} from "../../../contracts/custody/UnitWord.sol";
import {Statement} from "../../../contracts/evidence/Statement.sol";
import {FlowId} from "../../../contracts/types/FlowId.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {RulesId} from "../../../contracts/types/RulesId.sol";
import {SiteId} from "../../../contracts/types/SiteId.sol";
import {Subject} from "../../../contracts/types/Subject.sol";
import {Uid} from "../../../contracts/types/Uid.sol";
import {UnitId} from "../../../contracts/types/UnitId.sol";
import {Terms} from "../custody/Terms.sol";
import {Test} from "../utils/Test.sol";
import {OutsidersBase} from "./OutsidersBase.sol";

/// @notice Somebody who is no member calls every function of Profiles and Custody that changes state, with arguments that would
/// mean something if a member sent them. Counts the calls, and those that succeeded.
contract CustodyOutsider is Test {
    Profiles private immutable PROFILES;
    CustodyLens private immutable LENS;
    Custody private immutable CUSTODY;
    OrgId private immutable OWNER;
    RulesId private immutable RULES;
    SiteId private immutable SITE;
    Uid private immutable STATEMENT;
    UnitId[4] private units;
    Statement private recorded;

    uint256 public calls;
    uint256 public succeeded;
    bytes4 public lastSucceeded;

    constructor(
        Profiles profiles,
        CustodyLens lens,
        OrgId owner,
        RulesId rules,
        SiteId site,
        Statement memory recorded_,
        UnitId[4] memory units_
    ) {
        (PROFILES, LENS, OWNER) = (profiles, lens, owner);
        CUSTODY = Custody(address(lens.CUSTODY()));
        (RULES, SITE, units, recorded) = (rules, site, units_, recorded_);
        STATEMENT = CUSTODY.ATTESTATIONS().uidOf(recorded_);
    }

    function callProfiles(uint256 who, uint16 number, Profile calldata profile) external {
        FlowId flow = FlowId.wrap(number % 2);
        _call(who, address(PROFILES), abi.encodeCall(PROFILES.setProfile, (flow, profile)));
    }

    function callRules(uint256 who, uint16 number) external {
        _call(who, address(CUSTODY), abi.encodeCall(CUSTODY.adopt, (RulesId.wrap(number % 4))));
    }

    function callBeginning(uint256 who, uint8 step, bytes8 identifier, bool many) external {
        Creation[] memory all = new Creation[](1);
        all[0] = _creation(step % 9, identifier);
        bytes memory one = abi.encodeCall(CUSTODY.admitUnit, (all[0]));
        _call(who, address(CUSTODY), many ? abi.encodeCall(CUSTODY.admitUnits, (all)) : one);
    }

    function callDoing(uint256 who, uint8 which, uint8 number, uint8 step) external {
        UnitId[] memory some = _some(number);
        uint40 now_ = uint40(block.timestamp);
        bytes[5] memory all = [
            abi.encodeCall(CUSTODY.record, (some, step % 9, SITE, now_, 0)),
            abi.encodeCall(CUSTODY.seal, (some[0], "SEAL", now_)),
            abi.encodeCall(CUSTODY.breakSeal, (some[0], now_, 0)),
            abi.encodeCall(CUSTODY.pack, (units[0], some, now_)),
            abi.encodeCall(CUSTODY.unpack, (units[0], some, now_))
        ];
        _call(who, address(CUSTODY), all[which % all.length]);
    }

    function callEnding(uint256 who, uint8 which, uint8 number, uint8 step) external {
        UnitId[] memory some = _some(number);
        uint40 now_ = uint40(block.timestamp);
        Creation[] memory outputs = new Creation[](1);
        outputs[0] = _creation(step % 9, "ash");
        Statement memory certificate = recorded;
        if (which % 2 == 1) certificate.subject = Subject.wrap(some[0].raw());
        bytes[8] memory all = [
            abi.encodeCall(CUSTODY.transform, (some, outputs, step % 9, now_, 0)),
            abi.encodeCall(CUSTODY.destroy, (some, step % 9, now_, certificate)),
            abi.encodeCall(CUSTODY.declareLost, (some[0], now_, 0)),
            abi.encodeCall(CUSTODY.correct, (some[0], step % 5, 1, 1, 0)),
            abi.encodeCall(CUSTODY.declareError, (some[0], "wrong", 0, ErrorReason.DidNotOccur)),
            abi.encodeCall(CUSTODY.setRecall, (some, step % 2 == 0, STATEMENT)),
            abi.encodeCall(CUSTODY.flagOverdue, (some[0])),
            abi.encodeCall(CUSTODY.withdrawOffers, (some[0]))
        ];
        _call(who, address(CUSTODY), all[which % all.length]);
    }

    /// @dev Under the outsiders' own signatures.
    function callHandovers(uint256 who, uint8 number, uint8 condition, bool together) external {
        Handover[] memory many = new Handover[](1);
        many[0] = _handover(who, units[number % 4], Condition(condition % 5));
        bytes memory one = abi.encodeCall(CUSTODY.handOver, (many[0]));
        _call(who, address(CUSTODY), together ? abi.encodeCall(CUSTODY.handOverMany, (many)) : one);
    }

    function callWithdrawing(uint256 who, uint8 number) external {
        Handover memory h = _handover(who, units[number % 4], Condition.Conformant);
        _call(who, address(CUSTODY), abi.encodeCall(CUSTODY.withdrawAcceptance, (h.offer, h.giverSignature)));
    }

    function callResolving(uint256 who, uint8 number, bool accepted, bool decides) external {
        UnitWord word = CUSTODY.wordOf(units[number % 4]);
        DisputeResolution memory s;
        (s.unit, s.hop, s.accepted) = (units[number % 4], word.hops(), accepted);
        (s.quantity, s.items, s.deadline) = (word.quantity(), word.items(), uint40(block.timestamp));
        bytes memory signature = _sign(who, LENS.disputeResolutionDigest(s));
        bytes memory both = abi.encodeCall(CUSTODY.resolveDispute, (s, signature, signature));
        _call(who, address(CUSTODY), decides ? abi.encodeCall(CUSTODY.decideDispute, (s, STATEMENT)) : both);
    }

    function _handover(uint256 who, UnitId id, Condition condition) private view returns (Handover memory h) {
        UnitWord word = CUSTODY.wordOf(id);
        (uint40 now_, uint56 quantity, uint16 items) = (uint40(block.timestamp), word.quantity(), word.items());
        h.offer.unit = id;
        h.offer.terms = Terms.offer(word.hops(), 1, OWNER, quantity, items, now_, now_);
        h.acceptance.terms = Terms.acceptance(SITE, quantity, items, condition, now_);
        h.giverSignature = _sign(who, LENS.handoverOfferDigest(h.offer));
        bytes32 digest = LENS.handoverAcceptanceDigest(h.offer, h.acceptance, h.refused);
        h.receiverSignature = _sign(who / 2 + 1, digest);
    }

    function _call(uint256 who, address target, bytes memory data) private {
        calls++;
        vm.prank(vm.addr(_key(who)));
        (bool ok, ) = target.call(data);
        if (!ok) return;
        succeeded++;
        lastSucceeded = bytes4(data);
    }

    function _some(uint8 number) private view returns (UnitId[] memory some) {
        some = new UnitId[](1);
        some[0] = units[number % 4];
    }

    function _creation(uint8 step, bytes8 identifier) private view returns (Creation memory creation) {
        creation.terms = Terms.creation(RULES, step, 0, SITE, uint40(block.timestamp), 1, 1);
        creation.identifier = string(abi.encodePacked(identifier));
    }

    function _sign(uint256 who, bytes32 digest) private pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 vs) = vm.sign(_key(who), digest);
        return abi.encodePacked(r, vs, v);
    }

    /// @dev A hundred outsiders, with keys of their own; the deployer is one of them.
    function _key(uint256 who) private pure returns (uint256) {
        string memory label = who % 100 == 0 ? "deployer" : string.concat("outsider ", vm.toString(who % 100));
        return (uint256(keccak256(bytes(label))) % (SECP256K1_N - 1)) + 1;
    }
}

/// @notice Outsiders call every function of Profiles and Custody with arguments that would mean something from a member.
contract OutsidersCustodyInvariants is OutsidersBase {
    CustodyOutsider private outsider;

    function setUp() public override {
        super.setUp();
        outsider = new CustodyOutsider(profiles, custodyLens, ward.id, rules, WARD_SITE, recorded, units);
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(outsider);
    }

    /// @dev SYS-1
    function invariant_MeaningfulCallsByOutsidersChangeNothing() public view {
        vm.assertEq(observable(), stateAtStart, "observable state");
    }

    /// @dev SYS-2
    function invariant_NoCallByAnOutsiderSucceeds() public view {
        vm.assertEq(outsider.succeeded(), 0, vm.toString(uint32(outsider.lastSucceeded())));
    }

    /// @dev Each run called something.
    function afterInvariant() public view {
        vm.assertTrue(outsider.calls() != 0, "calls");
    }

    /// @dev The tests above would pass if nothing were called.
    function test_TheCallsReachTheirTargets() public {
        for (uint8 i = 0; i < 28; i++) {
            outsider.callProfiles(i, i, wasteProfile());
            outsider.callRules(i, i);
            outsider.callBeginning(i, i / 2, bytes8(uint64(i) + 1), i % 2 == 0);
            outsider.callDoing(i, i, i / 5, i / 2);
            outsider.callEnding(i, i, i / 7, i / 2);
            outsider.callHandovers(i, i / 4, i / 2, i % 2 == 0);
            outsider.callResolving(i, i, i % 2 == 0, i % 3 == 0);
        }
        vm.assertEq(outsider.calls(), 196, "calls");
        vm.assertEq(outsider.succeeded(), 0, "none succeeded");
        vm.assertEq(observable(), stateAtStart, "observable state");
    }

    /// @dev And they would pass if the hash did not see a change.
    function test_ACustodiansActIsSeen() public {
        vm.prank(ward.maker);
        custody.seal(units[2], "SEAL", uint40(block.timestamp));
        vm.assertFalse(observable() == stateAtStart, "observable state");
    }
}
