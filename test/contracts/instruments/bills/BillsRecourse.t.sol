// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {BillState, Lot, LotState} from "../../../../contracts/instruments/bills/Bill.sol";
import {IBillClaims} from "../../../../contracts/instruments/bills/IBillClaims.sol";
import {Passing, Mark} from "../../../../contracts/ledger/LotWord.sol";
import {ACCEPTANCE} from "../../../../contracts/types/LimitKind.sol";
import {OrgId} from "../../../../contracts/types/OrgId.sol";
import {BillsBase} from "./BillsBase.sol";

/// @notice Recourse: who answers to whom, in which order, how long, for how much. Acme endorsed to basin, and basin to the other bank.
contract BillsRecourseTest is BillsBase {
    uint32 private constant REFUSED = MATURITY;

    function test_ClaimFromTheLastEndorser() public {
        startRefused();
        vm.expectEmit(address(bills));
        emit IBillClaims.BillRecourseClaimed(lot, otherBank.id, basin.id, otherBank.maker, 500);
        claim(otherBank, basin.id, false, 500);
        goTo(REFUSED + 20);
        uint256 owed = bills.owedOn(lot, REFUSED + 20);
        vm.assertEq(owed, AMOUNT + 1_917 + 500, "interest is rounded up, once"); // 1 000 000 * 3.45 % * 20 / 360
        uint256 before = yuan.balanceOf(otherBank.maker);
        vm.expectEmit(address(bills));
        emit IBillClaims.BillRecoursePaid(lot, otherBank.id, basin.id, basin.maker, owed);
        payClaim(basin);
        vm.assertEq(yuan.balanceOf(otherBank.maker), before + owed, "money");
        vm.assertEq(holds(basin, lot), AMOUNT, "the payer has the lot");
        Lot memory l = seenLot();
        vm.assertEq(l.base, owed, "what it paid");
        vm.assertEq(l.rank, 3, "where it stands");
        assertUsed(bank, buyer, ACCEPTANCE, AMOUNT, "the acceptor owes still");
    }

    /// @dev Other bank -> basin -> acme -> buyer -> bank.
    function test_RecourseWalksTheChain() public {
        startRefused();
        claim(otherBank, basin);
        payClaim(basin);
        claim(basin, acme);
        payClaim(acme);
        claim(acme, buyer);
        payClaim(buyer);
        claim(buyer, bank);
        payClaim(bank);
        assertLotState(LotState.Settled, "lot");
        assertState(BillState.Closed, "bill");
        assertUsed(bank, buyer, ACCEPTANCE, 0, "limit");
        vm.assertEq(holds(bank, lot), AMOUNT, "the acceptor has its own bill");
    }

    /// @dev Any predecessor, in any order: those who were passed over owe nothing any more.
    function test_JumpToTheFirstEndorser() public {
        startRefused();
        claim(otherBank, acme);
        payClaim(acme);
        _notAPredecessor(acme, basin.id);
        claim(acme, buyer);
    }

    function test_AnotherIsClaimedFromInstead() public {
        startRefused();
        claim(otherBank, basin);
        claim(otherBank, acme);
        expectError(abi.encodeWithSelector(IBillClaims.BillClaims_NotParty.selector, lot, acme.id, basin.id));
        payClaim(basin);
        payClaim(acme);
    }

    function test_RevertWhen_ClaimedByWhoWasPaid() public {
        startRefused();
        claim(otherBank, acme);
        payClaim(acme);
        expectError(abi.encodeWithSelector(IBillClaims.BillClaims_NotHolder.selector, lot, otherBank.maker));
        claim(otherBank, basin);
    }

    function test_RevertWhen_ClaimedFromAStranger() public {
        startRefused();
        _notAPredecessor(otherBank, guarantor.id);
    }

    function test_RevertWhen_ClaimedFromItself() public {
        startRefused();
        claim(otherBank, basin);
        payClaim(basin);
        _notAPredecessor(basin, basin.id);
    }

    function test_RevertWhen_PaidTwice() public {
        startRefused();
        claim(otherBank, basin);
        payClaim(basin);
        expectError(abi.encodeWithSelector(IBillClaims.BillClaims_NotParty.selector, lot, OrgId.wrap(0), basin.id));
        payClaim(basin);
    }

    function test_RevertWhen_MoreThanThePayerAgreedTo() public {
        startRefused();
        claim(otherBank, basin.id, false, 500);
        expectError(abi.encodeWithSelector(IBillClaims.BillClaims_OtherAmount.selector, lot, AMOUNT + 500, AMOUNT));
        vm.prank(basin.maker);
        bills.payClaim(lot, AMOUNT);
    }

    function test_RevertWhen_HistoryIsAnother() public {
        startRefused();
        steps[0].mark = Mark.WithoutRecourse;
        expectError(abi.encodeWithSelector(IBillClaims.BillClaims_OtherHistory.selector, lot));
        claim(otherBank, basin);
        steps.pop();
        expectError(abi.encodeWithSelector(IBillClaims.BillClaims_OtherHistory.selector, lot));
        claim(otherBank, basin);
    }

    /* WHO ANSWERS */

    function test_BackEndorsedHolderHasNoClaimOnItsSuccessors() public {
        startAccepted();
        endorse(acme, basin);
        endorse(basin, otherBank);
        endorse(otherBank, basin);
        _refuse();
        _notAPredecessor(basin, otherBank.id);
        claim(basin, acme);
    }

    function test_DrawerWhoHoldsItClaimsFromTheAcceptorAlone() public {
        startAccepted();
        endorse(acme, buyer);
        _refuse();
        _notAPredecessor(buyer, acme.id);
        _notAPredecessor(buyer, buyer.id);
        claim(buyer, bank);
    }

    /// @dev Else the acceptor would have others pay the bill that it owes.
    function test_AcceptorWhoHoldsItClaimsFromNobody() public {
        startAccepted();
        endorse(acme, bank);
        _refuse();
        expectError(abi.encodeWithSelector(IBillClaims.BillClaims_OwnClaim.selector, lot, bank.id));
        claim(bank, bank);
        expectError(abi.encodeWithSelector(IBillClaims.BillClaims_OwnClaim.selector, lot, bank.id));
        claim(bank, acme);
    }

    function test_LimitedEndorserAnswersToItsEndorseeAlone() public {
        startAccepted();
        endorseLimited(acme, basin);
        endorse(basin, otherBank);
        _refuse();
        _notAPredecessor(otherBank, acme.id);
        claim(otherBank, basin);
        payClaim(basin);
        claim(basin, acme);
        payClaim(acme);
    }

    function test_WhoSoldWithoutRecourseAnswersToNobody() public {
        startAccepted();
        endorse(acme, basin);
        discount(basin, otherBank, false);
        _refuse();
        _notAPredecessor(otherBank, basin.id);
        claim(otherBank, acme);
    }

    function test_PledgorAnswersToThePledgeeThatTookIt() public {
        startAccepted();
        vm.prank(acme.maker);
        instruments.pledge(lot, otherBank.id, AMOUNT, uint48(START), "agreement");
        vm.prank(otherBank.maker);
        instruments.enforce(lot, acme.maker, AMOUNT, "agreement");
        steps.push(Passing(acme.id, otherBank.id, Mark.Enforced));
        _refuse();
        claim(otherBank, acme);
    }

    function test_WhoLostItByOrderAnswersForNothing() public {
        startAccepted();
        endorse(acme, basin);
        take(basin.maker, otherBank);
        steps.push(Passing(basin.id, otherBank.id, Mark.Ordered));
        _refuse();
        _notAPredecessor(otherBank, basin.id);
        claim(otherBank, acme);
    }

    /* GUARANTORS */

    function test_GuarantorOfAnEndorser() public {
        startEndorsed();
        guarantee(guarantor, acme.id);
        _refuse();
        claim(otherBank, acme.id, true, 0);
        payClaim(guarantor);
        vm.assertEq(holds(guarantor, lot), AMOUNT, "it has the lot");
        _notAPredecessor(guarantor, basin.id);
        claim(guarantor, acme);
        payClaim(acme);
        claim(acme, buyer);
    }

    function test_GuarantorOfTheAcceptor() public {
        startEndorsed();
        guarantee(guarantor, bank.id);
        _refuse();
        claim(otherBank, bank.id, true, 0);
        payClaim(guarantor);
        assertLotState(LotState.Refused, "the acceptor has not paid");
        _notAPredecessor(guarantor, buyer.id);
        claim(guarantor, bank);
        payClaim(bank);
        assertLotState(LotState.Settled, "now it has");
    }

    function test_RevertWhen_NobodyGuarantees() public {
        startRefused();
        expectError(abi.encodeWithSelector(IBillClaims.BillClaims_NoGuarantor.selector, lot, acme.id));
        claim(otherBank, acme.id, true, 0);
    }

    /* HELPERS */

    function _refuse() private {
        presentAt(MATURITY);
        refusePayment();
    }

    function _notAPredecessor(Org memory by, OrgId party) private {
        expectError(abi.encodeWithSelector(IBillClaims.BillClaims_NotAPredecessor.selector, lot, party));
        claim(by, party, false, 0);
    }
}
