// SPDX-License-Identifier: Apache-2.0
// The fuzzer only finds a handler in the file of its test:
// solhint-disable one-contract-per-file
pragma solidity ^0.8.28;

import {Clearing} from "../../../contracts/clearing/Clearing.sol";
import {CycleTerms} from "../../../contracts/clearing/CycleTerms.sol";
import {Pot} from "../../../contracts/clearing/IClearingDeposits.sol";
import {ObligationWord} from "../../../contracts/clearing/ObligationWord.sol";
import {DualApproval} from "../../../contracts/members/DualApproval.sol";
import {CycleId} from "../../../contracts/types/CycleId.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {ClearingBase} from "../clearing/ClearingBase.sol";
import {OutsiderCount} from "./OutsiderCount.sol";

/// @notice Somebody who is no member calls every function of Clearing, with arguments that would mean something from a member, and with its own signatures.
/// Counts the calls, and those that succeeded.
contract ClearingOutsider is ClearingBase, OutsiderCount {
    /// @dev Encoded: of a cycle that waits for money.
    bytes private _netted;
    /// @dev What it owes there.
    ObligationWord private immutable OWED;

    constructor(Clearing clearing_, CycleTerms memory open_, CycleTerms memory netted, ObligationWord owed) {
        clearing = clearing_;
        _use(open_);
        (_netted, OWED) = (abi.encode(netted), owed);
    }

    function setUp() public override {} // the world is there

    function callOpening(uint256 who, uint8 which, uint64 number) external {
        CycleTerms memory other = terms;
        other.number = 1_000 + number;
        bytes[3] memory all = [abi.encodeCall(clearing.open, (other)), _joining(who), _submitting(who, number)];
        _call(who, all[which % all.length]);
    }

    function callNetting(uint256 who, uint8 which, int128 net) external {
        CycleTerms memory netted = abi.decode(_netted, (CycleTerms));
        bytes[7] memory all = [
            abi.encodeCall(clearing.net, (terms, nets(0, -5, 5, 0))),
            abi.encodeCall(clearing.net, (netted, nets(0, net, 0, 0))),
            abi.encodeCall(clearing.fund, (clearing.cycleIdOf(netted))),
            abi.encodeCall(clearing.settle, (netted)),
            abi.encodeCall(clearing.resolveDefault, (netted, one(OWED))),
            abi.encodeCall(clearing.lapse, (terms)),
            abi.encodeCall(clearing.lapse, (netted))
        ];
        _call(who, all[which % all.length]);
    }

    /// @dev Of all to whom the first bank owes, one is left out.
    function callDeposits(uint256 who, uint8 which, uint128 amount) external {
        OrgId[] memory some = new OrgId[](2);
        (some[0], some[1]) = (terms.members[1].bank, terms.members[3].bank);
        bytes[4] memory all = [
            abi.encodeCall(clearing.deposit, (terms.cash, Pot.Fund, amount)),
            abi.encodeCall(clearing.withdraw, (terms.cash, Pot.Collateral, amount, _outsider(who))),
            abi.encodeCall(clearing.repay, (terms.cash, terms.members[1].bank, amount)),
            abi.encodeCall(clearing.setOff, (terms.cash, terms.members[0].bank, some))
        ];
        _call(who, all[which % all.length]);
    }

    /// @dev As if a cash had moved something here.
    function callCash(uint256 who, uint8 which, uint128 amount) external {
        CycleTerms memory netted = abi.decode(_netted, (CycleTerms));
        uint256[4] memory ids = [
            1,
            2,
            (uint256(terms.members[1].bank.raw()) << 8) | 3,
            uint256(clearing.cycleIdOf(netted).raw())
        ];
        address payer = terms.members[which & 1].account;
        _call(who, abi.encodeCall(clearing.onCashReceived, (ids[which % ids.length], payer, amount)));
    }

    function _joining(uint256 who) private view returns (bytes memory) {
        (uint8[] memory items, DualApproval[] memory approvals) = (new uint8[](1), new DualApproval[](1));
        (items[0], approvals[0]) = (3, _bothSign(who, joinDigest(terms.members[3].bank)));
        return abi.encodeCall(clearing.join, (terms, items, approvals));
    }

    function _submitting(uint256 who, uint64 number) private view returns (bytes memory) {
        ObligationWord[] memory words = one(obligation(1, 2, 5, 10 + uint256(number)));
        DualApproval[] memory approvals = new DualApproval[](2);
        for (uint256 i = 0; i < 2; i++) {
            OrgId concerned = terms.members[1 + i].bank;
            bytes32 list = keccak256(abi.encode(clearing.listOf(cycle, concerned), words[0]));
            approvals[i] = _bothSign(who, confirmDigest(concerned, list));
        }
        return abi.encodeCall(clearing.submit, (terms, words, approvals));
    }

    function _use(CycleTerms memory t) private {
        (terms.operator, terms.cash, terms.number) = (t.operator, t.cash, t.number);
        (terms.closesAt, terms.fundedBy, terms.topUp) = (t.closesAt, t.fundedBy, t.topUp);
        for (uint256 i = 0; i < t.members.length; i++) terms.members.push(t.members[i]);
        cycle = clearing.cycleIdOf(t);
    }

    function _call(uint256 who, bytes memory data) private {
        _call(who, address(clearing), data);
    }
}

