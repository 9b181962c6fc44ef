// SPDX-License-Identifier: Apache-2.0
// The fuzzer only finds a handler in the file of its test:
// solhint-disable one-contract-per-file
pragma solidity ^0.8.28;

import {FacilityTerms} from "../../../contracts/instruments/funds/FacilityTerms.sol";
import {IFacilities} from "../../../contracts/instruments/funds/IFacilities.sol";
import {IPurposePayments} from "../../../contracts/instruments/funds/IPurposePayments.sol";
import {PaymentRequest} from "../../../contracts/instruments/funds/PaymentRequest.sol";
import {PurposeAccounts} from "../../../contracts/instruments/funds/PurposeAccounts.sol";
import {DualApproval} from "../../../contracts/members/DualApproval.sol";
import {Fingerprint} from "../../../contracts/types/Fingerprint.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {FundsBase} from "../instruments/funds/FundsBase.sol";
import {OutsiderCount} from "./OutsiderCount.sol";

/// @notice Somebody who is no member calls every function of PurposeAccounts, with arguments that would mean something from a member, and with its own
/// signatures. Counts the calls, and those that succeeded.
contract FundsOutsider is FundsBase, OutsiderCount {
    /// @dev Encoded, as the compiler does not copy such contents into storage.
    bytes private _waiting;
    bytes private _own;

    constructor(
        PurposeAccounts funds,
        FacilityTerms memory agreed_,
        PaymentRequest memory waiting,
        PaymentRequest memory own
    ) {
        purposeAccounts = funds;
        useTerms(agreed_);
        (_waiting, _own) = (abi.encode(waiting), abi.encode(own));
    }

    function setUp() public override {} // the world is there

    function callOpening(uint256 who, bytes32 number) external {
        FacilityTerms memory other = agreed();
        other.number = number;
        bytes memory type_ = "FacilityAgreement(bytes32 facility,uint48 deadline)";
        DualApproval memory signed = _both(who, type_, abi.encode(idOf(other), LATER));
        _call(who, abi.encodeCall(IFacilities.open, (other, LATER, signed, signed)));
    }

    function callMoney(uint256 who, uint8 which, uint64 amount, uint32 number) external {
        bytes memory fields = abi.encode(facility, amount, number, LATER);
        bytes memory asks = "DrawRequest(bytes32 facility,uint64 amount,uint32 number,uint48 deadline)";
        bytes memory gives = "GivingBack(bytes32 facility,uint64 amount,uint32 number,uint48 deadline)";
        bytes[6] memory all = [
            abi.encodeCall(IFacilities.askDraw, (facility, amount, number, LATER, _both(who, asks, fields))),
            abi.encodeCall(IFacilities.draw, (facility, amount)),
            abi.encodeCall(IFacilities.repay, (facility, amount)),
            abi.encodeCall(IFacilities.giveBack, (facility, amount, number, LATER, _both(who, gives, fields))),
            abi.encodeCall(IFacilities.returnUnspent, (facility)),
            abi.encodeCall(IFacilities.close, (facility))
        ];
        _call(who, all[which % all.length]);
    }

    function callControl(uint256 who, uint8 which, uint32 number, bool flag) external {
        bytes memory cures = "FacilityCure(bytes32 facility,uint32 number,uint48 deadline)";
        bytes memory ends = "FacilityAcceleration(bytes32 facility,uint32 number,uint48 deadline)";
        bytes memory fields = abi.encode(facility, number, LATER);
        bytes[6] memory all = [
            _listing(who, number, flag),
            _relation(who, number),
            _breach(who, number),
            abi.encodeCall(IFacilities.cure, (facility, number, LATER, _both(who, cures, fields))),
            abi.encodeCall(IFacilities.freeze, (facility)),
            abi.encodeCall(IFacilities.accelerate, (facility, number, LATER, _both(who, ends, fields)))
        ];
        _call(who, all[which % all.length]);
    }

    function callRequest(uint256 who, uint64 number, uint64 amount) external {
        PaymentRequest memory r = abi.decode(_waiting, (PaymentRequest));
        (r.number, r.payee, r.amount) = (number, _outsider(who), amount);
        bytes32 digest = digestOf(idOf(r).raw());
        DualApproval memory signed = _bothSign(who, digest);
        _call(who, abi.encodeCall(IPurposePayments.request, (r, signed)));
    }

    function callAnswers(uint256 who, uint8 which, bytes32 key) external {
        PaymentRequest memory waiting = abi.decode(_waiting, (PaymentRequest));
        PaymentRequest memory own = abi.decode(_own, (PaymentRequest));
        bytes memory approves = "PaymentApproval(bytes32 request,uint48 deadline)";
        bytes memory refuses = "PurposePaymentRefusal(bytes32 request,bytes32 reason,uint48 deadline)";
        DualApproval memory approver = _both(who, approves, abi.encode(idOf(waiting), LATER));
        DualApproval memory refuser = _both(who, refuses, abi.encode(idOf(waiting), bytes32("price"), LATER));
        Fingerprint[] memory keys = new Fingerprint[](1);
        keys[0] = Fingerprint.wrap(key);
        bytes[7] memory all = [
            abi.encodeCall(IPurposePayments.approve, (waiting, LATER, approver)),
            abi.encodeCall(IPurposePayments.refuse, (waiting, "price", LATER, refuser)),
            abi.encodeCall(IPurposePayments.withdraw, (waiting)),
            abi.encodeCall(IPurposePayments.lapse, (waiting)),
            abi.encodeCall(IPurposePayments.showEvidence, (own, "payroll", keys)),
            abi.encodeCall(IPurposePayments.bounce, (waiting)),
            abi.encodeCall(IPurposePayments.bounce, (own))
        ];
        _call(who, all[which % all.length]);
    }

    /// @dev What the cash tells: of a repayment, a draw, a payment that is given back.
    function callCash(uint256 who, bool ofRequest, uint64 amount) external {
        bytes32 id = ofRequest ? idOf(abi.decode(_own, (PaymentRequest))).raw() : facility.raw();
        address payer = who % 2 == 0 ? agreed().lenderAccount : agreed().borrowerAccount;
        _call(who, abi.encodeWithSignature("onCashReceived(uint256,address,uint256)", uint256(id), payer, amount));
    }

    function _listing(uint256 who, uint32 number, bool listed) private view returns (bytes memory) {
        bytes memory type_ = "PayeeListing(bytes32 facility,address payee,bool listed,uint32 number,uint48 deadline)";
        address payee = _outsider(who);
        DualApproval memory signed = _both(who, type_, abi.encode(facility, payee, listed, number, LATER));
        return abi.encodeCall(IPurposePayments.listPayee, (facility, payee, listed, number, LATER, signed));
    }

    function _relation(uint256 who, uint32 number) private view returns (bytes memory) {
        bytes memory type_ = "Relation(bytes32 facility,uint32 org,uint32 number,uint48 deadline)";
        DualApproval memory signed = _both(who, type_, abi.encode(facility, number, number, LATER));
        return abi.encodeCall(IFacilities.relate, (facility, OrgId.wrap(number), number, LATER, signed));
    }

    function _breach(uint256 who, uint32 number) private view returns (bytes memory) {
        bytes memory type_ = "FacilityBreach(bytes32 facility,bytes32 evidence,uint32 number,uint48 deadline)";
        bytes32 evidence = "covenant";
        DualApproval memory signed = _both(who, type_, abi.encode(facility, evidence, number, LATER));
        return abi.encodeCall(IFacilities.breach, (facility, evidence, number, LATER, signed));
    }

    function _both(uint256 who, bytes memory type_, bytes memory fields) private view returns (DualApproval memory) {
        return _bothSign(who, digestOf(type_, fields));
    }

    function _call(uint256 who, bytes memory data) private {
        _call(who, address(purposeAccounts), data);
    }
}

