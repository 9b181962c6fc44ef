// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {DualApproval} from "../../../contracts/members/DualApproval.sol";
import {IHolders} from "../../../contracts/members/IHolders.sol";
import {IMembers} from "../../../contracts/members/IMembers.sol";
import {Consent, Deal} from "../../../contracts/settlement/Deal.sol";
import {IAsset} from "../../../contracts/settlement/IAsset.sol";
import {CashIssue, ICash} from "../../../contracts/settlement/ICash.sol";
import {ICashFactory} from "../../../contracts/settlement/ICashFactory.sol";
import {MAKER} from "../../../contracts/types/Duties.sol";
import {RecordingEscrow} from "./RecordingEscrow.sol";
import {SettlementBase} from "./SettlementBase.sol";

/// @notice Contracts that hold cash for others: named by the Council, told what a leg pays, and able to pay out for ever.
contract CashEscrowTest is SettlementBase {
    RecordingEscrow private escrow;

    function setUp() public override {
        super.setUp();
        escrow = new RecordingEscrow();
        _name(true);
        issue(yuan, acme.maker, 100);
    }

    function test_NamedByTheCouncil() public {
        vm.expectEmit(address(cashFactory));
        emit ICashFactory.EscrowSet(address(escrow), false);
        _name(false);
        vm.assertFalse(cashFactory.isEscrow(address(escrow)), "takes no more");
        vm.assertTrue(cashFactory.wasEscrow(address(escrow)), "still gives");
        expectError(abi.encodeWithSelector(ICashFactory.CashFactory_EscrowInvalid.selector, OUTSIDER));
        asCouncil();
        cashFactory.setEscrow(OUTSIDER, true);
    }

    function testFuzz_RevertWhen_OthersThanTheCouncilName(address caller) public {
        vm.assume(caller != address(timelockController));
        expectError(abi.encodeWithSelector(ICashFactory.CashFactory_NotCouncil.selector, caller));
        vm.prank(caller);
        cashFactory.setEscrow(address(escrow), true);
    }

    function testFuzz_ALegTellsTheEscrowWhatItPays(uint256 id) public {
        _pay(id, 60);
        vm.assertEq(escrow.lastId(), id, "for which obligation");
        vm.assertEq(escrow.lastPayer(), acme.maker, "who paid");
        vm.assertEq(escrow.lastAmount(), 60, "how much");
        vm.assertEq(escrow.balanceThen(), 60, "it had it by then");
    }

    /// @dev Two hands pay by a deal, though one alone cannot pay by transfer.
    function test_UnderDualControlTwoPay() public {
        setDualControl(acme.id);
        vm.prank(acme.maker);
        yuan.approve(address(escrow), 60);
        bytes4 reason = IHolders.Holders_TwoHandsNeeded.selector;
        expectError(abi.encodeWithSelector(reason, acme.id, acme.maker));
        escrow.pull(yuan, acme.maker, 60);
        Deal memory deal = _deal(7, 60);
        settlement.settle(deal, list(dualConsentOf(acme, deal, 1)));
        vm.assertEq(escrow.lastId(), 7, "paid");
    }

    function test_RevertWhen_TheEscrowRefuses() public {
        escrow.refuse(9);
        _expectNotPaid(9, abi.encodeWithSelector(RecordingEscrow.NotOwed.selector, 9));
        vm.assertEq(yuan.balanceOf(acme.maker), 100, "nothing moved");
    }

    function test_RevertWhen_ALegToAMemberNamesAnId() public {
        Deal memory deal = dealOf(legOf(yuan, acme.maker, basin.maker, 1));
        deal.legs[0].id = 1;
        Consent[] memory consents = list(consentOf(acme, deal, 1));
        expectError(abi.encodeWithSelector(IAsset.Asset_IdUnknown.selector, 1));
        settlement.settle(deal, consents);
    }

    function test_PullsAndPaysOut() public {
        vm.prank(acme.maker);
        yuan.approve(address(escrow), 60);
        escrow.pull(yuan, acme.maker, 60);
        escrow.payOut(yuan, basin.maker, 60);
        vm.assertEq(yuan.balanceOf(basin.maker), 60, "by transfer, without a word to the escrow");
        vm.assertEq(escrow.lastId(), 0, "it was not told");
    }

    function test_RevertWhen_ALegGoesToNobody() public {
        Deal memory deal = dealOf(legOf(yuan, acme.maker, OUTSIDER, 10));
        expectError(abi.encodeWithSelector(ICash.Cash_NotHolder.selector, OUTSIDER));
        settlement.settle(deal, list(consentOf(acme, deal, 1)));
    }

    /// @dev Otherwise the Council could keep from holders what was paid to them.
    function test_OneThatIsNamedNoMoreGivesAndDoesNotTake() public {
        _pay(7, 60);
        _name(false);
        expectError(abi.encodeWithSelector(ICash.Cash_NotHolder.selector, address(escrow)));
        vm.prank(acme.maker);
        yuan.transfer(address(escrow), 1);
        _expectNotPaid(7, abi.encodeWithSelector(IAsset.Asset_IdUnknown.selector, 7));
        escrow.payOut(yuan, basin.maker, 60);
        vm.assertEq(yuan.balanceOf(basin.maker), 60, "paid out");
    }

    function test_RevertWhen_AContractThatWasNeverNamedGives() public {
        RecordingEscrow other = new RecordingEscrow();
        expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, address(other)));
        other.payOut(yuan, basin.maker, 0);
    }

    /* AN ESCROW'S ADDRESS THAT SOMEBODY ENROLLED: nobody asks the address */

    function test_RevertWhen_TheEnrollerReclaimsWhatAnEscrowHolds() public {
        _pay(7, 60);
        _enrolEscrow();
        vm.startPrank(basin.admin);
        members.revoke(address(escrow), 0);
        expectError(abi.encodeWithSelector(ICash.Cash_IsEscrow.selector, address(escrow)));
        yuan.reclaim(address(escrow), basin.maker);
        vm.stopPrank();
        _name(false);
        expectError(abi.encodeWithSelector(ICash.Cash_IsEscrow.selector, address(escrow)));
        vm.prank(basin.admin);
        yuan.reclaim(address(escrow), basin.maker);
    }

    function test_AnEnrolledEscrowIsStillToldAndStillGives() public {
        _enrolEscrow();
        _pay(7, 60);
        vm.assertEq(escrow.lastId(), 7, "told");
        setDualControl(basin.id);
        escrow.payOut(yuan, acme.maker, 60);
        vm.assertEq(yuan.balanceOf(acme.maker), 100, "paid out");
    }

    function test_RevertWhen_MoneyIsIssuedToAnEscrow() public {
        _enrolEscrow();
        CashIssue memory next = issueOf(address(escrow), 1);
        DualApproval memory approval = approvalOf(bank, issueDigest(yuan, next));
        expectError(abi.encodeWithSelector(ICash.Cash_IsEscrow.selector, address(escrow)));
        yuan.issue(next, approval);
    }

    /* INTERNAL */

    function _name(bool allowed) private {
        asCouncil();
        cashFactory.setEscrow(address(escrow), allowed);
    }

    function _enrolEscrow() private {
        vm.prank(basin.admin);
        members.enrol(address(escrow), MAKER, 0, personOf("nobody"));
    }

    function _deal(uint256 id, uint256 amount) private view returns (Deal memory deal) {
        deal = dealOf(legOf(yuan, acme.maker, address(escrow), amount));
        deal.legs[0].id = id;
    }

    function _pay(uint256 id, uint256 amount) private {
        Deal memory deal = _deal(id, amount);
        settlement.settle(deal, list(consentOf(acme, deal, amount)));
    }

    function _expectNotPaid(uint256 id, bytes memory reason) private {
        Deal memory deal = _deal(id, 1);
        Consent[] memory consents = list(consentOf(acme, deal, 1));
        expectError(reason);
        settlement.settle(deal, consents);
    }
}
