// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {BillState, Lot, LotState} from "../../../../contracts/instruments/bills/Bill.sol";
import {IBillClaims} from "../../../../contracts/instruments/bills/IBillClaims.sol";
import {IObligations} from "../../../../contracts/ledger/IObligations.sol";
import {Passing, Mark} from "../../../../contracts/ledger/LotWord.sol";
import {ACCEPTANCE, GUARANTEE} from "../../../../contracts/types/LimitKind.sol";
import {OrgId} from "../../../../contracts/types/OrgId.sol";
import {BillsBase} from "./BillsBase.sol";

/// @notice Who answers to whom. Acme endorsed to basin, and basin to the other bank.
contract BillsAnswersTest is BillsBase {
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

    /// @dev Acme gave it to basin without recourse and had it back: nobody comes back to acme for the first time, so those between answer to it.
    function test_WhoAnsweredForNothingClaimsFromThoseAfterIt() public {
        startAccepted();
        giveWithoutRecourse(acme, basin);
        endorse(basin, otherBank);
        endorse(otherBank, acme);
        _refuse();
        claim(acme, basin);
        claim(acme, otherBank);
        payClaim(otherBank);
        _notAPredecessor(otherBank, acme.id);
        claim(otherBank, basin);
    }

    function test_WhoLostItByOrderAndHadItBackClaimsFromThoseAfterIt() public {
        startAccepted();
        take(acme.maker, basin);
        steps.push(Passing(acme.id, basin.id, Mark.Ordered));
        endorse(basin, acme);
        _refuse();
        claim(acme, basin);
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
        claimFromGuarantor(otherBank, acme.id, guarantor.id);
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
        claimFromGuarantor(otherBank, bank.id, guarantor.id);
        payClaim(guarantor);
        assertLotState(LotState.Refused, "the acceptor has not paid");
        _notAPredecessor(guarantor, buyer.id);
        claim(guarantor, bank);
        payAfterAll();
        assertLotState(LotState.Settled, "now it has");
    }

    function test_RevertWhen_NobodyGuarantees() public {
        startRefused();
        bytes memory reason = abi.encodeWithSelector(
            IBillClaims.BillClaims_NoGuarantor.selector,
            lot,
            acme.id,
            guarantor.id
        );
        expectError(reason);
        claimFromGuarantor(otherBank, acme.id, guarantor.id);
    }

    /// @dev A shell that guaranteed first stands in nobody's way: the holder chooses.
    function test_TheHolderChoosesAmongGuarantors() public {
        startEndorsed();
        setCap(acme, bank, GUARANTEE, CAP);
        guarantee(acme, bank.id);
        guarantee(guarantor, bank.id);
        _refuse();
        claimFromGuarantor(otherBank, bank.id, guarantor.id);
        claimFromGuarantor(otherBank, bank.id, acme.id);
        payClaim(guarantor);
        _notClaimed(acme);
    }

    /* HELPERS */

    function _refuse() private {
        presentAt(MATURITY);
        refusePayment();
    }

    function _notClaimed(Org memory by) private {
        expectError(abi.encodeWithSelector(IBillClaims.BillClaims_NotClaimed.selector, lot, by.id));
        payClaim(by);
    }

    function _notAPredecessor(Org memory by, OrgId party) private {
        expectError(abi.encodeWithSelector(IBillClaims.BillClaims_NotAPredecessor.selector, lot, party));
        claim(by, party, 0);
    }
}