/// @notice Outsiders open, draw, list, request, approve and return nothing.
contract OutsidersFundsInvariants is FundsBase {
    FundsOutsider private outsider;
    bytes private _waiting;
    bytes private _own;
    bytes32 private stateAtStart;

    /// @dev A request waits, the borrower was paid itself, and the next draw is asked for.
    function setUp() public override {
        super.setUp();
        open();
        list(acme.maker, true);
        draw(AMOUNT / 2);
        ask(AMOUNT / 4);
        vm.warp(block.timestamp + COOLING);
        PaymentRequest memory waiting = requestTo(acme.maker, BY_RULE + 1, "large");
        PaymentRequest memory own = ownRequest(BY_RULE);
        request(waiting);
        request(own);
        (_waiting, _own) = (abi.encode(waiting), abi.encode(own));
        outsider = new FundsOutsider(purposeAccounts, agreed(), waiting, own);
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
        for (uint8 i = 0; i < 14; i++) {
            outsider.callOpening(i, bytes32(uint256(i)));
            outsider.callMoney(i, i, 1 + i, 2 + (i % 3));
            outsider.callControl(i, i, 2 + (i % 3), i % 2 == 0);
            outsider.callRequest(i, i, 1 + i);
            outsider.callAnswers(i, i, keccak256(abi.encode(i)));
            outsider.callCash(i, i % 2 == 0, 1 + i);
        }
        vm.assertEq(outsider.calls(), 84, "calls");
        vm.assertEq(outsider.succeeded(), 0, vm.toString(uint32(outsider.lastSucceeded())));
        invariant_MeaningfulCallsByOutsidersChangeNothing();
    }

    /// @dev And they would pass if the hash did not see a change.
    function test_AMembersRepaymentIsSeen() public {
        repay(buyer, 1);
        vm.assertFalse(_observable() == stateAtStart, "observable state");
    }

    function _observable() private view returns (bytes32) {
        PaymentRequest memory waiting = abi.decode(_waiting, (PaymentRequest));
        PaymentRequest memory own = abi.decode(_own, (PaymentRequest));
        bytes memory books = abi.encode(
            seen(),
            purposeAccounts.budgetOf(facility, "steel"),
            purposeAccounts.budgetOf(facility, "wages"),
            purposeAccounts.listedAt(facility, acme.maker),
            yuan.balanceOf(address(purposeAccounts)),
            yuan.balanceOf(buyer.maker)
        );
        bytes memory requests = abi.encode(
            seen(waiting),
            seen(own),
            purposeAccounts.streakOf(facility, acme.id),
            purposeAccounts.streakOf(facility, buyer.id),
            fingerprints.stateOf(waiting.keys[0])
        );
        OrgId[4] memory orgs = [buyer.id, bank.id, acme.id, dyes.id];
        for (uint256 i = 0; i < orgs.length; i++) {
            requests = abi.encode(requests, purposeAccounts.isRelated(facility, orgs[i]));
        }
        return keccak256(abi.encode(books, requests));
    }
}
