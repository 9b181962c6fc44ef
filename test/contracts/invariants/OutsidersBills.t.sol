// SPDX-License-Identifier: Apache-2.0
// The fuzzer only finds a handler in the file of its test:
// solhint-disable one-contract-per-file
pragma solidity ^0.8.28;

import {Bills} from "../../../contracts/instruments/bills/Bills.sol";
import {BillTerms} from "../../../contracts/instruments/bills/BillTerms.sol";
import {Passing} from "../../../contracts/ledger/LotWord.sol";
import {DualApproval} from "../../../contracts/members/DualApproval.sol";
import {Deal, Leg} from "../../../contracts/settlement/Deal.sol";
import {IAsset} from "../../../contracts/settlement/IAsset.sol";
import {BillId} from "../../../contracts/types/BillId.sol";
import {Fingerprint} from "../../../contracts/types/Fingerprint.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {BillsBase} from "../instruments/bills/BillsBase.sol";
import {OutsiderCount} from "./OutsiderCount.sol";

/// @notice Somebody who is no member calls every function of Bills, with arguments that would mean something from a member, and with its own signatures.
/// Counts the calls, and those that succeeded.
contract BillsOutsider is BillsBase, OutsiderCount {
    BillTerms private _drawn;
    BillId private immutable DRAWN;

    constructor(Bills bills_, BillTerms memory refused, BillTerms memory drawn, Passing[] memory history) {
        bills = bills_;
        useTerms(refused);
        (_drawn, DRAWN) = (drawn, billOf(drawn));
        for (uint256 i = 0; i < history.length; i++) steps.push(history[i]);
    }

    function setUp() public override {} // the world is there

    function callDrawn(uint256 who, uint8 which, bool flag) external {
        bytes[4] memory all = [
            abi.encodeCall(bills.accept, (_drawn, flag, flag, LATER, _accepting(who, flag))),
            abi.encodeCall(bills.refuseAcceptance, (_drawn, LATER, _refusing(who))),
            abi.encodeCall(bills.lapse, (_drawn)),
            abi.encodeCall(bills.withdraw, (_drawn))
        ];
        _call(who, all[which % all.length]);
    }

    function callDraw(uint256 who, bytes32 number) external {
        BillTerms memory other = _drawn;
        other.number = number;
        bytes memory type_ = "Draw(bytes32 bill,uint48 deadline)";
        DualApproval memory approval = _both(who, type_, abi.encode(billOf(other), LATER));
        _call(who, abi.encodeCall(bills.draw, (other, LATER, approval)));
    }

    function callGuarantees(uint256 who, uint8 which) external {
        bytes memory type_ = "Aval(bytes32 bill,uint32 party,uint48 deadline)";
        OrgId party = terms.drawer;
        DualApproval memory approval = _both(who, type_, abi.encode(bill, party, LATER));
        bytes[2] memory all = [
            abi.encodeCall(bills.guarantee, (bill, party, LATER, approval)),
            abi.encodeCall(bills.endGuarantee, (bill, party, terms.acceptor))
        ];
        _call(who, all[which % all.length]);
    }

    function callLots(uint256 who, uint8 which, uint56 costs) external {
        bytes memory type_ = "PaymentRefusal(uint256 lot,bytes32 reason,uint48 deadline)";
        DualApproval memory approval = _both(who, type_, abi.encode(lot, bytes32("funds"), LATER));
        Passing[] memory history = steps;
        bytes[6] memory all = [
            abi.encodeCall(bills.present, (lot)),
            abi.encodeCall(bills.refusePayment, (lot, "funds", LATER, approval)),
            abi.encodeCall(bills.deemRefused, (lot)),
            abi.encodeCall(bills.claim, (lot, terms.payee, OrgId.wrap(0), costs % 100, history)),
            abi.encodeCall(bills.payClaim, (lot, type(uint256).max)),
            abi.encodeCall(bills.bar, (lot))
        ];
        _call(who, all[which % all.length]);
    }

    /// @dev What the ledger and the cash tell.
    function callHooks(uint256 who, uint8 which, uint64 amount) external {
        Deal memory deal = Deal(new Leg[](1), "", false, LATER);
        deal.legs[0] = Leg(IAsset(address(this)), lot, terms.payeeAccount, _outsider(who), amount);
        bytes[5] memory all = [
            abi.encodeCall(bills.onSettled, (deal, 0, "", terms.payee, terms.acceptor)),
            abi.encodeCall(bills.onPledged, (deal, 0, "", terms.payee, terms.acceptor)),
            abi.encodeCall(bills.onPaid, (lot, terms.payeeAccount, amount)),
            abi.encodeCall(bills.onRedeemed, (lot, terms.payeeAccount, terms.payee, amount)),
            abi.encodeCall(bills.onCashReceived, (lot, terms.payeeAccount, amount))
        ];
        _call(who, all[which % all.length]);
    }

    function _accepting(uint256 who, bool flag) private view returns (DualApproval memory) {
        bytes memory type_ = "BillAcceptance(bytes32 bill,bool notTransferable,bool conditional,uint48 deadline)";
        return _both(who, type_, abi.encode(DRAWN, flag, flag, LATER));
    }

    function _refusing(uint256 who) private view returns (DualApproval memory) {
        return _both(who, "BillRefusal(bytes32 bill,uint48 deadline)", abi.encode(DRAWN, LATER));
    }

    function _both(uint256 who, bytes memory type_, bytes memory fields) private view returns (DualApproval memory) {
        return _bothSign(who, digestOf(type_, fields));
    }

    function _call(uint256 who, bytes memory data) private {
        _call(who, address(bills), data);
    }
}

