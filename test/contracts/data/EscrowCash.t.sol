// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAccesses} from "../../../contracts/data/IAccesses.sol";
import {DualApproval} from "../../../contracts/members/DualApproval.sol";
import {IHolders} from "../../../contracts/members/IHolders.sol";
import {Standing} from "../../../contracts/members/IMembers.sol";
import {CASH_ISSUE_TYPEHASH, CashIssue, ICash} from "../../../contracts/settlement/ICash.sol";
import {Consent, Deal, Leg} from "../../../contracts/settlement/Deal.sol";
import {AgreementId} from "../../../contracts/types/AgreementId.sol";
import {LedgerCash} from "../ledger/LedgerCash.sol";
import {EscrowBase} from "./EscrowBase.sol";

/// @notice What uses cost, in a bank's money: paid in by transfer or by a leg of a deal, and paid out to members.
contract EscrowCashTest is EscrowBase {
    ICash private _yuan;

    function newCash() internal override returns (LedgerCash) {
        vm.prank(bank.maker);
        _yuan = cashFactory.open("CNY", "Yuan", "CNY");
        asCouncil();
        cashFactory.setEscrow(address(agreements), true);
        CashIssue memory issue = CashIssue(bank.maker, 5000, "ref", LATER);
        bytes32 digest = digestOf(
            "Yuan",
            address(_yuan),
            block.chainid,
            keccak256(abi.encode(CASH_ISSUE_TYPEHASH, issue))
        );
        DualApproval memory both = DualApproval(
            signatureOf("Bank: maker", digest),
            signatureOf("Bank: checker", digest)
        );
        _yuan.issue(issue, both);
        return LedgerCash(address(_yuan));
    }

    function test_PaidInByTransferAndPaidOut() public {
        _transferIn(COST);
        serve(terms, 1);
        vm.warp(START + 4 days);
        agreements.settle(terms, price, 1);
        agreements.payOut(_yuan, grid.maker);
        agreements.payOut(_yuan, lab.maker);
        agreements.payOut(_yuan, court.maker);
        vm.assertEq(_yuan.balanceOf(grid.maker), 333, "first share");
        vm.assertEq(_yuan.balanceOf(address(agreements)), 0, "nothing stays");
    }

    function test_PaidInByALegOfADeal() public {
        _settle(uint256(AgreementId.unwrap(id)), COST, "");
        _assertEscrow(COST, 0);
        serve(terms, 1);
        _assertEscrow(0, COST);
    }

    function test_RevertWhen_ALegNamesNoAgreement() public {
        bytes4 other = IAccesses.Accesses_OtherCash.selector;
        _settle(7, COST, abi.encodeWithSelector(other, bytes32(uint256(7)), _yuan));
        vm.assertEq(_yuan.balanceOf(bank.maker), 5000, "nothing moved");
    }

    /// @dev One hand alone moves nothing of an organisation under dual control, by a transfer; two do, by a deal.
    function test_RevertWhen_OneHandPaysIn() public {
        asCouncil();
        members.setDualControl(bank.id, true);
        vm.prank(bank.maker);
        _yuan.approve(address(agreements), COST);
        expectError(abi.encodeWithSelector(IHolders.Holders_TwoHandsNeeded.selector, bank.id, bank.maker));
        vm.prank(bank.maker);
        agreements.fund(id, COST);
    }

    function test_WhoIsExpelledHasItsMoneyBack() public {
        _transferIn(COST);
        asCouncil();
        members.setStanding(bank.id, Standing.Expelled);
        vm.prank(bank.maker);
        agreements.takeBack(terms, COST);
        vm.assertEq(_yuan.balanceOf(bank.maker), 5000, "its own");
    }

    function _transferIn(uint256 amount) private {
        vm.startPrank(bank.maker);
        _yuan.approve(address(agreements), amount);
        agreements.fund(id, amount);
        vm.stopPrank();
    }

    function _settle(uint256 legId, uint256 amount, bytes memory reason) private {
        Deal memory deal = Deal(new Leg[](1), 0, false, LATER);
        deal.legs[0] = Leg(_yuan, legId, bank.maker, address(agreements), amount);
        Consent[] memory consents = new Consent[](1);
        bytes memory signature = signatureOf("Bank: maker", settlement.digestOf(deal, 1));
        consents[0] = Consent(bank.maker, 1, signature, "");
        if (reason.length != 0) expectError(reason);
        settlement.settle(deal, consents);
    }
}
