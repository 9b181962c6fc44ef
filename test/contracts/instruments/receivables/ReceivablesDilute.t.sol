// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IHolders} from "../../../../contracts/members/IHolders.sol";
import {FingerprintState, IFingerprints} from "../../../../contracts/evidence/IFingerprints.sol";
import {IReceivables} from "../../../../contracts/instruments/receivables/IReceivables.sol";
import {Receivable} from "../../../../contracts/instruments/receivables/Receivable.sol";
import {Dilution} from "../../../../contracts/instruments/receivables/ReceivableActs.sol";
import {IERC7943MultiToken} from "../../../../contracts/ledger/IERC7943MultiToken.sol";
import {IHoldings} from "../../../../contracts/ledger/IHoldings.sol";
import {IObligations} from "../../../../contracts/ledger/IObligations.sol";

import {Standing} from "../../../../contracts/members/IMembers.sol";
import {GUARANTEE, UNDERTAKING} from "../../../../contracts/types/LimitKind.sol";
import {ReceivablesBase} from "./ReceivablesBase.sol";

/// @notice Credit notes: they lower the debt by units that the creditor still has, and by no others.
contract ReceivablesDiluteTest is ReceivablesBase {
    Receivable private r;
    uint256 private instrument;

    function setUp() public override {
        super.setUp();
        r = guaranteed(1);
        instrument = issueUnits(r);
    }

    function test_Dilute() public {
        Dilution memory dilution = dilutionOf(r, 300_000);
        vm.expectEmit(address(receivables));
        emit IReceivables.ReceivableDiluted(idOf(r), acme.maker, 300_000, dilution.creditNote);
        dilute(dilution);
        assertHolds(acme, instrument, 700_000, "fewer units");
        vm.assertEq(instruments.obligationOf(instrument).face, 700_000, "less is owed");
        assertUsed(buyer, buyer, UNDERTAKING, 700_000, "limit of the obligor");
        assertUsed(guarantor, buyer, GUARANTEE, 700_000, "limit of the guarantor");
        vm.assertTrue(fingerprints.stateOf(dilution.creditNote) == FingerprintState.Closed, "the note is used up");
    }

    function test_WhatIsDilutedAsAWholeIsClosed() public {
        dilute(dilutionOf(r, FACE));
        close(r);
        assertUsed(buyer, buyer, UNDERTAKING, 0, "nothing is owed");
        assertUsed(guarantor, buyer, GUARANTEE, 0, "or guaranteed");
        assertKey(r, FingerprintState.Closed, "the document is used up");
    }

    function test_TheRestrictedDilute() public {
        setStanding(acme.id, Standing.Restricted);
        setStanding(buyer.id, Standing.Restricted);
        dilute(dilutionOf(r, 1));
        assertHolds(acme, instrument, FACE - 1, "a debt that was not there is not owed");
    }

    /* UNITS */

    function test_RevertWhen_TheUnitsAreSold() public {
        sell(instrument, acme, bank, 800_000, 790_000, false);
        expectError(
            abi.encodeWithSelector(
                IHoldings.Holdings_BalanceInsufficient.selector,
                instrument,
                acme.maker,
                200_000,
                200_001
            )
        );
        dilute(dilutionOf(r, 200_001));
        dilute(dilutionOf(r, 200_000));
    }

    function test_RevertWhen_TheUnitsArePledged() public {
        vm.prank(acme.maker);
        instruments.pledge(instrument, bank.id, 800_000, uint48(block.timestamp), "loan");
        expectError(
            abi.encodeWithSelector(
                IERC7943MultiToken.ERC7943InsufficientUnfrozenBalance.selector,
                acme.maker,
                instrument,
                200_001,
                200_000
            )
        );
        dilute(dilutionOf(r, 200_001));
    }

    function test_RevertWhen_ItIsPaidAlready() public {
        pay(instrument, 800_000);
        expectError(
            abi.encodeWithSelector(IObligations.Obligations_PaidAlready.selector, instrument, 800_000, 799_999)
        );
        dilute(dilutionOf(r, 200_001));
        dilute(dilutionOf(r, 200_000));
        instruments.redeem(instrument, acme.maker);
        close(r);
    }

    function test_RevertWhen_TransfersHaveClosed() public {
        goTo(DUE - 1);
        expectError(abi.encodeWithSelector(IHoldings.Holdings_Closed.selector, instrument, startOf(DUE - 1)));
        dilute(dilutionOf(r, 1));
    }

    /* NOTES */

    function test_RevertWhen_ACreditNoteIsUsedTwice() public {
        Dilution memory dilution = dilutionOf(r, 300_000);
        dilute(dilution);
        bytes memory taken = abi.encodeWithSelector(
            IFingerprints.Fingerprints_Taken.selector,
            0,
            dilution.creditNote,
            FingerprintState.Closed
        );
        expectError(taken);
        dilute(dilution);
        dilution.amount = 1;
        expectError(taken);
        dilute(dilution);
    }

    function test_RevertWhen_TheDeadlineIsOver() public {
        Dilution memory dilution = dilutionOf(r, 1);
        dilution.deadline = uint48(START);
        vm.warp(START + 1);
        expectError(abi.encodeWithSelector(IReceivables.Receivables_Expired.selector, idOf(r), START, START + 1));
        dilute(dilution);
        vm.warp(START);
        dilute(dilution);
    }

    /* WHO SIGNS */

    function test_RevertWhen_TheHolderIsNotTheCreditor() public {
        sell(instrument, acme, bank, FACE, FACE, false);
        Dilution memory dilution = dilutionOf(r, 1);
        dilution.holder = bank.maker;
        bytes32 digest = dilutionDigest(dilution);
        expectError(abi.encodeWithSelector(IReceivables.Receivables_NotParty.selector, idOf(r), acme.id, bank.id));
        receivables.dilute(dilution, signatureOf("Bank: maker", digest), "", approvalOf(buyer, digest));
    }

    function test_RevertWhen_TheCreditorDidNotSign() public {
        Dilution memory dilution = dilutionOf(r, 1);
        bytes32 digest = dilutionDigest(dilution);
        expectError(abi.encodeWithSelector(IHolders.Holders_NotSigned.selector, digest, acme.maker));
        receivables.dilute(dilution, signatureOf("Basin: maker", digest), "", approvalOf(buyer, digest));
    }

    function test_RevertWhen_TheObligorDidNotSign() public {
        Dilution memory dilution = dilutionOf(r, 1);
        bytes32 digest = dilutionDigest(dilution);
        expectError(abi.encodeWithSelector(IReceivables.Receivables_NotParty.selector, idOf(r), buyer.id, acme.id));
        receivables.dilute(dilution, signatureOf("Acme: maker", digest), "", approvalOf(acme, digest));
    }

    function test_ACreditorUnderDualControlSignsWithTwoPeople() public {
        setDualControl(acme.id);
        Dilution memory dilution = dilutionOf(r, 1);
        bytes32 digest = dilutionDigest(dilution);
        bytes memory maker = signatureOf("Acme: maker", digest);
        expectError(abi.encodeWithSelector(IHolders.Holders_CheckerMissing.selector, digest, acme.id, acme.maker));
        receivables.dilute(dilution, maker, "", approvalOf(buyer, digest));
        vm.expectPartialRevert(bytes4(keccak256("Members_DutyMissing(address,uint16,uint16)")));
        receivables.dilute(dilution, maker, maker, approvalOf(buyer, digest));
        receivables.dilute(dilution, maker, signatureOf("Acme: checker", digest), approvalOf(buyer, digest));
    }
}
