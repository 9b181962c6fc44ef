// SPDX-License-Identifier: Apache-2.0
// The fuzzer only finds a handler in the file of its test:
// solhint-disable one-contract-per-file
pragma solidity ^0.8.28;

import {DualApproval} from "../../../contracts/members/DualApproval.sol";
import {Cash} from "../../../contracts/settlement/Cash.sol";
import {CashFactory} from "../../../contracts/settlement/CashFactory.sol";
import {Consent, Deal, Leg} from "../../../contracts/settlement/Deal.sol";
import {CASH_ISSUE_TYPEHASH, CashIssue} from "../../../contracts/settlement/ICash.sol";
import {GroupSetting, LimitSetting} from "../../../contracts/settlement/ILimits.sol";
import {Limits} from "../../../contracts/settlement/Limits.sol";
import {Settlement} from "../../../contracts/settlement/Settlement.sol";
import {GroupId} from "../../../contracts/types/GroupId.sol";
import {LimitKind} from "../../../contracts/types/LimitKind.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {LimitsBase} from "../settlement/LimitsBase.sol";
import {RecordingEscrow} from "../settlement/RecordingEscrow.sol";
import {OutsiderCount} from "./OutsiderCount.sol";

/// @notice Somebody who is no member calls every function of settlement that changes something of others, with arguments that would mean
/// something from a member, and with its own signatures. Counts the calls, and those that succeeded.
contract SettlementOutsider is OutsiderCount {
    Settlement private immutable SETTLEMENT;
    CashFactory private immutable FACTORY;
    Limits private immutable LIMITS;
    Cash private immutable CASH;
    OrgId private immutable BANK;
    OrgId private immutable HOLDER;
    LimitKind private immutable KIND;
    address[2] private _holders;

    constructor(
        Settlement settlement,
        CashFactory factory,
        Limits limits,
        Cash cash,
        OrgId holder,
        LimitKind kind,
        address[2] memory holders
    ) {
        (SETTLEMENT, FACTORY, LIMITS, CASH) = (settlement, factory, limits, cash);
        (BANK, HOLDER, KIND, _holders) = (cash.bank(), holder, kind, holders);
    }

    function callDeals(uint256 who, uint8 which, uint256 nonce, bool ownLeg) external {
        Deal memory deal = Deal(new Leg[](1), "contract", false, uint48(block.timestamp));
        address from = ownLeg ? _outsider(who) : _holders[nonce % 2];
        deal.legs[0] = Leg(CASH, 0, from, _holders[(nonce & 1) ^ 1], 1 + (nonce % 9));
        Consent[] memory consents = new Consent[](1);
        bytes32 digest = SETTLEMENT.digestOf(deal, nonce);
        consents[0] = Consent(from, nonce, _signature(who, digest), _signature(who ^ 1, digest));
        if (which % 3 == 0) _call(who, address(SETTLEMENT), abi.encodeCall(SETTLEMENT.settle, (deal, consents)));
        // Of a deal of its own it may cancel and prepare what it likes: nothing of others is in it.
        if (ownLeg) return;
        if (which % 3 == 1) _call(who, address(SETTLEMENT), abi.encodeCall(SETTLEMENT.prepare, (deal, 0, "proof")));
        if (which % 3 == 2) _call(who, address(SETTLEMENT), abi.encodeCall(SETTLEMENT.cancel, (deal, nonce)));
    }

    function callCash(uint256 who, uint8 which, uint256 amount, bytes32 ref) external {
        address holder = _holders[amount & 1];
        address other = _holders[(amount & 1) ^ 1];
        bytes[6] memory all;
        all[0] = _issue(who, holder, amount, ref);
        all[1] = abi.encodeCall(CASH.redeem, (amount, ref));
        all[2] = abi.encodeCall(CASH.reclaim, (holder, _outsider(who)));
        all[3] = abi.encodeCall(CASH.transfer, (holder, amount % 2));
        all[4] = abi.encodeCall(CASH.transferFrom, (holder, other, 1 + (amount % 1000)));
        all[5] = _permit(who, holder, amount);
        _call(who, address(CASH), all[which % all.length]);
    }

    function callAsset(uint256 who, uint8 which, uint256 amount) external {
        Deal memory deal = Deal(new Leg[](1), "contract", false, uint48(block.timestamp));
        deal.legs[0] = Leg(CASH, 0, _holders[amount & 1], _holders[(amount & 1) ^ 1], amount % 1000);
        bytes[3] memory all = [
            abi.encodeCall(CASH.move, (deal, 0, "")),
            abi.encodeCall(CASH.prepare, (deal, 0, "", "proof")),
            abi.encodeCall(CASH.cancel, (deal, 0, ""))
        ];
        _call(who, address(CASH), all[which % all.length]);
    }

    function callFactory(uint256 who, bool opens, bool allowed, uint8 letter) external {
        bytes3 currency = bytes3(abi.encodePacked("CN", bytes1(65 + (letter % 26))));
        bytes memory open = abi.encodeCall(FACTORY.open, (currency, "Money", "M"));
        address escrow = address(allowed ? address(CASH) : address(LIMITS));
        _call(who, address(FACTORY), opens ? open : abi.encodeCall(FACTORY.setEscrow, (escrow, allowed)));
    }

    function callLimits(uint256 who, uint8 which, uint104 amount, uint24 version) external {
        version = version % 4;
        uint48 now_ = uint48(block.timestamp);
        GroupId group = GroupId.wrap(uint16(amount % 3));
        LimitSetting memory setting = LimitSetting(BANK, HOLDER, KIND, amount, group, version, now_);
        GroupSetting memory groupSetting = GroupSetting(BANK, group, KIND, amount, GroupId.wrap(0), version, now_);
        DualApproval memory approval = _bothSign(who, keccak256(abi.encode(setting)));
        bytes[6] memory all = [
            abi.encodeCall(LIMITS.setCase, (_outsider(who), amount % 2 == 0)),
            abi.encodeCall(LIMITS.setLimit, (setting, approval)),
            abi.encodeCall(LIMITS.setGroupLimit, (groupSetting, approval)),
            abi.encodeCall(LIMITS.use, (BANK, HOLDER, KIND, amount % 9)),
            abi.encodeCall(LIMITS.free, (BANK, HOLDER, KIND, amount % 9)),
            abi.encodeCall(LIMITS.suspend, (BANK, HOLDER, KIND))
        ];
        _call(who, address(LIMITS), all[which % all.length]);
    }

    function _issue(uint256 who, address to, uint256 amount, bytes32 ref) private view returns (bytes memory) {
        CashIssue memory next = CashIssue(to, amount, ref, uint48(block.timestamp));
        bytes32 content = keccak256(abi.encode(CASH_ISSUE_TYPEHASH, next));
        bytes32 digest = keccak256(abi.encodePacked(hex"1901", CASH.DOMAIN_SEPARATOR(), content));
        return abi.encodeCall(CASH.issue, (next, _bothSign(who, digest)));
    }

    function _permit(uint256 who, address holder, uint256 amount) private view returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(_key(who), keccak256(abi.encode(holder, amount)));
        return abi.encodeCall(CASH.permit, (holder, _outsider(who), amount, block.timestamp, v, r, s));
    }
}