/// @notice Outsiders draw, accept, guarantee, refuse and claim nothing.
contract OutsidersBillsInvariants is BillsBase {
    BillsOutsider private outsider;
    BillId private drawn;
    bytes32 private stateAtStart;

    function setUp() public override {
        super.setUp();
        startRefused();
        claim(otherBank, basin);
        BillTerms memory refused = terms;
        BillTerms memory second = soundTerms();
        (second.number, second.issued, second.maturity) = ("second", today(), today() + 90);
        second.keys[0] = Fingerprint.wrap(keccak256("another invoice"));
        useTerms(second);
        draw();
        drawn = bill;
        useTerms(refused);
        outsider = new BillsOutsider(bills, refused, second, steps);
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
        for (uint8 i = 0; i < 12; i++) {
            outsider.callDrawn(i, i, i % 2 == 0);
            outsider.callDraw(i, bytes32(uint256(i)));
            outsider.callGuarantees(i, i);
            outsider.callLots(i, i, i);
            outsider.callHooks(i, i, i);
        }
        vm.assertEq(outsider.calls(), 60, "calls");
        vm.assertEq(outsider.succeeded(), 0, vm.toString(uint32(outsider.lastSucceeded())));
        invariant_MeaningfulCallsByOutsidersChangeNothing();
    }

    /// @dev And they would pass if the hash did not see a change.
    function test_AMembersClaimIsSeen() public {
        claim(otherBank, acme);
        vm.assertFalse(_observable() == stateAtStart, "observable state");
    }

    function _observable() private view returns (bytes32) {
        OrgId[4] memory orgs = [buyer.id, bank.id, acme.id, basin.id];
        bytes memory all = abi.encode(bills.billOf(bill), bills.billOf(drawn), bills.lotOf(lot));
        for (uint256 i = 0; i < orgs.length; i++) {
            all = abi.encode(all, bills.isClaimed(lot, orgs[i]), bills.avalOf(bill, buyer.id, orgs[i]));
        }
        return keccak256(abi.encode(all, instruments.balanceOf(otherBank.maker, lot), yuan.balanceOf(address(bills))));
    }
}
