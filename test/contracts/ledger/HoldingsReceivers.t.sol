// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {IHoldings} from "../../../contracts/ledger/IHoldings.sol";
import {MAKER} from "../../../contracts/types/Duties.sol";
import {LedgerBase} from "./LedgerBase.sol";
import {Receiver} from "./Receiver.sol";

/// @notice ERC-1155's rules for receivers that are contracts, one test for each MUST.
contract HoldingsReceiversTest is LedgerBase {
    Receiver private receiver;

    function setUp() public override {
        super.setUp();
        receiver = new Receiver();
        vm.prank(basin.admin);
        members.enrol(address(receiver), MAKER, 0, bytes20(0));
    }

    function one(uint256 value) private pure returns (uint256[] memory list) {
        list = new uint256[](1);
        list[0] = value;
    }

    function _transfer(bytes memory data) private {
        vm.prank(acme.maker);
        ledger.safeTransferFrom(acme.maker, address(receiver), id, 5, data);
    }

    function _batch() private {
        vm.prank(acme.maker);
        ledger.safeBatchTransferFrom(acme.maker, address(receiver), one(id), one(5), "");
    }

    function _many() private {
        address[] memory to = new address[](1);
        to[0] = address(receiver);
        vm.prank(acme.maker);
        ledger.passToMany(id, to, one(5), "document");
    }

    function _refused() private {
        expectError(abi.encodeWithSelector(IHoldings.Holdings_NotAccepted.selector, address(receiver)));
    }

    /* IT MUST BE ASKED, WHEN ALL IS DONE */

    function test_TransferAsksTheReceiver() public {
        bytes memory data = abi.encode("document");
        _transfer(abi.encode(bytes32("document")));
        vm.assertEq(receiver.seen(), 5, "the balance that it saw");
        vm.assertEq(
            receiver.question(),
            keccak256(abi.encode(acme.maker, acme.maker, id, 5, abi.encode(bytes32("document")))),
            "operator, giver, id, amount, data"
        );
        vm.assertEq(receiver.asked(), 1, "once");
        vm.assertTrue(data.length != 32, "other data would have been refused");
    }

    function test_BatchAsksTheReceiver() public {
        _batch();
        vm.assertEq(receiver.seen(), 5, "the balance that it saw");
        vm.assertEq(
            receiver.question(),
            keccak256(abi.encode(acme.maker, acme.maker, one(id), one(5), "")),
            "operator, giver, ids, amounts, data"
        );
    }

    function test_PassToManyAsksTheReceiver() public {
        _many();
        vm.assertEq(receiver.seen(), 5, "the balance that it saw");
        vm.assertEq(
            receiver.question(),
            keccak256(abi.encode(acme.maker, acme.maker, id, 5, abi.encode(bytes32("document")))),
            "operator, giver, id, amount, document"
        );
    }

    function test_IssueAsksTheReceiver() public {
        uint256 other = theCase.issue("other", terms(), address(receiver), 9);
        vm.assertEq(receiver.seen(), 9, "the balance that it saw");
        vm.assertEq(
            receiver.question(),
            keccak256(abi.encode(address(theCase), address(0), other, 9, "")),
            "operator, nobody, id, amount"
        );
    }

    function test_MoveByRuleAsksTheReceiver() public {
        theCase.moveByRule(id, acme.maker, address(receiver), 5);
        vm.assertEq(receiver.asked(), 1, "asked");
    }

    function test_ForcedTransferAsksTheReceiver() public {
        asCouncil();
        ledger.forcedTransfer(acme.maker, address(receiver), id, 5);
        vm.assertEq(receiver.asked(), 1, "asked");
    }

    /* WHAT IT ANSWERS */

    function test_RevertWhen_TheReceiverRefuses() public {
        receiver.setAnswer(Receiver.Answer.Refuse);
        expectError(abi.encodeWithSelector(Receiver.Receiver_Refused.selector));
        _transfer("");
    }

    function test_RevertWhen_TheReceiverRefusesWithoutAReason() public {
        receiver.setAnswer(Receiver.Answer.RefuseSilently);
        _refused();
        _transfer("");
    }

    function test_RevertWhen_TheReceiverAnswersSomethingElse() public {
        receiver.setAnswer(Receiver.Answer.Wrong);
        _refused();
        _transfer("");
    }

    function test_RevertWhen_TheReceiverAnswersNothing() public {
        receiver.setAnswer(Receiver.Answer.Nothing);
        _refused();
        _transfer("");
    }

    function test_RevertWhen_ABatchIsAnsweredByNothing() public {
        receiver.setAnswer(Receiver.Answer.Nothing);
        _refused();
        _batch();
    }

    function test_RevertWhen_AnIssueIsAnsweredBySomethingElse() public {
        receiver.setAnswer(Receiver.Answer.Wrong);
        _refused();
        theCase.issue("other", terms(), address(receiver), 9);
    }

    /* WHAT IT DOES MEANWHILE */

    function test_RevertWhen_TheReceiverPassesOnMeanwhile() public {
        bytes memory act = abi.encodeCall(ledger.safeTransferFrom, (address(receiver), acme.maker, id, 5, ""));
        _attack(act);
    }

    function test_RevertWhen_TheReceiverPassesOnInABatchMeanwhile() public {
        bytes memory act = abi.encodeCall(
            ledger.safeBatchTransferFrom,
            (address(receiver), acme.maker, one(id), one(5), "")
        );
        _attack(act);
    }

    function test_RevertWhen_TheReceiverPassesToManyMeanwhile() public {
        _attack(abi.encodeCall(ledger.passToMany, (id, _maker(), one(5), bytes32(0))));
    }

    function test_RevertWhen_TheReceiverRedeemsMeanwhile() public {
        _attack(abi.encodeCall(ledger.redeem, (id, acme.maker)));
    }

    function test_RevertWhen_TheReceiverPaysMeanwhile() public {
        _attack(abi.encodeCall(ledger.pay, (id, 5)));
    }

    function test_RevertWhen_TheReceiverEnforcesMeanwhile() public {
        _attack(abi.encodeCall(ledger.enforce, (id, acme.maker, 5, AGREEMENT)));
    }

    function test_RevertWhen_TheReceiverReclaimsMeanwhile() public {
        _attack(abi.encodeCall(ledger.reclaim, (id, acme.maker, address(receiver))));
    }

    function test_RevertWhen_TheReceiverDividesMeanwhile() public {
        _attack(abi.encodeCall(ledger.divide, (id, 5)));
    }

    function test_ReceiverPassesOnAfterwards() public {
        _transfer("");
        receiver.perform(
            address(ledger),
            abi.encodeCall(ledger.safeTransferFrom, (address(receiver), acme.maker, id, 5, ""))
        );
        assertHolds(acme.maker, FACE, "all of it again");
    }

    function _attack(bytes memory act) private {
        pay(10);
        receiver.setAct(address(ledger), act);
        expectError(abi.encodeWithSelector(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector));
        _transfer("");
    }

    function _maker() private view returns (address[] memory list) {
        list = new address[](1);
        list[0] = acme.maker;
    }
}