/// @notice Outsiders open, join, confirm, net, pay, take out and set off nothing.
contract OutsidersClearingInvariants is ClearingBase {
    ClearingOutsider private outsider;
    CycleId private netted;
    bytes32 private stateAtStart;

    /// @dev The first bank owes the others from a default and has some money here; of the others, one waits for money in a cycle, and two are in one that is open.
    function setUp() public override {
        super.setUp();
        startCycle();
        owe(0, 1, 170, 1);
        vm.warp(CLOSES + 1);
        clearing.net(terms, nets(-170, 170, 0, 0));
        vm.warp(FUNDED_BY + 1);
        clearing.resolveDefault(terms, new ObligationWord[](0));
        vm.prank(banks[0].maker);
        clearing.deposit(yuan, Pot.Fund, 5);

        _next(2);
        for (uint8 i = 1; i < BANKS; i++) _join(i);
        owe(1, 2, 100, 2);
        CycleTerms memory waits = terms;
        netted = cycle;
        vm.warp(terms.closesAt + 1);
        clearing.net(terms, nets(0, -100, 100, 0));
        _next(3);
        for (uint8 i = 1; i < BANKS - 1; i++) _join(i);
        owe(1, 2, 5, 3);
        outsider = new ClearingOutsider(clearing, terms, waits, obligation(1, 2, 100, 2));
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

    function test_TheCallsReachTheirTargets() public {
        for (uint8 i = 0; i < 28; i++) {
            outsider.callOpening(i, i, i);
            outsider.callNetting(i, i, 100);
            outsider.callDeposits(i, i, 5);
            outsider.callCash(i, i, 5);
        }
        vm.assertEq(outsider.calls(), 112, "calls");
        vm.assertEq(outsider.succeeded(), 0, vm.toString(uint32(outsider.lastSucceeded())));
        invariant_MeaningfulCallsByOutsidersChangeNothing();
    }

    /// @dev And they would pass if the hash did not see a change.
    function test_AMembersObligationIsSeen() public {
        owe(2, 1, 1, 1);
        vm.assertFalse(_observable() == stateAtStart, "observable state");
    }

    function test_AMembersPaymentIsSeen() public {
        vm.prank(banks[1].maker);
        clearing.fund(netted);
        vm.assertFalse(_observable() == stateAtStart, "observable state");
    }

    function test_ASetOffIsSeen() public {
        OrgId[] memory all = new OrgId[](3);
        (all[0], all[1], all[2]) = (banks[1].id, banks[2].id, banks[3].id);
        clearing.setOff(yuan, banks[0].id, all);
        vm.assertFalse(_observable() == stateAtStart, "observable state");
    }

    /// @dev A cycle from now on, in which each puts less aside than it has.
    function _next(uint64 number) private {
        setTerms(number);
        (terms.closesAt, terms.fundedBy) = (uint48(block.timestamp + 1 hours), uint48(block.timestamp + 2 hours));
        for (uint256 i = 0; i < BANKS; i++) {
            (terms.members[i].collateral, terms.members[i].fund) = (COLLATERAL / 10, SHARE / 10);
            lists[i] = 0;
        }
        openCycle();
    }

    function _join(uint8 item) private {
        (uint8[] memory items, DualApproval[] memory approvals) = (new uint8[](1), new DualApproval[](1));
        (items[0], approvals[0]) = (item, joining(item));
        clearing.join(terms, items, approvals);
    }

    function _observable() private view returns (bytes32) {
        bytes memory all = abi.encode(clearing.cycleOf(cycle), clearing.cycleOf(netted));
        for (uint256 i = 0; i < BANKS; i++) {
            OrgId bank = banks[i].id;
            all = abi.encode(all, clearing.positionOf(cycle, bank), clearing.positionOf(netted, bank));
            all = abi.encode(all, clearing.listOf(cycle, bank), clearing.listOf(netted, bank));
            all = abi.encode(all, clearing.lastNumberOf(bank), clearing.depositOf(yuan, bank));
            all = abi.encode(all, clearing.owedBy(yuan, bank), clearing.claimOf(yuan, banks[0].id, bank));
            all = abi.encode(all, yuan.balanceOf(banks[i].maker));
        }
        return keccak256(abi.encode(all, yuan.balanceOf(address(clearing))));
    }
}
