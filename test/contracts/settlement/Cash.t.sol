// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {DualApproval} from "../../../contracts/members/DualApproval.sol";
import {IHolders} from "../../../contracts/members/IHolders.sol";
import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {CashIssue, ICash} from "../../../contracts/settlement/ICash.sol";
import {ADMIN, CHECKER, Duties, MAKER} from "../../../contracts/types/Duties.sol";
import {BANK, Roles} from "../../../contracts/types/Roles.sol";
import {SettlementBase} from "./SettlementBase.sol";

/// @notice A bank's deposit money: issued by two people of the bank, held by members, redeemed by whoever holds it.
contract CashTest is SettlementBase {
    function test_WhatItIs() public view {
        vm.assertEq(yuan.name(), "Deposit money", "name");
        vm.assertEq(yuan.symbol(), "D", "symbol");
        vm.assertEq(yuan.decimals(), 2, "decimals");
        vm.assertTrue(yuan.bank() == bank.id, "bank");
        vm.assertTrue(yuan.currency() == "CNY", "currency");
    }

    /* ISSUING */

    function testFuzz_TwoPeopleOfTheBankIssue(uint128 amount) public {
        vm.assume(amount != 0);
        CashIssue memory next = issueOf(acme.maker, amount);
        DualApproval memory approval = approvalOf(bank, issueDigest(yuan, next));
        vm.expectEmit(address(yuan));
        emit ICash.CashIssued(acme.maker, amount, next.ref);
        vm.prank(OUTSIDER);
        yuan.issue(next, approval);
        vm.assertEq(yuan.balanceOf(acme.maker), amount, "balance");
        vm.assertEq(yuan.totalSupply(), amount, "supply");
        vm.assertTrue(yuan.isRefUsed(next.ref), "the reference is used");
    }

    function test_InItsLastSecond() public {
        CashIssue memory next = issueOf(acme.maker, 1);
        DualApproval memory approval = approvalOf(bank, issueDigest(yuan, next));
        vm.warp(DEADLINE);
        yuan.issue(next, approval);
        vm.warp(DEADLINE + 1);
        next.ref = "another";
        approval = approvalOf(bank, issueDigest(yuan, next));
        expectError(abi.encodeWithSelector(ICash.Cash_Expired.selector, DEADLINE, DEADLINE + 1));
        yuan.issue(next, approval);
    }

    function test_RevertWhen_AReferenceComesTwice() public {
        CashIssue memory next = issueOf(acme.maker, 10);
        DualApproval memory approval = approvalOf(bank, issueDigest(yuan, next));
        yuan.issue(next, approval);
        bytes memory reason = abi.encodeWithSelector(ICash.Cash_RefUsed.selector, next.ref);
        expectError(reason);
        yuan.issue(next, approval);
        (next.to, next.amount) = (basin.maker, 11);
        approval = approvalOf(bank, issueDigest(yuan, next));
        expectError(reason);
        yuan.issue(next, approval);
    }

    function test_RevertWhen_NothingOrNoReferenceIsIssued() public {
        CashIssue memory next = issueOf(acme.maker, 0);
        _expectNotIssued(next, abi.encodeWithSelector(ICash.Cash_AmountZero.selector));
        (next.amount, next.ref) = (1, 0);
        _expectNotIssued(next, abi.encodeWithSelector(ICash.Cash_RefZero.selector));
    }

    function test_RevertWhen_IssuedToNobody() public {
        CashIssue memory next = issueOf(OUTSIDER, 1);
        _expectNotIssued(next, abi.encodeWithSelector(ICash.Cash_NotHolder.selector, OUTSIDER));
        next.to = address(0);
        _expectNotIssued(next, abi.encodeWithSelector(ICash.Cash_NotHolder.selector, address(0)));
    }

    function test_RevertWhen_AnotherBankIssues() public {
        CashIssue memory next = issueOf(acme.maker, 1);
        DualApproval memory approval = approvalOf(otherBank, issueDigest(yuan, next));
        expectError(abi.encodeWithSelector(ICash.Cash_NotBank.selector, bank.id, otherBank.id));
        yuan.issue(next, approval);
    }

    /// @dev The Council took the role: what the bank issued stays money, and nothing is added.
    function test_RevertWhen_TheBankIsABankNoMore() public {
        issue(yuan, acme.maker, 10);
        setRoles(bank.id, Roles.wrap(0));
        bytes4 reason = IMembers.Members_RoleMissing.selector;
        _expectNotIssued(issueOf(acme.maker, 1), abi.encodeWithSelector(reason, bank.id, Roles.wrap(0), BANK));
        vm.prank(acme.maker);
        yuan.redeem(10, "");
    }

    function test_RevertWhen_TheBankIsRestricted() public {
        setStanding(bank.id, Standing.Restricted);
        bytes4 reason = IMembers.Members_NotActive.selector;
        _expectNotIssued(issueOf(acme.maker, 1), abi.encodeWithSelector(reason, bank.id, Standing.Restricted));
    }

    function test_RevertWhen_OnePersonOfTheBankIssues() public {
        vm.prank(bank.admin);
        members.enrol(accountOf("second key"), CHECKER, 0, personOf("Bank: maker"));
        CashIssue memory next = issueOf(acme.maker, 1);
        bytes32 digest = issueDigest(yuan, next);
        DualApproval memory approval = DualApproval(
            signatureOf("Bank: maker", digest),
            signatureOf("second key", digest)
        );
        bytes4 reason = IHolders.Holders_OnePerson.selector;
        expectError(abi.encodeWithSelector(reason, bank.maker, accountOf("second key")));
        yuan.issue(next, approval);
    }

    /* TRANSFERS */

    function test_AMemberTransfers() public {
        issue(yuan, acme.maker, 10);
        vm.prank(acme.maker);
        vm.assertTrue(yuan.transfer(basin.admin, 4), "true");
        vm.assertEq(yuan.balanceOf(basin.admin), 4, "any account of a member is paid");
        vm.prank(acme.maker);
        yuan.approve(OUTSIDER, 5);
        vm.prank(OUTSIDER);
        vm.assertTrue(yuan.transferFrom(acme.maker, basin.maker, 5), "true");
        vm.assertEq(yuan.balanceOf(basin.maker), 5, "by whom the holder approved");
    }

    function test_RevertWhen_TransferredToNobody() public {
        issue(yuan, acme.maker, 10);
        _expectNotMoved(acme.maker, OUTSIDER, abi.encodeWithSelector(ICash.Cash_NotHolder.selector, OUTSIDER));
    }

    function test_RevertWhen_TheGiverIsNoMaker() public {
        issue(yuan, acme.checker, 10);
        bytes4 reason = IMembers.Members_DutyMissing.selector;
        _expectNotMoved(acme.checker, basin.maker, abi.encodeWithSelector(reason, acme.checker, CHECKER, MAKER));
        reason = IMembers.Members_NotEnrolled.selector;
        _expectNotMoved(OUTSIDER, basin.maker, abi.encodeWithSelector(reason, OUTSIDER));
    }

    function test_RevertWhen_OneHandMovesUnderDualControl() public {
        issue(yuan, acme.maker, 10);
        setDualControl(acme.id);
        bytes4 reason = IHolders.Holders_TwoHandsNeeded.selector;
        _expectNotMoved(acme.maker, basin.maker, abi.encodeWithSelector(reason, acme.id, acme.maker));
        vm.assertEq(yuan.balanceOf(basin.maker), 0, "nothing moved");
    }

    function test_Permit() public {
        issue(yuan, acme.maker, 10);
        bytes32 type_ = keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");
        bytes32 content = keccak256(abi.encode(type_, acme.maker, OUTSIDER, 7, 0, DEADLINE));
        bytes32 digest = typedDigest("Deposit money", address(yuan), block.chainid, content);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(keyOf("Acme: maker"), digest);
        yuan.permit(acme.maker, OUTSIDER, 7, DEADLINE, v, r, s);
        vm.prank(OUTSIDER);
        yuan.transferFrom(acme.maker, basin.maker, 7);
        vm.assertEq(yuan.balanceOf(basin.maker), 7, "moved");
    }

    /* STANDING */

    function test_ARestrictedMemberIsPaidPaysAndRedeems() public {
        issue(yuan, acme.maker, 10);
        setStanding(basin.id, Standing.Restricted);
        vm.prank(acme.maker);
        yuan.transfer(basin.maker, 10);
        vm.prank(basin.maker);
        yuan.transfer(acme.maker, 4);
        vm.expectEmit(address(yuan));
        emit ICash.CashRedeemed(basin.maker, 6, "out");
        vm.prank(basin.maker);
        yuan.redeem(6, "out");
        vm.assertEq(yuan.totalSupply(), 4, "what is left");
    }

    function test_AnExpelledMemberIsPaidAndRedeems() public {
        issue(yuan, acme.maker, 10);
        setStanding(basin.id, Standing.Expelled);
        vm.prank(acme.maker);
        yuan.transfer(basin.maker, 10);
        _expectNotMoved(basin.maker, acme.maker, abi.encodeWithSelector(IMembers.Members_Expelled.selector, basin.id));
        vm.prank(basin.maker);
        yuan.redeem(10, "out");
        vm.assertEq(yuan.totalSupply(), 0, "all is out");
    }

    function test_ARestrictedBanksMoneyIsRedeemed() public {
        issue(yuan, acme.maker, 10);
        setStanding(bank.id, Standing.Expelled);
        vm.prank(acme.maker);
        yuan.redeem(10, "out");
    }

    /* REDEEMING */

    function test_RevertWhen_MoreThanHeldOrNothingIsRedeemed() public {
        issue(yuan, acme.maker, 10);
        expectError(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, acme.maker, 10, 11));
        vm.prank(acme.maker);
        yuan.redeem(11, "");
        expectError(abi.encodeWithSelector(ICash.Cash_AmountZero.selector));
        vm.prank(acme.maker);
        yuan.redeem(0, "");
    }

    function test_RevertWhen_ACheckerOrARevokedMakerRedeems() public {
        issue(yuan, acme.checker, 10);
        issue(yuan, acme.maker, 10);
        expectError(abi.encodeWithSelector(IMembers.Members_DutyMissing.selector, acme.checker, CHECKER, MAKER));
        vm.prank(acme.checker);
        yuan.redeem(10, "");
        _revoke(acme.maker);
        expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, acme.maker));
        vm.prank(acme.maker);
        yuan.redeem(10, "");
    }

    /* RECLAIMING */

    function test_AnAdminReclaimsFromAnAccountThatEnded() public {
        issue(yuan, acme.maker, 10);
        address fresh = enrol(acme.admin, "fresh", MAKER);
        _revoke(acme.maker);
        vm.expectEmit(address(yuan));
        emit ICash.CashReclaimed(acme.maker, fresh, 10);
        vm.prank(acme.admin);
        yuan.reclaim(acme.maker, fresh);
        vm.assertEq(yuan.balanceOf(fresh), 10, "moved");
        expectError(abi.encodeWithSelector(ICash.Cash_AmountZero.selector));
        vm.prank(acme.admin);
        yuan.reclaim(acme.maker, fresh);
    }

    function test_AnAdminOfAnExpelledMemberReclaims() public {
        issue(yuan, acme.checker, 10); // who can never redeem
        setStanding(acme.id, Standing.Expelled);
        vm.prank(acme.admin);
        yuan.reclaim(acme.checker, acme.maker);
        vm.prank(acme.maker);
        yuan.redeem(10, "");
    }

    function test_RevertWhen_ReclaimedFromAnHonouredAccount() public {
        issue(yuan, acme.maker, 10);
        _expectNotReclaimed(
            acme.maker,
            acme.admin,
            abi.encodeWithSelector(ICash.Cash_AccountHonoured.selector, acme.maker)
        );
    }

    function test_RevertWhen_ReclaimedFromOrToAnother() public {
        issue(yuan, basin.maker, 10);
        vm.prank(basin.admin);
        members.revoke(basin.maker, 0);
        bytes4 reason = ICash.Cash_OtherOrganisation.selector;
        _expectNotReclaimed(basin.maker, acme.maker, abi.encodeWithSelector(reason, basin.maker, acme.id));
        _revoke(acme.maker);
        _expectNotReclaimed(acme.maker, basin.admin, abi.encodeWithSelector(reason, basin.admin, acme.id));
    }

    function test_RevertWhen_AMakerReclaims() public {
        expectError(abi.encodeWithSelector(IMembers.Members_DutyMissing.selector, acme.maker, MAKER, ADMIN));
        vm.prank(acme.maker);
        yuan.reclaim(acme.maker, acme.admin);
    }

    /* INTERNAL */

    function _revoke(address account) private {
        vm.prank(acme.admin);
        members.revoke(account, 0);
    }

    function _expectNotIssued(CashIssue memory next, bytes memory reason) private {
        DualApproval memory approval = approvalOf(bank, issueDigest(yuan, next));
        expectError(reason);
        yuan.issue(next, approval);
    }

    /// @dev Neither by the holder nor by whom it approved.
    function _expectNotMoved(address from, address to, bytes memory reason) private {
        expectError(reason);
        vm.prank(from);
        yuan.transfer(to, 1);
        vm.prank(from);
        yuan.approve(address(this), 1);
        expectError(reason);
        yuan.transferFrom(from, to, 1);
    }

    function _expectNotReclaimed(address from, address to, bytes memory reason) private {
        expectError(reason);
        vm.prank(acme.admin);
        yuan.reclaim(from, to);
    }
}