/// @notice Outsiders move no money, open none, and touch no limit.
contract OutsidersSettlementInvariants is LimitsBase {
    SettlementOutsider private outsider;
    RecordingEscrow private escrow;
    bytes32 private stateAtStart;

    function setUp() public override {
        super.setUp();
        issue(yuan, acme.maker, 1000);
        issue(yuan, basin.maker, 1000);
        escrow = new RecordingEscrow();
        asCouncil();
        cashFactory.setEscrow(address(escrow), true);
        setGroupCap(1, 500, 0);
        setCap(acme, 400, 1);
        use(acme, 100);
        outsider = new SettlementOutsider(
            settlement,
            cashFactory,
            limits,
            yuan,
            acme.id,
            KIND,
            [acme.maker, basin.maker]
        );
        stateAtStart = _observable();
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(outsider);
    }

    /// @dev SYS-1
    function invariant_MeaningfulCallsByOutsidersChangeNothing() public view {
        vm.assertEq(_observable(), stateAtStart, "observable state");
    }

    /// @dev SYS-2
    function invariant_NoCallByAnOutsiderSucceeds() public view {
        vm.assertEq(outsider.succeeded(), 0, vm.toString(uint32(outsider.lastSucceeded())));
    }

    function afterInvariant() public view {
        vm.assertTrue(outsider.calls() != 0, "calls");
    }

    function test_TheCallsReachTheirTargets() public {
        for (uint8 i = 0; i < 12; i++) {
            outsider.callDeals(i, i, i, i % 4 == 0);
            outsider.callCash(i, i, i, bytes32(uint256(i)));
            outsider.callAsset(i, i, i);
            outsider.callFactory(i, i % 2 == 0, i % 3 == 0, i);
            outsider.callLimits(i, i, i, i);
        }
        vm.assertEq(outsider.calls(), 58, "calls");
        vm.assertEq(outsider.succeeded(), 0, vm.toString(uint32(outsider.lastSucceeded())));
        invariant_MeaningfulCallsByOutsidersChangeNothing();
    }

    /// @dev And they would pass if the hash did not see a change.
    function test_AMembersPaymentIsSeen() public {
        vm.prank(acme.maker);
        yuan.transfer(basin.maker, 1);
        vm.assertFalse(_observable() == stateAtStart, "observable state");
    }

    function test_ACasesUseIsSeen() public {
        use(acme, 1);
        vm.assertFalse(_observable() == stateAtStart, "observable state");
    }

    function _observable() private view returns (bytes32) {
        (, bytes memory limit) = address(limits).staticcall(abi.encodeCall(limits.limitOf, (bank.id, acme.id, KIND)));
        (, bytes memory group) = address(limits).staticcall(
            abi.encodeCall(limits.groupLimitOf, (bank.id, GroupId.wrap(1), KIND))
        );
        bytes memory money = abi.encode(
            yuan.totalSupply(),
            yuan.balanceOf(acme.maker),
            yuan.balanceOf(basin.maker),
            cashFactory.isEscrow(address(escrow)),
            cashFactory.isEscrow(address(yuan))
        );
        bytes memory named = abi.encode(
            limits.isCase(CASE),
            limits.isCase(DEPLOYER),
            cashFactory.cashOf(bank.id, "CNA")
        );
        bytes memory nonces;
        for (uint256 i = 0; i < 12; i++) nonces = abi.encode(nonces, settlement.isNonceUsed(acme.maker, i));
        return keccak256(abi.encode(money, named, limit, group, nonces));
    }
}
